import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import {
  PublicityDateInFutureError,
  PublicityPersonUnknownError,
  PublicityRowsRefusedError,
} from './publicity.results.js';

@Inherit()
@ObjectType({
  description: 'The understandings stand recorded for everybody on the list (了解事项已登记).',
})
export class UnderstandingsRecorded {
  constructor(people: number, gained: number) {
    this.people = people;
    this.gained = gained;
  }

  @Field(() => Int, { description: 'How many people were named (人数).' })
  people: number;

  @Field(() => Int, {
    description: 'How many understandings are new; what stood before is kept as it was (新增项数).',
  })
  gained: number;
}

@Inherit()
@ObjectType({
  description: 'The fourth understanding is recorded by choosing, not by declaring (第四项由选择记录).',
  implements: UserError,
})
export class OwnChoiceNotDeclaredError extends UserError {
  constructor() {
    super(
      '第四项「选择自己的安置方式」在职工选择安置方式时自动登记,请只填前三项 (OWN_CHOICE is recorded when the person chooses a placement; give the first three only)',
    );
  }
}

export const RecordUnderstandingsResult = resultUnion(
  'RecordUnderstandingsResult',
  [UnderstandingsRecorded, PublicityRowsRefusedError, OwnChoiceNotDeclaredError, PublicityDateInFutureError],
  'What came of recording understandings.',
);

export const DeclareUnderstandingsResult = resultUnion(
  'DeclareUnderstandingsResult',
  [UnderstandingsRecorded, OwnChoiceNotDeclaredError, PublicityPersonUnknownError],
  'What came of declaring understandings.',
);

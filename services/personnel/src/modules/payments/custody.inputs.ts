import { FilledText, LocalDateText } from '@anzhi/graphql-kit';
import { ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { CustodyOutcomeEnum, CustodyStepEnum } from './custody.enums.js';
import { UncollectedItemInput, UncollectedRepresentativeInput } from './uncollected.inputs.js';

@InputType({ description: 'A step of the path that was done; kept encrypted (登记步骤).' })
export class RecordCustodyStepInput extends UncollectedItemInput {
  @Field(() => CustodyStepEnum, { description: 'Which step of the path (步骤).' })
  step: keyof typeof CustodyStepEnum;

  @Field(() => LocalDateText, {
    description: 'When: of a judgment, death or disappearance the day that it names (日期).',
  })
  doneOn: string;

  @Field(() => CustodyOutcomeEnum, {
    nullable: true,
    description: 'What it came to, where the path depends on it (结果).',
  })
  outcome?: keyof typeof CustodyOutcomeEnum | null;

  @Field(() => String, { description: 'What proves it, as a file number (证明文件编号).' })
  @FilledText(200)
  proof: string;
}

@InputType({ description: 'Who acts for the person of an open item from now on (变更代理人).' })
export class NameUncollectedRepresentativeInput extends UncollectedItemInput {
  @Field(() => UncollectedRepresentativeInput, { description: 'Who, with the kind of proof (代理人).' })
  @ValidateNested()
  representative: UncollectedRepresentativeInput;
}

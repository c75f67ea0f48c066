import { Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import {
  CustodyOutcomeEnum,
  CustodyStepEnum,
  CustodyStepStateEnum,
  FollowUpStateEnum,
} from './custody.enums.js';

@Inherit()
@ObjectType({
  description: 'A step of the path by which the money comes to the person (步骤).',
})
export class CustodyStep {
  @Field(() => CustodyStepEnum, { description: 'Which step (步骤).' })
  code: keyof typeof CustodyStepEnum;

  @Field(() => String, { description: 'What is to be done, in Chinese (办理事项).' })
  zh: string;

  @Field(() => String, { description: 'What is to be done, in English (办理事项英文).' })
  en: string;

  @Field(() => String, { description: 'Its basis in law (法律依据).' })
  basis: string;

  @Field(() => CustodyStepStateEnum, { description: 'How it stands (状态).' })
  state: keyof typeof CustodyStepStateEnum;

  @Field(() => [CustodyOutcomeEnum], {
    description: 'What it can come to, empty when nothing depends on it (可能结果).',
  })
  outcomes: (keyof typeof CustodyOutcomeEnum)[];

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'From when it can be done, where the law makes one wait (最早日期).',
  })
  possibleFrom: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was done (办理日期).' })
  doneOn: string | null;

  @Field(() => CustodyOutcomeEnum, { nullable: true, description: 'What it came to (结果).' })
  outcome: keyof typeof CustodyOutcomeEnum | null;

  @Field(() => String, { nullable: true, description: 'What proves it, as a file number (证明文件编号).' })
  proof: string | null;
}

@Inherit()
@ObjectType({ description: 'A monthly follow-up of an open item (跟进任务).' })
export class FollowUpTask {
  @Field(() => LocalDateText, { description: 'When it is due (应跟进日期).' })
  dueOn: string;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was done (跟进日期).' })
  doneOn: string | null;

  @Field(() => FollowUpStateEnum, { description: 'How it stands (状态).' })
  state: keyof typeof FollowUpStateEnum;

  @Field(() => String, { nullable: true, description: 'What was done (跟进情况).' })
  note: string | null;
}

import { connectionOf, FilledText, Inherit, LocalDateText, PageArgs } from '@anzhi/graphql-kit';
import { IsIn, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { ObjectionCorrectionInput } from './objection.inputs.js';
import { CorrectableFact } from './objection.type.js';
import { PostingSeriesKind } from './posting.type.js';

export enum PostingReopeningCause {
  JUDGMENT = 'JUDGMENT',
  LATE_EVIDENCE = 'LATE_EVIDENCE',
}
registerEnumType(PostingReopeningCause, {
  name: 'PostingReopeningCause',
  description: 'Why a final row may be reopened; nothing else reopens it (重开事由).',
  valuesConfig: {
    JUDGMENT: { description: 'A judgment in force (生效判决).' },
    LATE_EVIDENCE: { description: 'Late evidence that two officers approve (逾期证据).' },
  },
});

export enum PostingReopeningStatus {
  REQUESTED = 'REQUESTED',
  REFUSED = 'REFUSED',
  REOPENED = 'REOPENED',
  FINAL = 'FINAL',
}
registerEnumType(PostingReopeningStatus, {
  name: 'PostingReopeningStatus',
  description: 'Where a reopening stands (重开状态).',
  valuesConfig: {
    REQUESTED: { description: 'Asked for by one officer; another decides (待批准).' },
    REFUSED: { description: 'Refused with reasons and remedies (不予重开).' },
    REOPENED: { description: 'Open: a supplementary posting is due, nothing is paid on the row (已重开).' },
    FINAL: { description: 'Posted once more and final again (再次定案).' },
  },
});

@Inherit()
@ObjectType({ description: 'A final row reopened, or asked to be (定案行重开).' })
export class PostingReopening {
  @Field(() => ID, { description: 'The reopening (重开标识).' })
  id: string;

  @Field(() => PostingSeriesKind, { description: 'The series (系列).' })
  series: PostingSeriesKind;

  @Field(() => String, { description: 'Whose row (工号).' })
  employeeNo: string;

  @Field(() => PostingReopeningCause, { description: 'Why (事由).' })
  cause: PostingReopeningCause;

  @Field(() => String, { description: 'Number of the judgment or file of the evidence (文号).' })
  reference: string;

  @Field(() => String, { description: 'The reasons (理由).' })
  reasons: string;

  @Field(() => CorrectableFact, { nullable: true, description: 'Which fact is corrected (更正事实).' })
  correctedFact: CorrectableFact | null;

  @Field(() => PostingReopeningStatus, { description: 'Where it stands (状态).' })
  status: PostingReopeningStatus;

  @Field(() => LocalDateText, { description: 'When it was asked for (申请日期).' })
  requestedOn: string;

  @Field(() => LocalDateText, { nullable: true, description: 'When another officer decided (批准日期).' })
  decidedOn: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was refused (不予重开的理由).' })
  refusal: string | null;
}

@Inherit()
@ObjectType({ description: 'A page of reopenings (重开列表).' })
export class PostingReopeningConnection extends connectionOf(
  PostingReopening,
  'PostingReopening',
  'reopenings (重开)',
) {}

@ArgsType()
export class PostingReopeningsArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => PostingReopeningStatus, { nullable: true, description: 'Only in this state (状态).' })
  status?: PostingReopeningStatus;
}

@InputType({ description: 'A request to reopen a final row (申请重开定案行).' })
export class RequestReopeningInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => PostingSeriesKind, { description: 'Which series (系列).' })
  @IsIn(Object.values(PostingSeriesKind))
  series: PostingSeriesKind;

  @Field(() => String, { description: 'Whose row (工号).' })
  @FilledText(50)
  employeeNo: string;

  @Field(() => PostingReopeningCause, { description: 'Why (事由).' })
  @IsIn(Object.values(PostingReopeningCause))
  cause: PostingReopeningCause;

  @Field(() => String, { description: 'Number of the judgment or file of the evidence (文号).' })
  @FilledText(200)
  reference: string;

  @Field(() => String, { description: 'The reasons (理由).' })
  @FilledText(2000)
  reasons: string;

  @Field(() => ID, { nullable: true, description: 'The objection it answers (异议标识).' })
  objectionId?: string;

  @Field(() => ObjectionCorrectionInput, {
    nullable: true,
    description: 'What is corrected on the roster once approved (更正).',
  })
  @ValidateNested()
  correction?: ObjectionCorrectionInput;
}

@InputType({ description: 'Which reopening is approved (批准重开).' })
export class ApproveReopeningInput {
  @Field(() => ID, { description: 'The reopening (重开标识).' })
  reopeningId: string;
}

@InputType({ description: 'A reopening that is refused (不予重开).' })
export class RefuseReopeningInput {
  @Field(() => ID, { description: 'The reopening (重开标识).' })
  reopeningId: string;

  @Field(() => String, { description: 'Why (理由).' })
  @FilledText(1000)
  reasons: string;

  @Field(() => String, { description: 'What can be done against it (救济途径).' })
  @Length(0, 1000)
  remedies: string;
}

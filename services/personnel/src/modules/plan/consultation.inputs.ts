import { FilledText, LocalDateText, PageArgs } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, IsIn, Length, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { OpinionDisposition } from './consultation.enums.js';

@InputType({ description: 'A meeting of a delegation group on the plan (职工代表小组会).' })
export class RecordDelegationMeetingInput {
  @Field(() => ID, { description: 'The plan (方案标识).' })
  planId: string;

  @Field(() => String, { description: 'The delegation group (代表小组).' })
  @FilledText(100)
  delegation: string;

  @Field(() => LocalDateText, { description: 'When (日期).' })
  heldOn: string;

  @Field(() => Int, { description: 'How many took part (出席人数).' })
  @Min(1)
  @Max(10_000)
  attended: number;

  @Field(() => [String], { description: 'What was said, without who said it (意见建议).' })
  @ArrayMaxSize(200)
  @Length(1, 2000, { each: true })
  opinions: string[];

  @Field(() => String, { nullable: true, description: 'The minutes, as a file number (会议记录编号).' })
  @Length(1, 200)
  minutesRef?: string | null;
}

@InputType({ description: 'The reply to an opinion (答复意见).' })
export class AnswerDelegationOpinionInput {
  @Field(() => ID, { description: 'The opinion (意见标识).' })
  opinionId: string;

  @Field(() => OpinionDisposition, { description: 'What becomes of it (处理结果).' })
  @IsIn(Object.values(OpinionDisposition))
  disposition: OpinionDisposition;

  @Field(() => String, { description: 'The reply; of what is not adopted the reason (答复内容).' })
  @FilledText(2000)
  reply: string;
}

@InputType({ description: 'An elected representative (职工代表).' })
export class CongressRepresentativeInput {
  @Field(() => String, { description: 'The employee number (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => String, { description: 'The delegation group (代表小组).' })
  @FilledText(100)
  delegation: string;

  @Field(() => Boolean, {
    description: 'True for a manager of the middle rank or above (是否中层以上管理人员).',
  })
  manager: boolean;
}

@InputType({ description: 'Representatives elected for a term (登记职工代表).' })
export class RegisterCongressRepresentativesInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => String, { description: 'The term, "第十五届" (届).' })
  @FilledText(50)
  term: string;

  @Field(() => LocalDateText, { description: 'When they were elected (当选日期).' })
  electedOn: string;

  @Field(() => [CongressRepresentativeInput], { description: 'Who (名单).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  representatives: CongressRepresentativeInput[];
}

@InputType({ description: 'The end of a representative’s office (终止代表资格).' })
export class EndCongressRepresentativeInput {
  @Field(() => ID, { description: 'The representative (代表标识).' })
  representativeId: string;

  @Field(() => String, { description: 'Why (原因).' })
  @FilledText(500)
  reason: string;
}

/** That a talk took place and what it was about. There is no field for how anybody means to vote, by design (S043). */
@InputType({ description: 'A talk with a representative on the plan (谈心记录).' })
export class ConsultationTalkInput {
  @Field(() => String, { description: 'The employee number of the representative (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => LocalDateText, { description: 'When (日期).' })
  talkedOn: string;

  @Field(() => [String], { description: 'What was explained (谈话主题).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Length(1, 200, { each: true })
  topics: string[];

  @Field(() => String, { nullable: true, description: 'What was asked; kept encrypted (提出的问题).' })
  @Length(1, 2000)
  questions?: string | null;
}

@InputType({ description: 'Talks with representatives on the plan (登记谈心记录).' })
export class RecordConsultationTalksInput {
  @Field(() => ID, { description: 'The plan (方案标识).' })
  planId: string;

  @Field(() => [ConsultationTalkInput], { description: 'The talks (谈心记录).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  talks: ConsultationTalkInput[];
}

@ArgsType()
export class PlanPageArgs extends PageArgs {
  @Field(() => ID, { description: 'The plan (方案标识).' })
  planId: string;
}

@ArgsType()
export class DelegationOpinionsArgs extends PlanPageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those with a reply, or only those without one (是否已答复).',
  })
  answered?: boolean | null;
}

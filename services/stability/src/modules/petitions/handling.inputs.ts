import { FilledText } from '@anzhi/graphql-kit';
import { IsInt, Length, Matches, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import {
  IdentityReadReason,
  PetitionOutcome,
  RecusalGround,
  ReferralSeries,
  ServiceMeans,
} from './petition.enums.js';

@InputType({ description: 'A petition to look into (调查核实).' })
export class InvestigatePetitionInput {
  @Field(() => ID, { description: 'The petition (信访事项).' })
  petitionId: string;
}

@InputType({ description: 'A finish to extend, once (延长办理期限).' })
export class ExtendPetitionInput {
  @Field(() => ID, { description: 'The petition (信访事项).' })
  petitionId: string;

  @Field(() => Int, { description: 'By how many days, 1 to 30 (延长天数).' })
  @IsInt()
  days: number;

  @Field(() => String, { description: 'Why: what makes it complex; told to the petitioner (延长理由).' })
  @FilledText(2000)
  reason: string;
}

@InputType({ description: 'A question to answer (答复问题).' })
export class AnswerQuestionInput {
  @Field(() => ID, { description: 'The petition (信访事项).' })
  petitionId: string;

  @Field(() => Int, { description: 'The number of the question in the case, from 1 (序号).' })
  @IsInt()
  @Min(1)
  @Max(50)
  no: number;

  @Field(() => String, { description: 'The answer; kept encrypted (答复内容).' })
  @FilledText(4000)
  answer: string;
}

@InputType({ description: 'The written reply, with all parts of article 32 (答复意见).' })
export class ReplyPetitionInput {
  @Field(() => ID, { description: 'The petition (信访事项).' })
  petitionId: string;

  @Field(() => PetitionOutcome, { description: 'What it decides (办理意见).' })
  outcome: PetitionOutcome;

  @Field(() => String, { description: 'What is requested (具体投诉请求).' })
  @Length(0, 4000)
  request: string;

  @Field(() => String, { description: 'The facts found (事实和理由).' })
  @Length(0, 8000)
  facts: string;

  @Field(() => String, { description: 'The opinion (处理意见).' })
  @Length(0, 8000)
  opinion: string;

  @Field(() => String, { description: 'Its legal basis (依据).' })
  @Length(0, 4000)
  legalBasis: string;
}

@InputType({ description: 'The service of a reply (送达).' })
export class ServePetitionReplyInput {
  @Field(() => ID, { description: 'The petition (信访事项).' })
  petitionId: string;

  @Field(() => ServiceMeans, { description: 'How it was served (送达方式).' })
  means: ServiceMeans;

  @Field(() => String, { description: 'The receipt, postal number or delivery report (送达凭证).' })
  @FilledText(1000)
  proof: string;
}

@InputType({ description: 'A petition to close (办结).' })
export class ClosePetitionInput {
  @Field(() => ID, { description: 'The petition (信访事项).' })
  petitionId: string;
}

@InputType({ description: 'A handler for a petition (指定承办人).' })
export class AssignHandlerInput {
  @Field(() => ID, { description: 'The petition (信访事项).' })
  petitionId: string;

  @Field(() => String, {
    description: 'The subject of a petitions-officer or factory-leader in office (承办人账号).',
  })
  @FilledText(200)
  handler: string;
}

@InputType({ description: 'A handler who stands aside (回避).' })
export class RecuseInput {
  @Field(() => ID, { description: 'The petition (信访事项).' })
  petitionId: string;

  @Field(() => RecusalGround, { description: 'Why (回避事由).' })
  ground: RecusalGround;
}

@InputType({ description: 'A reading of who petitions (查看信访人).' })
export class RevealPetitionersInput {
  @Field(() => ID, { description: 'The petition (信访事项).' })
  petitionId: string;

  @Field(() => IdentityReadReason, { description: 'Why it is read; stands in the audit (查看理由).' })
  reason: IdentityReadReason;
}

@InputType({ description: "The petitioner's own posted row, to be referred as an objection (转办异议)." })
export class ReferObjectionInput {
  @Field(() => ID, { description: 'The petition (信访事项).' })
  petitionId: string;

  @Field(() => String, { description: "The petitioner's own employee number, as registered (职工编号)." })
  @FilledText(64)
  employeeNo: string;

  @Field(() => ReferralSeries, { description: 'The posting series (公示系列).' })
  series: ReferralSeries;

  @Field(() => String, { description: 'The posted item as a code, "SENIORITY" (异议项目).' })
  @Matches(/^[A-Z][A-Z0-9_]{0,63}$/, { message: 'item is a code in capitals, such as SENIORITY' })
  item: string;
}

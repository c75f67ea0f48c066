import { connectionOf, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import {
  PetitionChannel,
  PetitionerCategory,
  PetitionKind,
  PetitionOutcome,
  PetitionStatus,
  PetitionTopic,
  RedirectRoute,
  ReferralResult,
  ReferralSeries,
  ReferralStatus,
} from './petition.enums.js';

@Inherit()
@ObjectType({ description: 'A question raised in a petition (信访问题).' })
export class PetitionQuestion {
  @Field(() => Int, { description: 'Its number in the case, from 1 (序号).' })
  no: number;

  @Field(() => String, { description: 'What is asked (问题).' })
  text: string;

  @Field(() => String, { nullable: true, description: 'The answer, null while open (答复).' })
  answer: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was answered (答复日期).' })
  answeredOn: string | null;
}

@Inherit()
@ObjectType({
  description: 'The written reply with the parts that article 32 asks for (答复意见书).',
})
export class PetitionReply {
  @Field(() => String, { description: 'What is requested (具体投诉请求).' })
  request: string;

  @Field(() => String, { description: 'The facts found (事实和理由).' })
  facts: string;

  @Field(() => String, { description: 'The opinion (处理意见).' })
  opinion: string;

  @Field(() => String, { description: 'Its legal basis (依据).' })
  legalBasis: string;
}

@Inherit()
@ObjectType({
  description: "A posted row of the petitioner's own, referred as an objection (转办异议).",
})
export class PetitionReferral {
  @Field(() => ID, {
    description: 'The opaque id by which personnel answers; it does not tell the case (转办标识).',
  })
  id: string;

  @Field(() => ReferralSeries, { description: 'The posting series (公示系列).' })
  series: ReferralSeries;

  @Field(() => String, { description: 'The posted item, "SENIORITY" (异议项目).' })
  item: string;

  @Field(() => ReferralStatus, { description: 'How far it is (状态).' })
  status: ReferralStatus;

  @Field(() => LocalDateText, { description: 'When it was referred (转办日期).' })
  referredOn: string;

  @Field(() => String, { nullable: true, description: 'Why it was not taken, as a code (未受理原因).' })
  refusalReason: string | null;

  @Field(() => ReferralResult, { nullable: true, description: 'What was decided (决定).' })
  result: ReferralResult | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When the person was notified (告知日期).' })
  notifiedOn: string | null;
}

@Inherit()
@ObjectType({
  description: 'What a petition says: for its handler and who assigned it only (信访内容).',
})
export class PetitionContent {
  @Field(() => PetitionerCategory, { description: 'Which people petition (信访人类别).' })
  category: PetitionerCategory;

  @Field(() => [PetitionTopic], { description: 'What it is about (内容分类).' })
  topics: PetitionTopic[];

  @Field(() => String, { description: 'The summary of the matter (内容摘要).' })
  summary: string;

  @Field(() => [PetitionQuestion], { description: 'The questions raised, in order (问题清单).' })
  questions: PetitionQuestion[];

  @Field(() => [PetitionReferral], { description: 'Objections referred for it (转办异议).' })
  referrals: PetitionReferral[];

  @Field(() => PetitionReply, { nullable: true, description: 'The written reply (答复意见).' })
  reply: PetitionReply | null;
}

@Inherit()
@ObjectType({ description: 'The dates by which a petition is kept (信访时限).' })
export class PetitionClocks {
  @Field(() => LocalDateText, {
    nullable: true,
    description: 'Until when the petitioner is told; null where name or address is unclear (告知期限).',
  })
  noticeDue: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When the petitioner was told (告知日期).' })
  noticedOn: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'Until when a matter transferred here is objected to, five working days (转送异议期限).',
  })
  transferObjectionDue: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was accepted (受理日期).' })
  acceptedOn: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'Until when it is finished, 60 days from acceptance; null for suggestions (办理期限).',
  })
  finishDue: string | null;

  @Field(() => Int, { nullable: true, description: 'By how many days the finish was extended (延长天数).' })
  extendedDays: number | null;

  @Field(() => LocalDateText, { nullable: true, description: 'The finish after its extension (延长后期限).' })
  extendedDue: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When the reply was written (答复日期).' })
  repliedOn: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When the reply was served (送达日期).' })
  servedOn: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'Until when a review may be asked, 30 days from service (复查申请期限).',
  })
  reviewRequestDue: string | null;

  @Field(() => Boolean, { description: 'True when a clock of the open case has run out (是否超期).' })
  overdue: boolean;
}

@Inherit()
@ObjectType({ description: 'A petition case (信访事项).' })
export class Petition {
  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => String, {
    description: 'Its number, without gaps in the factory and year (信访编号).',
  })
  number: string;

  @Field(() => PetitionChannel, { description: 'How it came (渠道).' })
  channel: PetitionChannel;

  @Field(() => PetitionKind, { description: 'What it is (类别).' })
  kind: PetitionKind;

  @Field(() => PetitionStatus, { description: 'How far it is (状态).' })
  status: PetitionStatus;

  @Field(() => RedirectRoute, {
    nullable: true,
    description: 'The lawful route it was shown to (分流途径).',
  })
  redirectRoute: RedirectRoute | null;

  @Field(() => PetitionOutcome, {
    nullable: true,
    description: 'What the reply decides (办理意见).',
  })
  outcome: PetitionOutcome | null;

  @Field(() => Int, { description: 'How many people it stands for (人数).' })
  headcount: number;

  @Field(() => Int, { description: 'How many representatives they have (代表人数).' })
  representatives: number;

  @Field(() => LocalDateText, { description: 'When it was received (收到日期).' })
  receivedOn: string;

  @Field(() => LocalDateText, { description: 'When it was registered (登记日期).' })
  registeredOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who handles it; null when it waits for a handler after a recusal (承办人).',
  })
  handler: string | null;

  @Field(() => PetitionClocks, { description: 'Its dates (时限).' })
  clocks: PetitionClocks;

  factoryId: string;
  key: string;
}

@Inherit()
@ObjectType({ description: 'A page of petitions (信访事项列表).' })
export class PetitionConnection extends connectionOf(Petition, 'Petition', 'petitions (信访事项)') {}

@Inherit()
@ObjectType({
  description: 'Who speaks for a petition; each reading is recorded (信访人).',
})
export class Petitioner {
  @Field(() => String, { description: 'The name (姓名).' })
  name: string;

  @Field(() => String, { nullable: true, description: 'How to reach the person (联系方式).' })
  contact: string | null;

  @Field(() => String, { nullable: true, description: "The person's own employee number (职工编号)." })
  employeeNo: string | null;
}

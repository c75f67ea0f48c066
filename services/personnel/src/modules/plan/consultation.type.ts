import { connectionOf, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { OpinionDisposition } from './consultation.enums.js';

@Inherit()
@ObjectType({
  description: 'An opinion of a delegation group, without who said it (意见建议).',
})
export class DelegationOpinion {
  @Field(() => ID, { description: 'The opinion (意见标识).' })
  id: string;

  key: string;

  @Field(() => String, { description: 'The delegation group (代表小组).' })
  delegation: string;

  @Field(() => String, { description: 'What was said (意见内容).' })
  opinion: string;

  @Field(() => OpinionDisposition, {
    nullable: true,
    description: 'What became of it; null while open (处理结果).',
  })
  disposition: OpinionDisposition | null;

  @Field(() => String, { nullable: true, description: 'The reply; null while open (答复内容).' })
  reply: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was answered (答复日期).' })
  repliedOn: string | null;
}

@Inherit()
@ObjectType({
  description: 'A meeting of a delegation group on the plan (职工代表小组会).',
})
export class DelegationMeeting {
  @Field(() => ID, { description: 'The meeting (会议标识).' })
  id: string;

  key: string;

  @Field(() => String, { description: 'The delegation group (代表小组).' })
  delegation: string;

  @Field(() => LocalDateText, { description: 'When (日期).' })
  heldOn: string;

  @Field(() => Int, { description: 'How many took part (出席人数).' })
  attended: number;

  @Field(() => Int, { description: 'How many opinions there were (意见条数).' })
  opinions: number;

  @Field(() => Int, { description: 'How many of them have a reply (已答复条数).' })
  answered: number;

  @Field(() => String, { nullable: true, description: 'The minutes, as a file number (会议记录编号).' })
  minutesRef: string | null;
}

@Inherit()
@ObjectType({ description: 'A representative of the workers’ congress (职工代表).' })
export class CongressRepresentative {
  @Field(() => ID, { description: 'The representative (代表标识).' })
  id: string;

  key: string;

  @Field(() => String, { description: 'The term (届).' })
  term: string;

  @Field(() => String, { description: 'The employee number (工号).' })
  employeeNo: string;

  @Field(() => String, { description: 'The name (姓名).' })
  name: string;

  @Field(() => String, { description: 'The delegation group (代表小组).' })
  delegation: string;

  @Field(() => Boolean, {
    description: 'True for a manager of the middle rank or above (是否中层以上管理人员).',
  })
  manager: boolean;

  @Field(() => LocalDateText, { description: 'When elected (当选日期).' })
  electedOn: string;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When the office ended; null in office (终止日期).',
  })
  endedOn: string | null;
}

@Inherit()
@ObjectType({
  description: 'Talks with the representatives on a plan (谈心覆盖情况).',
})
export class ConsultationCoverage {
  @Field(() => Int, { description: 'Representatives in office (现任代表人数).' })
  representatives: number;

  @Field(() => Int, { description: 'Representatives with whom somebody talked (已谈心人数).' })
  consulted: number;

  @Field(() => String, {
    nullable: true,
    description: 'In percent, one decimal; null without representatives (覆盖率).',
  })
  rate: string | null;

  @Field(() => [CongressRepresentative], {
    description: 'Those with whom nobody talked yet, at most 100 (尚未谈心的代表).',
  })
  remaining: CongressRepresentative[];
}

@Inherit()
@ObjectType({ description: 'A talk with a representative on the plan (谈心记录).' })
export class ConsultationTalk {
  key: string;

  @Field(() => String, { description: 'The employee number of the representative (工号).' })
  employeeNo: string;

  @Field(() => LocalDateText, { description: 'When (日期).' })
  talkedOn: string;

  @Field(() => [String], { description: 'What was explained (谈话主题).' })
  topics: string[];

  @Field(() => String, { nullable: true, description: 'What was asked (提出的问题).' })
  questions: string | null;
}

@Inherit()
@ObjectType({ description: 'A page of opinions (意见列表).' })
export class DelegationOpinionConnection extends connectionOf(
  DelegationOpinion,
  'DelegationOpinion',
  'opinions (意见建议)',
) {}

@Inherit()
@ObjectType({ description: 'A page of meetings (小组会列表).' })
export class DelegationMeetingConnection extends connectionOf(
  DelegationMeeting,
  'DelegationMeeting',
  'meetings of delegation groups (职工代表小组会)',
) {}

@Inherit()
@ObjectType({ description: 'A page of representatives (职工代表列表).' })
export class CongressRepresentativeConnection extends connectionOf(
  CongressRepresentative,
  'CongressRepresentative',
  'representatives (职工代表)',
) {}

@Inherit()
@ObjectType({ description: 'A page of talks (谈心记录列表).' })
export class ConsultationTalkConnection extends connectionOf(
  ConsultationTalk,
  'ConsultationTalk',
  'talks (谈心记录)',
) {}

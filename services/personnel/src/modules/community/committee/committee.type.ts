import type { LocalDate } from '@anzhi/domain';
import { FilledText, Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { refusal, success } from '../result-options.js';

@Inherit()
@ObjectType({ description: 'A post of the committee’s staff (岗位编制).' })
export class CommitteePost {
  @Field(() => String, { description: 'What it does (岗位).' })
  title: string;

  @Field(() => Int, { description: 'How many people (人数).' })
  headcount: number;
}

@Inherit()
@ObjectType({
  description: 'The committee that serves a factory’s community (社区管委会).',
})
export class CommunityCommittee {
  key: string;
  factoryId: string;

  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => String, { description: 'Its name (名称).' })
  name: string;

  @Field(() => String, { description: 'Whom and what it serves (管理服务范围).' })
  scope: string;

  @Field(() => String, { description: 'Its office: address and telephone (办公地点).' })
  office: string;

  @Field(() => [CommitteePost], { description: 'Its staff posts (人员编制).' })
  posts: readonly CommitteePost[];

  @Field(() => Int, { description: 'People of all posts (编制人数).' })
  staff: number;

  @Field(() => String, { description: 'The document by which it was established (成立文号).' })
  documentNo: string;

  @Field(() => LocalDateText, { description: 'When it was established (成立日期).' })
  establishedOn: string;

  @Field(() => Boolean, { description: 'True until it is dissolved (是否运行).' })
  standing: boolean;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was dissolved (撤销日期).' })
  dissolvedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who took over everybody when it was dissolved (承继单位).',
  })
  successorName: string | null;

  @Field(() => Int, { nullable: true, description: 'How many people and functions went there (承继数量).' })
  handedOn: number | null;

  @Field(() => ID, { description: 'The committee as a receiver of handovers (接收单位标识).' })
  receiverId: string;
}

@InputType({ description: 'A post of the committee’s staff (岗位编制).' })
export class CommitteePostInput {
  @Field(() => String, { description: 'What it does (岗位).' })
  @FilledText(60)
  title: string;

  @Field(() => Int, { description: 'How many people, 1 to 1,000 (人数).' })
  @Min(1)
  @Max(1_000)
  headcount: number;
}

@InputType({ description: 'A committee to establish (成立社区管委会).' })
export class EstablishCommitteeInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  @FilledText(33)
  factoryCode: string;

  @Field(() => String, { description: 'Its name (名称).' })
  @FilledText(100)
  name: string;

  @Field(() => String, { description: 'Whom and what it serves (管理服务范围).' })
  @FilledText(500)
  scope: string;

  @Field(() => String, { description: 'Its office: address and telephone of the office (办公地点).' })
  @FilledText(300)
  office: string;

  @Field(() => [CommitteePostInput], { description: 'Its staff posts (人员编制).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  posts: CommitteePostInput[];

  @Field(() => String, { description: 'The document that establishes it (成立文号).' })
  @FilledText(100)
  documentNo: string;

  @Field(() => LocalDateText, { description: 'When it was established (成立日期).' })
  establishedOn: LocalDate;
}

@InputType({ description: 'Who takes over from a dissolved committee, everybody at once (承继单位).' })
export class CommitteeSuccessorInput {
  @Field(() => ID, { description: 'The one receiver (接收单位标识).' })
  receiverId: string;

  @Field(() => String, { description: 'Number of the agreement with it (承继协议编号).' })
  @FilledText(100)
  agreementNo: string;
}

@InputType({ description: 'A committee to dissolve (撤销社区管委会).' })
export class DissolveCommitteeInput {
  @Field(() => ID, { description: 'Which (标识).' })
  committeeId: string;

  @Field(() => LocalDateText, { description: 'When (撤销日期).' })
  dissolvedOn: LocalDate;

  @Field(() => String, { description: 'The document that dissolves it (撤销文号).' })
  @FilledText(100)
  documentNo: string;

  @Field(() => CommitteeSuccessorInput, {
    nullable: true,
    description: 'Who takes over; needed where it answers for anybody (承继单位).',
  })
  @ValidateNested()
  successor?: CommitteeSuccessorInput | null;
}

@Inherit()
@ObjectType(success('The committee as it stands now (社区管委会已登记).'))
export class CommunityCommitteeSuccess {
  constructor(committee: CommunityCommittee) {
    this.committee = committee;
  }

  @Field(() => CommunityCommittee, { description: 'The committee (社区管委会).' })
  committee: CommunityCommittee;
}

@Inherit()
@ObjectType(refusal('A committee stands already (已有社区管委会).'))
export class CommitteeStandsError extends UserError {
  constructor(name: string) {
    super(`${name} stands already; a factory has one committee at a time (该厂已有运行中的社区管委会)`);
    this.name = name;
  }

  @Field(() => String, { description: 'The standing one (已有名称).' })
  name: string;
}

@Inherit()
@ObjectType(refusal('The committee is unknown or dissolved (社区管委会不存在或已撤销).'))
export class CommitteeNotFoundError extends UserError {
  constructor() {
    super('There is no such committee, or it is dissolved already (社区管委会不存在或已撤销)');
  }
}

@Inherit()
@ObjectType(
  refusal('The committee still serves people; nobody is left without one who serves them (仍承担服务对象).'),
)
export class CommitteeServesError extends UserError {
  constructor(items: number) {
    super(
      `仍承担 ${items} 名(项)服务对象,请指定一个承继单位及协议编号 (it answers for ${items} people and functions: name the one receiver that takes them over)`,
    );
    this.items = items;
  }

  @Field(() => Int, { description: 'People and functions that it answers for (承接数).' })
  items: number;
}

@Inherit()
@ObjectType(refusal('The successor is unknown, dissolved or the committee itself (承继单位不符).'))
export class CommitteeSuccessorError extends UserError {
  constructor() {
    super(
      '承继单位不存在、已撤销或即本单位;请先登记地方接收单位 registerReceiver (the successor must be another standing receiver of this factory: register it first)',
    );
  }
}

@Inherit()
@ObjectType(refusal('The date lies in the future or out of order (日期不符).'))
export class CommitteeDateError extends UserError {
  constructor(today: string) {
    super(`The date is not after today, ${today}, and not before the committee began (日期不符)`);
    this.today = today;
  }

  @Field(() => LocalDateText, { description: 'The factory’s present date (今天).' })
  today: string;
}

export const EstablishCommitteeResult = resultUnion(
  'EstablishCommitteeResult',
  [CommunityCommitteeSuccess, CommitteeStandsError, CommitteeDateError],
  'What came of establishing a committee (成立结果).',
);

export const DissolveCommitteeResult = resultUnion(
  'DissolveCommitteeResult',
  [
    CommunityCommitteeSuccess,
    CommitteeNotFoundError,
    CommitteeServesError,
    CommitteeSuccessorError,
    CommitteeDateError,
  ],
  'What came of dissolving a committee (撤销结果).',
);

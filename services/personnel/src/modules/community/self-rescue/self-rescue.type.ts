import { connectionOf, enumOf, Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CONTRACT_STATES, type ContractState, PARTIES, type PartyA } from './domain/contract-terms.js';

export const SelfRescueParty = enumOf(PARTIES);
registerEnumType(SelfRescueParty, {
  name: 'SelfRescueParty',
  description: 'Who takes people on for production self-rescue (合同甲方).',
  valuesConfig: {
    ADMINISTRATOR: { description: 'The administrator that the court appointed (破产管理人).' },
    LIQUIDATION_GROUP: {
      description:
        'The liquidation group: under POLICY, or where the court appointed it, art. 24 (破产清算组).',
    },
  },
});

export const SelfRescueState = enumOf(CONTRACT_STATES);
registerEnumType(SelfRescueState, {
  name: 'SelfRescueState',
  description: 'Where a contract of production self-rescue stands today (合同状态).',
  valuesConfig: {
    UPCOMING: { description: 'Signed, its first day is still to come (未起始).' },
    IN_FORCE: { description: 'In force (履行中).' },
    EXPIRED: { description: 'Its term is over (已期满).' },
    ENDED: { description: 'It ended before its term (已终止).' },
  },
});

export const SelfRescueEnd = enumOf(['EARLY', 'CLOSURE_ENDED']);
registerEnumType(SelfRescueEnd, {
  name: 'SelfRescueEnd',
  description: 'Why a contract ended before its term (终止类别).',
  valuesConfig: {
    EARLY: { description: 'By agreement or notice, with its reason (提前解除).' },
    CLOSURE_ENDED: { description: 'The closure ended (破产程序终结).' },
  },
});

@Inherit()
@ObjectType({
  description: 'A labour contract of production self-rescue (生产自救劳动合同).',
})
export class SelfRescueContract {
  key: string;
  employeeId: string;

  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => Int, { description: 'The running number, without a gap (序号).' })
  no: number;

  @Field(() => String, { description: 'The number on the paper (合同编号).' })
  number: string;

  @Field(() => String, { description: 'With whom (工号).' })
  employeeNo: string;

  @Field(() => SelfRescueParty, { description: 'Who took the person on (甲方类别).' })
  partyA: PartyA;

  @Field(() => String, { description: 'Their name (甲方名称).' })
  partyAName: string;

  @Field(() => String, { description: 'The post (岗位).' })
  post: string;

  @Field(() => Fen, { description: 'The wage of a month, a debt of common benefit (月工资).' })
  wage: bigint;

  @Field(() => LocalDateText, { description: 'The first day (起始日).' })
  from: string;

  @Field(() => LocalDateText, { description: 'The last day, included (截止日).' })
  to: string;

  @Field(() => SelfRescueState, { description: 'Where it stands today (状态).' })
  state: ContractState;

  @Field(() => LocalDateText, { description: 'When it was signed (签订日).' })
  signedOn: string;

  @Field(() => LocalDateText, { nullable: true, description: 'When it ended before its term (终止日).' })
  endedOn: string | null;

  @Field(() => SelfRescueEnd, { nullable: true, description: 'What ended it (终止类别).' })
  endedWhy: 'EARLY' | 'CLOSURE_ENDED' | null;

  @Field(() => String, { nullable: true, description: 'Why it ended (终止原因).' })
  endReason: string | null;

  @Field(() => Int, { description: 'The template by which it was signed (文本版本).' })
  templateVersion: number;

  @Field(() => String, { description: 'SHA-256 of the text that was signed (文本摘要).' })
  textHash: string;

  @Field(() => String, { description: 'Where the page for printing is (打印地址).' })
  page: string;
}

@Inherit()
@ObjectType({ description: 'A page of contracts of production self-rescue (生产自救合同列表).' })
export class SelfRescueContractConnection extends connectionOf(
  SelfRescueContract,
  'SelfRescueContract',
  'contracts of production self-rescue',
) {}

import { connectionOf, enumOf, Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ProofKindEnum } from './custody.enums.js';
import {
  REPRESENTATIVE_KINDS,
  UNCOLLECTED_REASONS,
  UNCOLLECTED_STATUSES,
} from './domain/uncollected-state.js';

export const UncollectedStatusEnum = enumOf(UNCOLLECTED_STATUSES);
registerEnumType(UncollectedStatusEnum, {
  name: 'UncollectedStatus',
  description: 'How far an uncollected amount has come (未领取状态).',
  valuesConfig: {
    UNCOLLECTED: { description: 'Not handed over yet; followed up every month (未领取).' },
    ESCROWED: { description: 'Deposited; stays open and visible (已提存).' },
    PAID: { description: 'Paid in the end (已支付).' },
    CLAIMED: { description: 'Taken from the depositary (已领取提存款).' },
  },
});

export const UncollectedReasonEnum = enumOf(UNCOLLECTED_REASONS);
registerEnumType(UncollectedReasonEnum, {
  name: 'UncollectedReason',
  description: 'Why an amount could not be handed over; for those who handle it only (未领取原因).',
  valuesConfig: {
    DISABLED: { description: 'Cannot come; home service or an agent (病残不能前来).' },
    MENTAL_ILLNESS: {
      description: 'Needs help to act; illness alone is not incapacity (精神障碍,须核实行为能力).',
    },
    MISSING: { description: 'Whereabouts unknown (下落不明).' },
    REFUSED: { description: 'Refused to take it (拒绝领取).' },
    HEIR_PENDING: { description: 'Died; the heirs are not settled (继承人未确定).' },
  },
});

export const RepresentativeKindEnum = enumOf(REPRESENTATIVE_KINDS);
registerEnumType(RepresentativeKindEnum, {
  name: 'RepresentativeKind',
  description: 'In what capacity somebody acts for the person (代理身份).',
  valuesConfig: {
    GUARDIAN: { description: 'Guardian (监护人,民法典 28、34).' },
    CUSTODIAN: { description: 'Custodian of the property of a missing person (财产代管人,民法典 42).' },
    AGENT: { description: 'Agent with power of attorney (委托代理人,民法典 161).' },
    HEIR: { description: 'Heir (继承人).' },
  },
});

@Inherit()
@ObjectType({ description: 'Who acts for the person (代理人).' })
export class UncollectedRepresentative {
  @Field(() => RepresentativeKindEnum, { description: 'In what capacity (身份).' })
  kind: keyof typeof RepresentativeKindEnum;

  @Field(() => String, { description: 'The name (姓名).' })
  name: string;

  @Field(() => String, { description: 'What proves it, as a file number (证明文件编号).' })
  proof: string;

  @Field(() => ProofKindEnum, { nullable: true, description: 'What kind of proof (证明种类).' })
  proofKind: keyof typeof ProofKindEnum | null;

  @Field(() => ID, { description: 'The representation on record that it is (代理登记标识).' })
  representativeId: string;
}

@Inherit()
@ObjectType({ description: 'An amount that could not be handed over (未领取款项).' })
export class UncollectedItem {
  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => String, { description: 'The employee number (工号).' })
  employeeNo: string;

  @Field(() => UncollectedStatusEnum, { description: 'How far it has come (状态).' })
  status: keyof typeof UncollectedStatusEnum;

  @Field(() => Fen, { description: 'How much waits for the person (金额).' })
  amount: bigint;

  @Field(() => LocalDateText, { description: 'When it was registered (登记日期).' })
  registeredOn: string;

  @Field(() => Int, { description: 'How often it was followed up (跟进次数).' })
  followUps: number;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When the next follow-up is due, null once closed (下次跟进日期).',
  })
  nextFollowUpOn: string | null;

  @Field(() => String, { nullable: true, description: 'The number of the deposit (提存编号).' })
  escrowNo: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When it was deposited (提存日期).',
  })
  escrowedOn: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description:
      'The last day on which the deposit can be taken, five years on (提存领取截止日期,民法典 574).',
  })
  escrowLapsesOn: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was closed (结案日期).' })
  closedOn: string | null;

  factoryId: string;
  key: string;
}

@Inherit()
@ObjectType({ description: 'A page of uncollected amounts (未领取款项列表).' })
export class UncollectedItemConnection extends connectionOf(
  UncollectedItem,
  'UncollectedItem',
  'uncollected amounts (未领取款项)',
) {}

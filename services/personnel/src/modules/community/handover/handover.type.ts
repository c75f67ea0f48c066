import { connectionOf, enumOf, Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  type HandoverCategory as Category,
  HANDOVER_CATEGORIES,
  HANDOVER_STATES,
  type HandoverState as State,
} from './domain/handover.js';
import { RECEIVER_KINDS, type ReceiverKind } from './receiver.store.js';

export const HandoverCategory = enumOf(HANDOVER_CATEGORIES);
registerEnumType(HandoverCategory, {
  name: 'HandoverCategory',
  description: 'Who or what is handed over (移交类别).',
  valuesConfig: {
    RETIRED: { description: 'Retirees (退休人员).' },
    LIXIU: { description: 'Veteran cadres (离休人员).' },
    SURVIVOR_BENEFICIARY: { description: 'Survivors and fixed-subsidy beneficiaries (抚恤定补人员).' },
    INJURED_1_4: { description: 'People injured to grades 1 to 4 (一至四级工伤人员).' },
    FUNCTION: { description: 'A function of the enterprise, such as a clinic (企业办社会职能).' },
  },
});

export const HandoverState = enumOf(HANDOVER_STATES);
registerEnumType(HandoverState, {
  name: 'HandoverState',
  description: 'Where a handover stands (移交状态).',
  valuesConfig: {
    LISTED: { description: 'On the list, no receiver yet (已列册).' },
    AGREED: { description: 'A receiver agreed (已签移交协议).' },
    FUNDED: { description: 'The money is there (经费已落实).' },
    TRANSFERRED: { description: 'Handed over against receipt (已移交).' },
    CONFIRMED: { description: 'The receiver confirmed (接收单位已确认).' },
  },
});

export const HandoverReceiverKind = enumOf(RECEIVER_KINDS);
registerEnumType(HandoverReceiverKind, {
  name: 'HandoverReceiverKind',
  description: 'What kind of body takes over (接收单位类别).',
  valuesConfig: {
    COMMITTEE: { description: 'The community committee (社区管委会).' },
    LOCAL_BODY: { description: 'A body of the local government (地方接收单位).' },
  },
});

@Inherit()
@ObjectType({ description: 'A body that takes people or functions over (接收单位).' })
export class HandoverReceiver {
  key: string;

  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => HandoverReceiverKind, { description: 'What kind (类别).' })
  kind: ReceiverKind;

  @Field(() => String, { description: 'Its name (名称).' })
  name: string;

  @Field(() => String, { description: 'Address and telephone of its office (联系方式).' })
  contact: string;
}

@Inherit()
@ObjectType({ description: 'A batch that goes to one receiver (移交批次).' })
export class HandoverBatch {
  key: string;

  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => Int, { description: 'The number, from 1 (批次号).' })
  no: number;

  @Field(() => HandoverState, { description: 'Where it stands (状态).' })
  status: State;

  @Field(() => String, { description: 'The one receiver (接收单位).' })
  receiverName: string;

  @Field(() => String, { description: 'Number of the agreement (协议编号).' })
  agreementNo: string;

  @Field(() => LocalDateText, { description: 'When it was agreed (协议日期).' })
  agreedOn: string;

  @Field(() => Fen, { nullable: true, description: 'The money that goes with it (移交经费).' })
  funding: bigint | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When the money was there (经费落实日期).' })
  fundedOn: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was handed over (移交日期).' })
  transferredOn: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When the receiver confirmed (确认日期).' })
  confirmedOn: string | null;

  @Field(() => Int, { description: 'People and functions in it (数量).' })
  items: number;
}

@Inherit()
@ObjectType({ description: 'A page of handover batches (移交批次列表).' })
export class HandoverBatchConnection extends connectionOf(
  HandoverBatch,
  'HandoverBatch',
  'handover batches',
) {}

@Inherit()
@ObjectType({ description: 'A person or function that is handed over (移交对象).' })
export class HandoverItem {
  key: string;

  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => HandoverCategory, { description: 'Under what (类别).' })
  category: Category;

  @Field(() => String, { nullable: true, description: 'Who, none for a function (工号).' })
  employeeNo: string | null;

  @Field(() => String, { nullable: true, description: 'Which function (职能).' })
  functionName: string | null;

  @Field(() => HandoverState, { description: 'Where it stands (状态).' })
  state: State;

  @Field(() => String, { nullable: true, description: 'Who serves from the handover on (服务单位).' })
  receiverName: string | null;

  @Field(() => String, { nullable: true, description: 'Where to turn to (联系方式).' })
  receiverContact: string | null;
}

@Inherit()
@ObjectType({ description: 'A page of people and functions that are handed over (移交名册).' })
export class HandoverItemConnection extends connectionOf(HandoverItem, 'HandoverItem', 'handover items') {}

@Inherit()
@ObjectType({ description: 'How far one category is handed over (移交统计).' })
export class HandoverCount {
  @Field(() => HandoverCategory, { description: 'Under what (类别).' })
  category: Category;

  @Field(() => Int, { description: 'On the list (列册数).' })
  listed: number;

  @Field(() => Int, { description: 'Confirmed by the receiver (确认数).' })
  confirmed: number;
}

@Inherit()
@ObjectType({
  description: 'A monthly benefit of a person and who pays it (定期待遇).',
})
export class MonthlyBenefit {
  @Field(() => String, { description: 'The kind, a code of EntitlementKind (项目).' })
  kind: string;

  @Field(() => Fen, { description: 'How much a month (月标准).' })
  amount: bigint;

  @Field(() => String, { description: 'Who pays, a code of Payer (支付方).' })
  payer: string;
}

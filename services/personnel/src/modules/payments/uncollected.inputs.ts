import { enumOf, FilledText, LocalDateText } from '@anzhi/graphql-kit';
import { ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { FollowUpDueEnum, ProofKindEnum } from './custody.enums.js';

import { FactoryPageArgs } from './payment.inputs.js';
import { RepresentativeKindEnum, UncollectedReasonEnum, UncollectedStatusEnum } from './uncollected.type.js';

@InputType({ description: 'Who acts for the person, with proof (代理人).' })
export class UncollectedRepresentativeInput {
  @Field(() => RepresentativeKindEnum, { description: 'In what capacity (身份).' })
  kind: keyof typeof RepresentativeKindEnum;

  @Field(() => String, { description: 'The name; kept encrypted (姓名).' })
  @FilledText(100)
  name: string;

  @Field(() => String, { description: 'What proves it, as a file number (证明文件编号).' })
  @FilledText(200)
  proof: string;

  @Field(() => ProofKindEnum, {
    nullable: true,
    description: 'What kind of proof; it must fit the capacity (证明种类).',
  })
  proofKind?: keyof typeof ProofKindEnum | null;
}

@InputType({ description: 'An amount that could not be handed over; the amount is computed (登记未领取).' })
export class RegisterUncollectedInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => String, { description: 'The employee number (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => UncollectedReasonEnum, { description: 'Why (原因).' })
  reason: keyof typeof UncollectedReasonEnum;

  @Field(() => UncollectedRepresentativeInput, {
    nullable: true,
    description: 'Who acts for the person, when known (代理人).',
  })
  @ValidateNested()
  representative?: UncollectedRepresentativeInput | null;
}

@InputType({ description: 'Which item of the register (未领取款项).' })
export class UncollectedItemInput {
  @Field(() => ID, { description: 'The item (标识).' })
  itemId: string;
}

@InputType({ description: 'The deposit of an uncollected amount (提存).' })
export class EscrowUncollectedInput extends UncollectedItemInput {
  @Field(() => String, { description: 'The number that the depositary gave (提存编号).' })
  @FilledText(100)
  escrowNo: string;

  @Field(() => String, { description: 'The depositary, a notary office as a rule (提存机构).' })
  @FilledText(200)
  institution: string;

  @Field(() => LocalDateText, { description: 'When it was deposited (提存日期).' })
  escrowedOn: string;

  @Field(() => String, { description: 'The basis in law, e.g. 民法典 570 (法律依据).' })
  @FilledText(400)
  legalBasis: string;
}

@InputType({ description: 'A follow-up of an uncollected amount (跟进记录).' })
export class RecordUncollectedFollowUpInput extends UncollectedItemInput {
  @Field(() => LocalDateText, { description: 'When (跟进日期).' })
  followedUpOn: string;

  @Field(() => String, { description: 'What was done; kept encrypted (跟进情况).' })
  @FilledText(1000)
  note: string;
}

export const UncollectedOutcome = enumOf(['PAID', 'CLAIMED']);
registerEnumType(UncollectedOutcome, {
  name: 'UncollectedOutcome',
  description: 'How an uncollected amount is closed (结案方式).',
  valuesConfig: {
    PAID: { description: 'Paid to the person or whoever acts for them (已支付).' },
    CLAIMED: { description: 'Taken from the depositary (已领取提存款).' },
  },
});

@InputType({ description: 'The end of an uncollected amount (结案).' })
export class CloseUncollectedInput extends UncollectedItemInput {
  @Field(() => UncollectedOutcome, { description: 'Paid or claimed (方式).' })
  outcome: keyof typeof UncollectedOutcome;

  @Field(() => String, { description: 'What proves it, as a file number (证明文件编号).' })
  @FilledText(200)
  proof: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who collected it for the person, by a recorded representation (代领的代理人).',
  })
  representativeId?: string | null;
}

@ArgsType()
export class UncollectedPageArgs extends FactoryPageArgs {
  @Field(() => UncollectedStatusEnum, { nullable: true, description: 'Only these (状态).' })
  status?: keyof typeof UncollectedStatusEnum | null;

  @Field(() => FollowUpDueEnum, {
    nullable: true,
    description: 'Only open items whose monthly follow-up is overdue or due this month (跟进任务).',
  })
  followUp?: keyof typeof FollowUpDueEnum | null;
}

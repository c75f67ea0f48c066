import { connectionOf, Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PayerEnum, PurposeEnum } from './payment.enums.js';

@Inherit()
@ObjectType({ description: 'Figures pinned for payment, copied from a calculation (应付金额冻结).' })
export class PayableFreeze {
  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => Int, { description: 'Its number at the factory, from 1 (冻结编号).' })
  no: number;

  @Field(() => PurposeEnum, { description: 'What the figures are for (用途).' })
  purpose: keyof typeof PurposeEnum;

  @Field(() => ID, {
    description: 'The calculation that they were copied from (所依据的测算).',
  })
  calculationId: string;

  @Field(() => String, { description: 'The rule set version of that calculation (规则版本).' })
  rules: string;

  @Field(() => Int, { description: 'How many people (人数).' })
  people: number;

  @Field(() => Fen, { description: 'The total of all figures (合计金额).' })
  total: bigint;

  @Field(() => String, {
    description: 'SHA-256 over number, kind, payer and fen of each figure, in roster order (金额哈希).',
  })
  figuresHash: string;

  @Field(() => String, { description: 'The number of the decision (决定文号).' })
  decisionNo: string;

  @Field(() => String, { description: 'Its basis in law (法律依据).' })
  legalBasis: string;

  @Field(() => LocalDateText, { description: "When, on the factory's clock (冻结日期)." })
  frozenOn: string;

  factoryId: string;
  key: string;
}

@Inherit()
@ObjectType({ description: 'A page of freezes (应付金额冻结列表).' })
export class PayableFreezeConnection extends connectionOf(
  PayableFreeze,
  'PayableFreeze',
  'freezes (应付金额冻结)',
) {}

@Inherit()
@ObjectType({
  description: 'Where one person stands with what was frozen (冻结金额差异).',
})
export class PayableDifference {
  @Field(() => String, { description: 'The employee number (工号).' })
  employeeNo: string;

  @Field(() => PayerEnum, { description: 'Who pays (付款方).' })
  payer: keyof typeof PayerEnum;

  @Field(() => Fen, { description: 'What was frozen (冻结金额).' })
  frozen: bigint;

  @Field(() => Fen, { description: 'What the calculation that counts now says (现测算金额).' })
  current: bigint;

  @Field(() => Fen, { description: 'Paid, deposited or on the way (已付及在途).' })
  committed: bigint;

  @Field(() => Fen, { description: 'Of that, claimed back as too much (已追索).' })
  claimedBack: bigint;

  @Field(() => Fen, { description: 'Still to be paid of the frozen figure, by a next batch (应补付).' })
  owed: bigint;

  @Field(() => Fen, { description: 'Paid beyond the frozen figure, to be claimed back (多付待追索).' })
  overpaid: bigint;

  @Field(() => Fen, { description: 'What freezing anew would add or take away: current less frozen (差额).' })
  drift: bigint;

  serial: number;
}

@Inherit()
@ObjectType({ description: 'A page of differences (冻结金额差异列表).' })
export class PayableDifferenceConnection extends connectionOf(
  PayableDifference,
  'PayableDifference',
  'differences (冻结金额差异)',
) {}

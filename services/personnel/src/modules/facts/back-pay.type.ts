import type { LocalDate, YearMonth } from '@anzhi/domain';
import { connectionOf, Fen, Inherit, LocalDateText, YearMonthText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ArrearItemEnum, BackPayReasonEnum } from './fact.enums.js';

@Inherit()
@ObjectType('ArrearLedgerLine', {
  description: 'What fell due and was paid of one item in one month (拖欠台账行).',
})
export class ArrearLedgerLineType {
  @Field(() => YearMonthText, { description: 'The month (月份).' })
  month: YearMonth;

  @Field(() => ArrearItemEnum, { description: 'The item (项目).' })
  item: keyof typeof ArrearItemEnum;

  @Field(() => Fen, { description: 'What fell due (应发).' })
  accrued: bigint;

  @Field(() => Fen, { description: 'What was paid (已发).' })
  paid: bigint;

  @Field(() => Fen, { description: 'What is still owed: due less paid (拖欠).' })
  arrear: bigint;

  @Field(() => Boolean, { description: 'False: as the span of the roster says (是否已逐月核定).' })
  recorded: boolean;
}

@Inherit()
@ObjectType({ description: 'A page of the arrears ledger (拖欠台账).' })
export class ArrearLedgerConnection extends connectionOf(
  ArrearLedgerLineType,
  'ArrearLedgerLine',
  'ledger lines (拖欠台账行)',
) {}

@Inherit()
@ObjectType('BackPayDetermination', {
  description: 'Whether somebody gets back pay, and why; everybody has exactly one (补发人员身份认定).',
})
export class BackPayDeterminationType {
  @Field(() => ID, { description: 'The person (人员标识).' })
  employeeId: string;

  @Field(() => String, { description: 'The employee number (工号).' })
  employeeNo: string;

  @Field(() => Boolean, { description: 'Gets back pay (是否补发).' })
  eligible: boolean;

  @Field(() => BackPayReasonEnum, { description: 'Why (原因).' })
  reason: keyof typeof BackPayReasonEnum;

  @Field(() => Fen, { description: 'How much (补发金额).' })
  total: bigint;

  @Field(() => Int, { nullable: true, description: 'Version of the policy (补发办法版本).' })
  policyVersion: number | null;

  @Field(() => LocalDateText, { description: 'When it was determined (认定日期).' })
  determinedOn: LocalDate;
}

@Inherit()
@ObjectType({ description: 'A page of determinations (补发认定列表).' })
export class BackPayDeterminationConnection extends connectionOf(
  BackPayDeterminationType,
  'BackPayDetermination',
  'determinations (补发认定)',
) {}

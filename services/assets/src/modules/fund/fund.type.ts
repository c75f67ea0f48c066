import { connectionOf, FactoryStub, Fen, Inherit, InstantText, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import {
  FundAccountKind,
  FundMoveKind,
  FundReservationStatus,
  LedgerSide,
  ResettlementFundSource,
} from './fund.enums.js';

@Inherit()
@ObjectType({ description: 'Figures of a resettlement fund (安置资金汇总).' })
export class FundSummary {
  @Field(() => Fen, { description: 'What the approved placement plan needs (预算).' })
  budget: bigint;

  @Field(() => Fen, { description: 'What the sources promised (计划筹集).' })
  planned: bigint;

  @Field(() => Fen, { description: 'All that arrived, wherever it is now (已到账).' })
  received: bigint;

  @Field(() => Fen, { description: 'What is free (可用).' })
  available: bigint;

  @Field(() => Fen, { description: 'What is set aside for payment batches (已预留).' })
  reserved: bigint;

  @Field(() => Fen, { description: 'What waits in escrow (提存).' })
  escrow: bigint;

  @Field(() => Fen, { description: 'What was paid (已支付).' })
  paid: bigint;

  @Field(() => Fen, { description: 'K11, what is still to arrive, source by source (资金缺口).' })
  gap: bigint;
}

@Inherit()
@ObjectType({ description: 'One source of a resettlement fund (资金来源).' })
export class FundSourceFigures extends FundSummary {
  @Field(() => ResettlementFundSource, { description: 'Which source (来源).' })
  source: ResettlementFundSource;

  @Field(() => String, { nullable: true, description: 'On what ground it is promised (依据).' })
  basis: string | null;
}

@Inherit()
@ObjectType({ description: 'The balance of one account of the ledger (账户余额).' })
export class FundAccountBalance {
  @Field(() => ResettlementFundSource, { description: 'The source that the money came from (来源).' })
  source: ResettlementFundSource;

  @Field(() => FundAccountKind, { description: 'The account (账户).' })
  account: FundAccountKind;

  @Field(() => Fen, { description: 'Its balance, never below zero (余额).' })
  balance: bigint;
}

@Inherit()
@ObjectType({
  description: 'The money set aside to settle the people of a factory (安置资金).',
})
export class ResettlementFund {
  @Field(() => FactoryStub, { description: 'The factory (工厂).' })
  factory: FactoryStub;

  @Field(() => Int, {
    nullable: true,
    description: 'The approved plan version that sets the budget, null before (方案版本).',
  })
  planVersion: number | null;

  @Field(() => FundSummary, { description: 'All sources together (合计).' })
  total: FundSummary;

  @Field(() => [FundSourceFigures], { description: 'Source by source (各来源).' })
  sources: FundSourceFigures[];

  @Field(() => [FundAccountBalance], { description: 'The accounts that hold or passed money (账户).' })
  accounts: FundAccountBalance[];
}

@Inherit()
@ObjectType({ description: 'One line of a ledger transaction (分录).' })
export class LedgerEntry {
  @Field(() => FundAccountKind, { description: 'The account (账户).' })
  account: FundAccountKind;

  @Field(() => LedgerSide, { description: 'Debit or credit (借贷方向).' })
  side: LedgerSide;

  @Field(() => Fen, { description: 'The amount (金额).' })
  amount: bigint;
}

@Inherit()
@ObjectType({ description: 'A balanced, immutable posting of the ledger (记账凭证).' })
export class LedgerTransaction {
  @Field(() => ID, { description: 'The transaction (凭证标识).' })
  id: string;

  @Field(() => FundMoveKind, { description: 'What happened (业务类型).' })
  kind: FundMoveKind;

  @Field(() => ResettlementFundSource, { description: 'Whose money moved (来源).' })
  source: ResettlementFundSource;

  @Field(() => LocalDateText, { description: "When it happened, on the factory's clock (记账日)." })
  bookedOn: string;

  @Field(() => InstantText, { description: 'When it was recorded, in real time (登记时间).' })
  recordedAt: string;

  @Field(() => String, { description: 'On what ground (依据).' })
  basis: string;

  @Field(() => String, { nullable: true, description: "The bank's reference of a receipt (银行流水号)." })
  reference: string | null;

  @Field(() => String, { nullable: true, description: 'The payment batch it belongs to (付款批次).' })
  batchId: string | null;

  @Field(() => String, { nullable: true, description: 'The payment it belongs to (付款).' })
  paymentId: string | null;

  @Field(() => [LedgerEntry], { description: 'Its lines; debits equal credits (分录).' })
  entries: LedgerEntry[];
}

@Inherit()
@ObjectType({ description: 'A page of ledger transactions (记账凭证列表).' })
export class LedgerTransactionConnection extends connectionOf(
  LedgerTransaction,
  'LedgerTransaction',
  'ledger transactions (记账凭证)',
) {}

@Inherit()
@ObjectType({
  description: 'What a payment batch asked for and what became of it (资金请求).',
})
export class FundRequest {
  @Field(() => String, { description: 'The payment batch (付款批次).' })
  batchId: string;

  @Field(() => String, { description: 'Who pays, "ESTATE" (付款来源).' })
  payer: string;

  @Field(() => String, { description: 'What for, as a code (用途).' })
  purpose: string;

  @Field(() => Fen, { description: 'What was asked for (请求金额).' })
  total: bigint;

  @Field(() => LocalDateText, { description: 'When it was asked for (请求日).' })
  requestedOn: string;

  @Field(() => FundReservationStatus, { description: 'What came of it (结果).' })
  status: FundReservationStatus;

  @Field(() => String, { nullable: true, description: 'Why it was refused, as a code (拒绝原因).' })
  reason: string | null;

  @Field(() => Fen, { nullable: true, description: 'What was missing when it was refused (缺额).' })
  shortfall: bigint | null;

  @Field(() => Fen, { description: 'Still set aside (预留中).' })
  reserved: bigint;

  @Field(() => Fen, { description: 'Paid out of it (已支付).' })
  paid: bigint;

  @Field(() => Fen, { description: 'Waiting in escrow (提存).' })
  escrow: bigint;

  @Field(() => Fen, { description: 'Given back to the source (已释放).' })
  released: bigint;
}

@Inherit()
@ObjectType({ description: 'A page of fund requests (资金请求列表).' })
export class FundRequestConnection extends connectionOf(
  FundRequest,
  'FundRequest',
  'fund requests (资金请求)',
) {}

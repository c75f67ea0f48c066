import { Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { LedgerTransaction, ResettlementFund } from './fund.type.js';

@Inherit()
@ObjectType({ description: 'The promise stands (计划已登记).' })
export class PlanFundSourceSuccess {
  constructor(fund: ResettlementFund) {
    this.fund = fund;
  }

  @Field(() => ResettlementFund, { description: 'The fund with its new plan (安置资金).' })
  fund: ResettlementFund;
}

@Inherit()
@ObjectType({ description: 'The money stands in the ledger (到账已登记).' })
export class ReceiveFundsSuccess {
  constructor(transaction: LedgerTransaction, fund: ResettlementFund) {
    this.transaction = transaction;
    this.fund = fund;
  }

  @Field(() => LedgerTransaction, { description: 'The posting (记账凭证).' })
  transaction: LedgerTransaction;

  @Field(() => ResettlementFund, { description: 'The fund afterwards (安置资金).' })
  fund: ResettlementFund;
}

@Inherit()
@ObjectType({
  description: 'Nothing would arrive (金额须大于零).',
  implements: UserError,
})
export class FundsAmountNotPositiveError extends UserError {
  constructor() {
    super('amount is above 0.00 (金额须大于零)');
  }
}

@Inherit()
@ObjectType({
  description: "The day of arrival lies in the factory's future (到账日在未来).",
  implements: UserError,
})
export class FundsReceivedInFutureError extends UserError {
  constructor(today: string) {
    super(`receivedOn is not after today, ${today} (到账日不得晚于今天)`);
    this.today = today;
  }

  @Field(() => LocalDateText, { description: "The factory's present date (今天)." })
  today: string;
}

@Inherit()
@ObjectType({
  description: 'The bank reference was booked before (流水号已登记).',
  implements: UserError,
})
export class FundsReferenceBookedError extends UserError {
  constructor(reference: string, transactionId: string) {
    super(
      `Reference ${reference} of this source is booked already; a receipt is booked once (该流水号已登记)`,
    );
    this.transactionId = transactionId;
  }

  @Field(() => ID, { description: 'The standing posting (已有凭证).' })
  transactionId: string;
}

export const PlanFundSourceResult = resultUnion(
  'PlanFundSourceResult',
  [PlanFundSourceSuccess],
  'What came of planning a source (资金计划结果).',
);

export const ReceiveFundsResult = resultUnion(
  'ReceiveFundsResult',
  [ReceiveFundsSuccess, FundsAmountNotPositiveError, FundsReceivedInFutureError, FundsReferenceBookedError],
  'What came of booking a receipt (到账登记结果).',
);

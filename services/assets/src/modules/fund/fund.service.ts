import { formatYuan } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import type { PlanFundSourceInput, ReceiveFundsInput } from './fund.inputs.js';
import { toLedgerTransaction } from './fund.mapper.js';
import { readFunds } from './fund.read-model.js';
import {
  FundsAmountNotPositiveError,
  FundsReceivedInFutureError,
  FundsReferenceBookedError,
  PlanFundSourceSuccess,
  ReceiveFundsSuccess,
} from './fund.results.js';
import type { ResettlementFund } from './fund.type.js';
import { lockSource, post } from './ledger.store.js';

/** Records what a source promises in all; money arrives by receiveFunds only. */
export async function planFundSource(tx: Tx, input: PlanFundSourceInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  await tx.clock.now(factoryId);
  const { source, amount, basis } = input;
  await lockSource(tx, factoryId, source);
  await tx.query(
    'UPDATE fund_source SET planned_fen = $3, basis = $4 WHERE factory_id = $1 AND source = $2',
    [factoryId, source, amount.toString(), basis],
  );
  const after = { planned: formatYuan(amount) };
  tx.audit({
    factoryId,
    action: 'planFundSource',
    entity: 'FundSource',
    entityId: source,
    legalBasis: basis,
    after,
  });
  return new PlanFundSourceSuccess(await fundOf(tx, factoryId));
}

/** Books money that arrived: debit AVAILABLE, credit RECEIVED of its source. A bank reference is booked once. */
export async function receiveFunds(tx: Tx, input: ReceiveFundsInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const { source, amount, basis, receivedOn, reference } = input;
  const { date: today } = await tx.clock.now(factoryId);
  if (amount <= 0n) return new FundsAmountNotPositiveError();
  if (receivedOn > today) return new FundsReceivedInFutureError(today);
  await lockSource(tx, factoryId, source);
  const [booked] = await tx.query<{ id: string }>(
    `SELECT id FROM ledger_transaction WHERE factory_id = $1 AND source = $2 AND reference = $3 AND kind = 'RECEIVE'`,
    [factoryId, source, reference],
  );
  if (booked) return new FundsReferenceBookedError(reference, booked.id);
  const posted = await post(tx, {
    factoryId,
    source,
    kind: 'RECEIVE',
    amount,
    bookedOn: receivedOn,
    basis,
    reference,
  });
  const after = { source, amount: formatYuan(amount), reference };
  tx.audit({
    factoryId,
    action: 'receiveFunds',
    entity: 'LedgerTransaction',
    entityId: posted.id,
    legalBasis: basis,
    after,
  });
  return new ReceiveFundsSuccess(toLedgerTransaction(posted), await fundOf(tx, factoryId));
}

async function fundOf(tx: Tx, factoryId: string): Promise<ResettlementFund> {
  const [fund] = await readFunds(tx, [factoryId]);
  return fund!;
}

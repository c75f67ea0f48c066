import { FundsReleased } from '@anzhi/contracts';
import { parseYuan } from '@anzhi/domain';
import { NotYetError } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import type { FundMove } from './domain/ledger.js';
import { decideSettlement, type PaymentOutcome, reservingSource } from './domain/reservation.js';
import { lockSource, post } from './ledger.store.js';
import {
  findPayment,
  lockRequest,
  type PaymentFact,
  partsOf,
  saveParts,
  savePayment,
} from './reservation.store.js';

/**
 * Posts the outcome of a payment out of its batch's reserve: paid, escrowed, or released to its source. Emits
 * FundsReleased when money went back.
 * @throws NotYetError when the batch's request has not arrived; Error when the outcome contradicts what is known, so that
 * the event is parked for an operator
 */
export async function settlePayment(tx: Tx, fact: PaymentFact): Promise<void> {
  const { factoryId, batchId, outcome } = fact;
  const amount = parseYuan(fact.amount);
  // A payment of nothing moves nothing.
  if (amount === 0n) return;
  // The insurance funds pay by themselves: nothing was asked for, nothing is posted.
  if (fact.payer && !reservingSource(fact.payer)) return;
  const request = await lockRequest(tx, factoryId, batchId);
  if (!request) throw new NotYetError(`the request of batch ${batchId} has not arrived`);
  const source = reservingSource(request.payer);
  if (source) await lockSource(tx, factoryId, source);
  const known = await findPayment(tx, fact);
  const decision = decideSettlement(request.status, partsOf(request), known, outcome, amount);
  if (decision.kind === 'CONFLICT')
    throw new Error(`payment ${fact.paymentId} of batch ${batchId} cannot be ${outcome}: ${decision.why}`);
  if (decision.kind === 'NOTHING' || !source) return;
  const { date: bookedOn } = await tx.clock.now(factoryId);
  const posting = {
    factoryId,
    source,
    amount,
    bookedOn,
    basis: request.purpose,
    batchId,
    paymentId: fact.paymentId,
  };
  for (const kind of decision.moves) await post(tx, { ...posting, kind });
  await saveParts(tx, factoryId, batchId, decision.parts);
  await savePayment(tx, fact, amount);
  const reason = releaseReason(decision.moves, outcome);
  if (!reason) return;
  const payload = { batchId, total: fact.amount, reason };
  tx.append({ contract: FundsReleased, factoryId, aggregateId: batchId, payload });
}

/** Why money went back to its source, null when none did. */
function releaseReason(moves: readonly FundMove[], outcome: PaymentOutcome): string | null {
  if (moves.includes('LAPSE')) return 'ESCROW_LAPSED';
  return moves.includes('RELEASE') || moves.includes('RETURN') ? `PAYMENT_${outcome}` : null;
}

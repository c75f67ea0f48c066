import { FundsRefused, FundsReserved } from '@anzhi/contracts';
import { formatYuan, parseYuan } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { decideReservation, reservingSource } from './domain/reservation.js';
import { availableOf, lockSource, post } from './ledger.store.js';
import { type FundsWanted, lockRequest, saveRequest } from './reservation.store.js';

/**
 * Reserves a batch's money whole or refuses it (decision 22). A batch that was refused may ask again; one that has its
 * money keeps it. Emits FundsReserved or FundsRefused.
 */
export async function reserveFunds(tx: Tx, wanted: FundsWanted): Promise<void> {
  const { factoryId, batchId, payer } = wanted;
  const total = parseYuan(wanted.total);
  const source = reservingSource(payer);
  if (source) await lockSource(tx, factoryId, source);
  const known = await lockRequest(tx, factoryId, batchId);
  if (known?.status === 'RESERVED') return;
  const decision = decideReservation(source, total, source ? await availableOf(tx, factoryId, source) : 0n);
  if (decision.kind === 'REFUSE') {
    const { reason, shortfall } = decision;
    await saveRequest(tx, wanted, total, { status: 'REFUSED', reason, shortfall });
    const missing = shortfall === null ? {} : { shortfall: formatYuan(shortfall) };
    const payload = { batchId, total: wanted.total, reason, ...missing };
    tx.append({ contract: FundsRefused, factoryId, aggregateId: batchId, payload });
    return;
  }
  await saveRequest(tx, wanted, total, { status: 'RESERVED', reason: null, shortfall: null });
  const { date: bookedOn } = await tx.clock.now(factoryId);
  const posting = {
    factoryId,
    source: decision.source,
    amount: total,
    bookedOn,
    basis: wanted.purpose,
    batchId,
  };
  // A batch of nothing needs no money and gets its answer without a posting.
  if (total > 0n) await post(tx, { ...posting, kind: 'RESERVE' });
  tx.append({
    contract: FundsReserved,
    factoryId,
    aggregateId: batchId,
    payload: { batchId, total: wanted.total },
  });
}

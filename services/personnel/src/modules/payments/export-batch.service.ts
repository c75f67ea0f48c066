import { formatYuan } from '@anzhi/domain';
import { FileRefusal } from '@anzhi/graphql-kit';
import type { Tx } from '@anzhi/service-kit';
import { type BatchAddress, noBatch } from './bank-address.js';
import { insertExport } from './bank-file.store.js';
import { totalsOf } from './batch.service.js';
import type { BankFileHeader, FileControl, FileEncoding } from './domain/bank-file.js';
import type { BatchStatus } from './domain/batch-state.js';
import { totalsAgree } from './domain/control-totals.js';
import { type BatchRow, batchOpaqueId, lockBatch, lockPayments } from './payment.store.js';

/** A kind of file that a batch leaves by: which batches have one, and what it adds up to. */
export interface BatchFile<C extends FileControl> {
  readonly action: string;
  readonly serves: (batch: BatchRow) => boolean;
  readonly refused: () => FileRefusal;
  readonly control: (tx: Tx, batch: BatchRow) => Promise<C>;
}

/** What was sent stays to be seen as it was sent. */
const APPROVED_AND_AFTER: readonly BatchStatus[] = ['APPROVED', 'SENT', 'SETTLED'];

/**
 * Checks that persons, units, batch and file agree to the fen (I-P9) and writes who took the file and when, before a byte
 * of it leaves. @throws FileRefusal 404, 409 before two people approved or when figures differ, 422 for what has no such file
 */
export async function exportBatch<C extends FileControl>(
  tx: Tx,
  { factoryId, factoryCode, key }: BatchAddress,
  file: BatchFile<C>,
  encoding: FileEncoding,
): Promise<{ batch: BatchRow; header: BankFileHeader & C }> {
  await lockPayments(tx, factoryId);
  const batch = await lockBatch(tx, factoryId, key);
  if (!batch) throw noBatch();
  if (!file.serves(batch)) throw file.refused();
  if (!APPROVED_AND_AFTER.includes(batch.status))
    throw new FileRefusal(
      409,
      'BATCH_NOT_APPROVED',
      `The batch is ${batch.status}: two people approve before its file is made (须经两人审批)`,
    );
  const control = await file.control(tx, batch);
  const stated = { people: batch.people, totalFen: batch.total_fen };
  if (!totalsAgree(await totalsOf(tx, batch), stated, control))
    throw new FileRefusal(
      409,
      'CONTROL_TOTAL_DIFFERS',
      'Persons, units, batch and file do not agree (控制总数不符)',
    );
  const { at, date } = await tx.clock.now(factoryId);
  await insertExport(tx, batch, control, { encoding, at });
  tx.audit({
    ...{ factoryId, action: file.action, entity: 'PaymentBatch', legalBasis: '个人信息保护法 51' },
    entityId: batchOpaqueId(factoryId, batch.id),
    after: { encoding, people: control.people, total: formatYuan(control.totalFen), hash: control.hash },
  });
  return { batch, header: { ...control, batchNo: batch.no, factoryCode, date } };
}

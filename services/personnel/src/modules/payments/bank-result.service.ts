import { createHash } from 'node:crypto';
import { FileRefusal } from '@anzhi/graphql-kit';
import type { Tx } from '@anzhi/service-kit';
import { type BatchAddress, noBatch } from './bank-address.js';
import { controlOf, lastExport } from './bank-file.store.js';
import { accountTail } from './domain/bank-file.js';
import { type FaultyLine, type ResultKind, readResultFile } from './domain/bank-result.js';
import { type FilePayment, type MatchedFile, matchFile } from './domain/match-file.js';
import { paysPerson } from './domain/purposes.js';
import { type BatchRow, lockBatch, lockPayments } from './payment.store.js';
import { applyResults, applyReturns, auditResults, takesReturns } from './result.service.js';
import { splitRecords } from './split-records.js';

/** What came of a file of the bank; the same file is answered alike however often it comes. */
export type ResultAnswer =
  | { status: 'TAKEN'; kind: ResultKind; paid: number; failed: number; returned: number }
  | { status: 'REFUSED'; faults: readonly FaultyLine[]; faultCount: number };

/** How many faults an answer lists; it counts them all. */
const FAULTS_SHOWN = 200;

/**
 * Takes a file of the bank whole or refuses it line by line: nothing is half applied. A file that was taken before, byte by
 * byte, gives the answer that it gave then.
 * @throws FileRefusal 404, 409 unless the batch was sent
 */
export async function takeBankResult(tx: Tx, address: BatchAddress, bytes: Buffer): Promise<ResultAnswer> {
  const { factoryId, factoryCode, key } = address;
  await lockPayments(tx, factoryId);
  const batch = await lockBatch(tx, factoryId, key);
  if (!batch) throw noBatch();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await answerOf(tx, batch, sha256);
  if (known) return known;
  if (!takesReturns(batch) || !paysPerson(batch.purpose))
    throw new FileRefusal(
      409,
      'BATCH_NOT_SENT',
      `The batch is ${batch.status}: the bank answers what was sent (批次未发出)`,
    );
  const file = readResultFile(splitRecords(bytes));
  const control = (await lastExport(tx, batch)) ?? (await controlOf(tx, batch));
  const decision = matchFile(file, { no: batch.no, factoryCode, control }, await paymentsOf(tx, batch));
  if (decision.kind === 'REFUSE')
    return {
      status: 'REFUSED',
      faults: decision.faults.slice(0, FAULTS_SHOWN),
      faultCount: decision.faults.length,
    };
  const kind = file.header?.kind ?? 'RESULT';
  return apply(tx, batch, { kind, sha256, matched: decision.matched });
}

async function apply(
  tx: Tx,
  batch: BatchRow,
  { kind, sha256, matched }: { kind: ResultKind; sha256: string; matched: MatchedFile },
): Promise<ResultAnswer> {
  const { paid, failed, returned, references } = matched;
  if (paid.length + failed.length > 0) await applyResults(tx, batch, { paid, failed });
  if (returned.length > 0) await applyReturns(tx, batch, returned);
  auditResults(tx, batch, 'takeBankResult', { paid, failed, returned });
  await tx.query(
    `UPDATE payment p SET bank_reference = r.reference FROM unnest($2::uuid[], $3::text[]) AS r(id, reference)
      WHERE p.factory_id = $1 AND p.id = r.id`,
    [batch.factory_id, references.map((row) => row.id), references.map((row) => row.reference)],
  );
  const counts = { paid: paid.length, failed: failed.length, returned: returned.length };
  const answer: ResultAnswer = { status: 'TAKEN', kind, ...counts };
  const { at } = await tx.clock.now(batch.factory_id);
  await tx.query(
    `INSERT INTO bank_result_file (factory_id, batch_id, sha256, kind, answer, taken_by, taken_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [batch.factory_id, batch.id, sha256, kind, JSON.stringify(answer), tx.viewer.subject, at],
  );
  return answer;
}

async function answerOf(tx: Tx, batch: BatchRow, sha256: string): Promise<ResultAnswer | null> {
  const [row] = await tx.query<{ answer: ResultAnswer }>(
    'SELECT answer FROM bank_result_file WHERE factory_id = $1 AND batch_id = $2 AND sha256 = $3',
    [batch.factory_id, batch.id, sha256],
  );
  return row?.answer ?? null;
}

async function paymentsOf(tx: Tx, batch: BatchRow): Promise<FilePayment[]> {
  const rows = await tx.query<Omit<FilePayment, 'tail'> & { sealed: Buffer }>(
    `SELECT p.id, p.employee_id AS "employeeId", e.employee_no AS "employeeNo", p.serial, p.amount_fen AS "amountFen", p.status,
            p.reason_code AS "reasonCode", p.account_sealed AS sealed,
            EXISTS (SELECT 1 FROM overpayment o WHERE o.factory_id = p.factory_id AND o.payment_id = p.id AND o.status <> 'WITHDRAWN') AS "claimedBack"
       FROM payment p JOIN employee e ON e.factory_id = p.factory_id AND e.id = p.employee_id
      WHERE p.factory_id = $1 AND p.batch_id = $2 ORDER BY p.serial`,
    [batch.factory_id, batch.id],
  );
  const cipher = await tx.cipher(batch.factory_id);
  return rows.map(({ sealed, ...row }) => ({ ...row, tail: accountTail(cipher.decrypt(sealed)) }));
}

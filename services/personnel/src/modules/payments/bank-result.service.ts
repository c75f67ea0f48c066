import { createHash } from 'node:crypto';
import { FileRefusal } from '@anzhi/graphql-kit';
import type { Tx } from '@anzhi/service-kit';
import { type BatchAddress, noBankFile, noBatch, noFundList } from './bank-address.js';
import { controlOf, lastExport } from './bank-file.store.js';
import { accountTail, type FileControl } from './domain/bank-file.js';
import {
  BANK_DIALECT,
  FAULT_FIELDS,
  type FaultyLine,
  FUND_DIALECT,
  type ResultDialect,
  type ResultKind,
  readResultFile,
} from './domain/bank-result.js';
import { type FilePayment, type MatchedFile, matchFile } from './domain/match-file.js';
import { paysPerson } from './domain/purposes.js';
import { fundControlOf } from './fund-list.store.js';
import { type BatchRow, lockBatch, lockPayments } from './payment.store.js';
import { applyResults, applyReturns, auditResults, takesReturns } from './result.service.js';
import { splitRecords } from './split-records.js';

/** What came of a file of the bank; the same file is answered alike however often it comes. */
export type ResultAnswer =
  | { status: 'TAKEN'; kind: ResultKind; paid: number; failed: number; returned: number }
  | { status: 'REFUSED'; faults: readonly FaultyLine[]; faultCount: number };

/** Who answers: a bank for accounts of people, or a fund for what it keeps for them. */
export interface ResultSource {
  readonly action: string;
  readonly dialect: ResultDialect;
  /** Whether its batches pay people themselves. */
  readonly paysPerson: boolean;
  readonly refused: () => FileRefusal;
  readonly control: (tx: Tx, batch: BatchRow) => Promise<FileControl>;
  /** What ties an answer to a payment: the end of the account, or of the identity number. */
  readonly sealed: string;
}

export const FROM_BANK: ResultSource = {
  ...{ action: 'takeBankResult', dialect: BANK_DIALECT, paysPerson: true, refused: noBankFile },
  ...{ control: controlOf, sealed: 'p.account_sealed' },
};
export const FROM_FUND: ResultSource = {
  ...{ action: 'takeFundResult', dialect: FUND_DIALECT, paysPerson: false, refused: noFundList },
  ...{ control: fundControlOf, sealed: 'e.identity_sealed' },
};

/** How many faults an answer lists; it counts them all. */
const FAULTS_SHOWN = 200;

/**
 * Takes a file of the bank, or of a fund, whole or refuses it line by line: nothing is half applied. A file that was taken before, byte by
 * byte, gives the answer that it gave then.
 * @throws FileRefusal 404, 409 unless the batch was sent, 422 for what that source does not pay
 */
export async function takeResult(
  tx: Tx,
  address: BatchAddress,
  bytes: Buffer,
  source: ResultSource,
): Promise<ResultAnswer> {
  const { factoryId, factoryCode, key } = address;
  await lockPayments(tx, factoryId);
  const batch = await lockBatch(tx, factoryId, key);
  if (!batch) throw noBatch();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await answerOf(tx, batch, sha256);
  if (known) return known;
  if (batch.method !== 'BANK' || paysPerson(batch.purpose) !== source.paysPerson) throw source.refused();
  if (!takesReturns(batch))
    throw new FileRefusal(
      409,
      'BATCH_NOT_SENT',
      `The batch is ${batch.status}: the bank answers what was sent (批次未发出)`,
    );
  const file = readResultFile(splitRecords(bytes), source.dialect);
  const control = (await lastExport(tx, batch)) ?? (await source.control(tx, batch));
  const decision = matchFile(
    file,
    { no: batch.no, factoryCode, control },
    await paymentsOf(tx, batch, source),
  );
  if (decision.kind === 'REFUSE')
    return {
      status: 'REFUSED',
      faults: decision.faults
        .slice(0, FAULTS_SHOWN)
        .map((fault) => ({ ...fault, field: fault.field ?? FAULT_FIELDS[fault.code] })),
      faultCount: decision.faults.length,
    };
  const kind = file.header?.kind ?? 'RESULT';
  return apply(tx, batch, { kind, sha256, matched: decision.matched, action: source.action });
}

async function apply(
  tx: Tx,
  batch: BatchRow,
  {
    kind,
    sha256,
    matched,
    action,
  }: { kind: ResultKind; sha256: string; matched: MatchedFile; action: string },
): Promise<ResultAnswer> {
  const { paid, failed, returned, references } = matched;
  if (paid.length + failed.length > 0) await applyResults(tx, batch, { paid, failed });
  if (returned.length > 0) await applyReturns(tx, batch, returned);
  auditResults(tx, batch, action, { paid, failed, returned });
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

async function paymentsOf(tx: Tx, batch: BatchRow, source: ResultSource): Promise<FilePayment[]> {
  const rows = await tx.query<Omit<FilePayment, 'tail'> & { sealed: Buffer }>(
    `SELECT p.id, p.employee_id AS "employeeId", e.employee_no AS "employeeNo", p.serial, p.amount_fen AS "amountFen", p.status,
            p.reason_code AS "reasonCode", ${source.sealed} AS sealed,
            EXISTS (SELECT 1 FROM overpayment o WHERE o.factory_id = p.factory_id AND o.payment_id = p.id AND o.status <> 'WITHDRAWN') AS "claimedBack"
       FROM payment p JOIN employee e ON e.factory_id = p.factory_id AND e.id = p.employee_id
      WHERE p.factory_id = $1 AND p.batch_id = $2 ORDER BY p.serial`,
    [batch.factory_id, batch.id],
  );
  const cipher = await tx.cipher(batch.factory_id);
  return rows.map(({ sealed, ...row }) => ({ ...row, tail: accountTail(cipher.decrypt(sealed)) }));
}

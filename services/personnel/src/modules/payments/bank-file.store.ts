import type { FactoryCipher, ReadTx, Tx } from '@anzhi/service-kit';
import { type FileControl, type FileEncoding, fileControl } from './domain/bank-file.js';
import type { BatchRow } from './payment.store.js';

/** One detail of a bank file; the account is opened for the stream only. */
export interface FileDetail {
  serial: number;
  employeeNo: string;
  name: string;
  bank: string;
  account: string;
  amountFen: bigint;
}

const PAGE = 2_000;

/**
 * The details of a batch by serial, page by page: memory is bounded by a page. What was sent names the account that it
 * was sent to, whatever the person has recorded since.
 * @throws Error when somebody has no account, which drafting excludes
 */
export async function* detailsOf(
  reads: <R>(work: (tx: ReadTx) => Promise<R>) => Promise<R>,
  batch: { factory_id: string; id: string },
): AsyncGenerator<FileDetail> {
  for (let after = 0; ; ) {
    const rows = await reads((tx) => page(tx, batch, after));
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.serial;
  }
}

async function page(
  tx: ReadTx,
  batch: { factory_id: string; id: string },
  after: number,
): Promise<FileDetail[]> {
  const rows = await tx.query<Omit<FileDetail, 'account'> & { sealed: Buffer | null }>(
    `SELECT p.serial, e.employee_no AS "employeeNo", e.name, coalesce(a.bank, '') AS bank, p.amount_fen AS "amountFen",
            coalesce(p.account_sealed, a.account_sealed) AS sealed
       FROM payment p JOIN employee e ON e.factory_id = p.factory_id AND e.id = p.employee_id
       LEFT JOIN bank_account a ON a.factory_id = p.factory_id AND a.employee_id = p.employee_id
      WHERE p.factory_id = $1 AND p.batch_id = $2 AND p.serial > $3 ORDER BY p.serial LIMIT ${PAGE}`,
    [batch.factory_id, batch.id, after],
  );
  const cipher = await tx.cipher(batch.factory_id);
  return rows.map(({ sealed, ...row }) => ({ ...row, account: opened(cipher, sealed) }));
}

function opened(cipher: FactoryCipher, sealed: Buffer | null): string {
  if (!sealed) throw new Error('a payment by bank has no account');
  return cipher.decrypt(sealed);
}

/** What the bank file of a batch adds up to, from the payments and accounts themselves. */
export async function controlOf(tx: ReadTx, batch: { factory_id: string; id: string }): Promise<FileControl> {
  const control = fileControl();
  for await (const detail of detailsOf((work) => work(tx), batch)) control.add(detail);
  return control.end();
}

/** What the file that went to the bank last added up to; null when none went. */
export async function lastExport(
  tx: ReadTx,
  batch: { factory_id: string; id: string },
): Promise<FileControl | null> {
  const [row] = await tx.query<{ people: number; total_fen: bigint; control_hash: string }>(
    'SELECT people, total_fen, control_hash FROM bank_file_export WHERE factory_id = $1 AND batch_id = $2 ORDER BY no DESC LIMIT 1',
    [batch.factory_id, batch.id],
  );
  return row ? { people: row.people, totalFen: row.total_fen, hash: row.control_hash } : null;
}

export async function insertExport(
  tx: Tx,
  batch: BatchRow,
  control: FileControl,
  { encoding, at }: { encoding: FileEncoding; at: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO bank_file_export (factory_id, batch_id, no, encoding, people, total_fen, control_hash, exported_by, exported_at)
     SELECT $1, $2, count(*)::int + 1, $3, $4, $5, $6, $7, $8 FROM bank_file_export WHERE factory_id = $1 AND batch_id = $2`,
    [
      ...[batch.factory_id, batch.id, encoding, control.people, control.totalFen, control.hash],
      ...[tx.viewer.subject, at],
    ],
  );
}

/** Keeps with each payment the account that it is sent to. */
export async function keepAccounts(tx: Tx, batch: { factory_id: string; id: string }): Promise<void> {
  await tx.query(
    `UPDATE payment p SET account_sealed = a.account_sealed FROM bank_account a
      WHERE p.factory_id = $1 AND p.batch_id = $2 AND a.factory_id = p.factory_id AND a.employee_id = p.employee_id`,
    [batch.factory_id, batch.id],
  );
}

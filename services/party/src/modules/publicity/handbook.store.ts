import { opaqueId } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { Handbook, type HandbookEntry } from './handbook.type.js';

/** A version with its uuid, for the rows that refer to it. */
export interface HandbookRow {
  readonly factoryId: string;
  readonly key: string;
  readonly version: number;
  readonly title: string;
  readonly documentNo: string;
  readonly entries: HandbookEntry[];
  readonly issuedOn: string;
}

export const HANDBOOK_COLUMNS = `h.factory_id AS "factoryId", h.id AS key, h.version, h.title,
  h.document_no AS "documentNo", h.entries, h.issued_on AS "issuedOn"`;

/** A version as the graph shows it. */
export function toHandbook(row: HandbookRow, acknowledged: number): Handbook {
  const { factoryId, key, ...shown } = row;
  return Object.assign(new Handbook(), { ...shown, id: opaqueId('handbook', factoryId, key), acknowledged });
}

/** A version by number or uuid, the newest when neither is given; null when there is none. */
export async function findHandbook(
  tx: ReadTx,
  factoryId: string,
  wanted: { version?: number | null; key?: string } = {},
): Promise<HandbookRow | null> {
  const [row] = await tx.query<HandbookRow>(
    `SELECT ${HANDBOOK_COLUMNS} FROM handbook h
      WHERE h.factory_id = $1 AND ($2::int IS NULL OR h.version = $2) AND ($3::text IS NULL OR h.id::text = $3)
      ORDER BY h.version DESC LIMIT 1`,
    [factoryId, wanted.version ?? null, wanted.key ?? null],
  );
  return row ?? null;
}

/** Writes the next version; one issuer at a time, so that numbers have no gap. */
export async function insertHandbook(
  tx: Tx,
  factoryId: string,
  handbook: Omit<HandbookRow, 'factoryId' | 'key' | 'version'>,
): Promise<HandbookRow> {
  await tx.query('SELECT 1 FROM factory WHERE factory_id = $1 FOR UPDATE', [factoryId]);
  const [row] = await tx.query<HandbookRow>(
    `INSERT INTO handbook AS h (factory_id, id, version, title, document_no, entries, issued_on, issued_by)
     SELECT $1, $2, coalesce(max(o.version), 0) + 1, $3, $4, $5, $6, $7 FROM handbook o WHERE o.factory_id = $1
     RETURNING ${HANDBOOK_COLUMNS}`,
    [
      ...[factoryId, newId(), handbook.title, handbook.documentNo, JSON.stringify(handbook.entries)],
      ...[handbook.issuedOn, tx.viewer.subject],
    ],
  );
  return row!;
}

/** When each of the people acknowledged the version; who did not is left out. */
export async function receiptsOf(
  tx: ReadTx,
  { factoryId, key }: HandbookRow,
  employeeIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; on: string }>(
    `SELECT employee_id AS id, acknowledged_on AS "on" FROM handbook_receipt
      WHERE factory_id = $1 AND handbook_id = $2 AND employee_id = ANY ($3)`,
    [factoryId, key, employeeIds],
  );
  return new Map(rows.map(({ id, on }) => [id, on]));
}

/** Writes a receipt for each of the people; `receiptList` is null where a person acknowledges for themself. */
export async function insertReceipts(
  tx: Tx,
  { factoryId, key }: HandbookRow,
  receipt: { employeeIds: readonly string[]; acknowledgedOn: string; receiptList: string | null },
): Promise<void> {
  await tx.query(
    `INSERT INTO handbook_receipt (factory_id, handbook_id, employee_id, acknowledged_on, recorded_by, receipt_list)
     SELECT $1, $2, e.id, $4, $5, $6 FROM unnest($3::text[]) AS e(id)`,
    [factoryId, key, receipt.employeeIds, receipt.acknowledgedOn, tx.viewer.subject, receipt.receiptList],
  );
}

import type { ReadTx, Tx } from '@anzhi/service-kit';
import type { CanonicalValue } from './domain/canonical-json.js';
import { HASH_BYTES, siblingPositions, type TreeLevels } from './domain/merkle.js';
import type { PublicRow, SnapshotRow } from './domain/posted-row.js';

/** A row as it is stored: salted, hashed, at its place in the tree. */
export interface SealedRow {
  row: SnapshotRow;
  corrected: boolean;
  salt: Buffer;
  hiddenSalt: Buffer;
  leaf: Buffer;
}

export interface PostedState {
  publicRow: PublicRow;
  hidden: CanonicalValue;
}

/** Rows per statement: large enough to be set-based, small enough for one message to PostgreSQL. */
const BATCH = 5_000;

/** What was last posted of each person in the series: of the newest round that has a row of them. */
export async function lastPosted(
  tx: ReadTx,
  factoryId: string,
  seriesId: string,
): Promise<Map<string, PostedState>> {
  const rows = await tx.query<PostedState & { employeeId: string }>(
    `SELECT DISTINCT ON (p.employee_id) p.employee_id AS "employeeId", p.public_row AS "publicRow", x.hidden
       FROM posting_round r
       JOIN posting_row p ON p.factory_id = r.factory_id AND p.round_id = r.id
       JOIN posting_secret x ON x.factory_id = p.factory_id AND x.round_id = p.round_id AND x.employee_id = p.employee_id
      WHERE r.factory_id = $1 AND r.series_id = $2
        AND r.no >= (SELECT max(q.no) FROM posting_round q WHERE q.factory_id = $1 AND q.series_id = $2 AND NOT q.supplementary)
      ORDER BY p.employee_id, r.no DESC`,
    [factoryId, seriesId],
  );
  return new Map(rows.map(({ employeeId, publicRow, hidden }) => [employeeId, { publicRow, hidden }]));
}

/** Stores the rows of a round in order of their leaves, with their secrets apart. */
export async function insertRows(
  tx: Tx,
  factoryId: string,
  roundId: string,
  rows: readonly SealedRow[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH);
    const ids = batch.map(({ row }) => row.employeeId);
    await tx.query(
      `INSERT INTO posting_row (factory_id, round_id, employee_id, employee_no, leaf_no, public_row, corrected,
         resettlement_fee_fen, compensation_fen, back_pay_fen, leaf_hash)
       SELECT $1, $2, b.id, b.no, b.leaf_no, b.row, b.corrected, b.fee, b.compensation, b.back_pay, b.leaf
         FROM unnest($3::uuid[], $4::text[], $5::int[], $6::jsonb[], $7::boolean[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bytea[])
           AS b(id, no, leaf_no, row, corrected, fee, compensation, back_pay, leaf)`,
      [
        factoryId,
        roundId,
        ids,
        batch.map(({ row }) => row.employeeNo),
        batch.map((_, index) => start + index),
        batch.map(({ row }) => JSON.stringify(row.publicRow)),
        batch.map(({ corrected }) => corrected),
        batch.map(({ row }) => row.resettlementFeeFen.toString()),
        batch.map(({ row }) => row.compensationFen.toString()),
        batch.map(({ row }) => row.backPayFen.toString()),
        batch.map(({ leaf }) => leaf),
      ],
    );
    await tx.query(
      `INSERT INTO posting_secret (factory_id, round_id, employee_id, salt, hidden_salt, hidden)
       SELECT $1, $2, b.id, b.salt, b.hidden_salt, b.hidden
         FROM unnest($3::uuid[], $4::bytea[], $5::bytea[], $6::jsonb[]) AS b(id, salt, hidden_salt, hidden)`,
      [
        factoryId,
        roundId,
        ids,
        batch.map(({ salt }) => salt),
        batch.map(({ hiddenSalt }) => hiddenSalt),
        batch.map(({ row }) => JSON.stringify(row.hidden)),
      ],
    );
  }
}

export async function insertTree(
  tx: Tx,
  factoryId: string,
  snapshotId: string,
  levels: TreeLevels,
): Promise<void> {
  for (const [level, hashes] of levels.entries()) {
    await tx.query(
      'INSERT INTO posting_tree (factory_id, snapshot_id, level, hashes) VALUES ($1, $2, $3, $4)',
      [factoryId, snapshotId, level, hashes],
    );
  }
}

/** The audit path of a leaf, read as slices: some 32 bytes of each level, whatever the size of the roster. */
export async function readPath(
  tx: ReadTx,
  factoryId: string,
  snapshotId: string,
  index: number,
  size: number,
): Promise<Buffer[]> {
  const positions = siblingPositions(index, size);
  if (positions.length === 0) return [];
  const rows = await tx.query<{ level: number; hash: Buffer }>(
    `SELECT t.level, substring(t.hashes FROM p.start FOR ${HASH_BYTES}) AS hash
       FROM posting_tree t JOIN unnest($3::int[], $4::int[]) AS p(level, start) ON p.level = t.level
      WHERE t.factory_id = $1 AND t.snapshot_id = $2 ORDER BY t.level`,
    [
      factoryId,
      snapshotId,
      positions.map((at) => at.level),
      positions.map((at) => at.index * HASH_BYTES + 1),
    ],
  );
  return rows.map((row) => row.hash);
}

/** Fixes which row of each person is final, in roster order, and answers the leaves in that order. */
export async function fixFinalRows(tx: Tx, factoryId: string, seriesId: string): Promise<Buffer[]> {
  await tx.query(
    `INSERT INTO posting_final_row (factory_id, series_id, employee_id, leaf_no, round_id)
     SELECT $1, $2, last.employee_id, row_number() OVER (ORDER BY last.serial) - 1, last.round_id
       FROM (SELECT DISTINCT ON (p.employee_id) p.employee_id, p.round_id, (p.public_row->>'serial')::int AS serial
               FROM posting_round r JOIN posting_row p ON p.factory_id = r.factory_id AND p.round_id = r.id
              WHERE r.factory_id = $1 AND r.series_id = $2
                AND r.no >= (SELECT max(q.no) FROM posting_round q WHERE q.factory_id = $1 AND q.series_id = $2 AND NOT q.supplementary)
              ORDER BY p.employee_id, r.no DESC) AS last`,
    [factoryId, seriesId],
  );
  const leaves = await tx.query<{ leaf: Buffer }>(
    `SELECT p.leaf_hash AS leaf FROM posting_final_row f
       JOIN posting_row p ON p.factory_id = f.factory_id AND p.round_id = f.round_id AND p.employee_id = f.employee_id
      WHERE f.factory_id = $1 AND f.series_id = $2 ORDER BY f.leaf_no`,
    [factoryId, seriesId],
  );
  return leaves.map((row) => row.leaf);
}

/** What the final rows add up to, in fen: FACTS without back pay, which has its own series, so that nothing counts twice. */
export async function finalTotal(
  tx: ReadTx,
  factoryId: string,
  seriesId: string,
  kind: string,
): Promise<bigint> {
  const sum = kind === 'BACK_PAY' ? 'p.back_pay_fen' : 'p.resettlement_fee_fen + p.compensation_fen';
  const [row] = await tx.query<{ total: bigint }>(
    `SELECT coalesce(sum(${sum}), 0)::bigint AS total FROM posting_final_row f
       JOIN posting_row p ON p.factory_id = f.factory_id AND p.round_id = f.round_id AND p.employee_id = f.employee_id
      WHERE f.factory_id = $1 AND f.series_id = $2`,
    [factoryId, seriesId],
  );
  return row?.total ?? 0n;
}

export async function markSeriesFinal(
  tx: Tx,
  factoryId: string,
  seriesId: string,
  final: { on: string; root: string; rows: number; amountFen: bigint },
): Promise<void> {
  await tx.query(
    'UPDATE posting_series SET final_on = $3, final_root = $4, final_rows = $5, final_amount_fen = $6 WHERE factory_id = $1 AND id = $2',
    [factoryId, seriesId, final.on, final.root, final.rows, final.amountFen],
  );
}

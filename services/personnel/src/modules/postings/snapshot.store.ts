import type { ReadTx, Tx } from '@anzhi/service-kit';
import { HASH_BYTES, siblingPositions, type TreeLevels } from './domain/merkle.js';
import type { PostedState, SnapshotRow } from './domain/posted-row.js';

/** A row as it is stored: canonical texts, salted, hashed, at its place in the tree. */
export interface SealedRow {
  row: SnapshotRow;
  publicText: string;
  hiddenText: string;
  corrected: boolean;
  salt: Buffer;
  hiddenSalt: Buffer;
  leaf: Buffer;
}

/** A row as last posted, and in which round. */
export interface LastPosted extends PostedState {
  readonly roundId: string;
}

/** Rows per statement: large enough to be set-based, small enough for one message to PostgreSQL. */
const BATCH = 5_000;

/** What was last posted of each person in the series: of the newest round that has a row of them. */
export async function lastPosted(
  tx: ReadTx,
  factoryId: string,
  seriesId: string,
  employeeIds: readonly string[] | null = null,
): Promise<Map<string, LastPosted>> {
  const rows = await tx.query<LastPosted & { employeeId: string }>(
    `SELECT DISTINCT ON (p.employee_id) p.employee_id AS "employeeId", p.public_row AS "publicRow", x.hidden, p.round_id AS "roundId"
       FROM posting_round r
       JOIN posting_row p ON p.factory_id = r.factory_id AND p.round_id = r.id
       JOIN posting_secret x ON x.factory_id = p.factory_id AND x.round_id = p.round_id AND x.employee_id = p.employee_id
      WHERE r.factory_id = $1 AND r.series_id = $2 AND ($3::uuid[] IS NULL OR p.employee_id = ANY($3))
        AND r.no >= (SELECT max(q.no) FROM posting_round q WHERE q.factory_id = $1 AND q.series_id = $2 AND NOT q.supplementary)
      ORDER BY p.employee_id, r.no DESC`,
    [factoryId, seriesId, employeeIds],
  );
  return new Map(rows.map(({ employeeId, ...row }) => [employeeId, row]));
}

/** A parameter of lines as an array of the type. */
const lines = (place: number, type: string): string => `string_to_array($${place}, E'\\n')::${type}[]`;

/** One column of many rows in one text: neither ids, numbers nor canonical JSON hold a line feed. */
const column = (rows: readonly SealedRow[], read: (row: SealedRow) => unknown): string =>
  rows.map(read).join('\n');
const hashes = (rows: readonly SealedRow[], read: (row: SealedRow) => Buffer): Buffer =>
  Buffer.concat(rows.map(read));

/**
 * Stores the rows of a round in order of their leaves, with their secrets apart. Columns travel as lines of text and
 * hashes as one run of bytes: node-postgres's own arrays, escaped value by value, take longer than the database does.
 */
export async function insertRows(
  tx: Tx,
  factoryId: string,
  roundId: string,
  rows: readonly SealedRow[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH);
    const ids = column(batch, ({ row }) => row.employeeId);
    await tx.query(
      `INSERT INTO posting_row (factory_id, round_id, leaf_no, leaf_hash, employee_id, employee_no, public_row, corrected,
         resettlement_fee_fen, compensation_fen, back_pay_fen)
       SELECT $1, $2, $3 + b.place - 1, substring($4::bytea FROM (b.place::int - 1) * ${HASH_BYTES} + 1 FOR ${HASH_BYTES}),
         b.id, b.no #>> '{}', b.row, b.corrected, b.fee, b.compensation, b.back_pay
         FROM unnest(${lines(5, 'uuid')}, ${lines(6, 'jsonb')}, ${lines(7, 'jsonb')}, ${lines(8, 'boolean')}, ${lines(9, 'bigint')},
           ${lines(10, 'bigint')}, ${lines(11, 'bigint')}) WITH ORDINALITY AS b(id, no, row, corrected, fee, compensation, back_pay, place)`,
      [
        ...[factoryId, roundId, start, hashes(batch, ({ leaf }) => leaf), ids],
        column(batch, ({ row }) => JSON.stringify(row.employeeNo)),
        column(batch, ({ publicText }) => publicText),
        column(batch, ({ corrected }) => corrected),
        column(batch, ({ row }) => row.resettlementFeeFen),
        column(batch, ({ row }) => row.compensationFen),
        column(batch, ({ row }) => row.backPayFen),
      ],
    );
    await tx.query(
      `INSERT INTO posting_secret (factory_id, round_id, employee_id, salt, hidden_salt, hidden)
       SELECT $1, $2, b.id, substring($3::bytea FROM (b.place::int - 1) * ${HASH_BYTES} + 1 FOR ${HASH_BYTES}),
         substring($4::bytea FROM (b.place::int - 1) * ${HASH_BYTES} + 1 FOR ${HASH_BYTES}), b.hidden
         FROM unnest(${lines(5, 'uuid')}, ${lines(6, 'jsonb')}) WITH ORDINALITY AS b(id, hidden, place)`,
      [
        ...[factoryId, roundId, hashes(batch, ({ salt }) => salt), hashes(batch, (row) => row.hiddenSalt)],
        ...[ids, column(batch, ({ hiddenText }) => hiddenText)],
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
  for (const [level, hashed] of levels.entries()) {
    await tx.query(
      'INSERT INTO posting_tree (factory_id, snapshot_id, level, hashes) VALUES ($1, $2, $3, $4)',
      [factoryId, snapshotId, level, hashed],
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

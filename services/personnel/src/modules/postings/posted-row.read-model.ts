import { type LocalDate, parseOpaqueId, parseYuan } from '@anzhi/domain';
import {
  COUNT_LIMIT,
  type Page,
  type RequestContext,
  readPage,
  STAFF_ROLES,
  toPage,
} from '@anzhi/graphql-kit';
import { factoryIdOfCode, holdsRole, type ReadTx, type Viewer } from '@anzhi/service-kit';
import { type CanonicalValue, canonicalJson } from './domain/canonical-json.js';
import type { PublicRow } from './domain/posted-row.js';
import type { RoundStatus } from './domain/round-state.js';
import { PostedLength, PostedRow, PostingProof, ProvenPostingRow } from './posted-row.type.js';
import type { PostingRowsArgs } from './posting.inputs.js';
import { ROUND_ID } from './posting.read-model.js';
import { isOnWall } from './round-file.read-model.js';
import { readPath } from './snapshot.store.js';

/** Rows of a round in roster order. */
export async function listPostedRows(
  context: RequestContext,
  args: PostingRowsArgs,
): Promise<Page<PostedRow>> {
  const { limit, after } = readPage(args);
  const { factoryId, key } = parseOpaqueId(ROUND_ID, args.roundId);
  const where =
    'factory_id = $1 AND round_id = $2 AND (NOT $3::boolean OR corrected) AND ($4::text IS NULL OR employee_no = $4)';
  const given = [factoryId, key, args.correctedOnly, await onlyOwn(context, factoryId, key)];
  const rows = await context.reads.query<{ leafNo: number; publicRow: PublicRow }>(
    `SELECT leaf_no AS "leafNo", public_row AS "publicRow" FROM posting_row
      WHERE ${where} AND ($5::int IS NULL OR leaf_no > $5) ORDER BY leaf_no LIMIT $6`,
    [...given, after?.[0] ?? null, limit + 1],
  );
  const count = async (): Promise<number> => {
    const [row] = await context.reads.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM (SELECT 1 FROM posting_row WHERE ${where} LIMIT ${COUNT_LIMIT + 1}) AS counted`,
      given,
    );
    return row?.n ?? 0;
  };
  const page = toPage(rows, limit, (row) => [String(row.leafNo)], count);
  return { ...page, nodes: page.nodes.map((row) => toPostedRow(row.publicRow)) };
}

interface ProofSqlRow {
  publicRow: PublicRow;
  leafNo: number;
  size: number;
  root: string;
  leaf: Buffer;
  salt: Buffer;
  hiddenSalt: Buffer;
  hidden: CanonicalValue;
  employeeNo: string;
}

const PROOF = `p.public_row AS "publicRow", p.employee_no AS "employeeNo", p.leaf_hash AS leaf, x.salt, x.hidden_salt AS "hiddenSalt", x.hidden`;
const SECRET =
  'JOIN posting_secret x ON x.factory_id = p.factory_id AND x.round_id = p.round_id AND x.employee_id = p.employee_id';

/** A person's row of a round with its proof; the salts and what is not posted go to the person and to staff only. */
export async function findProvenRow(
  context: RequestContext,
  roundId: string,
  employeeNo: string,
): Promise<ProvenPostingRow | null> {
  const { factoryId, key } = parseOpaqueId(ROUND_ID, roundId);
  const only = await onlyOwn(context, factoryId, key);
  if (only !== null && only !== employeeNo) return null;
  return proofOfRound(context.reads, factoryId, key, employeeNo);
}

/** A person's final row with its proof against the final root; null before the series is final, and for others. */
export async function findFinalRow(
  context: RequestContext,
  factoryCode: string,
  kind: string,
  employeeNo: string,
): Promise<ProvenPostingRow | null> {
  const factoryId = factoryIdOfCode(factoryCode);
  if (!isOpenTo(context.viewer, factoryId, employeeNo)) return null;
  return proofOfFinal(context.reads, factoryId, kind, employeeNo);
}

/** The row of a round (uuid) and its proof; null when the round has none of that number. */
export async function proofOfRound(
  tx: ReadTx,
  factoryId: string,
  key: string,
  employeeNo: string,
): Promise<ProvenPostingRow | null> {
  const [row] = await tx.query<ProofSqlRow>(
    `SELECT ${PROOF}, p.leaf_no AS "leafNo", r.row_count AS size, r.root FROM posting_row p
       JOIN posting_round r ON r.factory_id = p.factory_id AND r.id = p.round_id ${SECRET}
      WHERE p.factory_id = $1 AND p.round_id = $2 AND p.employee_no = $3`,
    [factoryId, key, employeeNo],
  );
  return row ? prove(tx, factoryId, key, row) : null;
}

/** The final row of a series and its proof; null before it is final. */
export async function proofOfFinal(
  tx: ReadTx,
  factoryId: string,
  kind: string,
  employeeNo: string,
): Promise<ProvenPostingRow | null> {
  const [row] = await tx.query<ProofSqlRow & { finalId: string }>(
    `SELECT ${PROOF}, f.leaf_no AS "leafNo", s.final_rows AS size, s.final_root AS root, s.final_id AS "finalId" FROM posting_series s
       JOIN posting_final_row f ON f.factory_id = s.factory_id AND f.final_id = s.final_id
       JOIN posting_row p ON p.factory_id = f.factory_id AND p.round_id = f.round_id AND p.employee_id = f.employee_id ${SECRET}
      WHERE s.factory_id = $1 AND s.kind = $2 AND p.employee_no = $3`,
    [factoryId, kind, employeeNo],
  );
  return row ? prove(tx, factoryId, row.finalId, row) : null;
}

async function prove(
  tx: ReadTx,
  factoryId: string,
  snapshotId: string,
  row: ProofSqlRow,
): Promise<ProvenPostingRow> {
  const path = await readPath(tx, factoryId, snapshotId, row.leafNo, row.size);
  const open = isOpenTo(tx.viewer, factoryId, row.employeeNo);
  const proof = Object.assign(new PostingProof(), {
    index: row.leafNo,
    size: row.size,
    leaf: row.leaf.toString('hex'),
    path: path.map((hash) => hash.toString('hex')),
    root: row.root,
    canonicalRow: canonicalJson(row.publicRow),
    salt: open ? row.salt.toString('hex') : null,
    hiddenSalt: open ? row.hiddenSalt.toString('hex') : null,
    hidden: open ? canonicalJson(row.hidden) : null,
  });
  return Object.assign(new ProvenPostingRow(), { row: toPostedRow(row.publicRow), proof });
}

/** Whether salts and what is not posted may go to the viewer: to the person, and to staff. */
export function isOpenTo(viewer: Viewer, factoryId: string, employeeNo: string): boolean {
  const own = viewer.self?.factoryId === factoryId && viewer.self.employeeNo === employeeNo;
  return own || holdsRole(viewer, STAFF_ROLES, factoryId);
}

/** Once a round is taken down, others see their own row only (decision 23): that number, or null for every row. */
async function onlyOwn(context: RequestContext, factoryId: string, roundId: string): Promise<string | null> {
  const { viewer } = context;
  if (holdsRole(viewer, STAFF_ROLES, factoryId)) return null;
  const [round] = await context.reads.query<{ status: RoundStatus; closesOn: LocalDate }>(
    'SELECT status, closes_on AS "closesOn" FROM posting_round WHERE factory_id = $1 AND id = $2',
    [factoryId, roundId],
  );
  if (round && (await isOnWall(context.reads, { ...round, factoryId }))) return null;
  return viewer.self?.factoryId === factoryId ? viewer.self.employeeNo : '';
}

function toPostedRow(row: PublicRow): PostedRow {
  const money = (value: CanonicalValue | undefined): bigint | null =>
    typeof value === 'string' ? parseYuan(value) : null;
  const seniority = row['seniority'] as { years: number; months: number } | null | undefined;
  return Object.assign(new PostedRow(), {
    serial: row['serial'],
    name: row['name'],
    unit: row['unit'] ?? null,
    age: row['age'] ?? null,
    seniority: seniority ? Object.assign(new PostedLength(), seniority) : null,
    specialWorkYears: row['specialWorkYears'] ?? null,
    injuryGrade: row['injuryGrade'] ?? null,
    channel: row['channel'] ?? null,
    resettlementFee: money(row['resettlementFee']),
    compensation: money(row['compensation']),
    backPay: money(row['backPay']) ?? 0n,
    corrected: row['corrected'] === true,
  });
}

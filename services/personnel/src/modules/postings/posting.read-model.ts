import { opaqueId, parseOpaqueId, parseYuan, Ratio } from '@anzhi/domain';
import {
  COUNT_LIMIT,
  type Page,
  type RequestContext,
  readPage,
  STAFF_ROLES,
  toPage,
} from '@anzhi/graphql-kit';
import { factoryIdOfCode, holdsRole, type ReadTx } from '@anzhi/service-kit';
import { type CanonicalValue, canonicalJson } from './domain/canonical-json.js';
import type { PublicRow } from './domain/posted-row.js';
import type { PostingRowsArgs } from './posting.inputs.js';
import {
  ObjectionCounts,
  PostedLength,
  PostedRow,
  PostingProof,
  PostingRound,
  PostingSeries,
  PostingSeriesKind,
  ProvenPostingRow,
} from './posting.type.js';
import { readPath } from './snapshot.store.js';

export const SERIES_ID = 'series';
export const ROUND_ID = 'round';

interface RoundSqlRow extends Omit<PostingRound, 'id' | 'objections' | 'defectRate'> {
  key: string;
  kind: PostingSeriesKind;
}

/** A round as it stands in this transaction. */
export async function readRound(tx: ReadTx, factoryId: string, roundId: string): Promise<PostingRound> {
  const [round] = await selectRounds(tx, 'r.factory_id = $1 AND r.id = $2', [factoryId, roundId]);
  if (!round) throw new Error(`round ${roundId} of ${factoryId} is not there`);
  return round;
}

/** A series that exists, as it stands in this transaction. */
export async function readSeries(tx: ReadTx, factoryId: string, kind: string): Promise<PostingSeries> {
  const series = await findPostingSeries(tx, factoryId, kind);
  if (!series) throw new Error(`series ${kind} of ${factoryId} is not there`);
  return series;
}

/** A series with its rounds; null before its first round. */
export async function findPostingSeries(
  tx: ReadTx,
  factoryId: string,
  kind: string,
): Promise<PostingSeries | null> {
  const [series] = await tx.query<{
    id: string;
    kind: PostingSeriesKind;
    finalOn: string | null;
    finalRoot: string | null;
  }>(
    'SELECT id, kind, final_on AS "finalOn", final_root AS "finalRoot" FROM posting_series WHERE factory_id = $1 AND kind = $2',
    [factoryId, kind],
  );
  if (!series) return null;
  const rounds = await selectRounds(tx, 'r.factory_id = $1 AND r.series_id = $2', [factoryId, series.id]);
  return Object.assign(new PostingSeries(), {
    ...series,
    id: opaqueId(SERIES_ID, factoryId, series.id),
    final: series.finalOn !== null,
    rounds,
    objections: sumCounts(rounds.map((round) => round.objections)),
  });
}

/** Rows of a round in roster order. */
export async function listPostedRows(
  context: RequestContext,
  args: PostingRowsArgs,
): Promise<Page<PostedRow>> {
  const { limit, after } = readPage(args);
  const { factoryId, key } = parseOpaqueId(ROUND_ID, args.roundId);
  const where = 'factory_id = $1 AND round_id = $2 AND (NOT $3::boolean OR corrected)';
  const given = [factoryId, key, args.correctedOnly];
  const rows = await context.reads.query<{ leafNo: number; publicRow: PublicRow }>(
    `SELECT leaf_no AS "leafNo", public_row AS "publicRow" FROM posting_row
      WHERE ${where} AND ($4::int IS NULL OR leaf_no > $4) ORDER BY leaf_no LIMIT $5`,
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
  const [row] = await context.reads.query<ProofSqlRow>(
    `SELECT ${PROOF}, p.leaf_no AS "leafNo", r.row_count AS size, r.root FROM posting_row p
       JOIN posting_round r ON r.factory_id = p.factory_id AND r.id = p.round_id ${SECRET}
      WHERE p.factory_id = $1 AND p.round_id = $2 AND p.employee_no = $3`,
    [factoryId, key, employeeNo],
  );
  return row ? prove(context, factoryId, key, row) : null;
}

/** A person's final row with its proof against the final root; null before the series is final. */
export async function findFinalRow(
  context: RequestContext,
  factoryCode: string,
  kind: string,
  employeeNo: string,
): Promise<ProvenPostingRow | null> {
  const factoryId = factoryIdOfCode(factoryCode);
  const [row] = await context.reads.query<ProofSqlRow & { seriesId: string }>(
    `SELECT ${PROOF}, f.leaf_no AS "leafNo", s.final_rows AS size, s.final_root AS root, s.id AS "seriesId" FROM posting_series s
       JOIN posting_final_row f ON f.factory_id = s.factory_id AND f.series_id = s.id
       JOIN posting_row p ON p.factory_id = f.factory_id AND p.round_id = f.round_id AND p.employee_id = f.employee_id ${SECRET}
      WHERE s.factory_id = $1 AND s.kind = $2 AND p.employee_no = $3`,
    [factoryId, kind, employeeNo],
  );
  return row ? prove(context, factoryId, row.seriesId, row) : null;
}

async function prove(
  context: RequestContext,
  factoryId: string,
  snapshotId: string,
  row: ProofSqlRow,
): Promise<ProvenPostingRow> {
  const path = await readPath(context.reads, factoryId, snapshotId, row.leafNo, row.size);
  const { viewer } = context;
  const own = viewer.self?.factoryId === factoryId && viewer.self.employeeNo === row.employeeNo;
  const open = own || holdsRole(viewer, STAFF_ROLES, factoryId);
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

async function selectRounds(tx: ReadTx, where: string, params: readonly unknown[]): Promise<PostingRound[]> {
  const rows = await tx.query<RoundSqlRow>(
    `SELECT r.factory_id AS "factoryId", r.id AS key, r.series_id AS "seriesKey", s.kind, r.no, r.supplementary, r.status,
            r.opened_on AS "openedOn", r.closes_on AS "closesOn", r.decide_by AS "decideBy", r.places, r.reason,
            r.row_count AS "rowCount", r.corrected_count AS "correctedCount", r.root
       FROM posting_round r JOIN posting_series s ON s.factory_id = r.factory_id AND s.id = r.series_id
      WHERE ${where} ORDER BY r.factory_id, r.no`,
    params,
  );
  const counts = await countByRound(tx, rows);
  return rows.map((row) =>
    Object.assign(new PostingRound(), row, {
      id: opaqueId(ROUND_ID, row.factoryId, row.key),
      defectRate: percent(row.correctedCount, row.rowCount),
      objections: counts.get(row.key) ?? sumCounts([]),
    }),
  );
}

async function countByRound(
  tx: ReadTx,
  rounds: readonly RoundSqlRow[],
): Promise<Map<string, ObjectionCounts>> {
  const [first] = rounds;
  if (!first) return new Map();
  const { date: today } = await tx.clock.now(first.factoryId);
  const rows = await tx.query<ObjectionCounts & { roundId: string }>(
    `SELECT o.round_id AS "roundId", count(*)::int AS filed,
            count(*) FILTER (WHERE o.status IN ('FILED', 'ACCEPTED', 'INVESTIGATING'))::int AS undecided,
            count(*) FILTER (WHERE o.status IN ('REJECTED_FORM', 'UPHELD', 'PARTLY', 'DISMISSED'))::int AS unnotified,
            count(*) FILTER (WHERE o.result IN ('UPHELD', 'PARTLY'))::int AS upheld,
            count(*) FILTER (WHERE o.result = 'DISMISSED')::int AS dismissed,
            count(*) FILTER (WHERE o.status IN ('FILED', 'ACCEPTED', 'INVESTIGATING') AND r.decide_by < $3)::int AS overdue
       FROM objection o JOIN posting_round r ON r.factory_id = o.factory_id AND r.id = o.round_id
      WHERE o.factory_id = ANY($1) AND o.round_id = ANY($2) GROUP BY o.round_id`,
    [[...new Set(rounds.map((round) => round.factoryId))], rounds.map((round) => round.key), today],
  );
  return new Map(
    rows.map(({ roundId, ...counts }) => [roundId, Object.assign(new ObjectionCounts(), counts)]),
  );
}

function sumCounts(counts: readonly ObjectionCounts[]): ObjectionCounts {
  const total = { filed: 0, undecided: 0, unnotified: 0, upheld: 0, dismissed: 0, overdue: 0 };
  for (const part of counts) {
    for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += part[name];
  }
  return Object.assign(new ObjectionCounts(), total);
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '0.0' : Ratio.of(BigInt(part) * 100n, BigInt(whole)).toDecimal(1);

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
    resettlementFee: money(row['resettlementFee']),
    compensation: money(row['compensation']),
    backPay: money(row['backPay']) ?? 0n,
    corrected: row['corrected'] === true,
  });
}

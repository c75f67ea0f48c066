import { opaqueId, Ratio } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import { countChanges } from './change.read-model.js';
import {
  ChangeCounts,
  ObjectionCounts,
  PostingRound,
  PostingSeries,
  type PostingSeriesKind,
} from './posting.type.js';

export const SERIES_ID = 'series';
export const ROUND_ID = 'round';

interface RoundSqlRow extends Omit<PostingRound, 'id' | 'objections' | 'changes' | 'defectRate'> {
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
  const changes = await countChanges(tx, rows);
  return rows.map((row) =>
    Object.assign(new PostingRound(), row, {
      id: opaqueId(ROUND_ID, row.factoryId, row.key),
      defectRate: percent(row.correctedCount, row.rowCount),
      objections: counts.get(row.key) ?? sumCounts([]),
      changes: Object.assign(new ChangeCounts(), changes.get(row.key)),
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
            count(*) FILTER (WHERE o.status IN ('FILED', 'ACCEPTED', 'INVESTIGATING') AND coalesce(o.decide_by, r.decide_by) < $3)::int AS overdue
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

import type { LocalDate } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { adoptedRules } from '../entitlements/index.js';
import type { SeriesKind } from './domain/posted-row.js';
import type { LatestRound, PostingRule, RoundPlan, RoundStatus } from './domain/round-state.js';

export interface SeriesRow {
  id: string;
  kind: SeriesKind;
  finalOn: LocalDate | null;
}

/** A round as acts need it, with its objections counted. */
export interface RoundRow extends LatestRound {
  id: string;
  seriesId: string;
  kind: SeriesKind;
  decideBy: LocalDate;
  rowCount: number;
}

/** Stands in where no rule set is adopted; a decision to open then stops at NOT_CALCULATED. */
export const NO_RULE: PostingRule = {
  roundDays: [],
  minimumDays: 1,
  supplementaryDays: 1,
  decideWithinDays: 0,
};

/** How the factory posts by its adopted rule set; null before one was adopted. */
export async function postingRule(tx: ReadTx, factoryId: string): Promise<PostingRule | null> {
  const rules = await adoptedRules(tx, factoryId);
  if (!rules) return null;
  const { roundWorkingDays, minimumWorkingDays, supplementaryWorkingDays, decideWithinWorkingDays } =
    rules.posting;
  return {
    roundDays: roundWorkingDays.value,
    minimumDays: minimumWorkingDays.value,
    supplementaryDays: supplementaryWorkingDays.value,
    decideWithinDays: decideWithinWorkingDays.value,
  };
}

/** The series, made with its first round, locked: opening, closing and resolving happen one by one. */
export async function lockSeries(tx: Tx, factoryId: string, kind: SeriesKind): Promise<SeriesRow> {
  await tx.query(
    'INSERT INTO posting_series (factory_id, id, kind) VALUES ($1, $2, $3) ON CONFLICT (factory_id, kind) DO NOTHING',
    [factoryId, newId(), kind],
  );
  const [series] = await tx.query<SeriesRow>(
    'SELECT id, kind, final_on AS "finalOn" FROM posting_series WHERE factory_id = $1 AND kind = $2 FOR UPDATE',
    [factoryId, kind],
  );
  if (!series) throw new Error(`series ${kind} of ${factoryId} is not visible in this scope`);
  return series;
}

export async function findSeries(tx: ReadTx, factoryId: string, kind: string): Promise<SeriesRow | null> {
  const [series] = await tx.query<SeriesRow>(
    'SELECT id, kind, final_on AS "finalOn" FROM posting_series WHERE factory_id = $1 AND kind = $2',
    [factoryId, kind],
  );
  return series ?? null;
}

const ROUND = `r.id, r.series_id AS "seriesId", s.kind, r.no, r.supplementary, r.status, r.closes_on AS "closesOn",
  r.decide_by AS "decideBy", r.row_count AS "rowCount",
  (SELECT count(*)::int FROM objection o WHERE o.factory_id = r.factory_id AND o.round_id = r.id
     AND o.status IN ('FILED', 'ACCEPTED', 'INVESTIGATING')) AS undecided,
  (SELECT count(*)::int FROM objection o WHERE o.factory_id = r.factory_id AND o.round_id = r.id
     AND o.status IN ('REJECTED_FORM', 'UPHELD', 'PARTLY', 'DISMISSED')) AS unnotified`;
const FROM_ROUND =
  'FROM posting_round r JOIN posting_series s ON s.factory_id = r.factory_id AND s.id = r.series_id';

/** The newest round of a series, null before the first. */
export async function latestRound(tx: ReadTx, factoryId: string, seriesId: string): Promise<RoundRow | null> {
  const [round] = await tx.query<RoundRow>(
    `SELECT ${ROUND} ${FROM_ROUND} WHERE r.factory_id = $1 AND r.series_id = $2 ORDER BY r.no DESC LIMIT 1`,
    [factoryId, seriesId],
  );
  return round ?? null;
}

/** The round with its series locked: the series first, as everywhere, so that no two acts wait for each other. */
export async function lockRound(tx: Tx, factoryId: string, roundId: string): Promise<RoundRow | null> {
  const [found] = await tx.query<{ kind: SeriesKind }>(
    `SELECT s.kind ${FROM_ROUND} WHERE r.factory_id = $1 AND r.id = $2`,
    [factoryId, roundId],
  );
  if (!found) return null;
  await lockSeries(tx, factoryId, found.kind);
  await tx.query('SELECT 1 FROM posting_round WHERE factory_id = $1 AND id = $2 FOR UPDATE', [
    factoryId,
    roundId,
  ]);
  const [round] = await tx.query<RoundRow>(
    `SELECT ${ROUND} ${FROM_ROUND} WHERE r.factory_id = $1 AND r.id = $2`,
    [factoryId, roundId],
  );
  return round ?? null;
}

/** Keeps the round open while an objection is filed: whoever closes it waits. */
export async function holdRound(tx: Tx, factoryId: string, roundId: string): Promise<void> {
  await tx.query('SELECT 1 FROM posting_round WHERE factory_id = $1 AND id = $2 FOR SHARE', [
    factoryId,
    roundId,
  ]);
}

export async function insertRound(
  tx: Tx,
  factoryId: string,
  round: RoundPlan & {
    id: string;
    seriesId: string;
    places: readonly string[];
    reason: string | null;
    rows: number;
    corrected: number;
    root: string;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO posting_round (factory_id, id, series_id, no, supplementary, opened_on, closes_on, decide_by, places, reason,
       row_count, corrected_count, root, status)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'OPEN')`,
    [
      factoryId,
      round.id,
      round.seriesId,
      round.no,
      round.supplementary,
      round.openedOn,
      round.closesOn,
      round.decideBy,
      JSON.stringify(round.places),
      round.reason,
      round.rows,
      round.corrected,
      round.root,
    ],
  );
}

export async function moveRound(
  tx: Tx,
  factoryId: string,
  roundId: string,
  status: RoundStatus,
  on: LocalDate,
): Promise<void> {
  const column = status === 'CLOSED' ? 'closed_on' : 'resolved_on';
  await tx.query(`UPDATE posting_round SET status = $3, ${column} = $4 WHERE factory_id = $1 AND id = $2`, [
    factoryId,
    roundId,
    status,
    on,
  ]);
}

/** How many objections a round has in all. */
export async function countObjections(tx: ReadTx, factoryId: string, roundId: string): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM objection WHERE factory_id = $1 AND round_id = $2',
    [factoryId, roundId],
  );
  return row?.n ?? 0;
}

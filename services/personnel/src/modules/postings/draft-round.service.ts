import type { Tx } from '@anzhi/service-kit';
import { rosterState } from '../roster/index.js';
import { differs, type SnapshotRow } from './domain/posted-row.js';
import type { RoundPlan } from './domain/round-state.js';
import { reopenedPeople } from './reopening.store.js';
import type { SeriesRow } from './series.store.js';
import { changedRows, projectRoster } from './snapshot.service.js';
import { type LastPosted, lastPosted } from './snapshot.store.js';

/** The rows of a series as they read today, against what was last posted. */
export interface RoundDraft {
  readonly rows: readonly SnapshotRow[];
  /** What a supplementary round would have to post. */
  readonly due: readonly SnapshotRow[];
  /** Rows that read otherwise than last posted; empty before the first round. */
  readonly changed: readonly SnapshotRow[];
  readonly last: ReadonlyMap<string, LastPosted>;
}

/** A round as it is decided: `rows` are those that it posts, `changed` those of them that are marked on the wall. */
export interface RoundToPublish extends RoundDraft {
  readonly series: SeriesRow;
  readonly plan: RoundPlan;
  readonly places: readonly string[];
  readonly reason: string | null;
}

export const NOTHING_DRAFTED: RoundDraft = { rows: [], due: [], changed: [], last: new Map() };

/** Projects the rows: everybody's, or after FINAL only those of people whose row was reopened. @throws Error before the declaration */
export async function draftRound(tx: Tx, factoryId: string, series: SeriesRow): Promise<RoundDraft> {
  const { declaredOn } = await rosterState(tx, factoryId);
  if (!declaredOn) throw new Error(`a round of ${factoryId} without a declaration`);
  const reopened = series.finalOn === null ? null : await reopenedPeople(tx, factoryId, series.id);
  const ids = reopened?.map((person) => person.employeeId);
  const rows = await projectRoster(tx, factoryId, series.kind, declaredOn, ids);
  const last = await lastPosted(tx, factoryId, series.id, ids ?? null);
  if (!reopened) {
    const changed = last.size === 0 ? [] : changedRows(rows, last);
    return { rows, due: changed, changed, last };
  }
  const posted = new Set(reopened.filter((person) => person.posted).map((person) => person.employeeId));
  const changed = changedRows(rows, last);
  const due = rows.filter((row) => !posted.has(row.employeeId) || isOther(row, last));
  return { rows, due, changed, last };
}

function isOther(row: SnapshotRow, last: ReadonlyMap<string, LastPosted>): boolean {
  const before = last.get(row.employeeId);
  return before === undefined || differs(before, row);
}

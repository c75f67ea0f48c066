import type { Fen, LocalDate } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import { ROSTER_CATEGORIES, type RosterCategory } from './domain/roster-row.js';
import type { CategoryCounts } from './roster-state.js';

/** The figures of one roster. */
export interface RosterCounts {
  frozenOn: LocalDate | null;
  /** 在职 people of the frozen roster (decision 21: 内退 stay outside); null until it is frozen. */
  inService: number | null;
  /** As frozen; as enrolled so far until then. */
  byCategory: CategoryCounts;
  /** Wage arrears of all categories, amendments included, in fen. */
  arrearsTotalFen: Fen;
}

interface CountsRow {
  factory_id: string;
  frozen_on: LocalDate | null;
  frozen_counts: Record<string, number> | null;
  counts: Record<string, number> | null;
  arrears: Fen;
}

/** All categories, with 0 for those that nobody is in. */
export function fullCounts(counts: Readonly<Record<string, number>>): CategoryCounts {
  return Object.fromEntries(ROSTER_CATEGORIES.map((category) => [category, counts[category] ?? 0])) as Record<
    RosterCategory,
    number
  >;
}

/** The figures of several rosters in one query; factories without any roster row are left out. */
export async function rosterCounts(
  tx: ReadTx,
  factoryIds: readonly string[],
): Promise<Map<string, RosterCounts>> {
  const rows = await tx.query<CountsRow>(
    `SELECT r.factory_id, r.frozen_on, r.frozen_counts, e.counts, coalesce(e.arrears, 0)::bigint AS arrears
       FROM roster r
       LEFT JOIN (SELECT factory_id, jsonb_object_agg(category, people) AS counts, sum(arrears) AS arrears
                    FROM (SELECT factory_id, category, count(*) AS people, sum(arrears_total_fen) AS arrears
                            FROM employee WHERE factory_id = ANY ($1) GROUP BY factory_id, category) AS by_category
                   GROUP BY factory_id) e ON e.factory_id = r.factory_id
      WHERE r.factory_id = ANY ($1)`,
    [factoryIds],
  );
  return new Map(
    rows.map((row) => [
      row.factory_id,
      {
        frozenOn: row.frozen_on,
        inService: row.frozen_counts ? (row.frozen_counts['ACTIVE_ON_POST'] ?? 0) : null,
        byCategory: fullCounts(row.frozen_counts ?? row.counts ?? {}),
        arrearsTotalFen: row.arrears,
      },
    ]),
  );
}

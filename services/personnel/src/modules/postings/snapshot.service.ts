import { randomBytes } from 'node:crypto';
import type { LocalDate } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import { loadPeople, type Person } from '../facts/index.js';
import { consentsOf } from './consent.store.js';
import { canonicalJson } from './domain/canonical-json.js';
import { hiddenDigest, rowLeaf, SALT_BYTES } from './domain/leaf.js';
import {
  differs,
  markRow,
  NO_CONSENT,
  type PostedAmount,
  type PostedFacts,
  type PostedState,
  projectRow,
  type SeriesKind,
  type SnapshotRow,
} from './domain/posted-row.js';
import { finalRow } from './final.js';
import { placementFacts } from './placement-facts.js';
import { postedAmounts } from './posted-amounts.js';
import type { SealedRow } from './snapshot.store.js';

/** How the row of everybody, or of some, reads today, in roster order, figures as of the declaration. */
export async function projectRoster(
  tx: ReadTx,
  factoryId: string,
  kind: SeriesKind,
  asOf: LocalDate,
  employeeIds?: readonly string[],
): Promise<SnapshotRow[]> {
  const people = await loadPeople(tx, factoryId, employeeIds ? { employeeIds } : {});
  const result = kind === 'PLACEMENT_RESULT';
  const amounts = result
    ? await finalAmounts(tx, factoryId, employeeIds)
    : await postedAmounts(tx, factoryId, employeeIds ?? null);
  const placements = result ? await placementFacts(tx, factoryId, employeeIds ?? null) : new Map();
  const consents = kind === 'FACTS' ? await consentsOf(tx, factoryId) : new Map();
  return people.map((person) => {
    const { employeeId } = person.employee;
    return projectRow(
      kind,
      {
        facts: postedFacts(person),
        amounts: amounts.get(employeeId) ?? [],
        consents: consents.get(employeeId) ?? NO_CONSENT,
        placement: placements.get(employeeId) ?? null,
      },
      asOf,
    );
  });
}

/** The rows that read or pay otherwise than last posted, new people among them. */
export function changedRows(
  rows: readonly SnapshotRow[],
  last: ReadonlyMap<string, PostedState>,
): SnapshotRow[] {
  return rows.filter((row) => {
    const before = last.get(row.employeeId);
    return before === undefined || differs(before, row);
  });
}

/** Marks, salts and hashes the rows of a round: two random salts for each person, known to nobody else. */
export function sealRows(rows: readonly SnapshotRow[], corrected: ReadonlySet<string>): SealedRow[] {
  const random = randomBytes(rows.length * 2 * SALT_BYTES);
  return rows.map((row, index) => {
    const salt = random.subarray(index * 2 * SALT_BYTES, (index * 2 + 1) * SALT_BYTES);
    const hiddenSalt = random.subarray((index * 2 + 1) * SALT_BYTES, (index * 2 + 2) * SALT_BYTES);
    const isCorrected = corrected.has(row.employeeId);
    const publicText = canonicalJson(markRow(row, isCorrected).publicRow);
    const hiddenText = canonicalJson(row.hidden);
    const leaf = rowLeaf(salt, publicText, hiddenDigest(hiddenSalt, hiddenText));
    return { row, publicText, hiddenText, corrected: isCorrected, salt, hiddenSalt, leaf };
  });
}

/** The recognised birth date and what was verified; a claim that was not is nobody's posted year. */
function postedFacts({ employee, facts }: Person): PostedFacts {
  const { employeeId, employeeNo, serial, name, unit, category } = employee;
  return {
    employeeId,
    employeeNo,
    serial,
    name,
    unit,
    category,
    birthDate: facts.birthDate,
    joinWorkOn: facts.joinWorkDate,
    specialWork: facts.specialWork.filter((period) => period.status === 'VERIFIED'),
    injuryGrade: facts.injury?.grade ?? null,
  };
}

/** What FACTS made final, as the amounts that a placement settles. */
async function finalAmounts(
  tx: ReadTx,
  factoryId: string,
  employeeIds?: readonly string[],
): Promise<Map<string, PostedAmount[]>> {
  const rows = await finalRow(tx, factoryId, 'FACTS', employeeIds);
  return new Map(
    [...rows].map(([employeeId, row]) => [
      employeeId,
      [
        { kind: 'RESETTLEMENT_FEE', amountFen: row.resettlementFeeFen },
        { kind: 'COMPENSATION', amountFen: row.compensationFen },
      ],
    ]),
  );
}

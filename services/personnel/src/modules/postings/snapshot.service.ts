import { randomBytes } from 'node:crypto';
import type { LocalDate } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import { entitlementsOf } from '../entitlements/index.js';
import { loadEmployeeFacts } from '../roster/index.js';
import { hiddenDigest, rowLeaf, SALT_BYTES } from './domain/leaf.js';
import {
  differs,
  markRow,
  type PostedAmount,
  projectRow,
  type SeriesKind,
  type SnapshotRow,
} from './domain/posted-row.js';
import type { PostedState, SealedRow } from './snapshot.store.js';

/** How everybody's row reads today, in roster order, figures as of the declaration. */
export async function projectRoster(
  tx: ReadTx,
  factoryId: string,
  kind: SeriesKind,
  asOf: LocalDate,
): Promise<SnapshotRow[]> {
  const people = await loadEmployeeFacts(tx, factoryId);
  const amounts = new Map<string, PostedAmount[]>();
  for (const entitlement of await entitlementsOf(tx, factoryId)) {
    const known = amounts.get(entitlement.employeeId);
    if (known) known.push(entitlement);
    else amounts.set(entitlement.employeeId, [entitlement]);
  }
  return people.map((person) => projectRow(kind, person, amounts.get(person.employeeId) ?? [], asOf));
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
    const marked = markRow(row, isCorrected);
    const leaf = rowLeaf(salt, marked.publicRow, hiddenDigest(hiddenSalt, marked.hidden));
    return { row: marked, corrected: isCorrected, salt, hiddenSalt, leaf };
  });
}

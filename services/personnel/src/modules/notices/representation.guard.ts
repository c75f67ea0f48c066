import { parseOpaqueId } from '@anzhi/domain';
import { holdsRole, type Tx, type Viewer } from '@anzhi/service-kit';
import { carries, lapsedOn, type Power, powerFor, type RepresentedAct } from './domain/representation.js';
import { RepresentationPowerMissingError } from './representation.errors.js';
import { REPRESENTATIVE_ID, type RepresentativeRow, representativesOf } from './representative.store.js';
import { insertRepresentedAct } from './represented-act.store.js';

/** An act of a person, and who may stand before the officer in their place. */
export interface ActOfPerson {
  readonly employeeId: string;
  readonly act: RepresentedAct;
  /** Opaque id of the representation that an officer names; null or absent when nobody is named. */
  readonly representativeId?: string | null;
}

/** The representation that an act rests on; null when the person, or staff by their office, acts. */
export interface ActingUnder {
  readonly representativeKey: string | null;
}

/** True when the viewer signs in as an agent at the factory: for somebody else, not for themselves. */
export const actsAsAgent = (viewer: Viewer, factoryId: string): boolean =>
  holdsRole(viewer, ['agent'], factoryId) && !holdsRole(viewer, ['employee'], factoryId);

/**
 * Under which representation an act of a person is done, or the power that is missing (民法典 161–162, 171). Asked where an agent
 * signs in, and where an officer names who stands before them. Held until the transaction ends: one that is ended at the same
 * moment ends before the act or after it.
 */
export async function actingUnder(
  tx: Tx,
  factoryId: string,
  { employeeId, act, representativeId }: ActOfPerson,
): Promise<ActingUnder | RepresentationPowerMissingError> {
  const agent = actsAsAgent(tx.viewer, factoryId);
  if (!agent && !representativeId) return { representativeKey: null };
  const { date } = await tx.clock.now(factoryId);
  const all = await representativesOf(tx, factoryId, [employeeId], true);
  const named = representativeId ? keyAt(factoryId, representativeId) : undefined;
  const theirs = all.filter(
    (row) => (named === undefined || row.key === named) && (!agent || row.subject === tx.viewer.subject),
  );
  const power = powerFor(act);
  const standing = theirs.find((row) => carries(row, power, date));
  if (standing) return { representativeKey: standing.key };
  return new RepresentationPowerMissingError({
    power,
    held: heldBy(theirs, date),
    lapsedOn: lapsedOn(theirs, power),
  });
}

/** Notes what was done under a representation, by whom; nothing when the person acted themselves. */
export async function recordActUnder(
  tx: Tx,
  factoryId: string,
  { representativeKey }: ActingUnder,
  done: { readonly employeeId: string; readonly act: RepresentedAct; readonly aboutId?: string | null },
): Promise<void> {
  if (representativeKey === null) return;
  const { employeeId, act, aboutId = null } = done;
  await insertRepresentedAct(tx, factoryId, { representativeKey, employeeId, act, aboutId });
  tx.audit({
    ...{ factoryId, action: 'actForPerson', entity: 'Representative', entityId: representativeKey },
    legalBasis: '民法典 161、162',
    after: { act, aboutId },
  });
}

const heldBy = (rows: readonly RepresentativeRow[], date: RepresentativeRow['from']): Power[] => [
  ...new Set(rows.flatMap((row) => row.powers.filter((power) => carries(row, power, date)))),
];

function keyAt(factoryId: string, representativeId: string): string | null {
  const parsed = parseOpaqueId(REPRESENTATIVE_ID, representativeId);
  return parsed.factoryId === factoryId ? parsed.key : null;
}

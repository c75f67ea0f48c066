import type { LocalDate } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import {
  endRepresentative,
  GuardianExistsError,
  insertRepresentative,
  type RepresentativeRow,
  representativesOf,
} from '../notices/index.js';
import { PROOFS_OF } from './domain/custody-paths.js';
import type { RepresentativeKind } from './domain/uncollected-state.js';
import type { UncollectedRepresentativeInput } from './uncollected.inputs.js';
import { UncollectedProofError, UncollectedRepresentativeError } from './uncollected.results.js';
import { nameRepresentation } from './uncollected.store.js';

/** On what each capacity rests where the register records it (民法典 28, 34; 42, 43; 161; 1121). */
const BASIS: Readonly<Record<RepresentativeKind, string>> = {
  GUARDIAN: '民法典 28、34',
  CUSTODIAN: '民法典 42、43',
  AGENT: '民法典 161',
  HEIR: '民法典 1121',
};

interface ItemOf {
  readonly factoryId: string;
  readonly employeeId: string;
  readonly itemKey: string;
}

/** Why somebody cannot act for the person: the wrong capacity, or a proof that does not show it; null when they can. */
export function representativeFault(
  allowed: readonly RepresentativeKind[],
  { kind, proofKind }: Pick<UncollectedRepresentativeInput, 'kind' | 'proofKind'>,
): UncollectedRepresentativeError | UncollectedProofError | null {
  if (!allowed.includes(kind)) return new UncollectedRepresentativeError(allowed);
  return proofKind && !PROOFS_OF[kind].includes(proofKind)
    ? new UncollectedProofError(PROOFS_OF[kind])
    : null;
}

/**
 * Names who takes the money of an item: a representation of the person on record with that name and capacity, else one that is
 * recorded here for this item alone. What the item named before is over when it was recorded for it. Another guardian than the
 * one on record is refused (one guardian at a time).
 */
export async function nameForItem(
  tx: Tx,
  { factoryId, employeeId, itemKey }: ItemOf,
  input: UncollectedRepresentativeInput,
): Promise<GuardianExistsError | null> {
  const { date } = await tx.clock.now(factoryId);
  await endForItem(tx, { factoryId, employeeId, itemKey }, date, '另行登记代理人');
  const cipher = await tx.cipher(factoryId);
  const standing = (await representativesOf(tx, factoryId, [employeeId], true)).filter(
    (row) => row.kind === input.kind && stands(row, date),
  );
  const known = standing.find((row) => cipher.decrypt(row.nameSealed) === input.name);
  if (!known && input.kind === 'GUARDIAN' && standing.length > 0) return new GuardianExistsError();
  const { kind, name, proof, proofKind = null } = input;
  const key =
    known?.key ??
    (await insertRepresentative(
      tx,
      {
        ...{ factoryId, employeeId, itemKey, kind, proof, proofKind, legalBasis: BASIS[kind] },
        ...{ nameSealed: cipher.encrypt(name), phoneSealed: null, subject: null, documentIds: [] },
        ...{ powers: ['COLLECT', 'RECEIVE'], from: date, until: null },
      },
      date,
    ));
  await nameRepresentation(tx, factoryId, itemKey, key);
  return null;
}

/** Ends what was recorded for an item alone: its matter is done, or somebody else acts (民法典 173). */
export async function endForItem(
  tx: Tx,
  { factoryId, employeeId, itemKey }: ItemOf,
  on: LocalDate,
  reason: string,
): Promise<void> {
  for (const row of await representativesOf(tx, factoryId, [employeeId], true))
    if (row.itemKey === itemKey && row.endedOn === null)
      await endRepresentative(tx, factoryId, row.key, { on, reason });
}

const stands = ({ from, until, endedOn, powers }: RepresentativeRow, date: LocalDate): boolean =>
  endedOn === null && from <= date && (until === null || date <= until) && powers.includes('COLLECT');

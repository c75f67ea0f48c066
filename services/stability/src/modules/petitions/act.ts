import { type LocalDate, opaqueId, parseOpaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { PetitionNotFoundError, PetitionNotYoursError } from './petition.errors.js';
import { lockPetition, type PetitionRow } from './petition.store.js';

export interface OpenedCase {
  petition: PetitionRow;
  today: LocalDate;
}

/** Loads and locks the case of an opaque id. @throws OpaqueIdError on a malformed id */
export async function openCase(tx: Tx, petitionId: string): Promise<OpenedCase | PetitionNotFoundError> {
  const { factoryId, key } = parseOpaqueId('petition', petitionId);
  const petition = await lockPetition(tx, factoryId, key);
  if (!petition) return new PetitionNotFoundError();
  return { petition, today: (await tx.clock.now(factoryId)).date };
}

/** Loads and locks a case for its handler: nobody else acts on it (I-S4). @throws OpaqueIdError on a malformed id */
export async function openOwnCase(
  tx: Tx,
  petitionId: string,
): Promise<OpenedCase | PetitionNotFoundError | PetitionNotYoursError> {
  const opened = await openCase(tx, petitionId);
  if (opened instanceof PetitionNotFoundError) return opened;
  return opened.petition.handler === tx.viewer.subject ? opened : new PetitionNotYoursError();
}

/** Whether a viewer belongs to the handler chain of a case: who handles it, or the leader who assigned it (I-S4). */
export function isInChain(petition: Pick<PetitionRow, 'handler' | 'assignedBy'>, subject: string): boolean {
  return petition.handler === subject || petition.assignedBy === subject;
}

/** Records on which articles of the regulation an act rests, beside the plain audit row of the mutation. Codes only. */
export function citeBasis(
  tx: Tx,
  { factoryId, key, status }: PetitionRow,
  action: string,
  legalBasis: string,
  after: Readonly<Record<string, string | number | null>>,
): void {
  const entityId = opaqueId('petition', factoryId, key);
  tx.audit({ factoryId, action, entity: 'Petition', entityId, legalBasis, before: { status }, after });
}

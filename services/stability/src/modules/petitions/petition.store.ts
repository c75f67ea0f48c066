import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { PetitionState } from './domain/petition-state.js';
import type {
  PetitionChannel,
  PetitionerCategory,
  PetitionKind,
  PetitionOutcome,
  PetitionTopic,
  RedirectRoute,
} from './petition.enums.js';

/** A case without its ciphertext: codes, counts and dates. */
export interface PetitionRow {
  factoryId: string;
  key: string;
  year: number;
  seq: number;
  channel: PetitionChannel;
  kind: Exclude<PetitionKind, 'ACCUSATION'>;
  status: PetitionState;
  category: PetitionerCategory;
  headcount: number;
  representatives: number;
  topics: PetitionTopic[];
  receivedOn: string;
  registeredOn: string;
  noticeDue: string | null;
  noticedOn: string | null;
  transferObjectionDue: string | null;
  redirectRoute: RedirectRoute | null;
  acceptedOn: string | null;
  finishDue: string | null;
  extendedDays: number | null;
  extendedDue: string | null;
  outcome: PetitionOutcome | null;
  repliedOn: string | null;
  servedOn: string | null;
  reviewRequestDue: string | null;
  handler: string | null;
  assignedBy: string | null;
}

/** The columns of a PetitionRow, under their names in code. */
export const PETITION_COLUMNS = `factory_id AS "factoryId", id AS key, year, seq, channel, kind, status, category, headcount,
  representatives, topics, received_on AS "receivedOn", registered_on AS "registeredOn", notice_due AS "noticeDue",
  noticed_on AS "noticedOn", transfer_objection_due AS "transferObjectionDue", redirect_route AS "redirectRoute",
  accepted_on AS "acceptedOn", finish_due AS "finishDue", extended_days AS "extendedDays", extended_due AS "extendedDue",
  outcome, replied_on AS "repliedOn", served_on AS "servedOn", review_request_due AS "reviewRequestDue", handler,
  assigned_by AS "assignedBy"`;

/** The case, locked until the transaction ends, so that of two handlers exactly one wins; null when there is none. */
export async function lockPetition(tx: Tx, factoryId: string, key: string): Promise<PetitionRow | null> {
  const [row] = await tx.query<PetitionRow>(
    `SELECT ${PETITION_COLUMNS} FROM petition WHERE factory_id = $1 AND id::text = $2 FOR UPDATE`,
    [factoryId, key],
  );
  return row ?? null;
}

/** The case, null when there is none in scope. */
export async function findPetition(tx: ReadTx, factoryId: string, key: string): Promise<PetitionRow | null> {
  const [row] = await tx.query<PetitionRow>(
    `SELECT ${PETITION_COLUMNS} FROM petition WHERE factory_id = $1 AND id::text = $2`,
    [factoryId, key],
  );
  return row ?? null;
}

/**
 * Sets columns of a case and answers it as it then stands.
 * @param changes values by column name in SQL; names are the caller's constants, never input
 */
export async function updatePetition(
  tx: Tx,
  { factoryId, key }: { factoryId: string; key: string },
  changes: Readonly<Record<string, unknown>>,
): Promise<PetitionRow> {
  const columns = Object.keys(changes);
  const [row] = await tx.query<PetitionRow>(
    `UPDATE petition SET ${columns.map((column, at) => `${column} = $${at + 3}`).join(', ')}
      WHERE factory_id = $1 AND id = $2 RETURNING ${PETITION_COLUMNS}`,
    [factoryId, key, ...Object.values(changes)],
  );
  if (!row) throw new Error('the locked petition vanished');
  return row;
}

/** The next number of the factory's year; given back when the transaction is undone, so that no number is missing. */
export async function nextNumber(tx: Tx, factoryId: string, year: number): Promise<number> {
  const [row] = await tx.query<{ last: number }>(
    `INSERT INTO petition_counter (factory_id, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (factory_id, year) DO UPDATE SET last = petition_counter.last + 1 RETURNING last`,
    [factoryId, year],
  );
  return row!.last;
}

export type NoteKind = 'NOTICE' | 'EXTENSION_REASON' | 'PROOF_OF_SERVICE' | 'WITHDRAWAL';

/** Files a narrative of the case, encrypted. */
export async function addNote(
  tx: Tx,
  { factoryId, key }: { factoryId: string; key: string },
  note: { kind: NoteKind; body: string; madeOn: string },
): Promise<void> {
  const cipher = await tx.cipher(factoryId);
  await tx.query(
    `INSERT INTO petition_note (factory_id, id, petition_id, kind, body, made_on, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [factoryId, newId(), key, note.kind, cipher.encrypt(note.body), note.madeOn, tx.viewer.subject],
  );
}

import type { Tx } from '@anzhi/service-kit';
import { citeBasis, isInChain, openCase, openOwnCase } from './act.js';
import {
  AssignHandlerSuccess,
  HandlerNotAppointedError,
  HandlerRecusedError,
  RecuseSuccess,
  RevealPetitionersSuccess,
} from './chain.results.js';
import type { AssignHandlerInput, RecuseInput, RevealPetitionersInput } from './handling.inputs.js';
import { PetitionNotYoursError } from './petition.errors.js';
import { toPetition } from './petition.mapper.js';
import { type PetitionRow, updatePetition } from './petition.store.js';

/** Gives a case to a petitions-officer or leader in office who has not stood aside from it (信访工作条例 art. 28; I-S2). */
export async function assignHandler(tx: Tx, input: AssignHandlerInput) {
  const opened = await openCase(tx, input.petitionId);
  if (!('petition' in opened)) return opened;
  const { petition, today } = opened;
  // Who stood aside does not come back into the chain by assigning either.
  if (await hasRecused(tx, petition, [input.handler, tx.viewer.subject])) return new HandlerRecusedError();
  const inOffice = await tx.query(
    `SELECT 1 FROM open_appointment WHERE factory_id = $1 AND subject = $2 AND role IN ('petitions-officer', 'factory-leader')`,
    [petition.factoryId, input.handler],
  );
  if (inOffice.length === 0) return new HandlerNotAppointedError();
  const row = await updatePetition(tx, petition, { handler: input.handler, assigned_by: tx.viewer.subject });
  return new AssignHandlerSuccess(toPetition(row, today));
}

/** The handler stands aside for an interest; the case waits for another, and its content closes to the person (art. 28). */
export async function recuse(tx: Tx, input: RecuseInput) {
  const opened = await openOwnCase(tx, input.petitionId);
  if (!('petition' in opened)) return opened;
  const { petition, today } = opened;
  const { subject } = tx.viewer;
  citeBasis(tx, petition, 'petition:RECUSE', '信访工作条例第二十八条', { ground: input.ground });
  await tx.query(
    `INSERT INTO petition_recusal (factory_id, petition_id, subject, ground, recused_on) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [petition.factoryId, petition.key, subject, input.ground, today],
  );
  const assignedBy = petition.assignedBy === subject ? null : petition.assignedBy;
  const row = await updatePetition(tx, petition, { handler: null, assigned_by: assignedBy });
  return new RecuseSuccess(toPetition(row, today));
}

/**
 * Opens who petitions to the handler chain. The names are not part of the stored answer: each time they are read,
 * also by a repeated request, the reading itself is recorded (see `showPetitioners`).
 */
export async function revealPetitioners(tx: Tx, input: RevealPetitionersInput) {
  const opened = await openCase(tx, input.petitionId);
  if (!('petition' in opened)) return opened;
  const { petition, today } = opened;
  if (!isInChain(petition, tx.viewer.subject)) return new PetitionNotYoursError();
  return Object.assign(new RevealPetitionersSuccess(toPetition(petition, today)), { reason: input.reason });
}

async function hasRecused(tx: Tx, petition: PetitionRow, subjects: readonly string[]): Promise<boolean> {
  const rows = await tx.query(
    'SELECT 1 FROM petition_recusal WHERE factory_id = $1 AND petition_id = $2 AND subject = ANY($3) LIMIT 1',
    [petition.factoryId, petition.key, subjects],
  );
  return rows.length > 0;
}

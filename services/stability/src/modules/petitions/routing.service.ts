import type { Tx } from '@anzhi/service-kit';
import { citeBasis, type OpenedCase, openOwnCase } from './act.js';
import { finishDeadline } from './domain/petition-clocks.js';
import { nextStatus, type PetitionAct } from './domain/petition-state.js';
import type {
  AcceptPetitionInput,
  DeclinePetitionInput,
  RedirectPetitionInput,
  TransferPetitionInput,
  WithdrawPetitionInput,
} from './intake.inputs.js';
import {
  AcceptPetitionSuccess,
  DeclinePetitionSuccess,
  PetitionTransferObjectionLateError,
  RedirectPetitionSuccess,
  TransferPetitionSuccess,
  WithdrawPetitionSuccess,
} from './intake.results.js';
import { PETITION_CLOCK } from './intake.service.js';
import {
  PetitionAlreadyRoutedError,
  PetitionNoticeMissingError,
  PetitionTooLateToWithdrawError,
} from './petition.errors.js';
import { toPetition } from './petition.mapper.js';
import { addNote, type PetitionRow, updatePetition } from './petition.store.js';

/** Accepts a petition; the 60 days of a remedy run from today (信访工作条例 arts. 22, 31, 34). */
export async function acceptPetition(tx: Tx, input: AcceptPetitionInput) {
  const opened = await openOwnCase(tx, input.petitionId);
  if (!('petition' in opened)) return opened;
  const { petition, today } = opened;
  const finish = finishDeadline(PETITION_CLOCK, petition.kind, today);
  const routed = await route(tx, opened, 'ACCEPT', input.notice, {
    accepted_on: today,
    finish_due: finish?.due ?? null,
  });
  return 'message' in routed ? routed : new AcceptPetitionSuccess(toPetition(routed, today));
}

/** Does not accept a petition; a matter transferred here is objected to within five working days (arts. 19, 22–23, 36). */
export async function declinePetition(tx: Tx, input: DeclinePetitionInput) {
  const opened = await openOwnCase(tx, input.petitionId);
  if (!('petition' in opened)) return opened;
  const { petition, today } = opened;
  const due = petition.transferObjectionDue;
  if (petition.status === 'REGISTERED' && input.ground === 'NOT_COMPETENT' && due !== null && due < today)
    return new PetitionTransferObjectionLateError(due);
  const routed = await route(tx, opened, 'DECLINE', input.notice, { decline_ground: input.ground });
  return 'message' in routed ? routed : new DeclinePetitionSuccess(toPetition(routed, today));
}

/** Shows the petitioner the lawful route of the matter (arts. 28, 31). */
export async function redirectPetition(tx: Tx, input: RedirectPetitionInput) {
  const opened = await openOwnCase(tx, input.petitionId);
  if (!('petition' in opened)) return opened;
  const routed = await route(tx, opened, 'REDIRECT', input.notice, { redirect_route: input.route });
  return 'message' in routed ? routed : new RedirectPetitionSuccess(toPetition(routed, opened.today));
}

/** Hands the matter to the body that is competent, and says so (arts. 22–23). */
export async function transferPetition(tx: Tx, input: TransferPetitionInput) {
  const opened = await openOwnCase(tx, input.petitionId);
  if (!('petition' in opened)) return opened;
  const routed = await route(tx, opened, 'TRANSFER', input.notice, { transferred_to: input.toBody });
  return 'message' in routed ? routed : new TransferPetitionSuccess(toPetition(routed, opened.today));
}

/** Ends a case whose petitioner takes it back, before a reply. */
export async function withdrawPetition(tx: Tx, input: WithdrawPetitionInput) {
  const opened = await openOwnCase(tx, input.petitionId);
  if (!('petition' in opened)) return opened;
  const { petition, today } = opened;
  const status = nextStatus(petition.status, 'WITHDRAW');
  if (!status) return new PetitionTooLateToWithdrawError(petition.status);
  await addNote(tx, petition, { kind: 'WITHDRAWAL', body: input.statement, madeOn: today });
  const row = await updatePetition(tx, petition, { status, withdrawn_on: today });
  return new WithdrawPetitionSuccess(toPetition(row, today));
}

/** One of the four ways out of REGISTERED; whoever can be reached is told (I-S1). */
async function route(
  tx: Tx,
  { petition, today }: OpenedCase,
  act: PetitionAct,
  notice: string | null | undefined,
  changes: Record<string, unknown>,
): Promise<PetitionRow | PetitionAlreadyRoutedError | PetitionNoticeMissingError> {
  const status = nextStatus(petition.status, act);
  if (!status) return new PetitionAlreadyRoutedError(petition.status);
  const told = notice?.trim();
  if (!told && petition.noticeDue !== null) return new PetitionNoticeMissingError(petition.noticeDue);
  if (told) await addNote(tx, petition, { kind: 'NOTICE', body: told, madeOn: today });
  citeBasis(tx, petition, `petition:${act}`, '信访工作条例第二十二、二十三、三十一条', { status });
  return updatePetition(tx, petition, { ...changes, status, noticed_on: told ? today : null });
}

import { PetitionReplied } from '@anzhi/contracts';
import { localDate, opaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { citeBasis, openCase, openOwnCase } from './act.js';
import { extensionFault } from './domain/extension.js';
import { extendedDeadline, reviewDeadlines } from './domain/petition-clocks.js';
import { nextStatus } from './domain/petition-state.js';
import type {
  AnswerQuestionInput,
  ClosePetitionInput,
  ExtendPetitionInput,
  InvestigatePetitionInput,
  ReplyPetitionInput,
  ServePetitionReplyInput,
} from './handling.inputs.js';
import {
  AnswerQuestionSuccess,
  ClosePetitionSuccess,
  ExtendPetitionSuccess,
  InvestigatePetitionSuccess,
  PetitionAlreadyExtendedError,
  PetitionExtensionOwnCaseError,
  PetitionExtensionTooLongError,
  PetitionFinishPassedError,
  PetitionNotExtendableError,
  PetitionReferralPendingError,
  PetitionReplyIncompleteError,
  ReplyPetitionSuccess,
  ServePetitionReplySuccess,
} from './handling.results.js';
import { PETITION_CLOCK } from './intake.service.js';
import {
  PetitionNotAcceptedError,
  PetitionNotInvestigatedError,
  PetitionNotRepliedError,
  PetitionNotServedError,
  PetitionQuestionNotOpenError,
} from './petition.errors.js';
import { toPetition } from './petition.mapper.js';
import { addNote, updatePetition } from './petition.store.js';
import { countPendingReferrals } from './referral.store.js';

/** Begins to find out the facts of an accepted petition (信访工作条例 art. 31). */
export async function investigatePetition(tx: Tx, input: InvestigatePetitionInput) {
  const opened = await openOwnCase(tx, input.petitionId);
  if (!('petition' in opened)) return opened;
  const { petition, today } = opened;
  const status = nextStatus(petition.status, 'INVESTIGATE');
  if (!status) return new PetitionNotAcceptedError(petition.status);
  return new InvestigatePetitionSuccess(toPetition(await updatePetition(tx, petition, { status }), today));
}

/** Answers one question, once; the case is then being looked into. */
export async function answerQuestion(tx: Tx, input: AnswerQuestionInput) {
  const opened = await openOwnCase(tx, input.petitionId);
  if (!('petition' in opened)) return opened;
  const { petition, today } = opened;
  const status = nextStatus(petition.status, 'INVESTIGATE');
  if (!status) return new PetitionNotAcceptedError(petition.status);
  const cipher = await tx.cipher(petition.factoryId);
  const answered = await tx.query(
    `UPDATE petition_question SET answer = $4, answered_on = $5
      WHERE factory_id = $1 AND petition_id = $2 AND no = $3 AND answer IS NULL RETURNING no`,
    [petition.factoryId, petition.key, input.no, cipher.encrypt(input.answer), today],
  );
  if (answered.length === 0) {
    const open = await tx.query<{ no: number }>(
      'SELECT no FROM petition_question WHERE factory_id = $1 AND petition_id = $2 AND answer IS NULL ORDER BY no',
      [petition.factoryId, petition.key],
    );
    return new PetitionQuestionNotOpenError(open.map(({ no }) => no));
  }
  return new AnswerQuestionSuccess(toPetition(await updatePetition(tx, petition, { status }), today));
}

/** Extends a finish once, approved by the head and told with its reason (art. 34; I-S6). */
export async function extendPetition(tx: Tx, input: ExtendPetitionInput) {
  const opened = await openCase(tx, input.petitionId);
  if (!('petition' in opened)) return opened;
  const { petition, today } = opened;
  const { rules } = PETITION_CLOCK;
  const approver = tx.viewer.subject;
  switch (extensionFault(rules, petition, { days: input.days, approver, today })) {
    case 'NOT_UNDER_WAY':
      return new PetitionNotExtendableError();
    case 'ALREADY_EXTENDED':
      return new PetitionAlreadyExtendedError(petition.extendedDue!);
    case 'TOO_LONG':
      return new PetitionExtensionTooLongError(rules.extensionDays);
    case 'TOO_LATE':
      return new PetitionFinishPassedError(petition.finishDue!);
    case 'OWN_CASE':
      return new PetitionExtensionOwnCaseError();
    default:
  }
  const due = extendedDeadline(PETITION_CLOCK, petition.kind, localDate(petition.acceptedOn!), input.days)!;
  citeBasis(tx, petition, 'petition:EXTEND', '信访工作条例第三十四条', { days: input.days });
  await addNote(tx, petition, { kind: 'EXTENSION_REASON', body: input.reason, madeOn: today });
  const row = await updatePetition(tx, petition, {
    extended_days: input.days,
    extended_due: due.due,
    extension_approved_by: approver,
  });
  return new ExtendPetitionSuccess(toPetition(row, today));
}

/** Replies in writing with all parts of art. 32, when no referred objection is open. Emits PetitionReplied. */
export async function replyPetition(tx: Tx, input: ReplyPetitionInput) {
  const opened = await openOwnCase(tx, input.petitionId);
  if (!('petition' in opened)) return opened;
  const { petition, today } = opened;
  const status = nextStatus(petition.status, 'REPLY');
  if (!status) return new PetitionNotInvestigatedError(petition.status);
  const { request, facts, opinion, legalBasis } = input;
  const parts = { request, facts, opinion, legalBasis };
  const missing = Object.entries(parts).flatMap(([part, text]) => (text.trim() === '' ? [part] : []));
  if (missing.length > 0) return new PetitionReplyIncompleteError(missing);
  const pending = await countPendingReferrals(tx, petition);
  if (pending > 0) return new PetitionReferralPendingError(pending);
  const { factoryId } = petition;
  citeBasis(tx, petition, 'petition:REPLY', '信访工作条例第三十二条', { status, outcome: input.outcome });
  const cipher = await tx.cipher(factoryId);
  const row = await updatePetition(tx, petition, {
    status,
    outcome: input.outcome,
    reply: cipher.encrypt(JSON.stringify(parts)),
    replied_on: today,
  });
  tx.append({
    contract: PetitionReplied,
    factoryId,
    aggregateId: opaqueId('petition', factoryId, petition.key),
    payload: { petitionId: opaqueId('petition', factoryId, petition.key), repliedOn: today },
  });
  return new ReplyPetitionSuccess(toPetition(row, today));
}

/** Records that the reply was served, with its proof; the 30 days of the review run from today (arts. 32, 35). */
export async function servePetitionReply(tx: Tx, input: ServePetitionReplyInput) {
  const opened = await openOwnCase(tx, input.petitionId);
  if (!('petition' in opened)) return opened;
  const { petition, today } = opened;
  const status = nextStatus(petition.status, 'SERVE');
  if (!status) return new PetitionNotRepliedError(petition.status);
  await addNote(tx, petition, { kind: 'PROOF_OF_SERVICE', body: input.proof, madeOn: today });
  const row = await updatePetition(tx, petition, {
    status,
    service_means: input.means,
    served_on: today,
    review_request_due: reviewDeadlines(PETITION_CLOCK, today).request.due,
  });
  return new ServePetitionReplySuccess(toPetition(row, today));
}

/** Closes a case whose reply was served; a review may still be asked until its date. */
export async function closePetition(tx: Tx, input: ClosePetitionInput) {
  const opened = await openOwnCase(tx, input.petitionId);
  if (!('petition' in opened)) return opened;
  const { petition, today } = opened;
  const status = nextStatus(petition.status, 'CLOSE');
  if (!status) return new PetitionNotServedError(petition.status);
  const row = await updatePetition(tx, petition, { status, closed_on: today });
  return new ClosePetitionSuccess(toPetition(row, today));
}

import { parseOpaqueId } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type {
  AnswerDelegationOpinionInput,
  EndCongressRepresentativeInput,
  RecordConsultationTalksInput,
  RecordDelegationMeetingInput,
  RegisterCongressRepresentativesInput,
} from './consultation.inputs.js';
import { readCoverage, readMeeting, readOpinion } from './consultation.read-model.js';
import {
  AnswerDelegationOpinionSuccess,
  CongressRepresentativeNotInOfficeError,
  CongressRepresentativesSuccess,
  DelegationMeetingDateError,
  DelegationOpinionNotOpenError,
  RecordConsultationTalksSuccess,
  RecordDelegationMeetingSuccess,
  RepresentativeRowProblem,
  RepresentativeRowsRefusedError,
} from './consultation.results.js';
import {
  answerOpinion,
  endRepresentative,
  inOffice,
  insertMeeting,
  insertRepresentatives,
  insertTalks,
  lockRepresentatives,
  rosterLines,
} from './consultation.store.js';
import { isConsulting } from './domain/plan-state.js';
import { checkRepresentation } from './domain/representation.js';
import { checkRepresentatives, checkTalks } from './domain/representative-rows.js';
import { openOpinions, representation } from './plan.checks.js';
import { PlacementPlanNotConsultingError, PlacementPlanNotFoundError } from './plan.errors.js';
import { OPINION_ID, PLAN_ID, REPRESENTATIVE_ID } from './plan.ids.js';
import { congressRules } from './plan.regime.js';
import { type LockedPlan, lockPlan } from './plan.store.js';
import { toCheckResult } from './plan-part.type.js';

/** Records a meeting of a delegation group and what was said there; every opinion waits for its reply (S042). */
export async function recordDelegationMeeting(tx: Tx, input: RecordDelegationMeetingInput) {
  const { factoryId, key } = parseOpaqueId(PLAN_ID, input.planId);
  const plan = await consultedPlan(tx, factoryId, key);
  if ('message' in plan) return plan;
  const { date: today } = await tx.clock.now(factoryId);
  if (input.heldOn > today) return new DelegationMeetingDateError(today);
  const id = newId();
  await insertMeeting(tx, factoryId, { ...input, id, planId: plan.id });
  return new RecordDelegationMeetingSuccess(await readMeeting(tx, factoryId, id));
}

/** Answers an opinion once; of two officers one is told that it is answered. */
export async function answerDelegationOpinion(tx: Tx, input: AnswerDelegationOpinionInput) {
  const { factoryId, key } = parseOpaqueId(OPINION_ID, input.opinionId);
  const { date } = await tx.clock.now(factoryId);
  const planId = await answerOpinion(tx, factoryId, { ...input, id: key, repliedOn: date });
  if (!planId) return new DelegationOpinionNotOpenError();
  return new AnswerDelegationOpinionSuccess(
    await readOpinion(tx, factoryId, key),
    await openOpinions(tx, factoryId, planId),
  );
}

/** Registers elected representatives of a term, all or none; answers whether the congress is made up as it should be. */
export async function registerCongressRepresentatives(tx: Tx, input: RegisterCongressRepresentativesInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  await lockRepresentatives(tx, factoryId);
  const { date: today } = await tx.clock.now(factoryId);
  const numbers = input.representatives.map(({ employeeNo }) => employeeNo);
  const roster = await rosterLines(tx, factoryId, numbers);
  const office = new Map([...(await inOffice(tx, factoryId))].filter(([, { term }]) => term === input.term));
  const faults = checkRepresentatives(numbers, { roster, office, inFuture: input.electedOn > today });
  if (faults.length > 0) return refused(faults, numbers);
  await insertRepresentatives(tx, factoryId, input, roster);
  return registerState(tx, factoryId);
}

/** Ends the office of a representative: resigned, left, recalled. The register keeps the line. */
export async function endCongressRepresentative(tx: Tx, input: EndCongressRepresentativeInput) {
  const { factoryId, key } = parseOpaqueId(REPRESENTATIVE_ID, input.representativeId);
  const { date } = await tx.clock.now(factoryId);
  const ended = await endRepresentative(tx, factoryId, { id: key, on: date, reason: input.reason });
  return ended ? registerState(tx, factoryId) : new CongressRepresentativeNotInOfficeError();
}

/** Records talks with representatives about the plan, all or none: that they took place, never how anybody means to vote. */
export async function recordConsultationTalks(tx: Tx, input: RecordConsultationTalksInput) {
  const { factoryId, key } = parseOpaqueId(PLAN_ID, input.planId);
  const plan = await consultedPlan(tx, factoryId, key);
  if ('message' in plan) return plan;
  const { date: today } = await tx.clock.now(factoryId);
  const office = await inOffice(tx, factoryId);
  const faults = checkTalks(input.talks, office, today);
  if (faults.length > 0)
    return refused(
      faults,
      input.talks.map(({ employeeNo }) => employeeNo),
    );
  await insertTalks(tx, factoryId, plan.id, input.talks, office);
  return new RecordConsultationTalksSuccess(await readCoverage(tx, factoryId, plan.id));
}

async function consultedPlan(tx: Tx, factoryId: string, key: string) {
  const plan: LockedPlan | null = await lockPlan(tx, factoryId, key);
  if (!plan) return new PlacementPlanNotFoundError();
  return isConsulting(plan.status) ? plan : new PlacementPlanNotConsultingError(plan.status);
}

async function registerState(tx: Tx, factoryId: string): Promise<CongressRepresentativesSuccess> {
  const counted = await representation(tx, factoryId, null);
  return new CongressRepresentativesSuccess(
    counted.representatives,
    toCheckResult(checkRepresentation(counted, (await congressRules(tx, factoryId)).congress)),
  );
}

const refused = (
  faults: ReturnType<typeof checkRepresentatives>,
  numbers: readonly string[],
): RepresentativeRowsRefusedError =>
  new RepresentativeRowsRefusedError(
    faults.map(({ index, fault }) => new RepresentativeRowProblem(index, numbers[index]!, fault)),
  );

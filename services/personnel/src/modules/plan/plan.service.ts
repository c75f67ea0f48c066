import { parseOpaqueId } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { maySubmit } from './domain/plan-checks.js';
import { decidePlanAct } from './domain/plan-state.js';
import { checkPlan } from './plan.checks.js';
import { PlanPublicationChannel } from './plan.enums.js';
import { PlacementPlanInProgressError, PlacementPlanNotFoundError, planOrderError } from './plan.errors.js';
import { FINDING_ID, PLAN_ID } from './plan.ids.js';
import type {
  ClosePlanFindingInput,
  DraftPlacementPlanInput,
  FilePlanInput,
  PlacementPlanInput,
  PublishPlanInput,
  RecordPlanFindingInput,
  RevisePlacementPlanInput,
  StartPlanAmendmentInput,
} from './plan.inputs.js';
import { readPlan } from './plan.read-model.js';
import { regimeOf } from './plan.regime.js';
import {
  PlacementPlanChangedError,
  PlacementPlanChecksFailedError,
  PlacementPlanSuccess,
  PlanFilingDateError,
  PlanFindingNotOpenError,
  PlanPublicationPlaceMissingError,
} from './plan.results.js';
import {
  closeFinding,
  insertFinding,
  keepStep,
  lockPlan,
  lockVersions,
  openFindingOf,
} from './plan.store.js';
import { insertAmendment, insertPlan, replaceContent } from './plan-content.store.js';
import { actOnPlan, step } from './plan-step.js';

/** Writes the next version of the plan; the one before must have been rejected. */
export async function draftPlacementPlan(tx: Tx, input: DraftPlacementPlanInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const { alive, next } = await lockVersions(tx, factoryId);
  if (alive) return new PlacementPlanInProgressError(alive.status, alive.version);
  const id = newId();
  const { date } = await tx.clock.now(factoryId);
  await insertPlan(tx, { factoryId, id, version: next, draftedOn: date }, input);
  await keepStep(tx, factoryId, id, { act: 'DRAFT', status: 'DRAFT', on: date });
  return new PlacementPlanSuccess(await readPlan(tx, factoryId, id));
}

/**
 * Begins an amendment of the published version: a version of its own with the same text, which goes to the congress
 * again. The published one binds until the amendment does.
 */
export async function startPlanAmendment(tx: Tx, input: StartPlanAmendmentInput) {
  const { factoryId, key } = parseOpaqueId(PLAN_ID, input.planId);
  const { alive, next } = await lockVersions(tx, factoryId);
  const plan = await lockPlan(tx, factoryId, key);
  if (!plan || !alive) return new PlacementPlanNotFoundError();
  const decision = decidePlanAct(plan.status, { kind: 'START_AMENDMENT' });
  if ('gap' in decision) return planOrderError(decision.gap, plan.status);
  if (alive.id !== plan.id) return new PlacementPlanInProgressError(alive.status, alive.version);
  const { date } = await tx.clock.now(factoryId);
  const amendment = { factoryId, id: newId(), version: next, draftedOn: date, reason: input.reason };
  await insertAmendment(tx, amendment, plan.id);
  await keepStep(tx, factoryId, amendment.id, { act: 'START_AMENDMENT', status: decision.next, on: date });
  tx.audit({
    factoryId,
    action: 'START_AMENDMENT',
    entity: 'PlacementPlan',
    entityId: amendment.id,
    legalBasis: input.reason,
    after: { version: next, amends: plan.version },
  });
  return new PlacementPlanSuccess(await readPlan(tx, factoryId, amendment.id));
}

/**
 * Changes what the plan says while that is still open: as a draft, with open findings, during the consultation, as an
 * amendment. Of two officers who read the same revision one is told to read again.
 */
export function revisePlacementPlan(tx: Tx, input: RevisePlacementPlanInput) {
  return actOnPlan(
    tx,
    input.planId,
    { kind: 'REVISE' },
    {
      refuse: async ({ revision }) =>
        input.revision != null && input.revision !== revision
          ? new PlacementPlanChangedError(revision)
          : null,
      save: (plan, factoryId) => replaceContent(tx, factoryId, plan.id, input),
    },
  );
}

export function startPlanReview(tx: Tx, input: PlacementPlanInput) {
  return actOnPlan(tx, input.planId, { kind: 'START_REVIEW' });
}

export function recordPlanFinding(tx: Tx, input: RecordPlanFindingInput) {
  return actOnPlan(
    tx,
    input.planId,
    { kind: 'RECORD_FINDING' },
    {
      save: (plan, factoryId, today) => insertFinding(tx, factoryId, plan.id, input.finding, today),
    },
  );
}

/** Settles a finding; with the last one the plan is back in review. */
export async function closePlanFinding(tx: Tx, input: ClosePlanFindingInput) {
  const { factoryId, key } = parseOpaqueId(FINDING_ID, input.findingId);
  const finding = await openFindingOf(tx, factoryId, key);
  if (!finding) return new PlanFindingNotOpenError();
  const plan = await lockPlan(tx, factoryId, finding.planId);
  if (!plan) return new PlanFindingNotOpenError();
  const { date } = await tx.clock.now(factoryId);
  const openAfter = await closeFinding(tx, factoryId, {
    id: key,
    planId: plan.id,
    resolution: input.resolution,
    closedOn: date,
  });
  if (openAfter === null) return new PlanFindingNotOpenError();
  return step(tx, factoryId, plan, { kind: 'CLOSE_FINDING', openAfter });
}

/** Puts the plan to the workers for their opinion (劳动合同法 4: what touches their interests is discussed with them). */
export function startConsultation(tx: Tx, input: PlacementPlanInput) {
  return actOnPlan(
    tx,
    input.planId,
    { kind: 'START_CONSULTATION' },
    {
      fill: (today) => ({ consulting_on: today }),
    },
  );
}

/** Puts the plan before the congress once every check holds; an amendment takes the same way (S039, S042). */
export function submitPlan(tx: Tx, input: PlacementPlanInput) {
  return actOnPlan(
    tx,
    input.planId,
    { kind: 'SUBMIT' },
    {
      refuse: async (plan, factoryId) => {
        const checks = await checkPlan(tx, factoryId, plan.id);
        return maySubmit(checks) ? null : new PlacementPlanChecksFailedError(checks);
      },
      fill: (today) => ({ submitted_on: today }),
    },
  );
}

/** Records the filing with the local coordination group, which a POLICY closure needs before money rests on the plan. */
export function filePlan(tx: Tx, input: FilePlanInput) {
  return actOnPlan(
    tx,
    input.planId,
    { kind: 'FILE' },
    {
      refuse: async ({ decidedOn }, _factoryId, today) => {
        const from = decidedOn ?? today;
        const on = input.filedOn ?? today;
        return on < from || on > today ? new PlanFilingDateError(from, today) : null;
      },
      fill: (today) => ({
        filed_on: input.filedOn ?? today,
        filing_no: input.filingNo,
        filed_with: input.filedWith,
        filing_document: input.documentRef ?? null,
      }),
    },
  );
}

/** Publishes the plan under its document number, by what and where (S051); a POLICY plan must be filed before. */
export async function publishPlan(tx: Tx, input: PublishPlanInput) {
  const { factoryId } = parseOpaqueId(PLAN_ID, input.planId);
  const channels = input.channels ?? [PlanPublicationChannel.DOCUMENT];
  const places = input.places ?? [];
  return actOnPlan(
    tx,
    input.planId,
    { kind: 'PUBLISH', regime: await regimeOf(tx, factoryId) },
    {
      refuse: async () =>
        places.length === 0 && channels.some((channel) => channel !== PlanPublicationChannel.DOCUMENT)
          ? new PlanPublicationPlaceMissingError()
          : null,
      fill: (today) => ({
        published_on: today,
        document_no: input.documentNo,
        published_channels: JSON.stringify(channels),
        published_places: JSON.stringify(places),
      }),
    },
  );
}

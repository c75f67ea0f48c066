import { localDate } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { rosterState } from '../roster/index.js';
import type { NameUncollectedRepresentativeInput, RecordCustodyStepInput } from './custody.inputs.js';
import {
  CustodyOutcomeError,
  CustodyStepDoneError,
  CustodyStepNotOnPathError,
  CustodyStepNotYetError,
} from './custody.results.js';
import { insertStep, loadCustody, lowerItem } from './custody.store.js';
import {
  actingByCapacity,
  type DoneStep,
  decideStep,
  endsCompensation,
  type StepDecision,
} from './domain/custody.js';
import { PROOFS_OF } from './domain/custody-paths.js';
import { stillPayable } from './domain/payable.js';
import { isOpen, representativesFor } from './domain/uncollected-state.js';
import { committedTo } from './equity.store.js';
import { finalValues } from './payable.js';
import { nameForItem, representativeFault } from './representative.js';
import {
  UncollectedDateInFutureError,
  UncollectedItemNotFoundError,
  UncollectedOrderError,
  UncollectedProofError,
} from './uncollected.results.js';
import { auditItem, itemAnswer, lockItemById } from './uncollected.service.js';
import type { ItemRow } from './uncollected.store.js';
import { decideValue } from './value-decision.service.js';

/**
 * Records a step of the path by which the money comes to the person. A death, or a court's declaration, before the
 * bankruptcy declaration ends the compensation; wages stay owed (§3.20.2).
 */
export async function recordCustodyStep(tx: Tx, input: RecordCustodyStepInput) {
  const item = await lockItemById(tx, input.itemId);
  if (!item) return new UncollectedItemNotFoundError();
  if (!isOpen(item.status)) return new UncollectedOrderError(item.status, 'only open items go on (已结案)');
  const { date: on } = await tx.clock.now(item.factory_id);
  if (input.doneOn > on) return new UncollectedDateInFutureError(input.doneOn, on);
  const { reason, done } = await loadCustody(tx, item);
  const { step, proof, outcome = null } = input;
  const wanted: DoneStep = { step, proof, outcome, doneOn: localDate(input.doneOn) };
  const decision = decideStep(reason, done, wanted);
  if (decision.kind !== 'RECORD') return refusalOf(decision);
  const cipher = await tx.cipher(item.factory_id);
  await insertStep(tx, item, wanted, { no: done.length + 1, on, cipher });
  const { declaredOn } = await rosterState(tx, item.factory_id);
  if (endsCompensation(wanted, declaredOn)) await endCompensation(tx, item, proof);
  auditItem(tx, item.factory_id, item.id, 'recordCustodyStep', '民法典 28、34、40–42、46、161', {
    steps: done.length + 1,
  });
  return itemAnswer(tx, item.factory_id, item.id);
}

/** Names who acts for the person of an open item, with the proof that fits; what was determined of capacity counts. */
export async function nameRepresentative(tx: Tx, input: NameUncollectedRepresentativeInput) {
  const item = await lockItemById(tx, input.itemId);
  if (!item) return new UncollectedItemNotFoundError();
  if (!isOpen(item.status)) return new UncollectedOrderError(item.status, 'only open items go on (已结案)');
  const { representative } = input;
  const { reason, done } = await loadCustody(tx, item);
  const unfit = representativeFault(actingByCapacity(done) ?? representativesFor(reason), representative);
  if (unfit) return unfit;
  if (!representative.proofKind) return new UncollectedProofError(PROOFS_OF[representative.kind]);
  const { factory_id: factoryId, employee_id: employeeId, id: itemKey } = item;
  const taken = await nameForItem(tx, { factoryId, employeeId, itemKey }, representative);
  if (taken) return taken;
  auditItem(tx, item.factory_id, item.id, 'nameUncollectedRepresentative', '民法典 28、42、161、1121', {});
  return itemAnswer(tx, item.factory_id, item.id);
}

async function endCompensation(tx: Tx, item: ItemRow, decisionNo: string): Promise<void> {
  const { factory_id: factoryId, employee_id: employeeId } = item;
  const final = await finalValues(tx, factoryId, 'COMPENSATION', 'ESTATE', [employeeId]);
  const committed = await committedTo(tx, factoryId, employeeId, 'COMPENSATION');
  const waiting = stillPayable(final.get(employeeId) ?? 0n, committed);
  const lowered = await decideValue(tx, factoryId, employeeId, {
    ...{ purpose: 'COMPENSATION', value: 0n, decisionNo, legalBasis: '劳动合同法 44(3)、46' },
  });
  if (lowered.kind === 'LOWERED') await lowerItem(tx, item, waiting);
}

function refusalOf(decision: Exclude<StepDecision, { kind: 'RECORD' }>) {
  if (decision.kind === 'NOT_ON_PATH') return new CustodyStepNotOnPathError(decision.path);
  if (decision.kind === 'DONE_BEFORE') return new CustodyStepDoneError();
  if (decision.kind === 'BAD_OUTCOME') return new CustodyOutcomeError(decision.allowed);
  return new CustodyStepNotYetError(decision.missing, decision.possibleFrom);
}

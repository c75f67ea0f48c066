import { RetireesTransferred } from '@anzhi/contracts';
import { parseOpaqueId } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { peopleByNo } from '../../placement/index.js';
import { loadEmployeeFacts, rosterState } from '../../roster/index.js';
import { type BatchState, handoverCategory, isInService, mayMove } from './domain/handover.js';
import type {
  AgreeHandoverInput,
  HandoverBatchActInput,
  ListHandoversInput,
  RegisterReceiverInput,
} from './handover.inputs.js';
import { toBatch, toReceiver } from './handover.read-model.js';
import {
  HandoverBatchOrderError,
  HandoverBatchSuccess,
  HandoverDateError,
  HandoverInServiceError,
  HandoverItemsError,
  HandoverNothingOpenError,
  HandoverReceiverError,
  HandoverReceiverSuccess,
  HandoverRosterError,
  ListHandoversSuccess,
} from './handover.results.js';
import {
  BATCH_ID,
  type BatchRow,
  batchOpaqueId,
  findBatch,
  handoverCounts,
  insertBatch,
  itemsFor,
  listItems,
  lockHandover,
  moveBatch,
  openItems,
} from './handover.store.js';
import { findReceivers, insertReceiver, RECEIVER_ID, receiverOpaqueId } from './receiver.store.js';

/** Draws the list from the frozen roster in one act, and adds functions: everybody alive who is not in service is on it (S011, S012). */
export async function listHandovers(tx: Tx, input: ListHandoversInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  await lockHandover(tx, factoryId);
  const { frozenOn } = await rosterState(tx, factoryId);
  if (!frozenOn) return new HandoverRosterError();
  const people = (await loadEmployeeFacts(tx, factoryId)).flatMap((person) => {
    const category = handoverCategory(person);
    return category ? [{ category, employeeId: person.employeeId, functionName: null }] : [];
  });
  const functions = input.functions.map((functionName) => ({
    ...{ category: 'FUNCTION' as const, employeeId: null, functionName },
  }));
  const added = await listItems(tx, factoryId, [...people, ...functions]);
  return new ListHandoversSuccess(added, people.length);
}

/** Registers a local body that takes people or functions over; the committee is a receiver by itself. */
export async function registerReceiver(tx: Tx, input: RegisterReceiverInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const { name, contact } = input;
  const key = await insertReceiver(tx, factoryId, { kind: 'LOCAL_BODY', name, contact, committeeKey: null });
  if (!key) return new HandoverReceiverError('A receiver has this name already (该接收单位已登记)');
  const [row] = await findReceivers(tx, factoryId, key);
  if (!row) throw new Error(`receiver ${key} is gone`);
  return new HandoverReceiverSuccess(toReceiver(row));
}

/** Agrees a batch with one receiver. Nobody is in two: whoever has a receiver already is named, and nothing is agreed. */
export async function agreeHandover(tx: Tx, input: AgreeHandoverInput) {
  const { factoryId, key: receiverKey } = parseOpaqueId(RECEIVER_ID, input.receiverId);
  await lockHandover(tx, factoryId);
  const { date: today } = await tx.clock.now(factoryId);
  if (input.agreedOn > today) return new HandoverDateError(today);
  const [receiver] = await findReceivers(tx, factoryId, receiverKey);
  if (!receiver || receiver.dissolved)
    return new HandoverReceiverError(
      'There is no such receiver, or it was dissolved (接收单位不存在或已撤销)',
    );
  const wanted = input.employeeNos.map((no) => no.toUpperCase());
  const named = wanted.length > 0 || input.functions.length > 0;
  const items = named
    ? await itemsFor(tx, factoryId, wanted, input.functions)
    : await openItems(tx, factoryId, input.categories);
  const known = new Set(items.map((item) => item.employeeNo?.toUpperCase() ?? item.functionName));
  const unlisted = [...wanted, ...input.functions].filter((name) => !known.has(name));
  const taken = items
    .filter((item) => item.batchKey)
    .map((item) => item.employeeNo ?? item.functionName ?? '');
  const inService = await workingAmong(tx, factoryId, unlisted);
  if (inService.length > 0) return new HandoverInServiceError(inService);
  if (unlisted.length + taken.length > 0) return new HandoverItemsError(unlisted, taken);
  if (items.length === 0) return new HandoverNothingOpenError();
  const { agreementNo, agreedOn } = input;
  const itemKeys = items.map((item) => item.key);
  const key = await insertBatch(tx, factoryId, { receiverKey, agreementNo, agreedOn }, itemKeys);
  audit(tx, factoryId, key, agreementNo, { status: 'AGREED', items: items.length });
  return answer(tx, factoryId, key);
}

/** Those of some numbers who are in service: they are placed by a channel, not handed over. */
async function workingAmong(tx: Tx, factoryId: string, numbers: readonly string[]): Promise<string[]> {
  const people = numbers.length > 0 ? await peopleByNo(tx, factoryId, numbers) : new Map();
  return numbers.filter((no) => {
    const person = people.get(no);
    return person !== undefined && isInService(person);
  });
}

/** Moves a batch on: FUNDED with the amount, TRANSFERRED and CONFIRMED with their receipts. Confirmed emits RetireesTransferred. */
export async function moveHandover(
  tx: Tx,
  input: HandoverBatchActInput & { amount?: bigint },
  to: Exclude<BatchState, 'AGREED'>,
) {
  const { factoryId, key } = parseOpaqueId(BATCH_ID, input.batchId);
  await lockHandover(tx, factoryId);
  const batch = await findBatch(tx, factoryId, key);
  if (!batch || !mayMove(batch.status, to)) return new HandoverBatchOrderError(batch?.status ?? null);
  const { date: today } = await tx.clock.now(factoryId);
  const earliest = batch.transferredOn ?? batch.fundedOn ?? batch.agreedOn;
  if (input.on > today || input.on < earliest) return new HandoverDateError(today);
  await moveBatch(tx, batch, to, {
    on: input.on,
    reference: input.reference,
    fundingFen: input.amount ?? null,
  });
  audit(tx, factoryId, key, input.reference, { status: to, on: input.on });
  if (to === 'CONFIRMED') await tellConfirmed(tx, batch, input.on);
  return answer(tx, factoryId, key);
}

function audit(tx: Tx, factoryId: string, key: string, legalBasis: string, after: object): void {
  const entityId = batchOpaqueId(factoryId, key);
  tx.audit({ factoryId, action: 'moveHandover', entity: 'HandoverBatch', entityId, legalBasis, after });
}

/** Tells how many people a receiver took over; functions are no retirees, and a batch of them alone tells nothing. */
async function tellConfirmed(tx: Tx, batch: BatchRow, confirmedOn: string): Promise<void> {
  const { factoryId, key, receiverKey, receiverKind } = batch;
  const counts = (await handoverCounts(tx, factoryId, key)).filter((row) => row.category !== 'FUNCTION');
  if (counts.length === 0) return;
  tx.append({
    contract: RetireesTransferred,
    factoryId,
    aggregateId: batchOpaqueId(factoryId, key),
    payload: {
      batchId: batchOpaqueId(factoryId, key),
      receiverId: receiverOpaqueId(factoryId, receiverKey),
      receiver: receiverKind,
      confirmedOn,
      count: counts.reduce((sum, row) => sum + row.items, 0),
      counts: Object.fromEntries(counts.map((row) => [row.category, row.items])),
    },
  });
}

async function answer(tx: Tx, factoryId: string, key: string): Promise<HandoverBatchSuccess> {
  const batch = await findBatch(tx, factoryId, key);
  if (!batch) throw new Error(`batch ${key} is gone`);
  return new HandoverBatchSuccess(toBatch(batch));
}

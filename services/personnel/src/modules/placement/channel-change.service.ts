import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import { UserError } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { settleFor } from '../entitlements/index.js';
import { insertNotices } from '../notices/index.js';
import { finalRow } from '../postings/index.js';
import type { EmployeeFacts } from '../roster/index.js';
import { actingForPeople, recordActsForPeople } from './acting-for.js';
import { agreementContext } from './agreement.service.js';
import type {
  ApproveChannelChangeInput,
  ProposeChannelChangeInput,
  RejectChannelChangeInput,
} from './channel-change.inputs.js';
import {
  ChannelChangeDecidedError,
  ChannelChangeNotFoundError,
  ChannelChangeOpenError,
  ChannelChangeSameOfficerError,
  ChannelChangeSuccess,
} from './channel-change.results.js';
import { type ChannelChangeRow, decideOrder, insertOrder, lockOrder } from './channel-change.store.js';
import { ChannelChangeStatus } from './channel-change.type.js';
import { nextPlacement } from './domain/placement-state.js';
import { postedOtherwise } from './domain/posted-otherwise.js';
import type { ChannelContext } from './eligibility.js';
import { PlacementNotReadyError, PlacementRowsRefusedError } from './placement.results.js';
import {
  choicesOf,
  draftPlacements,
  endPlacement,
  hasPaymentsUnderWay,
  insertChoices,
  lockPlacements,
  lockPlacementsAndPayments,
  moveChoices,
  type PlacementRow,
  peopleByNo,
} from './placement.store.js';
import { checkRows } from './row-check.js';
import { choiceFor, closedReason, factsOf, loadStanding } from './standing.js';

/** Somebody whose channel may change, and what the change rests on. */
interface Changeable {
  readonly person: EmployeeFacts;
  readonly placement: PlacementRow;
  readonly context: ChannelContext;
}

/** Proposes that a person who is placed goes to another channel; nothing changes until another officer approves. */
export async function proposeChannelChange(tx: Tx, input: ProposeChannelChangeInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  await lockPlacements(tx, factoryId);
  const people = await peopleByNo(tx, factoryId, [input.employeeNo]);
  const acting = await actingForPeople(tx, factoryId, 'REQUEST_CHANNEL_CHANGE', people, [input]);
  if (acting instanceof UserError) return acting;
  const found = await changeable(tx, factoryId, input);
  if (!('placement' in found)) return found;
  const { person, placement } = found;
  const { date } = await tx.clock.now(factoryId);
  const order = { ...input, employeeId: person.employeeId, placementId: placement.id };
  const id = await insertOrder(tx, factoryId, order, date);
  if (!id) return new ChannelChangeOpenError();
  await recordActsForPeople(tx, factoryId, 'REQUEST_CHANNEL_CHANGE', acting);
  auditChange(tx, factoryId, 'proposeChannelChange', { ...input, id, from: placement.channelCode });
  return new ChannelChangeSuccess(opaqueId('channel-change', factoryId, id), ChannelChangeStatus.PROPOSED);
}

/**
 * Approves a proposed change, by another officer: everything is checked again, the effective placement is superseded,
 * the new choice stands confirmed and what the person gets is settled anew. The new agreement is signed as any other.
 */
export async function approveChannelChange(tx: Tx, input: ApproveChannelChangeInput) {
  const { factoryId, key } = parseOpaqueId('channel-change', input.channelChangeId);
  await lockPlacementsAndPayments(tx, factoryId);
  const order = await openOrder(tx, factoryId, key);
  if (!('id' in order)) return order;
  if (order.proposedBy === tx.viewer.subject) return new ChannelChangeSameOfficerError();
  const found = await changeable(tx, factoryId, order);
  if (!('placement' in found)) return found;
  await carryOut(tx, factoryId, order, found);
  auditChange(tx, factoryId, 'approveChannelChange', { ...order, from: found.placement.channelCode });
  await tellChange(tx, factoryId, order, [
    `您变更安置方式的申请已批准,新的安置方式代码为${order.toChannelCode}。`,
    '原安置协议即日终止;请到办事大厅签订新的安置协议。',
    `依据:${order.legalBasis}`,
  ]);
  return new ChannelChangeSuccess(input.channelChangeId, ChannelChangeStatus.APPROVED);
}

/** Refuses a proposed change, by any officer, the proposer too: the placement stands. */
export async function rejectChannelChange(tx: Tx, input: RejectChannelChangeInput) {
  const { factoryId, key } = parseOpaqueId('channel-change', input.channelChangeId);
  await lockPlacements(tx, factoryId);
  const order = await openOrder(tx, factoryId, key);
  if (!('id' in order)) return order;
  const { date } = await tx.clock.now(factoryId);
  const status = ChannelChangeStatus.REJECTED;
  await decideOrder(tx, factoryId, order.id, { status, on: date, reason: input.reason });
  await tellChange(tx, factoryId, order, [
    '您变更安置方式的申请未获批准,原安置协议继续有效。',
    `理由:${input.reason}`,
    '有不同意见的,可以到办事大厅提出。',
  ]);
  return new ChannelChangeSuccess(input.channelChangeId, status);
}

/** Tells the person what was decided on their channel. */
async function tellChange(
  tx: Tx,
  factoryId: string,
  { id, employeeId }: ChannelChangeRow,
  lines: readonly string[],
): Promise<void> {
  const aboutId = opaqueId('channel-change', factoryId, id);
  const letter = { title: '安置方式变更决定告知书', body: lines.join('\n') };
  await insertNotices(tx, factoryId, [{ employeeId, kind: 'CHANNEL_CHANGE', aboutId, ...letter }]);
}

async function openOrder(tx: Tx, factoryId: string, key: string) {
  const order = await lockOrder(tx, factoryId, key);
  if (!order) return new ChannelChangeNotFoundError();
  return order.status === 'PROPOSED' ? order : new ChannelChangeDecidedError(order.status);
}

/** The person with their effective placement where the change may be made; otherwise why not. */
async function changeable(
  tx: Tx,
  factoryId: string,
  { employeeNo, toChannelCode }: { employeeNo: string; toChannelCode: string },
): Promise<Changeable | PlacementNotReadyError | PlacementRowsRefusedError> {
  const context = await agreementContext(tx, factoryId);
  if (context instanceof PlacementNotReadyError) return context;
  const standing = await loadStanding(tx, factoryId, [employeeNo]);
  const ids = [...standing.people.values()].map((person) => person.employeeId);
  const paid = ids[0] !== undefined && (await hasPaymentsUnderWay(tx, factoryId, ids[0]));
  const final = await finalRow(tx, factoryId, 'FACTS', ids);
  const { accepted, problems } = checkRows<Changeable>([employeeNo], standing.people, (person) => {
    const placement = standing.placements.get(person.employeeId);
    if (paid && placement) return { fault: 'PAYMENT_UNDER_WAY' };
    if (!placement || !nextPlacement(placement.status, 'SUPERSEDE')) return { fault: 'NOT_EFFECTIVE' };
    if (placement.channelCode === toChannelCode) return { fault: 'SAME_CHANNEL' };
    const closed = closedReason(factsOf(person, standing), toChannelCode, context);
    if (closed) return closed;
    const settles = context.rules.find(({ code }) => code === toChannelCode)?.rule?.settles ?? null;
    const posted = final.get(person.employeeId) ?? null;
    return postedOtherwise(settles, posted) ? { fault: 'POSTED_OTHERWISE' } : { person, placement, context };
  });
  return accepted[0] ?? new PlacementRowsRefusedError(problems);
}

/** Ends the placement, writes the new choice as confirmed with its draft placement, and settles what it brings. */
async function carryOut(
  tx: Tx,
  factoryId: string,
  order: ChannelChangeRow,
  { person, placement, context }: Changeable,
): Promise<void> {
  const { date } = await tx.clock.now(factoryId);
  const reason = `${order.legalBasis};${order.evidence}`;
  await endPlacement(tx, factoryId, placement.id, { status: 'SUPERSEDED', on: date, reason });
  const { employeeNo, toChannelCode: channelCode, witness } = order;
  const choice = choiceFor(person, { employeeNo, channelCode, witness, assisted: false }, context, date);
  await insertChoices(tx, factoryId, [choice]);
  const made = (await choicesOf(tx, factoryId, [person.employeeId])).get(person.employeeId)!;
  await moveChoices(tx, factoryId, [made.id], 'CONFIRMED');
  await draftPlacements(tx, factoryId, [made.id]);
  await settleFor(tx, factoryId, [{ employeeId: person.employeeId, choice: choice.settles }]);
  await decideOrder(tx, factoryId, order.id, {
    status: ChannelChangeStatus.APPROVED,
    on: date,
    reason: null,
  });
}

function auditChange(
  tx: Tx,
  factoryId: string,
  action: string,
  order: { id: string; legalBasis: string; evidence: string; from: string; toChannelCode: string },
): void {
  tx.audit({
    factoryId,
    action,
    entity: 'ChannelChangeOrder',
    entityId: opaqueId('channel-change', factoryId, order.id),
    legalBasis: order.legalBasis,
    before: { channel: order.from },
    after: { channel: order.toChannelCode, evidence: order.evidence },
  });
}

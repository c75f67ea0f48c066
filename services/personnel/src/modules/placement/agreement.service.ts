import { PlacementEffective } from '@anzhi/contracts';
import { opaqueId } from '@anzhi/domain';
import { UserError } from '@anzhi/graphql-kit';
import type { Tx } from '@anzhi/service-kit';
import { settleFor } from '../entitlements/index.js';
import { healthCheckOpen } from '../facts/index.js';
import { insertNotices } from '../notices/index.js';
import { isFinal } from '../postings/index.js';
import { employeeOpaqueId } from '../roster/index.js';
import { actingForPeople, recordActsForPeople } from './acting-for.js';
import { drawUpAgreements } from './agreement-document.js';
import { agreementNo } from './agreement-no.js';
import { nextChoice, nextPlacement } from './domain/placement-state.js';
import { type ChannelContext, channelContext } from './eligibility.js';
import type {
  EndPlacementInput,
  MakePlacementsEffectiveInput,
  SignAgreementsInput,
} from './placement.inputs.js';
import {
  PlacementDateInFutureError,
  PlacementNotReadyError,
  PlacementRowsRefusedError,
  PlacementsDone,
  SignAgreementsSuccess,
} from './placement.results.js';
import {
  type ChoiceRow,
  draftPlacements,
  endPlacement,
  hasPaymentsUnderWay,
  lockPlacements,
  lockPlacementsAndPayments,
  makeEffective,
  moveChoices,
  nextAgreementNos,
  type PlacementRow,
  placementsOf,
  signPlacements,
} from './placement.store.js';
import { checkRows, rowProblem } from './row-check.js';
import { closedReason, factsOf, loadStanding } from './standing.js';

/** What agreements rest on: facts final, plan passed; otherwise the whole list of what is missing. */
export async function agreementContext(
  tx: Tx,
  factoryId: string,
): Promise<ChannelContext | PlacementNotReadyError> {
  const context = await channelContext(tx, factoryId);
  const missing = Array.isArray(context) ? [...context] : [];
  if (!(await isFinal(tx, factoryId, 'FACTS'))) missing.push('FACTS_NOT_FINAL');
  return missing.length > 0 || Array.isArray(context) ? new PlacementNotReadyError(missing) : context;
}

/**
 * Signs the agreements of people who chose: facts final and plan passed (filed under POLICY), each channel still open.
 * A choice that is only CHOSEN is confirmed on the way. Numbers run without a gap, in the order of the list.
 */
export async function signAgreements(tx: Tx, factoryId: string, input: SignAgreementsInput) {
  await lockPlacements(tx, factoryId);
  const context = await agreementContext(tx, factoryId);
  if (context instanceof PlacementNotReadyError) return context;
  const { date } = await tx.clock.now(factoryId);
  if (input.signedOn > date) return new PlacementDateInFutureError(input.signedOn, date);
  const standing = await loadStanding(tx, factoryId, input.employeeNos);
  const acting = await actingForPeople(tx, factoryId, 'SIGN_AGREEMENT', standing.people, input.signedFor);
  if (acting instanceof UserError) return acting;
  const { accepted, problems } = checkRows<ChoiceRow>(input.employeeNos, standing.people, (person) => {
    const choice = standing.choices.get(person.employeeId);
    if (!choice)
      return { fault: standing.placements.has(person.employeeId) ? 'ALREADY_SIGNED' : 'NO_CHOICE' };
    return closedReason(factsOf(person, standing), choice.channelCode, context) ?? choice;
  });
  if (problems.length > 0) return new PlacementRowsRefusedError(problems);
  const unconfirmed = accepted
    .filter((choice) => nextChoice(choice.status, 'CONFIRM'))
    .map((choice) => choice.id);
  await draftPlacements(tx, factoryId, unconfirmed);
  await moveChoices(
    tx,
    factoryId,
    accepted.map((choice) => choice.id),
    'LOCKED',
  );
  const people = accepted.map((choice) => choice.employeeId);
  const drafts = await placementsOf(tx, factoryId, people);
  const firstNo = await nextAgreementNos(tx, factoryId, people.length);
  const persons = new Map([...standing.people.values()].map((person) => [person.employeeId, person]));
  const ids = people.map((id) => drafts.get(id)!.id);
  await signPlacements(tx, factoryId, ids, { firstNo, signedOn: input.signedOn, place: input.place });
  await drawUpAgreements(
    tx,
    { factoryId, context, standing, signedOn: input.signedOn, place: input.place },
    people.map((id, index) => ({
      placement: drafts.get(id)!,
      person: persons.get(id)!,
      no: firstNo + index,
    })),
  );
  await recordActsForPeople(tx, factoryId, 'SIGN_AGREEMENT', acting);
  const no = (index: number): string => agreementNo(factoryId, firstNo + index);
  auditPlacements(tx, factoryId, 'signAgreements', {
    people: people.length,
    from: no(0),
    to: no(people.length - 1),
  });
  return new SignAgreementsSuccess(people.length, no(0), no(people.length - 1));
}

/**
 * Puts signed agreements into effect: the people count as placed. Needs what signing needs (facts final, plan passed),
 * and the health check on leaving where the relation of an exposed person ends (职业病防治法 35; §3.20.1). Emits PlacementEffective for each.
 */
export async function makePlacementsEffective(
  tx: Tx,
  factoryId: string,
  input: MakePlacementsEffectiveInput,
) {
  await lockPlacements(tx, factoryId);
  const context = await agreementContext(tx, factoryId);
  if (context instanceof PlacementNotReadyError) return context;
  const { date } = await tx.clock.now(factoryId);
  if (input.effectiveOn > date) return new PlacementDateInFutureError(input.effectiveOn, date);
  const { people, placements } = await loadStanding(tx, factoryId, input.employeeNos);
  const unchecked = await healthCheckOpen(tx, factoryId, [...placements.keys()]);
  const { accepted, problems } = checkRows<PlacementRow>(input.employeeNos, people, ({ employeeId }) => {
    const placement = placements.get(employeeId);
    if (!placement || !nextPlacement(placement.status, 'MAKE_EFFECTIVE')) return { fault: 'NOT_SIGNED' };
    if (placement.signedOn && input.effectiveOn < placement.signedOn) return { fault: 'BEFORE_SIGNING' };
    if (unchecked.has(employeeId) && endsRelation(placement)) return { fault: 'HEALTH_CHECK_OPEN' };
    return placement;
  });
  if (problems.length > 0) return new PlacementRowsRefusedError(problems);
  await makeEffective(
    tx,
    factoryId,
    accepted.map((placement) => placement.id),
    input.effectiveOn,
  );
  for (const { id, employeeId, channelCode } of accepted) {
    tx.append({
      contract: PlacementEffective,
      factoryId,
      aggregateId: opaqueId('placement', factoryId, id),
      payload: { employeeId: employeeOpaqueId(factoryId, employeeId), channel: channelCode },
    });
  }
  auditPlacements(tx, factoryId, 'makePlacementsEffective', {
    people: accepted.length,
    on: input.effectiveOn,
  });
  return new PlacementsDone(accepted.length);
}

/** Whether the relation with the factory ends by the channel: paid out, or carried over to another company. */
const endsRelation = ({ settles }: PlacementRow): boolean =>
  settles === 'FEE' || settles === 'COMPENSATION' || settles === 'CARRIED_OVER';

/** Voids a signed agreement before it takes effect; the person may choose again. */
export async function voidPlacement(tx: Tx, factoryId: string, input: EndPlacementInput) {
  await lockPlacementsAndPayments(tx, factoryId);
  const { people, placements } = await loadStanding(tx, factoryId, [input.employeeNo]);
  const { accepted, problems } = checkRows<PlacementRow>([input.employeeNo], people, ({ employeeId }) => {
    const placement = placements.get(employeeId);
    return placement && nextPlacement(placement.status, 'VOID') ? placement : { fault: 'NOT_SIGNED' };
  });
  const [placement] = accepted;
  if (!placement) return new PlacementRowsRefusedError(problems);
  if (await hasPaymentsUnderWay(tx, factoryId, placement.employeeId))
    return new PlacementRowsRefusedError([rowProblem(0, input.employeeNo, { fault: 'PAYMENT_UNDER_WAY' })]);
  const { date } = await tx.clock.now(factoryId);
  await endPlacement(tx, factoryId, placement.id, { status: 'VOID', on: date, reason: input.legalBasis });
  await settleFor(tx, factoryId, [{ employeeId: placement.employeeId, choice: null }]);
  await insertNotices(tx, factoryId, [
    {
      ...{ employeeId: placement.employeeId, kind: 'CHANNEL_CHANGE', title: '安置协议作废告知书' },
      aboutId: opaqueId('placement', factoryId, placement.id),
      body: `您已签订的安置协议在生效前作废。\n依据:${input.legalBasis}\n请重新选择安置方式;有不同意见的,可以到办事大厅提出。`,
    },
  ]);
  tx.audit({
    factoryId,
    action: 'voidPlacement',
    entity: 'Placement',
    entityId: opaqueId('placement', factoryId, placement.id),
    legalBasis: input.legalBasis,
    before: { status: placement.status },
    after: { status: 'VOID' },
  });
  return new PlacementsDone(1);
}

function auditPlacements(tx: Tx, factoryId: string, action: string, after: object): void {
  tx.audit({
    factoryId,
    action,
    entity: 'Placement',
    entityId: factoryId,
    legalBasis: '劳动合同法 44(4)、46(6); 安置方案',
    after,
  });
}

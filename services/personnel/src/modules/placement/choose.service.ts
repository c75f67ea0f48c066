import { PlacementChosen } from '@anzhi/contracts';
import { opaqueId } from '@anzhi/domain';
import { UserError } from '@anzhi/graphql-kit';
import type { Tx } from '@anzhi/service-kit';
import { settleFor } from '../entitlements/index.js';
import { finalRow, isFinal } from '../postings/index.js';
import { type EmployeeFacts, employeeOpaqueId } from '../roster/index.js';
import { actingForPeople, type RepresentedLine, recordActsForPeople } from './acting-for.js';
import { nextChoice } from './domain/placement-state.js';
import { postedOtherwise } from './domain/posted-otherwise.js';
import { missingBeforeChoice, missingText } from './domain/understanding.js';
import { type ChannelContext, channelContext } from './eligibility.js';
import { PlacementNotReadyError, PlacementRowsRefusedError, PlacementsDone } from './placement.results.js';
import {
  type ChoiceRow,
  draftPlacements,
  dropDrafts,
  insertChoices,
  lockPlacements,
  moveChoices,
  type NewChoice,
} from './placement.store.js';
import { checkRows, type RowRefusal } from './row-check.js';
import {
  type ChoiceLine,
  choiceFor,
  closedReason,
  factsOf,
  loadStanding,
  type Standing,
} from './standing.js';

/**
 * Takes the choices of people, all or none: each has understood reasons, policy and channels (decision 33) and the
 * channel is open to them (§3.9, I-P5, I-P7). A choice that was made before and not confirmed is replaced. What the
 * choice settles is noted with the entitlements. Emits PlacementChosen.
 */
export async function choosePlacements(tx: Tx, factoryId: string, lines: readonly ChoiceLine[]) {
  await lockPlacements(tx, factoryId);
  const context = await channelContext(tx, factoryId);
  if (Array.isArray(context)) return new PlacementNotReadyError(context);
  const standing = await loadStanding(
    tx,
    factoryId,
    lines.map((line) => line.employeeNo),
  );
  const acting = await actingForPeople(tx, factoryId, 'CHOOSE_PLACEMENT', standing.people, lines);
  if (acting instanceof UserError) return acting;
  const ids = [...standing.people.values()].map((person) => person.employeeId);
  const posted = (await isFinal(tx, factoryId, 'FACTS')) ? await finalRow(tx, factoryId, 'FACTS', ids) : null;
  const { date } = await tx.clock.now(factoryId);
  const { accepted, problems } = checkRows<NewChoice>(
    lines.map((line) => line.employeeNo),
    standing.people,
    (person, index) => {
      const choice = choiceOf(person, lines[index]!, standing, context, date);
      const final = posted?.get(person.employeeId) ?? null;
      return 'fault' in choice || !postedOtherwise(choice.settles, final)
        ? choice
        : { fault: 'POSTED_OTHERWISE' };
    },
  );
  if (problems.length > 0) return new PlacementRowsRefusedError(problems);
  const replaced = accepted.flatMap(({ employeeId }) => standing.choices.get(employeeId)?.id ?? []);
  await moveChoices(tx, factoryId, replaced, 'WITHDRAWN');
  await insertChoices(tx, factoryId, accepted);
  await recordActsForPeople(tx, factoryId, 'CHOOSE_PLACEMENT', acting);
  await settleFor(
    tx,
    factoryId,
    accepted.map(({ employeeId, settles }) => ({ employeeId, choice: settles })),
  );
  tx.append({
    contract: PlacementChosen,
    factoryId,
    aggregateId: opaqueId('placement-choices', factoryId, 'all'),
    payload: {
      chosenOn: date,
      employeeIds: accepted.map(({ employeeId }) => employeeOpaqueId(factoryId, employeeId)),
    },
  });
  return new PlacementsDone(accepted.length);
}

/** Checks the choices again as the facts stand now and confirms them; each gets a draft placement. */
export async function confirmPlacements(tx: Tx, factoryId: string, employeeNos: readonly string[]) {
  await lockPlacements(tx, factoryId);
  const context = await channelContext(tx, factoryId);
  if (Array.isArray(context)) return new PlacementNotReadyError(context);
  const standing = await loadStanding(tx, factoryId, employeeNos);
  const { accepted, problems } = checkRows<ChoiceRow>(employeeNos, standing.people, (person) => {
    const choice = standing.choices.get(person.employeeId);
    if (!choice) return { fault: standing.placements.has(person.employeeId) ? 'CHOICE_FIXED' : 'NO_CHOICE' };
    if (!nextChoice(choice.status, 'CONFIRM')) return { fault: 'CHOICE_FIXED' };
    return closedReason(factsOf(person, standing), choice.channelCode, context) ?? choice;
  });
  if (problems.length > 0) return new PlacementRowsRefusedError(problems);
  const ids = accepted.map((choice) => choice.id);
  await moveChoices(tx, factoryId, ids, 'CONFIRMED');
  await draftPlacements(tx, factoryId, ids);
  return new PlacementsDone(accepted.length);
}

/**
 * Takes choices back, until the agreement locks them; what they settled is taken back too. `representedBy` says who stands before
 * the officer for whom.
 */
export async function withdrawChoices(
  tx: Tx,
  factoryId: string,
  employeeNos: readonly string[],
  representedBy: readonly RepresentedLine[] = employeeNos.map((employeeNo) => ({ employeeNo })),
) {
  await lockPlacements(tx, factoryId);
  const standing = await loadStanding(tx, factoryId, employeeNos);
  const acting = await actingForPeople(tx, factoryId, 'WITHDRAW_CHOICE', standing.people, representedBy);
  if (acting instanceof UserError) return acting;
  const { accepted, problems } = checkRows<ChoiceRow>(employeeNos, standing.people, ({ employeeId }) => {
    const choice = standing.choices.get(employeeId);
    if (choice && nextChoice(choice.status, 'WITHDRAW')) return choice;
    return { fault: standing.placements.has(employeeId) ? 'CHOICE_FIXED' : 'NO_CHOICE' };
  });
  if (problems.length > 0) return new PlacementRowsRefusedError(problems);
  await recordActsForPeople(tx, factoryId, 'WITHDRAW_CHOICE', acting);
  const people = accepted.map((choice) => choice.employeeId);
  await dropDrafts(tx, factoryId, people);
  await moveChoices(
    tx,
    factoryId,
    accepted.map((choice) => choice.id),
    'WITHDRAWN',
  );
  await settleFor(
    tx,
    factoryId,
    people.map((employeeId) => ({ employeeId, choice: null })),
  );
  return new PlacementsDone(accepted.length);
}

function choiceOf(
  person: EmployeeFacts,
  line: ChoiceLine,
  standing: Standing,
  context: ChannelContext,
  chosenOn: string,
): NewChoice | RowRefusal {
  const { choices, placements } = standing;
  const before = choices.get(person.employeeId);
  if (placements.has(person.employeeId) || (before && !nextChoice(before.status, 'CHOOSE')))
    return { fault: 'CHOICE_FIXED' };
  const missing = missingBeforeChoice(standing.understandings.get(person.employeeId));
  if (missing.length > 0)
    return { fault: 'UNDERSTANDING_MISSING', detail: missingText(missing), understandings: missing };
  const closed = closedReason(factsOf(person, standing), line.channelCode, context);
  if (closed) return closed;
  return choiceFor(person, line, context, chosenOn);
}

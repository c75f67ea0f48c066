import type { Tx } from '@anzhi/service-kit';
import { loadPeople } from '../facts/index.js';
import type { EmployeeFacts } from '../roster/index.js';
import type { PersonFacts } from '../rules/domain/person-facts.js';
import type { UnderstandingItemKind } from './domain/understanding.js';
import { type ChannelContext, optionsOf } from './eligibility.js';
import {
  type ChoiceRow,
  choicesOf,
  type NewChoice,
  type PlacementRow,
  peopleByNo,
  placementsOf,
} from './placement.store.js';
import type { RowRefusal } from './row-check.js';
import { understandingsOf } from './understanding.store.js';

/** How the people of a list stand: who they are, what they understand, chose and signed. */
export interface Standing {
  people: Map<string, EmployeeFacts>;
  /** What the rules read of them, by uuid. */
  facts: Map<string, PersonFacts>;
  /** What each understands of the four, by uuid. */
  understandings: Map<string, UnderstandingItemKind[]>;
  choices: Map<string, ChoiceRow>;
  placements: Map<string, PlacementRow>;
}

/** People of a list with what the rules read of them, pending choices and standing placements, in a few queries. */
export async function loadStanding(
  tx: Tx,
  factoryId: string,
  employeeNos: readonly string[],
): Promise<Standing> {
  const people = await peopleByNo(tx, factoryId, employeeNos);
  const ids = [...people.values()].map((person) => person.employeeId);
  const dossiers = await loadPeople(tx, factoryId, { employeeIds: ids });
  return {
    people,
    facts: new Map(dossiers.map(({ facts }) => [facts.employeeId, facts])),
    understandings: await understandingsOf(tx, factoryId, ids),
    choices: await choicesOf(tx, factoryId, ids),
    placements: await placementsOf(tx, factoryId, ids),
  };
}

/** What the rules read of a person of the list. */
export function factsOf({ employeeId, employeeNo }: EmployeeFacts, { facts }: Standing): PersonFacts {
  const found = facts.get(employeeId);
  if (!found) throw new Error(`no facts of ${employeeNo}`);
  return found;
}

/** Why the channel is closed to the person as the facts stand, in words; null when it is open. */
export function closedReason(
  person: PersonFacts,
  channelCode: string,
  context: ChannelContext,
): RowRefusal | null {
  const option = optionsOf(person, context).find(({ rule }) => rule.code === channelCode);
  if (!option) return { fault: 'UNKNOWN_CHANNEL' };
  if (option.open) return null;
  return { fault: 'CHANNEL_CLOSED', detail: `${option.reason.zh} (${option.reason.en})` };
}

/** What one person of a list chose. */
export interface ChoiceLine {
  readonly employeeNo: string;
  readonly channelCode: string;
  readonly witness: string | null;
  readonly assisted: boolean;
  /** Opaque id of who chose for the person before the officer. */
  readonly representativeId?: string | null;
}

/** The choice of a channel that is open to the person, as it is stored. */
export function choiceFor(
  person: EmployeeFacts,
  { channelCode, witness, assisted }: ChoiceLine,
  context: ChannelContext,
  chosenOn: string,
): NewChoice {
  const channel = context.rules.find((rule) => rule.code === channelCode);
  if (!channel) throw new Error(`the plan has no channel ${channelCode}`);
  return {
    employeeId: person.employeeId,
    inService: person.category === 'ACTIVE_ON_POST',
    channelCode,
    channelName: channel.name,
    channelNameEn: channel.nameEn,
    settles: channel.rule?.settles ?? null,
    planId: context.planId,
    chosenOn,
    witness,
    assisted,
  };
}

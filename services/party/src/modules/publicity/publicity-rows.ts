import type { RosterPerson } from './people.store.js';
import {
  type PublicityRowFault,
  type PublicityRowProblem,
  publicityRowProblem,
} from './publicity.results.js';

/**
 * Looks at each number of a list in order: unknown people, people who left and people who stand twice are refused, the
 * others as `check` says. The list is taken all or none, so every fault is gathered.
 */
export function checkPeople(
  employeeNos: readonly string[],
  people: ReadonlyMap<string, RosterPerson>,
  check: (person: RosterPerson) => PublicityRowFault | null = () => null,
): { accepted: RosterPerson[]; problems: PublicityRowProblem[] } {
  const accepted: RosterPerson[] = [];
  const problems: PublicityRowProblem[] = [];
  const seen = new Set<string>();
  for (const [index, employeeNo] of employeeNos.entries()) {
    const key = employeeNo.toUpperCase();
    const person = people.get(key);
    const fault = seen.has(key) ? 'TWICE_IN_INPUT' : person ? faultOf(person, check) : 'UNKNOWN_EMPLOYEE';
    seen.add(key);
    if (person && !fault) accepted.push(person);
    else problems.push(publicityRowProblem(index, employeeNo, fault ?? 'UNKNOWN_EMPLOYEE'));
  }
  return { accepted, problems };
}

const faultOf = (person: RosterPerson, check: (person: RosterPerson) => PublicityRowFault | null) =>
  person.leftOn === null ? check(person) : 'LEFT_ROSTER';

/** What one event may carry (ADR 4). */
const EVENT_PEOPLE = 500;

/** A list of people in parts that fit an event each. */
export function eventParts(employeeIds: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let at = 0; at < employeeIds.length; at += EVENT_PEOPLE)
    parts.push(employeeIds.slice(at, at + EVENT_PEOPLE));
  return parts;
}

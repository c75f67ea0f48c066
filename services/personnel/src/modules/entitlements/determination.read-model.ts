import type { LocalDate } from '@anzhi/domain';
import { groupRows, type RequestContext } from '@anzhi/graphql-kit';
import type { ReadTx } from '@anzhi/service-kit';
import { loadPeople } from '../facts/index.js';
import { type Employee, rosterState } from '../roster/index.js';
import { assessPerson } from '../rules/domain/assessment.js';
import { type Determination, determine } from '../rules/domain/determinations.js';
import type { PreparedPack } from '../rules/domain/prepared-pack.js';
import { renderTrace } from '../rules/domain/trace.js';
import { DeterminationType } from './determination.type.js';
import { adoptedPack } from './rule-set.store.js';
import { settlementChoices } from './settlement-choice.store.js';

/** What the people of one request may expect of the funds; empty before the factory adopted rules or was declared. */
export function loadDeterminations(
  context: RequestContext,
  employee: Employee,
): Promise<DeterminationType[]> {
  return context
    .loader<Employee, DeterminationType[]>('determinations', async (people) => {
      const found = new Map<string, DeterminationType[]>();
      for (const [factoryId, own] of groupRows(people, (person) => person.factoryId)) {
        const ids = own.map((person) => person.employeeId);
        for (const [id, told] of await ofFactory(context.reads, factoryId, ids)) found.set(id, told);
      }
      return people.map((person) => found.get(person.employeeId) ?? []);
    })
    .load(employee);
}

async function ofFactory(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<Map<string, DeterminationType[]>> {
  const pack = await adoptedPack(tx, factoryId);
  const { declaredOn } = await rosterState(tx, factoryId);
  if (!pack || !declaredOn) return new Map();
  return determineAll(tx, factoryId, employeeIds, { pack, asOf: declaredOn });
}

async function determineAll(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[],
  { pack, asOf }: { pack: PreparedPack; asOf: LocalDate },
): Promise<Map<string, DeterminationType[]>> {
  const people = await loadPeople(tx, factoryId, { employeeIds });
  const choices = await settlementChoices(tx, factoryId, employeeIds);
  return new Map(
    people.map(({ facts }) => {
      const person = { ...facts, choice: choices.get(facts.employeeId) ?? null };
      const told = determine(person, assessPerson(person, pack, asOf), pack, asOf);
      return [facts.employeeId, told.map(toDetermination)];
    }),
  );
}

const toDetermination = (one: Determination): DeterminationType =>
  Object.assign(new DeterminationType(), {
    kind: one.kind,
    months: one.kind === 'UNEMPLOYMENT_BENEFIT' ? one.months : null,
    monthly: one.kind === 'UNEMPLOYMENT_BENEFIT' ? null : one.monthlyFen,
    explanation: renderTrace(one.trace),
  });

import type { RequestContext } from '@anzhi/graphql-kit';
import type { ReadTx } from '@anzhi/service-kit';
import { loadPeople } from '../facts/index.js';
import { type Employee, rosterState } from '../roster/index.js';
import { assessPerson } from '../rules/domain/assessment.js';
import { type Determination, determine } from '../rules/domain/determinations.js';
import { renderTrace } from '../rules/domain/trace.js';
import { FundDetermination } from './determination.type.js';
import { adoptedPack } from './rule-set.store.js';
import { settlementChoices } from './settlement-choice.store.js';

/** What the funds may owe the people of one request, by the facts of today; none before a declaration and adopted rules. */
export function loadDeterminations(
  context: RequestContext,
  employee: Employee,
): Promise<FundDetermination[]> {
  return context
    .loader<Employee, FundDetermination[]>('fund-determinations', async (people) => {
      const found = new Map<string, FundDetermination[]>();
      for (const factoryId of new Set(people.map((person) => person.factoryId))) {
        const ids = people.filter((one) => one.factoryId === factoryId).map((one) => one.employeeId);
        for (const [id, own] of await determinePeople(context.reads, factoryId, ids)) found.set(id, own);
      }
      return people.map((person) => found.get(person.employeeId) ?? []);
    })
    .load(employee);
}

async function determinePeople(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<Map<string, FundDetermination[]>> {
  const pack = await adoptedPack(tx, factoryId);
  const { declaredOn } = await rosterState(tx, factoryId);
  if (!pack || !declaredOn) return new Map();
  const choices = await settlementChoices(tx, factoryId, employeeIds);
  const people = await loadPeople(tx, factoryId, { employeeIds });
  return new Map(
    people.map(({ facts }) => {
      const person = { ...facts, choice: choices.get(facts.employeeId) ?? null };
      const told = determine(person, assessPerson(person, pack, declaredOn), pack, declaredOn);
      return [facts.employeeId, told.map(toDetermination)];
    }),
  );
}

const toDetermination = (one: Determination): FundDetermination =>
  Object.assign(new FundDetermination(), {
    kind: one.kind,
    months: 'months' in one ? one.months : null,
    monthly: 'monthlyFen' in one ? one.monthlyFen : null,
    explanation: renderTrace(one.trace),
  });

import type { ReadTx } from '@anzhi/service-kit';
import {
  type CalculationFacts,
  type EmployeeFacts,
  loadEmployeeFacts,
  loadNextFacts,
} from '../roster/index.js';
import type { PersonFacts } from '../rules/domain/person-facts.js';
import { personFactsOf } from './person-facts-of.js';
import { loadRecords } from './recorded-facts.store.js';

/** One person as the roster has them and as the rules read them; `facts.choice` is null, choices belong to entitlements. */
export interface Person {
  readonly employee: EmployeeFacts;
  readonly facts: PersonFacts;
}

/** One person as a calculation needs them: nothing here says who it is but the number. */
export interface CalculatedPerson {
  readonly employee: CalculationFacts;
  readonly facts: PersonFacts;
}

/** Which people of a factory to load; everybody when left out. */
export interface PeopleWanted {
  /** Uuids; unknown ones are left out. */
  readonly employeeIds?: readonly string[];
  /** Only people whose serial is higher, and at most `limit` of them: one step of a walk over the whole roster. */
  readonly afterSerial?: number;
  readonly limit?: number;
}

/** People of a factory with everything that calculations read, in roster order, in a constant number of queries. */
export async function loadPeople(
  tx: ReadTx,
  factoryId: string,
  wanted: PeopleWanted = {},
): Promise<Person[]> {
  const employees = await loadEmployeeFacts(tx, factoryId, wanted);
  const everybody = wanted.employeeIds === undefined && wanted.limit === undefined && !wanted.afterSerial;
  const ids = everybody ? null : employees.map(({ employeeId }) => employeeId);
  const records = await loadRecords(tx, factoryId, ids);
  return employees.map((employee) => ({
    employee,
    facts: personFactsOf(employee, records.of(employee.employeeId), records.policy),
  }));
}

/** The next people of the roster for a walk that calculates, as {@link loadPeople} and without names; none at its end. */
export async function loadNextPeople(
  tx: ReadTx,
  factoryId: string,
  step: { afterSerial: number; limit: number },
): Promise<CalculatedPerson[]> {
  const employees = await loadNextFacts(tx, factoryId, step);
  const records = await loadRecords(
    tx,
    factoryId,
    employees.map(({ employeeId }) => employeeId),
  );
  return employees.map((employee) => ({
    employee,
    facts: personFactsOf(employee, records.of(employee.employeeId), records.policy),
  }));
}

import type { ReadTx } from '@anzhi/service-kit';
import { loadEmployeeFacts } from '../roster/index.js';
import type { OwedPerson } from './domain/determination.js';
import { arrearsOf } from './person-facts-of.js';
import { loadLedgerSpans } from './recorded-facts.store.js';

/** What is owed to everybody (null) or to some people (uuids), policy or not: the ledger, else the roster's span. */
export async function loadArrears(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[] | null,
): Promise<OwedPerson[]> {
  const people = await loadEmployeeFacts(tx, factoryId, employeeIds ? { employeeIds } : {});
  const ledger = await loadLedgerSpans(tx, factoryId, employeeIds);
  return people.map((person) => ({
    employeeId: person.employeeId,
    category: person.category,
    arrears: ledger.get(person.employeeId) ?? arrearsOf(person),
  }));
}

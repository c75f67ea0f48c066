import { EmployeesEnrolled } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { rememberPeople } from '../people.store.js';

/** Keeps who is on the roster, so that each of them gets a handbook and the four understandings. */
export const onEmployeesEnrolled = onEvent(EmployeesEnrolled, ({ factoryId, payload }, tx: Tx) =>
  rememberPeople(tx, factoryId, payload.employees),
);

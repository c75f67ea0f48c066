import { EmployeeAmended } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { rememberPeople } from '../people.store.js';

/** Follows a changed employee number or category. */
export const onEmployeeAmended = onEvent(EmployeeAmended, ({ factoryId, payload }, tx: Tx) =>
  rememberPeople(tx, factoryId, [payload]),
);

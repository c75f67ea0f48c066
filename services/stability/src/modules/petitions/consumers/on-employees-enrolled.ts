import { EmployeesEnrolled } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { rememberPeople } from '../referral.store.js';

/** Keeps numbers and ids of the roster, so that a referral can name the petitioner's own row. */
export const onEmployeesEnrolled = onEvent(EmployeesEnrolled, ({ factoryId, payload }, tx: Tx) =>
  rememberPeople(tx, factoryId, payload.employees),
);

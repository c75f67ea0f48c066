import { EmployeeLeft } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';

/** Notes that somebody left; they stay in the frozen roster by which rates are counted. */
export const onEmployeeLeft = onEvent(EmployeeLeft, async ({ factoryId, payload }, tx: Tx) => {
  await tx.query('UPDATE roster_person SET left_on = $3 WHERE factory_id = $1 AND employee_id = $2', [
    factoryId,
    payload.employeeId,
    payload.leftOn,
  ]);
});

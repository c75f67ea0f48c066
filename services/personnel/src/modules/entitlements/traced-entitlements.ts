import type { ReadTx } from '@anzhi/service-kit';
import type { EntitlementKind, Payer, Recurrence } from '../rules/domain/entitlement.js';
import type { TraceData } from '../rules/domain/trace.js';

/** One amount of a person with how it came about. */
export interface TracedEntitlement {
  readonly employeeId: string;
  readonly kind: EntitlementKind;
  readonly amountFen: bigint;
  readonly payer: Payer;
  readonly recurrence: Recurrence;
  readonly trace: TraceData;
}

/** What people are entitled to with the calculation of each amount, in order of person and kind. */
export function tracedEntitlementsOf(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<TracedEntitlement[]> {
  return tx.query<TracedEntitlement>(
    `SELECT employee_id AS "employeeId", kind, amount_fen AS "amountFen", payer, recurrence, trace FROM entitlement
      WHERE factory_id = $1 AND employee_id = ANY ($2) ORDER BY employee_id, kind`,
    [factoryId, employeeIds],
  );
}

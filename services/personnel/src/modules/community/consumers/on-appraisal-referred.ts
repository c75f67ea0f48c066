import { AppraisalReferred } from '@anzhi/contracts';
import { OpaqueIdError, parseOpaqueId } from '@anzhi/domain';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { insertAppraisal } from '../support/appraisal.service.js';

/** Opens the referral that a petition, for instance a guardian's, led to (S106); personnel never learns the petition. */
export const onAppraisalReferred = onEvent(AppraisalReferred, async ({ factoryId, payload }, tx: Tx) => {
  const employeeId = employeeKey(factoryId, payload.employeeId);
  const found = employeeId
    ? await tx.query('SELECT 1 FROM employee WHERE factory_id = $1 AND id::text = $2', [
        factoryId,
        employeeId,
      ])
    : [];
  if (!employeeId || found.length === 0) return;
  await insertAppraisal(tx, factoryId, { employeeId, kind: payload.kind, referralId: payload.referralId });
});

function employeeKey(factoryId: string, id: string): string | null {
  try {
    const parsed = parseOpaqueId('employee', id);
    return parsed.factoryId === factoryId ? parsed.key : null;
  } catch (error) {
    if (error instanceof OpaqueIdError) return null;
    throw error;
  }
}

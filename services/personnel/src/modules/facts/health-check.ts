import type { ReadTx } from '@anzhi/service-kit';

/**
 * Of these people (uuids) those whose health check on leaving is still open: exposed to occupational hazards and not yet
 * examined. Their relation may not end before (职业病防治法 35, 60; §3.20.1).
 */
export async function healthCheckOpen(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `SELECT employee_id AS id FROM person_status
      WHERE factory_id = $1 AND employee_id = ANY ($2) AND hazard_exposed AND health_checked_on IS NULL`,
    [factoryId, employeeIds],
  );
  return new Set(rows.map((row) => row.id));
}

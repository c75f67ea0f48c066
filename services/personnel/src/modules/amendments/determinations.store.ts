import type { Tx } from '@anzhi/service-kit';
import { adoptedPack } from '../entitlements/index.js';
import { determinePeople, latestPolicy, loadArrears } from '../facts/index.js';

/** Determines people anew whom a determination exists for; nobody before the first determination of everybody. */
export async function refreshDeterminations(
  tx: Tx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<void> {
  const known = await tx.query<{ employee_id: string }>(
    'SELECT employee_id FROM back_pay_determination WHERE factory_id = $1 AND employee_id = ANY ($2)',
    [factoryId, employeeIds],
  );
  if (known.length > 0)
    await storeDeterminations(
      tx,
      factoryId,
      known.map((row) => row.employee_id),
    );
}

/** Determines everybody (null) or some people by the newest policy and what the adopted rule set pays. Returns how many. */
export async function storeDeterminations(
  tx: Tx,
  factoryId: string,
  employeeIds: readonly string[] | null,
): Promise<number> {
  const policy = await latestPolicy(tx, factoryId);
  const pack = await adoptedPack(tx, factoryId);
  const people = await loadArrears(tx, factoryId, employeeIds);
  const made = determinePeople(people, policy, pack?.backPay ?? null);
  const { date } = await tx.clock.now(factoryId);
  await tx.query(
    `INSERT INTO back_pay_determination (factory_id, employee_id, policy_version, eligible, reason, total_fen, determined_on)
     SELECT $1, id, $2, reason = 'ELIGIBLE', reason, total, $3
       FROM unnest($4::uuid[], $5::text[], $6::bigint[]) AS r(id, reason, total)
     ON CONFLICT (factory_id, employee_id) DO UPDATE SET policy_version = excluded.policy_version, eligible = excluded.eligible,
       reason = excluded.reason, total_fen = excluded.total_fen, determined_on = excluded.determined_on`,
    [
      factoryId,
      policy?.version ?? null,
      date,
      made.map((one) => one.employeeId),
      made.map((one) => one.reason),
      made.map((one) => one.totalFen),
    ],
  );
  return made.length;
}

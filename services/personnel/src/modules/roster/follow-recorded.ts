import type { LocalDate } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { linesOfSpan } from '../facts/domain/arrear-ledger.js';
import { movePeriodStart } from '../facts/domain/service-periods.js';
import type { ServicePeriod } from '../rules/domain/person-facts.js';
import type { EmployeeFacts } from './employee-facts.js';

/**
 * Carries a correction of the roster row into what is recorded beside it. Once something is recorded the rules read that,
 * so a decided objection would otherwise correct a row that nobody calculates with. People without records are untouched.
 */
export async function followRecorded(
  tx: Tx,
  factoryId: string,
  before: EmployeeFacts,
  after: EmployeeFacts,
): Promise<void> {
  const { employeeId } = after;
  if (before.joinWorkOn !== after.joinWorkOn || before.joinUnitOn !== after.joinUnitOn)
    await followService(tx, factoryId, before, after);
  if (!sameValue(before.specialWork, after.specialWork)) await followSpecialWork(tx, factoryId, after);
  if (!sameValue(before.arrears, after.arrears)) await followArrears(tx, factoryId, after);
  if (before.injuryGrade === after.injuryGrade) return;
  const sql =
    after.injuryGrade === null
      ? 'DELETE FROM work_injury WHERE factory_id = $1 AND employee_id = $2 AND $3::int IS NULL'
      : 'UPDATE work_injury SET grade = $3 WHERE factory_id = $1 AND employee_id = $2';
  await tx.query(sql, [factoryId, employeeId, after.injuryGrade]);
}

const sameValue = (a: object | null, b: object | null): boolean => text(a) === text(b);
const text = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));

type StoredPeriod = ServicePeriod & { readonly began: LocalDate };

/** Periods that began on the old day begin on the new one, and their neighbours give way. */
async function followService(
  tx: Tx,
  factoryId: string,
  before: EmployeeFacts,
  after: EmployeeFacts,
): Promise<void> {
  const key = [factoryId, after.employeeId];
  const periods = await tx.query<StoredPeriod>(
    `SELECT from_on AS "from", from_on AS began, to_on AS "to", kind FROM service_period
      WHERE factory_id = $1 AND employee_id = $2`,
    key,
  );
  if (periods.length === 0) return;
  let moved: readonly ServicePeriod[] = periods;
  for (const day of ['joinUnitOn', 'joinWorkOn'] as const) {
    const [was, is] = [before[day], after[day]];
    if (was && is && was !== is) moved = movePeriodStart(moved, was, is);
  }
  const kept = moved as readonly StoredPeriod[];
  await tx.query(
    `DELETE FROM service_period WHERE factory_id = $1 AND employee_id = $2 AND from_on <> ALL ($3::date[])`,
    [...key, kept.map((period) => period.began)],
  );
  for (const { began, from, to } of kept)
    await tx.query(
      `UPDATE service_period SET from_on = $4, to_on = $5 WHERE factory_id = $1 AND employee_id = $2 AND from_on = $3`,
      [...key, began, from, to],
    );
}

/** The roster's own period is corrected; what the person claimed beside it stays. */
async function followSpecialWork(
  tx: Tx,
  factoryId: string,
  { employeeId, specialWork, post }: EmployeeFacts,
): Promise<void> {
  const recorded = await tx.query(
    `SELECT 1 FROM special_work_period WHERE factory_id = $1 AND employee_id = $2`,
    [factoryId, employeeId],
  );
  if (recorded.length === 0) return;
  await tx.query(
    `DELETE FROM special_work_period WHERE factory_id = $1 AND employee_id = $2 AND source = 'ROSTER'`,
    [factoryId, employeeId],
  );
  if (!specialWork) return;
  const { date } = await tx.clock.now(factoryId);
  await tx.query(
    `INSERT INTO special_work_period (factory_id, id, employee_id, from_on, to_on, type, job, source, status, claimed_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'ROSTER', 'VERIFIED', $8)`,
    [factoryId, newId(), employeeId, specialWork.from, specialWork.to, specialWork.type, post ?? '', date],
  );
}

/** The base wage of an opened ledger is as corrected; other items stay. */
async function followArrears(
  tx: Tx,
  factoryId: string,
  { employeeId, arrears }: EmployeeFacts,
): Promise<void> {
  const key = [factoryId, employeeId];
  const lines = await tx.query(
    'SELECT 1 FROM arrear_line WHERE factory_id = $1 AND employee_id = $2 LIMIT 1',
    key,
  );
  if (lines.length === 0) return;
  await tx.query(
    `UPDATE arrear_line SET paid_fen = 0, accrued_fen = 0 WHERE factory_id = $1 AND employee_id = $2 AND item = 'BASE_WAGE'`,
    key,
  );
  const months = arrears
    ? linesOfSpan({ item: 'BASE_WAGE', from: arrears.from, to: arrears.to, monthly: arrears.monthlyFen })
    : [];
  await tx.query(
    `INSERT INTO arrear_line (factory_id, employee_id, month, item, accrued_fen, paid_fen, source)
     SELECT $1, $2, month, 'BASE_WAGE', accrued, 0, 'ROSTER' FROM unnest($3::text[], $4::bigint[]) AS r(month, accrued)
     ON CONFLICT (factory_id, employee_id, month, item) DO UPDATE SET accrued_fen = excluded.accrued_fen, source = excluded.source`,
    [...key, months.map((line) => line.month), months.map((line) => line.accrued)],
  );
  await tx.query(
    `UPDATE employee SET arrears_total_fen = (SELECT sum(arrear_fen) FROM arrear_line WHERE factory_id = $1 AND employee_id = $2)
      WHERE factory_id = $1 AND id = $2`,
    key,
  );
}

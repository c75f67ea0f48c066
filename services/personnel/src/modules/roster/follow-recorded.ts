import type { YearMonth } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { linesOfSpan } from '../facts/domain/arrear-ledger.js';
import { movePeriodStart } from '../facts/domain/service-periods.js';
import type { ServicePeriod } from '../rules/domain/person-facts.js';
import type { EmployeeFacts } from './employee-facts.js';

/** A change of the roster row of one person. */
export interface RowChange {
  readonly before: EmployeeFacts;
  readonly after: EmployeeFacts;
}

/** The changes of some fact by person, in the order in which they were made. */
type ChangesOf = ReadonlyMap<string, readonly RowChange[]>;

/**
 * Carries corrections of roster rows into what is recorded beside them, one after the other for each person. Once something
 * is recorded the rules read that, so a decided objection would otherwise correct a row that nobody calculates with. People
 * without records are untouched.
 */
export async function followRecorded(
  tx: Tx,
  factoryId: string,
  changes: readonly RowChange[],
): Promise<void> {
  const service = changesWhere(changes, ({ joinWorkOn, joinUnitOn }) => [joinWorkOn, joinUnitOn]);
  if (service.size > 0) await followService(tx, factoryId, service);
  const special = changesWhere(changes, ({ specialWork }) => specialWork);
  if (special.size > 0) await followSpecialWork(tx, factoryId, special);
  const arrears = changesWhere(changes, (facts) => facts.arrears);
  if (arrears.size > 0) await followArrears(tx, factoryId, arrears);
  const injury = changesWhere(changes, ({ injuryGrade }) => injuryGrade);
  if (injury.size > 0) await followInjury(tx, factoryId, injury);
}

function changesWhere(changes: readonly RowChange[], read: (facts: EmployeeFacts) => unknown): ChangesOf {
  const found = new Map<string, RowChange[]>();
  for (const change of changes) {
    if (text(read(change.before)) === text(read(change.after))) continue;
    const { employeeId } = change.after;
    found.set(employeeId, [...(found.get(employeeId) ?? []), change]);
  }
  return found;
}

const text = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));

/** A row of service_period, with whom it is of. */
interface StoredPeriod extends ServicePeriod {
  readonly id: string;
}

/** Periods that began on the old day begin on the new one, and their neighbours give way. */
async function followService(tx: Tx, factoryId: string, changes: ChangesOf): Promise<void> {
  // Taken out and put back: moved in place, one could meet the day that another is about to leave.
  const periods = await tx.query<StoredPeriod>(
    `DELETE FROM service_period WHERE factory_id = $1 AND employee_id = ANY ($2::uuid[])
     RETURNING employee_id AS id, from_on AS "from", to_on AS "to", kind, counts_for_comp AS "countsForCompensation",
       counts_for_seniority AS "countsForSeniority", comp_paid_by_prior AS "compensationPaidByPrior", contributed`,
    [factoryId, [...changes.keys()]],
  );
  if (periods.length === 0) return;
  const kept = [...changes].flatMap(([employeeId, own]) =>
    own.reduce<readonly StoredPeriod[]>(
      moveStarts,
      periods.filter(({ id }) => id === employeeId),
    ),
  );
  await tx.query(
    `INSERT INTO service_period (factory_id, employee_id, from_on, to_on, kind, counts_for_comp, counts_for_seniority, comp_paid_by_prior,
       contributed) SELECT $1, p.* FROM unnest($2::uuid[], $3::date[], $4::date[], $5::text[], $6::boolean[], $7::boolean[], $8::boolean[],
       $9::boolean[]) AS p`,
    [
      ...[factoryId, kept.map(({ id }) => id), kept.map(({ from }) => from), kept.map(({ to }) => to)],
      ...[kept.map(({ kind }) => kind), kept.map((period) => period.countsForCompensation)],
      ...[kept.map((period) => period.countsForSeniority)],
      ...[kept.map((period) => period.compensationPaidByPrior), kept.map((period) => period.contributed)],
    ],
  );
}

function moveStarts(periods: readonly StoredPeriod[], { before, after }: RowChange): readonly StoredPeriod[] {
  let moved: readonly ServicePeriod[] = periods;
  for (const day of ['joinUnitOn', 'joinWorkOn'] as const) {
    const [was, is] = [before[day], after[day]];
    if (was && is && was !== is) moved = movePeriodStart(moved, was, is);
  }
  return moved as readonly StoredPeriod[];
}

/** The roster's own period is corrected; what the person claimed beside it stays. */
async function followSpecialWork(tx: Tx, factoryId: string, changes: ChangesOf): Promise<void> {
  const recorded = await tx.query<{ id: string; claimed: boolean }>(
    `SELECT employee_id AS id, bool_or(source <> 'ROSTER') AS claimed FROM special_work_period
      WHERE factory_id = $1 AND employee_id = ANY ($2::uuid[]) GROUP BY employee_id`,
    [factoryId, [...changes.keys()]],
  );
  if (recorded.length === 0) return;
  await tx.query(
    `DELETE FROM special_work_period WHERE factory_id = $1 AND employee_id = ANY ($2::uuid[]) AND source = 'ROSTER'`,
    [factoryId, recorded.map(({ id }) => id)],
  );
  const stand = recorded.flatMap(({ id, claimed }) => {
    const own = (changes.get(id) ?? []).map(({ after }) => after);
    // Once the only record is taken away there is none that a later change could follow.
    const stood = claimed || own.every(({ specialWork }) => specialWork !== null);
    const { specialWork = null, post = null } = own.at(-1) ?? {};
    return stood && specialWork ? [{ id, ...specialWork, post: post ?? '' }] : [];
  });
  const { date } = await tx.clock.now(factoryId);
  await tx.query(
    `INSERT INTO special_work_period (factory_id, id, employee_id, from_on, to_on, type, job, source, status, claimed_on)
     SELECT $1, s.id, s.employee_id, s.from_on, s.to_on, s.type, s.job, 'ROSTER', 'VERIFIED', $2
       FROM unnest($3::uuid[], $4::uuid[], $5::date[], $6::date[], $7::text[], $8::text[]) AS s(id, employee_id, from_on, to_on, type, job)`,
    [
      ...[factoryId, date, stand.map(() => newId()), stand.map(({ id }) => id)],
      ...[stand.map(({ from }) => from), stand.map(({ to }) => to)],
      ...[stand.map(({ type }) => type), stand.map(({ post }) => post)],
    ],
  );
}

/** The base wage of an opened ledger is as corrected; other items stay. */
async function followArrears(tx: Tx, factoryId: string, changes: ChangesOf): Promise<void> {
  const opened = await tx.query<{ id: string }>(
    'SELECT DISTINCT employee_id AS id FROM arrear_line WHERE factory_id = $1 AND employee_id = ANY ($2::uuid[])',
    [factoryId, [...changes.keys()]],
  );
  if (opened.length === 0) return;
  const ids = opened.map(({ id }) => id);
  await tx.query(
    `UPDATE arrear_line SET paid_fen = 0, accrued_fen = 0 WHERE factory_id = $1 AND employee_id = ANY ($2::uuid[]) AND item = 'BASE_WAGE'`,
    [factoryId, ids],
  );
  const lines = ids.flatMap((id) =>
    [...baseWages(changes.get(id) ?? [])].map(([month, accrued]) => ({ id, month, accrued })),
  );
  await tx.query(
    `INSERT INTO arrear_line (factory_id, employee_id, month, item, accrued_fen, paid_fen, source)
     SELECT $1, r.id, r.month, 'BASE_WAGE', r.accrued, 0, 'ROSTER' FROM unnest($2::uuid[], $3::text[], $4::bigint[]) AS r(id, month, accrued)
     ON CONFLICT (factory_id, employee_id, month, item) DO UPDATE SET accrued_fen = excluded.accrued_fen, source = excluded.source`,
    [factoryId, lines.map(({ id }) => id), lines.map(({ month }) => month), lines.map((l) => l.accrued)],
  );
  await tx.query(
    `UPDATE employee e SET arrears_total_fen = (SELECT sum(arrear_fen) FROM arrear_line l WHERE l.factory_id = $1 AND l.employee_id = e.id)
      WHERE e.factory_id = $1 AND e.id = ANY ($2::uuid[])`,
    [factoryId, ids],
  );
}

/** What the changes of one person make of the base wage of each month that one of them names. */
function baseWages(changes: readonly RowChange[]): Map<YearMonth, bigint> {
  const months = new Map<YearMonth, bigint>();
  for (const { arrears } of changes.map(({ after }) => after)) {
    for (const month of months.keys()) months.set(month, 0n);
    if (!arrears) continue;
    const span = {
      item: 'BASE_WAGE',
      from: arrears.from,
      to: arrears.to,
      monthly: arrears.monthlyFen,
    } as const;
    for (const { month, accrued } of linesOfSpan(span)) months.set(month, accrued);
  }
  return months;
}

/** A grade that is taken away takes its conclusion along, whatever is written later. */
async function followInjury(tx: Tx, factoryId: string, changes: ChangesOf): Promise<void> {
  const gone: string[] = [];
  const graded = new Map<string, number>();
  for (const [employeeId, own] of changes) {
    const grades = own.map(({ after }) => after.injuryGrade);
    const last = grades.at(-1);
    if (grades.includes(null)) gone.push(employeeId);
    else if (last) graded.set(employeeId, last);
  }
  if (gone.length > 0)
    await tx.query('DELETE FROM work_injury WHERE factory_id = $1 AND employee_id = ANY ($2::uuid[])', [
      factoryId,
      gone,
    ]);
  if (graded.size > 0)
    await tx.query(
      `UPDATE work_injury i SET grade = g.grade FROM unnest($2::uuid[], $3::int[]) AS g(id, grade)
        WHERE i.factory_id = $1 AND i.employee_id = g.id`,
      [factoryId, [...graded.keys()], [...graded.values()]],
    );
}

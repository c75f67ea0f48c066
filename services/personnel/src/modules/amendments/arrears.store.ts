import type { Fen, YearMonth } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { linesOfSpan } from '../facts/domain/arrear-ledger.js';
import type { EmployeeFacts } from '../roster/index.js';
import type { ArrearItem } from '../rules/domain/person-facts.js';

/** A line of somebody's ledger, fen. */
export interface PersonLine {
  readonly employeeId: string;
  readonly month: YearMonth;
  readonly item: ArrearItem;
  readonly accrued: Fen;
  readonly paid: Fen;
}

/** People by employee number in capitals. */
export async function peopleByNo(
  tx: ReadTx,
  factoryId: string,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; no: string }>(
    'SELECT id, upper(employee_no) AS no FROM employee WHERE factory_id = $1 AND upper(employee_no) = ANY ($2)',
    [factoryId, numbers.map((no) => no.toUpperCase())],
  );
  return new Map(rows.map((row) => [row.no, row.id]));
}

/** The recorded ledgers of people as their history keeps them: month, item, due, paid. */
export async function ledgersOf(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx.query<PersonLine>(
    `SELECT employee_id AS "employeeId", month, item, accrued_fen AS accrued, paid_fen AS paid FROM arrear_line
      WHERE factory_id = $1 AND employee_id = ANY ($2) ORDER BY month, item`,
    [factoryId, employeeIds],
  );
  const ledgers = new Map<string, string[]>();
  for (const { employeeId, month, item, accrued, paid } of rows) {
    const text = `${month} ${item} ${accrued}/${paid}`;
    ledgers.set(employeeId, [...(ledgers.get(employeeId) ?? []), text]);
  }
  return ledgers;
}

/** Writes the spans of the roster into ledgers that have no line yet, so that recording one month never loses the others. */
export async function openLedgers(
  tx: Tx,
  factoryId: string,
  people: readonly EmployeeFacts[],
): Promise<void> {
  const lines = people.flatMap(({ employeeId, arrears }) =>
    arrears
      ? linesOfSpan({
          item: 'BASE_WAGE',
          from: arrears.from,
          to: arrears.to,
          monthly: arrears.monthlyFen,
        }).map((line) => ({ employeeId, ...line }))
      : [],
  );
  await insertLines(tx, factoryId, lines, 'ROSTER');
}

/** Puts lines into ledgers in place of those of the same month and item. */
export async function insertLines(
  tx: Tx,
  factoryId: string,
  lines: readonly PersonLine[],
  source: 'ROSTER' | 'LEDGER',
): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(
    `INSERT INTO arrear_line (factory_id, employee_id, month, item, accrued_fen, paid_fen, source)
     SELECT $1, id, month, item, accrued, paid, $2
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::bigint[]) AS r(id, month, item, accrued, paid)
     ON CONFLICT (factory_id, employee_id, month, item) DO UPDATE SET accrued_fen = excluded.accrued_fen,
       paid_fen = excluded.paid_fen, source = excluded.source`,
    [
      ...[factoryId, source],
      lines.map((line) => line.employeeId),
      lines.map((line) => line.month),
      lines.map((line) => line.item),
      lines.map((line) => line.accrued),
      lines.map((line) => line.paid),
    ],
  );
}

/** Carries the sums of the ledgers to the roster rows, whose figures others add up; returns what these people are owed. */
export async function carryTotals(tx: Tx, factoryId: string, employeeIds: readonly string[]): Promise<Fen> {
  const rows = await tx.query<{ total: Fen }>(
    `UPDATE employee e SET arrears_total_fen = l.total
       FROM (SELECT employee_id, sum(arrear_fen)::bigint AS total FROM arrear_line
              WHERE factory_id = $1 AND employee_id = ANY ($2) GROUP BY employee_id) l
      WHERE e.factory_id = $1 AND e.id = l.employee_id RETURNING l.total`,
    [factoryId, employeeIds],
  );
  return rows.reduce((sum, row) => sum + row.total, 0n);
}

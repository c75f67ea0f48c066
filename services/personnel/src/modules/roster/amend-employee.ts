import { EmployeeAmended } from '@anzhi/contracts';
import { monthsInclusive } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { type EmployeeFacts, loadEmployeeFacts } from './employee-facts.js';
import { followRecorded } from './follow-recorded.js';
import { employeeOpaqueId, lockRoster, rosterAggregateId } from './roster-state.js';

/** The facts that an amendment may change. */
export type EmployeeChanges = Partial<Omit<EmployeeFacts, 'employeeId' | 'serial'>>;

export interface Amendment {
  factoryId: string;
  /** The uuid of the person. */
  employeeId: string;
  changes: EmployeeChanges;
  /** Law, article or judgment on which the change rests. */
  legalBasis: string;
  /** What proves it: a file number, never its content. */
  evidence: string;
}

/**
 * Changes facts of a person by a dated amendment that keeps what stood before, and emits EmployeeAmended. Nothing
 * happens when the facts already stand so. @throws Error when nobody has the id: callers look people up first
 */
export async function amendEmployee(tx: Tx, amendment: Amendment): Promise<EmployeeFacts> {
  const { factoryId, employeeId } = amendment;
  await lockRoster(tx, factoryId);
  const [before] = await loadEmployeeFacts(tx, factoryId, { employeeIds: [employeeId] });
  if (!before) throw new Error(`no employee ${employeeId} at ${factoryId}`);
  const after: EmployeeFacts = { ...before, ...amendment.changes };
  const fields = changedFields(before, after);
  if (fields.length === 0) return before;
  await storeFacts(tx, factoryId, after);
  await followRecorded(tx, factoryId, before, after);
  await storeAmendment(tx, amendment, pick(before, fields), pick(after, fields));
  tx.append({
    contract: EmployeeAmended,
    factoryId,
    aggregateId: rosterAggregateId(factoryId),
    payload: {
      employeeId: employeeOpaqueId(factoryId, employeeId),
      employeeNo: after.employeeNo,
      category: after.category,
    },
  });
  tx.audit({
    factoryId,
    action: 'amendEmployee',
    entity: 'Employee',
    entityId: employeeOpaqueId(factoryId, employeeId),
    legalBasis: amendment.legalBasis,
    after: { fields },
  });
  return after;
}

const json = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));

function changedFields(before: EmployeeFacts, after: EmployeeFacts): (keyof EmployeeFacts)[] {
  return (Object.keys(after) as (keyof EmployeeFacts)[]).filter(
    (field) => json(before[field]) !== json(after[field]),
  );
}

const pick = (facts: EmployeeFacts, fields: readonly (keyof EmployeeFacts)[]): string =>
  json(Object.fromEntries(fields.map((field) => [field, facts[field]])));

async function storeFacts(tx: Tx, factoryId: string, facts: EmployeeFacts): Promise<void> {
  const { specialWork: special, arrears } = facts;
  const owed = arrears ? arrears.monthlyFen * BigInt(monthsInclusive(arrears.from, arrears.to)) : 0n;
  await tx.query(
    `UPDATE employee SET employee_no = $3, name = $4, gender = $5, birth_date = $6, category = $7, employment_form = $8,
       position_kind = $9, unit = $10, post = $11, join_work_on = $12, join_unit_on = $13, special_type = $14,
       special_from = $15, special_to = $16, average_wage_fen = $17, injury_grade = $18, arrears_from = $19,
       arrears_to = $20, arrears_monthly_fen = $21, status = $23,
       arrears_total_fen = CASE WHEN EXISTS (SELECT 1 FROM arrear_line l WHERE l.factory_id = $1 AND l.employee_id = $2)
         THEN arrears_total_fen ELSE $22 END
     WHERE factory_id = $1 AND id = $2`,
    [
      ...[factoryId, facts.employeeId, facts.employeeNo, facts.name, facts.gender, facts.birthDate],
      ...[facts.category, facts.employmentForm, facts.positionKind, facts.unit, facts.post],
      ...[facts.joinWorkOn, facts.joinUnitOn, special?.type ?? null, special?.from ?? null],
      ...[special?.to ?? null, facts.averageWageFen, facts.injuryGrade, arrears?.from ?? null],
      ...[arrears?.to ?? null, arrears?.monthlyFen ?? null, owed, facts.status],
    ],
  );
}

async function storeAmendment(tx: Tx, amendment: Amendment, before: string, after: string): Promise<void> {
  const { factoryId, employeeId, legalBasis, evidence } = amendment;
  const { date } = await tx.clock.now(factoryId);
  await tx.query(
    `INSERT INTO employee_amendment (factory_id, id, employee_id, amended_on, amended_by, before, after, legal_basis, evidence)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [factoryId, newId(), employeeId, date, tx.viewer.subject, before, after, legalBasis, evidence],
  );
}

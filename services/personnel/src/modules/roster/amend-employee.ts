import { EmployeeAmended } from '@anzhi/contracts';
import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { type EmployeeFacts, loadEmployeeFacts } from './employee-facts.js';
import { followRecorded } from './follow-recorded.js';
import { employeeOpaqueId, lockRoster, rosterAggregateId } from './roster-state.js';
import { storeFacts } from './store-facts.js';

/** The facts that an amendment may change. */
export type EmployeeChanges = Partial<Omit<EmployeeFacts, 'employeeId' | 'serial'>>;

interface PersonAmendment {
  /** The uuid of the person. */
  employeeId: string;
  changes: EmployeeChanges;
  /** Law, article or judgment on which the change rests. */
  legalBasis: string;
  /** What proves it: a file number, never its content. */
  evidence: string;
}

interface Amendment extends PersonAmendment {
  factoryId: string;
}

/** What one amendment made of a person. */
interface Step {
  readonly amendment: PersonAmendment;
  readonly before: EmployeeFacts;
  readonly after: EmployeeFacts;
  readonly fields: readonly (keyof EmployeeFacts)[];
}

/**
 * Changes facts of a person by a dated amendment that keeps what stood before, and emits EmployeeAmended. Nothing
 * happens when the facts already stand so. @throws Error when nobody has the id: callers look people up first
 */
export async function amendEmployee(tx: Tx, { factoryId, ...amendment }: Amendment): Promise<EmployeeFacts> {
  const [after] = await amendEmployees(tx, factoryId, [amendment]);
  return after as EmployeeFacts;
}

/**
 * The same for many, in as many statements as for one: an amendment of somebody who was amended before it in the list
 * changes what that one left. @returns the facts after each amendment
 */
export async function amendEmployees(
  tx: Tx,
  factoryId: string,
  amendments: readonly PersonAmendment[],
): Promise<EmployeeFacts[]> {
  if (amendments.length === 0) return [];
  await lockRoster(tx, factoryId);
  const employeeIds = [...new Set(amendments.map(({ employeeId }) => employeeId))];
  const people = await loadEmployeeFacts(tx, factoryId, { employeeIds });
  const now = new Map(people.map((facts) => [facts.employeeId, facts]));
  const all = amendments.map((amendment): Step => {
    const { employeeId } = amendment;
    const before = now.get(employeeId);
    if (!before) throw new Error(`no employee ${employeeId} at ${factoryId}`);
    const after: EmployeeFacts = { ...before, ...amendment.changes };
    now.set(employeeId, after);
    return { amendment, before, after, fields: changedFields(before, after) };
  });
  const steps = all.filter(({ fields }) => fields.length > 0);
  if (steps.length > 0) {
    const changed = new Set(steps.map(({ amendment }) => amendment.employeeId));
    await storeFacts(
      tx,
      factoryId,
      [...now.values()].filter(({ employeeId }) => changed.has(employeeId)),
    );
    await followRecorded(tx, factoryId, steps);
    await storeAmendments(tx, factoryId, steps);
    for (const step of steps) announce(tx, factoryId, step);
  }
  return all.map(({ after }) => after);
}

function announce(tx: Tx, factoryId: string, { amendment, after, fields }: Step): void {
  const employeeId = employeeOpaqueId(factoryId, amendment.employeeId);
  const { employeeNo, category } = after;
  tx.append({
    contract: EmployeeAmended,
    factoryId,
    aggregateId: rosterAggregateId(factoryId),
    payload: { employeeId, employeeNo, category },
  });
  tx.audit({
    factoryId,
    action: 'amendEmployee',
    entity: 'Employee',
    entityId: employeeId,
    legalBasis: amendment.legalBasis,
    after: { fields },
  });
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

async function storeAmendments(tx: Tx, factoryId: string, steps: readonly Step[]): Promise<void> {
  const { date } = await tx.clock.now(factoryId);
  await tx.query(
    `INSERT INTO employee_amendment (factory_id, id, employee_id, amended_on, amended_by, before, after, legal_basis, evidence)
     SELECT $1, a.id, a.employee_id, $2, $3, a.before, a.after, a.legal_basis, a.evidence
       FROM unnest($4::uuid[], $5::uuid[], $6::jsonb[], $7::jsonb[], $8::text[], $9::text[])
         AS a(id, employee_id, before, after, legal_basis, evidence)`,
    [
      ...[factoryId, date, tx.viewer.subject, steps.map(() => newId())],
      steps.map(({ amendment }) => amendment.employeeId),
      ...[steps.map(({ before, fields }) => pick(before, fields))],
      ...[steps.map(({ after, fields }) => pick(after, fields))],
      ...[steps.map(({ amendment }) => amendment.legalBasis)],
      ...[steps.map(({ amendment }) => amendment.evidence)],
    ],
  );
}

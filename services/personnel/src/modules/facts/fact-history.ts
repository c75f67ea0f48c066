import { EmployeeAmended } from '@anzhi/contracts';
import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { type EmployeeFacts, employeeOpaqueId, rosterAggregateId } from '../roster/index.js';
import type { FactKindEnum } from './fact.enums.js';

/** A change of what is recorded of one person. `before` and `after` hold no names, numbers of identity or diagnoses. */
export interface RecordedChange {
  readonly employee: EmployeeFacts;
  readonly kind: keyof typeof FactKindEnum;
  readonly before: unknown;
  readonly after: unknown;
  readonly legalBasis: string;
  readonly evidence: string;
}

const json = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));

/** True when the two would be stored as the same text: then nothing changed and nothing is written. */
export const sameRecord = (a: unknown, b: unknown): boolean => json(a) === json(b);

/** Writes changes into the append-only history, tells others by EmployeeAmended, and audits them; many in one statement. */
export async function recordChanges(
  tx: Tx,
  factoryId: string,
  changes: readonly RecordedChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const { date } = await tx.clock.now(factoryId);
  const rows = changes.map(({ employee, kind, before, after, legalBasis, evidence }) => ({
    ...{ id: newId(), employee_id: employee.employeeId, kind, before, after, legalBasis, evidence },
  }));
  await tx.query(
    `INSERT INTO fact_change (factory_id, id, employee_id, kind, changed_on, changed_by, before, after, legal_basis, evidence)
     SELECT $1, id, employee_id, kind, $2, $3, coalesce(before, 'null'), coalesce(after, 'null'), "legalBasis", evidence
       FROM jsonb_to_recordset($4::jsonb)
         AS r(id uuid, employee_id uuid, kind text, before jsonb, after jsonb, "legalBasis" text, evidence text)`,
    [factoryId, date, tx.viewer.subject, json(rows)],
  );
  for (const { employee, kind, legalBasis } of changes) {
    const { employeeNo, category } = employee;
    const employeeId = employeeOpaqueId(factoryId, employee.employeeId);
    tx.append({
      contract: EmployeeAmended,
      factoryId,
      aggregateId: rosterAggregateId(factoryId),
      payload: { employeeId, employeeNo, category },
    });
    tx.audit({
      factoryId,
      action: 'recordFacts',
      entity: 'Employee',
      entityId: employeeId,
      legalBasis,
      after: { kind },
    });
  }
}

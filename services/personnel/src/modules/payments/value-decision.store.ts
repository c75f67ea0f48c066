import type { LocalDate } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { PaymentPurpose } from './domain/payable.js';

/** The values in fen that recorded decisions set after the postings, the latest of each person (I-P4). */
export async function decidedValues(
  tx: ReadTx,
  factoryId: string,
  purpose: PaymentPurpose,
  employeeIds?: readonly string[],
): Promise<Map<string, bigint>> {
  const rows = await tx.query<{ id: string; fen: bigint }>(
    `SELECT DISTINCT ON (employee_id) employee_id AS id, value_fen AS fen FROM value_decision
      WHERE factory_id = $1 AND purpose = $2 AND ($3::uuid[] IS NULL OR employee_id = ANY ($3)) ORDER BY employee_id, id DESC`,
    [factoryId, purpose, employeeIds ?? null],
  );
  return new Map(rows.map((row) => [row.id, row.fen]));
}

export interface NewDecision {
  factoryId: string;
  employeeId: string;
  purpose: PaymentPurpose;
  valueFen: bigint;
  decisionNo: string;
  legalBasis: string;
  on: LocalDate;
}

export async function insertDecision(tx: Tx, decision: NewDecision): Promise<void> {
  await tx.query(
    `INSERT INTO value_decision (factory_id, id, employee_id, purpose, value_fen, decision_no, legal_basis, decided_on, decided_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[decision.factoryId, newId(), decision.employeeId, decision.purpose, decision.valueFen],
      ...[decision.decisionNo, decision.legalBasis, decision.on, tx.viewer.subject],
    ],
  );
}

import type { LocalDate } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { changedSince } from '../postings/index.js';
import type { PaymentPurpose } from './domain/payable.js';
import { PURPOSE_RULES } from './domain/purposes.js';

/**
 * The values in fen that recorded decisions set after the postings, the latest of each person (I-P4). A decision binds the
 * final posting that it was taken on: one that a later posting of that very value replaced is left out (ADR 11).
 */
export async function decidedValues(
  tx: ReadTx,
  factoryId: string,
  purpose: PaymentPurpose,
  employeeIds?: readonly string[],
): Promise<Map<string, bigint>> {
  const rows = await tx.query<{ id: string; fen: bigint; finalId: string | null }>(
    `SELECT DISTINCT ON (employee_id) employee_id AS id, value_fen AS fen, final_id AS "finalId" FROM value_decision
      WHERE factory_id = $1 AND purpose = $2 AND ($3::uuid[] IS NULL OR employee_id = ANY ($3)) ORDER BY employee_id, id DESC`,
    [factoryId, purpose, employeeIds ?? null],
  );
  const { posted } = PURPOSE_RULES[purpose];
  const bound = rows.flatMap(({ id, finalId }) => (finalId ? [{ employeeId: id, finalId }] : []));
  const replaced =
    posted && bound.length > 0 ? await changedSince(tx, factoryId, posted, bound) : new Set<string>();
  return new Map(rows.filter((row) => !replaced.has(row.id)).map((row) => [row.id, row.fen]));
}

export interface NewDecision {
  factoryId: string;
  employeeId: string;
  purpose: PaymentPurpose;
  valueFen: bigint;
  /** The final snapshot that it is taken on. */
  finalId: string | null;
  decisionNo: string;
  legalBasis: string;
  on: LocalDate;
}

export async function insertDecision(tx: Tx, decision: NewDecision): Promise<void> {
  await tx.query(
    `INSERT INTO value_decision (factory_id, id, employee_id, purpose, value_fen, decision_no, legal_basis, decided_on, decided_by, final_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[decision.factoryId, newId(), decision.employeeId, decision.purpose, decision.valueFen],
      ...[decision.decisionNo, decision.legalBasis, decision.on, tx.viewer.subject],
      decision.finalId,
    ],
  );
}

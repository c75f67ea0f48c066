import type { LocalDate } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { COMMITTED_STATUSES } from './domain/payment-state.js';
import { kindsOf, type PaymentPurpose } from './domain/purposes.js';

export interface FreezeRow {
  factory_id: string;
  id: string;
  no: number;
  purpose: PaymentPurpose;
  calculation_id: string;
  rules: string;
  as_of: LocalDate;
  people: number;
  total_fen: bigint;
  figures_hash: string;
  decision_no: string;
  legal_basis: string;
  frozen_on: LocalDate;
}

const COLUMNS = `f.factory_id, f.id, f.no, f.purpose, f.calculation_id, c.rules, c.as_of, f.people, f.total_fen, f.figures_hash, f.decision_no,
  f.legal_basis, f.frozen_on`;
const FROM = 'payable_freeze f JOIN calculation c ON c.factory_id = f.factory_id AND c.id = f.calculation_id';

/** The freezes of a purpose, or of all, with a number below the given one, the newest first. */
export function freezesOf(
  tx: ReadTx,
  factoryId: string,
  wanted: { purpose: PaymentPurpose | null; before: number | null; limit: number },
): Promise<FreezeRow[]> {
  return tx.query<FreezeRow>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE f.factory_id = $1 AND ($2::text IS NULL OR f.purpose = $2) AND ($3::int IS NULL OR f.no < $3)
      ORDER BY f.no DESC LIMIT $4`,
    [factoryId, wanted.purpose, wanted.before, wanted.limit],
  );
}

/** The freeze that counts for a purpose: the last one; null where nothing was frozen. */
export async function lastFreeze(
  tx: ReadTx,
  factoryId: string,
  purpose: PaymentPurpose,
): Promise<FreezeRow | null> {
  const [row] = await freezesOf(tx, factoryId, { purpose, before: null, limit: 1 });
  return row ?? null;
}

interface OfPayer {
  readonly purpose: PaymentPurpose;
  readonly payer: string;
}

/** What the last freeze pinned for each person, of one payer, in fen. */
export async function frozenValues(
  tx: ReadTx,
  factoryId: string,
  { purpose, payer }: OfPayer,
  employeeIds?: readonly string[],
): Promise<Map<string, bigint>> {
  const freeze = await lastFreeze(tx, factoryId, purpose);
  if (!freeze) return new Map();
  const rows = await tx.query<{ id: string; fen: bigint }>(
    `SELECT employee_id AS id, sum(amount_fen)::bigint AS fen FROM frozen_figure
      WHERE factory_id = $1 AND freeze_id = $2 AND payer = $3 AND ($4::uuid[] IS NULL OR employee_id = ANY ($4)) GROUP BY employee_id`,
    [factoryId, freeze.id, payer, employeeIds ?? null],
  );
  return new Map(rows.map((row) => [row.id, row.fen]));
}

/** What is paid, deposited or on the way of a frozen purpose and payer, less what really came back, in fen: a claim alone is no money. */
export async function committedOfFrozen(
  tx: ReadTx,
  factoryId: string,
  { purpose, payer }: OfPayer,
): Promise<Map<string, bigint>> {
  const rows = await tx.query<{ id: string; fen: bigint }>(
    `SELECT p.employee_id AS id, (sum(p.amount_fen) - coalesce(sum(o.fen), 0))::bigint AS fen FROM payment p
       LEFT JOIN LATERAL (SELECT sum(recovered_fen) AS fen FROM overpayment o
         WHERE o.factory_id = p.factory_id AND o.payment_id = p.id) o ON true
      WHERE p.factory_id = $1 AND p.purpose = $2 AND p.payer = $3 AND p.status = ANY ($4) GROUP BY p.employee_id`,
    [factoryId, purpose, payer, COMMITTED_STATUSES],
  );
  return new Map(rows.map((row) => [row.id, row.fen]));
}

export interface NewFreeze {
  factoryId: string;
  purpose: PaymentPurpose;
  calculationId: string;
  decisionNo: string;
  legalBasis: string;
  on: LocalDate;
}

/** Copies what the calculation holds for the purpose; its uuid, or null where it holds nothing. */
export async function insertFreeze(tx: Tx, freeze: NewFreeze): Promise<string | null> {
  const { factoryId, purpose, calculationId } = freeze;
  const id = newId();
  const of = [factoryId, calculationId, kindsOf(purpose)];
  const rows = await tx.query(
    `INSERT INTO payable_freeze (factory_id, id, no, purpose, calculation_id, people, total_fen, figures_hash, decision_no, legal_basis, frozen_on, frozen_by)
     SELECT $1, $4, (SELECT coalesce(max(no), 0) + 1 FROM payable_freeze WHERE factory_id = $1), $5, $2, f.people, f.fen, f.hash, $6, $7, $8, $9
       FROM (SELECT count(DISTINCT c.employee_id)::int AS people, sum(c.amount_fen)::bigint AS fen,
                    encode(sha256(convert_to(string_agg(e.employee_no || '|' || c.kind || '|' || c.payer || '|' || c.amount_fen, E'\\n'
                      ORDER BY e.serial, c.kind), 'UTF8')), 'hex') AS hash
               FROM calculated_entitlement c JOIN employee e ON e.factory_id = c.factory_id AND e.id = c.employee_id
              WHERE c.factory_id = $1 AND c.calculation_id = $2 AND c.kind = ANY ($3) AND c.amount_fen > 0) AS f
      WHERE f.people > 0 RETURNING 1`,
    [...of, id, purpose, freeze.decisionNo, freeze.legalBasis, freeze.on, tx.viewer.subject],
  );
  if (rows.length === 0) return null;
  await tx.query(
    `INSERT INTO frozen_figure (factory_id, freeze_id, employee_id, kind, payer, amount_fen, trace)
     SELECT factory_id, $4, employee_id, kind, payer, amount_fen, trace FROM calculated_entitlement
      WHERE factory_id = $1 AND calculation_id = $2 AND kind = ANY ($3) AND amount_fen > 0`,
    [...of, id],
  );
  return id;
}

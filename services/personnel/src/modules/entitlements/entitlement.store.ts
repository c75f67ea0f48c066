import type { ReadTx, Tx } from '@anzhi/service-kit';
import type { ClaimClass, Entitlement, EntitlementKind, Payer } from '../rules/domain/entitlement.js';

export interface StoredEntitlement {
  employeeId: string;
  kind: EntitlementKind;
  amountFen: bigint;
  payer: Payer;
  claimClass: ClaimClass;
}

/** What one person is entitled to under one heading. */
export interface PersonEntitlement {
  readonly employeeId: string;
  readonly entitlement: Entitlement;
}

/** One column of many rows in one text: neither ids, codes, numbers nor JSON hold a line feed, so nothing needs escaping. */
const column = (rows: readonly PersonEntitlement[], read: (row: PersonEntitlement) => string): string =>
  rows.map(read).join('\n');

/**
 * Stores what people are entitled to by a calculation, in one statement. Columns travel as lines of text:
 * node-postgres's own arrays, escaped value by value, take longer than the database does.
 */
export async function storeEntitlements(
  tx: Tx,
  factoryId: string,
  calculationId: string,
  rows: readonly PersonEntitlement[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO calculated_entitlement (factory_id, calculation_id, employee_id, kind, amount_fen, payer, claim_class, recurrence, trace)
     SELECT $1, $2, e.id, e.kind, e.amount, e.payer, e.class, e.recurrence, e.trace
       FROM unnest(string_to_array($3, E'\\n')::uuid[], string_to_array($4, E'\\n'), string_to_array($5, E'\\n')::bigint[],
              string_to_array($6, E'\\n'), string_to_array($7, E'\\n'), string_to_array($8, E'\\n'), string_to_array($9, E'\\n')::jsonb[])
         AS e(id, kind, amount, payer, class, recurrence, trace)`,
    [
      factoryId,
      calculationId,
      column(rows, (row) => row.employeeId),
      column(rows, ({ entitlement }) => entitlement.kind),
      column(rows, ({ entitlement }) => entitlement.amountFen.toString()),
      column(rows, ({ entitlement }) => entitlement.payer),
      column(rows, ({ entitlement }) => entitlement.claimClass),
      column(rows, ({ entitlement }) => entitlement.recurrence),
      column(rows, ({ entitlement }) => JSON.stringify(entitlement.trace)),
    ],
  );
}

interface ResultRow extends Omit<Entitlement, 'trace'> {
  employeeId: string;
  trace: Entitlement['trace'];
}

/** What a calculation holds for some people, in order of kind. */
export async function resultsOf(
  tx: ReadTx,
  factoryId: string,
  calculationId: string,
  employeeIds: readonly string[],
): Promise<PersonEntitlement[]> {
  const rows = await tx.query<ResultRow>(
    `SELECT employee_id AS "employeeId", kind, amount_fen AS "amountFen", payer, claim_class AS "claimClass", recurrence, trace
       FROM calculated_entitlement WHERE factory_id = $1 AND calculation_id = $2 AND employee_id = ANY($3) ORDER BY kind`,
    [factoryId, calculationId, employeeIds],
  );
  return rows.map(({ employeeId, ...entitlement }) => ({ employeeId, entitlement }));
}

/** Removes what a calculation holds for some people, before they are stored anew. */
export async function removeResults(
  tx: Tx,
  factoryId: string,
  calculationId: string,
  employeeIds: readonly string[],
): Promise<void> {
  await tx.query(
    'DELETE FROM calculated_entitlement WHERE factory_id = $1 AND calculation_id = $2 AND employee_id = ANY($3)',
    [factoryId, calculationId, employeeIds],
  );
}

/** Puts aside what a calculation holds for some people: it explains later why their amounts differ. */
export async function keepReplaced(
  tx: Tx,
  factoryId: string,
  calculationId: string,
  employeeIds: readonly string[],
): Promise<void> {
  await tx.query(
    `INSERT INTO replaced_entitlement (factory_id, calculation_id, employee_id, entitlements)
     SELECT $1, $2, p.id, coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'amountFen', e.amount_fen::text, 'payer', e.payer,
              'claimClass', e.claim_class, 'recurrence', e.recurrence, 'trace', e.trace) ORDER BY e.kind) FILTER (WHERE e.kind IS NOT NULL), '[]')
       FROM unnest($3::uuid[]) AS p(id) LEFT JOIN calculated_entitlement e
         ON e.factory_id = $1 AND e.calculation_id = $2 AND e.employee_id = p.id
      GROUP BY p.id`,
    [factoryId, calculationId, employeeIds],
  );
}

/** Current entitlements of the factory, or of some people, in order of person and kind. */
export function entitlementsOf(
  tx: ReadTx,
  factoryId: string,
  employeeIds?: readonly string[],
): Promise<StoredEntitlement[]> {
  return tx.query<StoredEntitlement>(
    `SELECT employee_id AS "employeeId", kind, amount_fen AS "amountFen", payer, claim_class AS "claimClass" FROM entitlement
      WHERE factory_id = $1 AND ($2::uuid[] IS NULL OR employee_id = ANY($2)) ORDER BY employee_id, kind`,
    [factoryId, employeeIds ?? null],
  );
}

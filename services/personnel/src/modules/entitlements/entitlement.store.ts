import type { ReadTx, Tx } from '@anzhi/service-kit';
import type { ClaimClass, Entitlement, EntitlementKind, Payer } from '../rules/domain/entitlement.js';
import type { SettlementChoice } from '../rules/domain/person-facts.js';

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

/** Removes what is stored for the factory, or for some of its people, before it is calculated anew. */
export async function clearEntitlements(
  tx: Tx,
  factoryId: string,
  employeeIds: readonly string[] | null,
): Promise<void> {
  await tx.query(
    'DELETE FROM entitlement WHERE factory_id = $1 AND ($2::uuid[] IS NULL OR employee_id = ANY($2))',
    [factoryId, employeeIds],
  );
}

/** One column of many rows in one text: neither ids, codes, numbers nor JSON hold a line feed, so nothing needs escaping. */
const column = (rows: readonly PersonEntitlement[], read: (row: PersonEntitlement) => string): string =>
  rows.map(read).join('\n');

/**
 * Stores what people are entitled to, in one statement; `rules` (`code@version`) and `asOf` are those of the calculation.
 * Columns travel as lines of text: node-postgres's own arrays, escaped value by value, take longer than the database does.
 */
export async function storeEntitlements(
  tx: Tx,
  factoryId: string,
  rows: readonly PersonEntitlement[],
  { rules, asOf }: { readonly rules: string; readonly asOf: string },
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO entitlement (factory_id, employee_id, kind, amount_fen, payer, claim_class, recurrence, rules, as_of, trace)
     SELECT $1, e.id, e.kind, e.amount, e.payer, e.class, e.recurrence, $2, $3, e.trace
       FROM unnest(string_to_array($4, E'\n')::uuid[], string_to_array($5, E'\n'), string_to_array($6, E'\n')::bigint[],
              string_to_array($7, E'\n'), string_to_array($8, E'\n'), string_to_array($9, E'\n'), string_to_array($10, E'\n')::jsonb[])
         AS e(id, kind, amount, payer, class, recurrence, trace)`,
    [
      factoryId,
      rules,
      asOf,
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

/** Stored entitlements of the factory, or of some people, in order of person and kind. */
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

/** True once the whole factory was calculated. */
export async function isCalculated(tx: ReadTx, factoryId: string): Promise<boolean> {
  return (await tx.query('SELECT 1 FROM calculation WHERE factory_id = $1 LIMIT 1', [factoryId])).length > 0;
}

export async function settlementChoices(
  tx: ReadTx,
  factoryId: string,
  employeeIds?: readonly string[],
): Promise<Map<string, SettlementChoice>> {
  const rows = await tx.query<{ employee_id: string; choice: SettlementChoice }>(
    'SELECT employee_id, choice FROM settlement_choice WHERE factory_id = $1 AND ($2::uuid[] IS NULL OR employee_id = ANY($2))',
    [factoryId, employeeIds ?? null],
  );
  return new Map(rows.map((row) => [row.employee_id, row.choice]));
}

/** Notes what people settle for where the law leaves a choice; null takes it back. */
export async function saveSettlementChoices(
  tx: Tx,
  factoryId: string,
  choices: readonly { employeeId: string; choice: SettlementChoice | null }[],
): Promise<void> {
  await tx.query('DELETE FROM settlement_choice WHERE factory_id = $1 AND employee_id = ANY($2)', [
    factoryId,
    choices.map((made) => made.employeeId),
  ]);
  const kept = choices.filter((made) => made.choice !== null);
  await tx.query(
    `INSERT INTO settlement_choice (factory_id, employee_id, choice)
     SELECT $1, c.id, c.choice FROM unnest($2::uuid[], $3::text[]) AS c(id, choice)`,
    [factoryId, kept.map((made) => made.employeeId), kept.map((made) => made.choice)],
  );
}

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

const BATCH = 10_000;

/** Stores what people are entitled to in place of what was stored for them; ids in the order of calculation. */
export async function replaceEntitlements(
  tx: Tx,
  factoryId: string,
  employeeIds: readonly string[] | null,
  rows: readonly { employeeId: string; entitlement: Entitlement }[],
  asOf: string,
): Promise<void> {
  await tx.query(
    'DELETE FROM entitlement WHERE factory_id = $1 AND ($2::uuid[] IS NULL OR employee_id = ANY($2))',
    [factoryId, employeeIds],
  );
  for (let start = 0; start < rows.length; start += BATCH)
    await insertBatch(tx, factoryId, rows.slice(start, start + BATCH), asOf);
}

function insertBatch(
  tx: Tx,
  factoryId: string,
  rows: readonly { employeeId: string; entitlement: Entitlement }[],
  asOf: string,
): Promise<unknown> {
  return tx.query(
    `INSERT INTO entitlement (factory_id, employee_id, kind, amount_fen, payer, claim_class, recurrence, rules, as_of, trace)
     SELECT $1, e.id, e.kind, e.amount, e.payer, e.class, e.recurrence, e.trace->>'rules', $2, e.trace
       FROM unnest($3::uuid[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::jsonb[])
         AS e(id, kind, amount, payer, class, recurrence, trace)`,
    [
      factoryId,
      asOf,
      rows.map((row) => row.employeeId),
      rows.map((row) => row.entitlement.kind),
      rows.map((row) => row.entitlement.amountFen.toString()),
      rows.map((row) => row.entitlement.payer),
      rows.map((row) => row.entitlement.claimClass),
      rows.map((row) => row.entitlement.recurrence),
      rows.map((row) => JSON.stringify(row.entitlement.trace)),
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

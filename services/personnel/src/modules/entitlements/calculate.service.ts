import { createHash } from 'node:crypto';
import type { LocalDate } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { type EmployeeFacts, loadEmployeeFacts, rosterState } from '../roster/index.js';
import type { Entitlement } from '../rules/domain/entitlement.js';
import { calculateEntitlements } from '../rules/domain/entitlements.js';
import type { SettlementChoice } from '../rules/domain/person-facts.js';
import type { PreparedPack } from '../rules/domain/prepared-pack.js';
import { replaceEntitlements, saveSettlementChoices, settlementChoices } from './entitlement.store.js';
import { personFactsOf } from './person-facts-of.js';
import { adoptedPack } from './rule-set.store.js';

export interface Calculation {
  id: string;
  rules: string;
  asOf: LocalDate;
  people: number;
  entitlements: number;
  totalFen: bigint;
  resultHash: string;
}

interface PersonEntitlement {
  employeeId: string;
  entitlement: Entitlement;
}

/** Calculates everybody as of the day; the same people in any order give the same amounts. Pure. */
export function calculateAll(
  people: readonly EmployeeFacts[],
  choices: ReadonlyMap<string, SettlementChoice>,
  pack: PreparedPack,
  asOf: LocalDate,
): PersonEntitlement[] {
  return people.flatMap((row) =>
    calculateEntitlements(personFactsOf(row, choices.get(row.employeeId) ?? null), pack, asOf).map(
      (entitlement) => ({
        employeeId: row.employeeId,
        entitlement,
      }),
    ),
  );
}

/**
 * Calculates and stores what everybody on the roster is entitled to as of the declaration. Null while the factory
 * has no adopted rule set or no declaration.
 */
export async function calculateFactory(tx: Tx, factoryId: string): Promise<Calculation | null> {
  const pack = await adoptedPack(tx, factoryId);
  const { declaredOn } = await rosterState(tx, factoryId);
  if (!pack || !declaredOn) return null;
  const people = await loadEmployeeFacts(tx, factoryId);
  const rows = calculateAll(people, await settlementChoices(tx, factoryId), pack, declaredOn);
  await replaceEntitlements(tx, factoryId, null, rows, declaredOn);
  const made: Calculation = {
    id: newId(),
    rules: pack.rules,
    asOf: declaredOn,
    people: people.length,
    entitlements: rows.length,
    totalFen: rows.reduce(
      (sum, row) => sum + (row.entitlement.recurrence === 'ONCE' ? row.entitlement.amountFen : 0n),
      0n,
    ),
    resultHash: resultHash(rows, people),
  };
  const { at } = await tx.clock.now(factoryId);
  await tx.query(
    `INSERT INTO calculation (factory_id, id, rules, as_of, people, entitlements, total_fen, result_hash, calculated_at, calculated_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      factoryId,
      made.id,
      made.rules,
      made.asOf,
      made.people,
      made.entitlements,
      made.totalFen,
      made.resultHash,
      at,
      tx.viewer.subject,
    ],
  );
  return made;
}

/** Calculates some people anew after a correction, an amendment or a choice. */
export async function recalculateEmployees(
  tx: Tx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<void> {
  if (employeeIds.length === 0) return;
  const pack = await adoptedPack(tx, factoryId);
  const { declaredOn } = await rosterState(tx, factoryId);
  if (!pack || !declaredOn) return;
  const people = await loadEmployeeFacts(tx, factoryId, employeeIds);
  const rows = calculateAll(people, await settlementChoices(tx, factoryId, employeeIds), pack, declaredOn);
  await replaceEntitlements(tx, factoryId, employeeIds, rows, declaredOn);
}

/** Notes what people settle for and calculates them anew. */
export async function settleFor(
  tx: Tx,
  factoryId: string,
  choices: readonly { employeeId: string; choice: SettlementChoice | null }[],
): Promise<void> {
  await saveSettlementChoices(tx, factoryId, choices);
  await recalculateEmployees(
    tx,
    factoryId,
    choices.map((made) => made.employeeId),
  );
}

/** SHA-256 over employee number, kind and amount in roster order: two runs that agree have the same hash. */
function resultHash(rows: readonly PersonEntitlement[], people: readonly EmployeeFacts[]): string {
  const numbers = new Map(people.map((row) => [row.employeeId, row.employeeNo]));
  const hash = createHash('sha256');
  for (const { employeeId, entitlement } of rows)
    hash.update(`${numbers.get(employeeId)}|${entitlement.kind}|${entitlement.amountFen}\n`);
  return hash.digest('hex');
}

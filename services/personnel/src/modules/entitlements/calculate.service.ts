import { createHash, type Hash } from 'node:crypto';
import type { LocalDate } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { loadPeople, type Person } from '../facts/index.js';
import { rosterState } from '../roster/index.js';
import { calculateEntitlements } from '../rules/domain/entitlements.js';
import type { SettlementChoice } from '../rules/domain/person-facts.js';
import type { PreparedPack } from '../rules/domain/prepared-pack.js';
import {
  clearEntitlements,
  type PersonEntitlement,
  saveSettlementChoices,
  settlementChoices,
  storeEntitlements,
} from './entitlement.store.js';
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

/** Calculates everybody as of the day; the same people in any order give the same amounts. Pure. */
export function calculateAll(
  people: readonly Person[],
  choices: ReadonlyMap<string, SettlementChoice>,
  pack: PreparedPack,
  asOf: LocalDate,
): PersonEntitlement[] {
  return people.flatMap(({ facts }) => {
    const { employeeId } = facts;
    const decided = { ...facts, choice: choices.get(employeeId) ?? null };
    return calculateEntitlements(decided, pack, asOf).map((entitlement) => ({ employeeId, entitlement }));
  });
}

/** People calculated at once: their traces are in memory, not those of a whole factory. */
const CHUNK = 1_000;

interface Totals {
  entitlements: number;
  totalFen: bigint;
  resultHash: string;
}

/** Calculates and stores people chunk by chunk; the next one is calculated while the database stores the last. */
async function calculateChunks(
  tx: Tx,
  factoryId: string,
  people: readonly Person[],
  pack: PreparedPack,
  asOf: LocalDate,
): Promise<Totals> {
  const choices = await settlementChoices(tx, factoryId);
  const hash = createHash('sha256');
  const totals = { entitlements: 0, totalFen: 0n };
  let storing: Promise<void> = Promise.resolve();
  for (let start = 0; start < people.length; start += CHUNK) {
    const chunk = people.slice(start, start + CHUNK);
    const rows = calculateAll(chunk, choices, pack, asOf);
    addToHash(hash, rows, chunk);
    for (const { entitlement } of rows)
      if (entitlement.recurrence === 'ONCE') totals.totalFen += entitlement.amountFen;
    totals.entitlements += rows.length;
    await storing;
    storing = storeEntitlements(tx, factoryId, rows, { rules: pack.rules, asOf });
    // Awaited in the next turn; a failure until then is no unhandled one.
    storing.catch(() => undefined);
  }
  await storing;
  return { ...totals, resultHash: hash.digest('hex') };
}

/**
 * Calculates and stores what everybody on the roster is entitled to as of the declaration. Null while the factory
 * has no adopted rule set or no declaration.
 */
export async function calculateFactory(tx: Tx, factoryId: string): Promise<Calculation | null> {
  const pack = await adoptedPack(tx, factoryId);
  const { declaredOn } = await rosterState(tx, factoryId);
  if (!pack || !declaredOn) return null;
  const people = await loadPeople(tx, factoryId);
  await clearEntitlements(tx, factoryId, null);
  const totals = await calculateChunks(tx, factoryId, people, pack, declaredOn);
  const made: Calculation = {
    id: newId(),
    rules: pack.rules,
    asOf: declaredOn,
    people: people.length,
    ...totals,
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
  const people = await loadPeople(tx, factoryId, { employeeIds });
  const rows = calculateAll(people, await settlementChoices(tx, factoryId, employeeIds), pack, declaredOn);
  await clearEntitlements(tx, factoryId, employeeIds);
  await storeEntitlements(tx, factoryId, rows, { rules: pack.rules, asOf: declaredOn });
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
function addToHash(hash: Hash, rows: readonly PersonEntitlement[], people: readonly Person[]): void {
  const numbers = new Map(people.map(({ employee }) => [employee.employeeId, employee.employeeNo]));
  for (const { employeeId, entitlement } of rows)
    hash.update(`${numbers.get(employeeId)}|${entitlement.kind}|${entitlement.amountFen}\n`);
}

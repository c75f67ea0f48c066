import type { Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { loadPeople } from '../facts/index.js';
import type { SettlementChoice } from '../rules/domain/person-facts.js';
import {
  type CalculationTerms,
  calculateNext,
  calculatePeople,
  digestOf,
  NOTHING_YET,
  onceFen,
  type Tally,
} from './calculate-chunk.js';
import {
  type CalculationHead,
  currentCalculation,
  holdCalculation,
  makeCurrent,
  touchPeople,
} from './calculation.store.js';
import { affectedBy, termsOf } from './calculation-terms.js';
import { withoutPerson, withPerson } from './domain/result-digest.js';
import { sameEntitlements } from './domain/same-entitlements.js';
import {
  keepReplaced,
  type PersonEntitlement,
  removeResults,
  resultsOf,
  storeEntitlements,
} from './entitlement.store.js';
import { packOf } from './rule-set.store.js';
import { noteChoiceChanges, saveSettlementChoices, settlementChoices } from './settlement-choice.store.js';

/** A calculation that became current. */
export interface Calculation extends CalculationHead {
  readonly tally: Tally;
}

/** Calculates and stores everybody within one transaction, and makes the results current: for small factories. */
export async function calculateFactory(
  tx: Tx,
  factoryId: string,
  terms: CalculationTerms,
): Promise<Calculation> {
  const made = { id: newId(), rules: terms.pack.rules, asOf: terms.asOf };
  let tally = NOTHING_YET;
  let storing: Promise<void> = Promise.resolve();
  for (;;) {
    const chunk = await calculateNext(tx, factoryId, terms, tally);
    if (!chunk) break;
    ({ tally } = chunk);
    await storing;
    storing = storeEntitlements(tx, factoryId, made.id, chunk.rows);
    // Awaited in the next turn; a failure until then is no unhandled one.
    storing.catch(() => undefined);
  }
  await storing;
  await makeCurrent(tx, factoryId, { ...made, tally, by: tx.viewer.subject });
  return { ...made, tally };
}

/**
 * Calculates some people anew, by the rules of the calculation that counts, after a correction, an amendment or a
 * choice. Every change of facts calls it: a job that runs meanwhile learns from it whom to calculate once more.
 */
export async function recalculateEmployees(
  tx: Tx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<void> {
  if (employeeIds.length === 0) return;
  await holdCalculation(tx, factoryId);
  await touchPeople(tx, factoryId, employeeIds);
  const current = await currentCalculation(tx, factoryId);
  if (!current) return;
  const pack = await packOf(tx, current.rules, current.asOf);
  const { changed } = await calculateAnew(
    tx,
    factoryId,
    current.id,
    await termsOf(tx, factoryId, pack, current.asOf),
    await affectedBy(tx, factoryId, pack, employeeIds),
  );
  await keepReplaced(tx, factoryId, current.id, [...changed.keys()]);
  await replaceResults(tx, factoryId, current.id, changed);
}

/**
 * Calculates people anew within a calculation that is not current yet, and answers its tally with them as they are
 * now. People of the roster only: unknown ids are left out.
 */
export async function catchUp(
  tx: Tx,
  factoryId: string,
  calculationId: string,
  terms: CalculationTerms,
  tally: Tally,
  employeeIds: readonly string[],
): Promise<Tally> {
  const { changed, stored, numbers } = await calculateAnew(tx, factoryId, calculationId, terms, employeeIds);
  await replaceResults(tx, factoryId, calculationId, changed);
  let { digest, entitlements, totalFen } = tally;
  for (const [employeeId, rows] of changed) {
    const old = stored.get(employeeId) ?? [];
    const employeeNo = numbers.get(employeeId) ?? '';
    digest = withoutPerson(digest, digestOf(employeeNo, old));
    digest = withPerson(digest, digestOf(employeeNo, rows));
    entitlements += rows.length - old.length;
    totalFen += onceFen(rows) - onceFen(old);
  }
  return { ...tally, digest, entitlements, totalFen };
}

/** Notes what people settle for, calculates them anew, and keeps what changed. */
export async function settleFor(
  tx: Tx,
  factoryId: string,
  choices: readonly { employeeId: string; choice: SettlementChoice | null }[],
): Promise<void> {
  const employeeIds = choices.map((made) => made.employeeId);
  const before = await settlementChoices(tx, factoryId, employeeIds);
  await saveSettlementChoices(tx, factoryId, choices);
  await recalculateEmployees(tx, factoryId, employeeIds);
  // After the amounts, so that the change lies between what stood before them and now.
  await noteChoiceChanges(
    tx,
    factoryId,
    choices.map(({ employeeId, choice }) => ({
      ...{ employeeId, before: before.get(employeeId) ?? null, after: choice },
    })),
  );
}

interface Anew {
  /** What people are entitled to now, where it differs from what is stored; an empty list where nothing is left. */
  readonly changed: ReadonlyMap<string, readonly PersonEntitlement[]>;
  readonly stored: ReadonlyMap<string, readonly PersonEntitlement[]>;
  readonly numbers: ReadonlyMap<string, string>;
}

async function calculateAnew(
  tx: Tx,
  factoryId: string,
  calculationId: string,
  terms: CalculationTerms,
  employeeIds: readonly string[],
): Promise<Anew> {
  const people = await loadPeople(tx, factoryId, { employeeIds });
  const found = await calculatePeople(tx, factoryId, people, terms);
  const stored = new Map<string, PersonEntitlement[]>();
  for (const row of await resultsOf(tx, factoryId, calculationId, employeeIds)) {
    const own = stored.get(row.employeeId);
    if (own) own.push(row);
    else stored.set(row.employeeId, [row]);
  }
  const changed = new Map(
    [...found].filter(([employeeId, rows]) => !sameEntitlements(rows, stored.get(employeeId) ?? [])),
  );
  const numbers = new Map(people.map(({ employee }) => [employee.employeeId, employee.employeeNo]));
  return { changed, stored, numbers };
}

async function replaceResults(
  tx: Tx,
  factoryId: string,
  calculationId: string,
  changed: Anew['changed'],
): Promise<void> {
  if (changed.size === 0) return;
  await removeResults(tx, factoryId, calculationId, [...changed.keys()]);
  await storeEntitlements(tx, factoryId, calculationId, [...changed.values()].flat());
}

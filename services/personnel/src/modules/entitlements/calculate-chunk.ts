import type { LocalDate } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import { type CalculatedPerson, loadNextPeople } from '../facts/index.js';
import { calculateEntitlements } from '../rules/domain/entitlements.js';
import type { FactoryFigures } from '../rules/domain/factory-figures.js';
import type { SettlementChoice } from '../rules/domain/person-facts.js';
import type { PreparedPack } from '../rules/domain/prepared-pack.js';
import { personDigest, withPerson } from './domain/result-digest.js';
import type { PersonEntitlement } from './entitlement.store.js';
import { settlementChoices } from './settlement-choice.store.js';

/** What a calculation goes by. */
export interface CalculationTerms {
  readonly pack: PreparedPack;
  readonly asOf: LocalDate;
  /** What amounts read of the whole factory. */
  readonly figures: FactoryFigures;
}

/** How far a walk over the roster has come. */
export interface Tally {
  /** The serial of the last person calculated. */
  readonly afterSerial: number;
  readonly people: number;
  readonly entitlements: number;
  /** Sum of what is due once, in fen; monthly amounts are not in it. */
  readonly totalFen: bigint;
  /** See `domain/result-digest.ts`. */
  readonly digest: bigint;
}

export const NOTHING_YET: Tally = { afterSerial: 0, people: 0, entitlements: 0, totalFen: 0n, digest: 0n };

export interface CalculatedChunk {
  readonly rows: PersonEntitlement[];
  /** With this chunk counted in. */
  readonly tally: Tally;
}

/** People calculated at once: their traces are in memory, not those of a whole factory. */
export const CHUNK = 2_000;

/** Calculates one person as of the day. Pure. */
export function calculatePerson(
  person: CalculatedPerson,
  choice: SettlementChoice | null,
  { pack, asOf, figures }: CalculationTerms,
): PersonEntitlement[] {
  const { employeeId } = person.facts;
  return calculateEntitlements({ ...person.facts, choice }, pack, asOf, figures).map((entitlement) => ({
    employeeId,
    entitlement,
  }));
}

/** Calculates given people with what they settled for, in two queries at most. */
export async function calculatePeople(
  tx: ReadTx,
  factoryId: string,
  people: readonly CalculatedPerson[],
  terms: CalculationTerms,
): Promise<Map<string, PersonEntitlement[]>> {
  const choices = await settlementChoices(
    tx,
    factoryId,
    people.map(({ facts }) => facts.employeeId),
  );
  return new Map(
    people.map((person) => {
      const { employeeId } = person.facts;
      return [employeeId, calculatePerson(person, choices.get(employeeId) ?? null, terms)];
    }),
  );
}

/** Calculates the next people of the roster after those of the tally; null when nobody is left. */
export async function calculateNext(
  tx: ReadTx,
  factoryId: string,
  terms: CalculationTerms,
  before: Tally,
): Promise<CalculatedChunk | null> {
  const people = await loadNextPeople(tx, factoryId, { afterSerial: before.afterSerial, limit: CHUNK });
  const last = people.at(-1);
  if (!last) return null;
  const found = await calculatePeople(tx, factoryId, people, terms);
  const rows: PersonEntitlement[] = [];
  let tally: Tally = { ...before, afterSerial: last.employee.serial };
  for (const { employee } of people) {
    const own = found.get(employee.employeeId) ?? [];
    rows.push(...own);
    tally = countIn(tally, employee.employeeNo, own);
  }
  return { rows, tally };
}

/** The tally with one more person. */
export function countIn(tally: Tally, employeeNo: string, rows: readonly PersonEntitlement[]): Tally {
  return {
    ...tally,
    people: tally.people + 1,
    entitlements: tally.entitlements + rows.length,
    totalFen: tally.totalFen + onceFen(rows),
    digest: withPerson(tally.digest, digestOf(employeeNo, rows)),
  };
}

/** Sum of what is due once, in fen. */
export const onceFen = (rows: readonly PersonEntitlement[]): bigint =>
  rows.reduce(
    (sum, { entitlement }) => (entitlement.recurrence === 'ONCE' ? sum + entitlement.amountFen : sum),
    0n,
  );

/** What one person adds to the digest. */
export const digestOf = (employeeNo: string, rows: readonly PersonEntitlement[]): bigint =>
  personDigest(
    employeeNo,
    rows.map((row) => row.entitlement),
  );

import { type Fen, type LocalDate, monthsOf } from '@anzhi/domain';
import { assessPerson, contractEndsByDeclaration, getsFee } from './assessment.js';
import type { PersonFacts } from './person-facts.js';
import type { PreparedPack } from './prepared-pack.js';
import { type FeePool, splitFeePool } from './resettlement-fee.js';

/** What one person's figures read of the whole factory, found in a first pass over everybody. */
export interface FactoryFigures {
  /** 受理破产申请之日: interest and late fees stop there. Null: not known, then they run to the day of the figures. */
  readonly acceptedOn: LocalDate | null;
  /** V3's pool; null under every other variant. */
  readonly feePool: FeePool | null;
  /** Average 12-month wage of everybody in service who has one, fen; null where nobody has. */
  readonly averageStaffWage: Fen | null;
}

/** A first pass that takes people one by one, so that they may come in chunks and in any order. */
export interface FactoryPass {
  add(person: PersonFacts): void;
  figures(): FactoryFigures;
}

/** Begins a first pass over everybody, each with the choice that stands (`facts.choice`) already filled in. Pure. */
export function startFactoryPass(
  pack: PreparedPack,
  asOf: LocalDate,
  acceptedOn: LocalDate | null = null,
): FactoryPass {
  const drawn: { id: string; months: number }[] = [];
  let wages = 0n;
  let paid = 0n;
  return {
    add(person) {
      if (countsForAverage(person)) {
        wages += person.averageWage ?? 0n;
        paid += 1n;
      }
      if (!needsFirstPass(pack)) return;
      const assessment = assessPerson(person, pack, asOf);
      if (!contractEndsByDeclaration(person, assessment) || !getsFee(person, assessment, pack)) return;
      drawn.push({ id: person.employeeId, months: monthsOf(assessment.seniority.actual) });
    },
    figures: () => ({
      acceptedOn,
      feePool: pack.fee?.variant === 'V3' ? splitFeePool(drawn, pack.fee) : null,
      averageStaffWage: paid === 0n ? null : (wages * 2n + paid) / (paid * 2n),
    }),
  };
}

/**
 * What calculations read of the whole factory: V3's pool, the staff average. The same people in any order and in any
 * chunks give the same figures. `people` carry the choices that stand.
 */
export function prepareFactory(
  people: Iterable<PersonFacts>,
  pack: PreparedPack,
  asOf: LocalDate,
  acceptedOn: LocalDate | null = null,
): FactoryFigures {
  const pass = startFactoryPass(pack, asOf, acceptedOn);
  for (const person of people) pass.add(person);
  return pass.figures();
}

/** Whether an amount of one person hangs on everybody else, so that a first pass is needed before any amount. */
export function needsFirstPass(pack: PreparedPack): boolean {
  return pack.fee?.variant === 'V3';
}

const IN_SERVICE: readonly PersonFacts['status'][] = ['ACTIVE_ON_POST', 'OFF_POST', 'SICK_LEAVE'];

function countsForAverage(person: PersonFacts): boolean {
  return person.averageWage !== null && IN_SERVICE.includes(person.status);
}

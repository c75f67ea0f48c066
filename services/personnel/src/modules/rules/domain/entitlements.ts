import { type LocalDate, monthsBetween, yearMonthOf } from '@anzhi/domain';
import {
  type Assessment,
  assessPerson,
  contractEndsByDeclaration,
  endsWithCompensation,
} from './assessment.js';
import { determineBackPay } from './back-pay.js';
import { type DeathTerms, deathGrants } from './death-grants.js';
import { housingFundDue, insuranceArrears, staffLoansDue } from './debts.js';
import { internalRetirementReserve } from './early-retirement.js';
import type { Entitlement } from './entitlement.js';
import type { FactoryFigures } from './factory-figures.js';
import {
  injuryCareFee,
  injuryEndingGrants,
  injuryLumpSum,
  injuryMedicalReserve,
  injuryMonthlyAllowance,
  keepsRelation,
} from './injury.js';
import { splitManagerPay } from './manager-pay.js';
import type { PersonFacts, WorkInjury } from './person-facts.js';
import type { PreparedPack } from './prepared-pack.js';
import { severanceOf } from './severance.js';
import { survivorPensions } from './survivors.js';
import { noteSteps } from './trace.js';

/**
 * Everything that one person is entitled to on a day (the declaration date), each with payer, rank and trace; amounts
 * in fen, none of them zero. Depends on this person, the pack, the day, and what {@link FactoryFigures} says of the
 * factory: without them V3 gives the pool's average and managers' pay is not cut. Excluded by law and plan: severance
 * for those who retire early (I-P5), compensation beside the fee (I-P6), severance in grades 1–4 (I-P7), compensation
 * for pensioners (劳动合同法 44(2), 46) and for deaths before the declaration (44(3); §3.20.2).
 */
export function calculateEntitlements(
  person: PersonFacts,
  pack: PreparedPack,
  asOf: LocalDate,
  figures: FactoryFigures | null = null,
): Entitlement[] {
  return entitlementsOf(person, assessPerson(person, pack, asOf), pack, asOf, figures);
}

/** As {@link calculateEntitlements}, for a caller that has the assessment already. */
export function entitlementsOf(
  person: PersonFacts,
  assessment: Assessment,
  pack: PreparedPack,
  asOf: LocalDate,
  figures: FactoryFigures | null = null,
): Entitlement[] {
  const settled = settledEntitlements(person, assessment, pack, asOf, figures);
  const owed = owedEntitlements(person, pack, asOf, figures);
  return settled.length === 0 ? owed : [...settled, ...owed];
}

/** The part of {@link entitlementsOf} that hangs on where the person stands and what they settled for. */
export function settledEntitlements(
  person: PersonFacts,
  assessment: Assessment,
  pack: PreparedPack,
  asOf: LocalDate,
  figures: FactoryFigures | null = null,
): Entitlement[] {
  const found: Entitlement[] = [...severanceOf(person, assessment, pack, asOf, figures)];
  addInternalRetirement(found, person, assessment, pack, asOf);
  if (person.injury !== null) addInjury(found, person, person.injury, assessment, pack, asOf);
  return found.filter(isDue);
}

/** The rest of it: owed however the person settles, by terms that hold no average of wages in service. */
export function owedEntitlements(
  person: PersonFacts,
  terms: OwedTerms,
  asOf: LocalDate,
  figures: FactoryFigures | null = null,
): Entitlement[] {
  const found: Entitlement[] = [];
  addBackPay(found, person, terms, figures);
  addSurvivorPension(found, person, terms);
  found.push(...deathGrants(person, terms));
  addDebts(found, person, terms, figures?.acceptedOn ?? asOf);
  return found.filter(isDue);
}

/** All that {@link owedEntitlements} reads of a pack. */
export type OwedTerms = Pick<PreparedPack, 'backPay' | 'debts'> & DeathTerms;

/** The terms of a pack that what is owed in any case reads, and no others. */
export function owedTerms({ backPay, debts, survivors, seniority, injury }: PreparedPack): OwedTerms {
  const { uninsured } = injury.cites;
  return { backPay, debts, survivors, seniority, injury: { cites: { uninsured } } };
}

const isDue = ({ amountFen }: Entitlement): boolean => amountFen > 0n;

function addInternalRetirement(
  found: Entitlement[],
  person: PersonFacts,
  assessment: Assessment,
  pack: PreparedPack,
  asOf: LocalDate,
): void {
  if (assessment.case === 'HEIR_OR_CUSTODIAN') return;
  const chosen =
    person.choice === 'INTERNAL_RETIREMENT' &&
    assessment.internalRetirementOpen &&
    endsWithCompensation(assessment.case);
  if (!chosen && assessment.case !== 'INTERNAL_RETIRED') return;
  const input = {
    wage: person.averageWage ?? 0n,
    agreedAllowance: person.internalAllowance,
    retirement: assessment.retirement,
  };
  found.push(...internalRetirementReserve(input, asOf, pack.earlyRetirement));
}

function addInjury(
  found: Entitlement[],
  person: PersonFacts,
  injury: WorkInjury,
  assessment: Assessment,
  pack: PreparedPack,
  asOf: LocalDate,
): void {
  const wage = injury.ownWage ?? person.averageWage ?? 0n;
  if (!injury.lumpSumPaid) found.push(injuryLumpSum(injury, wage, pack.injury));
  if (contractEndsByDeclaration(person, assessment)) {
    // Grades 1–4 never come here: their row keeps the relation. Retirement ends grades 5–10 without these grants.
    found.push(...injuryEndingGrants(injury, pack.injury));
  }
  if (assessment.case !== 'INJURY_KEPT' || !keepsRelation(injury, pack.injury)) return;
  const allowance = injuryMonthlyAllowance(injury, wage, pack.injury);
  const care = injuryCareFee(injury, pack.injury);
  if (care !== null) found.push(care);
  if (allowance === null) return;
  const months = monthsBetween(yearMonthOf(asOf), assessment.retirement.month);
  found.push(allowance, injuryMedicalReserve(injury, allowance.amountFen, months, pack.injury));
}

function addBackPay(
  found: Entitlement[],
  person: PersonFacts,
  pack: OwedTerms,
  figures: FactoryFigures | null,
): void {
  if (person.arrears.length === 0) return;
  const { totalFen, trace } = determineBackPay(person.arrears, pack.backPay);
  const common = { payer: 'ESTATE', recurrence: 'ONCE' } as const;
  const average = person.seniorManager ? (figures?.averageStaffWage ?? null) : null;
  if (average === null) {
    found.push({ kind: 'BACK_PAY', amountFen: totalFen, claimClass: 'CLASS_1', trace, ...common });
    return;
  }
  const split = splitManagerPay(person.arrears, average, pack.debts, pack.backPay);
  noteSteps(trace, split.trace.steps);
  found.push(
    { kind: 'BACK_PAY', amountFen: split.ranked, claimClass: 'CLASS_1', trace, ...common },
    {
      kind: 'MANAGER_PAY_EXCESS',
      amountFen: split.excess,
      claimClass: 'ORDINARY',
      trace: split.trace,
      ...common,
    },
  );
}

/** What the enterprise owes to funds for the person, and what it borrowed from them (§3.8). */
function addDebts(found: Entitlement[], person: PersonFacts, pack: OwedTerms, acceptedOn: LocalDate): void {
  const { socialInsuranceArrears = [], housingFundArrears = [], staffLoans = [] } = person;
  if (socialInsuranceArrears.length > 0)
    found.push(...insuranceArrears(socialInsuranceArrears, acceptedOn, pack.debts));
  if (housingFundArrears.length > 0) found.push(housingFundDue(housingFundArrears, pack.debts));
  if (staffLoans.length > 0) found.push(staffLoansDue(staffLoans, acceptedOn, pack.debts));
}

function addSurvivorPension(found: Entitlement[], person: PersonFacts, pack: OwedTerms): void {
  if (person.survivorship === null) return;
  const { deceasedWage, dependants, selfId, insured } = person.survivorship;
  const own = survivorPensions(deceasedWage, dependants, pack.survivors).get(selfId);
  if (own === undefined) return;
  found.push({
    kind: 'SURVIVOR_PENSION',
    amountFen: own.amount,
    payer: insured ? 'INJURY_FUND' : 'ESTATE',
    claimClass: insured ? 'NOT_A_CLAIM' : 'CLASS_1',
    recurrence: 'MONTHLY',
    trace: own.trace,
  });
}

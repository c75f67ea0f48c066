import { type LocalDate, monthsBetween, yearMonthOf } from '@anzhi/domain';
import { calculateLeavePay } from './annual-leave.js';
import {
  type Assessment,
  assessPerson,
  contractEndsByDeclaration,
  endsWithCompensation,
} from './assessment.js';
import { determineBackPay } from './back-pay.js';
import { compensationForSpans } from './compensation.js';
import { internalRetirementReserve } from './early-retirement.js';
import type { ClaimClass, Entitlement } from './entitlement.js';
import {
  injuryCareFee,
  injuryEndingGrants,
  injuryLumpSum,
  injuryMedicalReserve,
  injuryMonthlyAllowance,
  keepsRelation,
} from './injury.js';
import type { PersonFacts, WorkInjury } from './person-facts.js';
import type { PreparedPack } from './prepared-pack.js';
import { calculateFee } from './resettlement-fee.js';
import { isProven } from './seniority.js';
import { survivorPensions } from './survivors.js';
import { noteInput, type TraceData } from './trace.js';

/**
 * Everything that one person is entitled to on a day (the declaration date), each with payer, rank and trace; amounts
 * in fen, none of them zero. Depends on this person, the pack and the day alone. Excluded by law and plan: severance
 * for those who retire early (I-P5), compensation beside the fee (I-P6), severance in grades 1–4 (I-P7), compensation
 * for pensioners (劳动合同法 44(2), 46) and for deaths before the declaration (44(3); §3.20.2).
 */
export function calculateEntitlements(
  person: PersonFacts,
  pack: PreparedPack,
  asOf: LocalDate,
): Entitlement[] {
  return entitlementsOf(person, assessPerson(person, pack, asOf), pack, asOf);
}

/** As {@link calculateEntitlements}, for a caller that has the assessment already. */
export function entitlementsOf(
  person: PersonFacts,
  assessment: Assessment,
  pack: PreparedPack,
  asOf: LocalDate,
): Entitlement[] {
  const found: Entitlement[] = [];
  addSeverance(found, person, assessment, pack, asOf);
  addInternalRetirement(found, person, assessment, pack, asOf);
  if (person.injury !== null) addInjury(found, person, person.injury, assessment, pack, asOf);
  addBackPay(found, person, pack);
  addSurvivorPension(found, person, pack);
  return found.filter((entitlement) => entitlement.amountFen > 0n);
}

/** Resettlement comes before every class under POLICY, in class 1 under STATUTORY (国发〔1997〕10号; 破产法 113). */
function severanceClass(pack: PreparedPack): ClaimClass {
  return pack.regime === 'POLICY' ? 'RESETTLEMENT' : 'CLASS_1';
}

function addSeverance(
  found: Entitlement[],
  person: PersonFacts,
  assessment: Assessment,
  pack: PreparedPack,
  asOf: LocalDate,
): void {
  if (!contractEndsByDeclaration(person, assessment)) return;
  if (pack.fee !== null && assessment.feeEligible && person.choice !== 'COMPENSATION') {
    const work = person.specialWork.some(isProven) ? 'special' : 'ordinary';
    const { amount, trace } = calculateFee({ seniority: assessment.seniority.actual, work }, pack.fee);
    const { payer } = pack.fee;
    const claimClass = severanceClass(pack);
    found.push({ kind: 'RESETTLEMENT_FEE', amountFen: amount, payer, claimClass, recurrence: 'ONCE', trace });
  } else {
    const wage = person.averageWage ?? 0n;
    const { unit } = assessment.seniority;
    const { amount, trace } = compensationForSpans(unit, wage, pack.compensation);
    noteService(trace, person.joinUnitDate, unit[0]?.from ?? null, asOf);
    found.push({
      kind: 'COMPENSATION',
      amountFen: amount,
      payer: 'ESTATE',
      claimClass: severanceClass(pack),
      recurrence: 'ONCE',
      trace,
    });
  }
  addLeavePay(found, person, assessment, pack, asOf);
}

/** Writes down from when to when service counted, as the preview does, so that both read alike. */
function noteService(
  trace: TraceData,
  joined: LocalDate | null,
  counted: LocalDate | null,
  endDate: LocalDate,
): void {
  if (joined !== null && counted !== null && counted < joined) {
    noteInput(trace, 'priorServiceFrom', counted);
  }
  const hired = joined ?? counted;
  if (hired !== null) noteInput(trace, 'hireDate', hired);
  noteInput(trace, 'endDate', endDate);
}

function addLeavePay(
  found: Entitlement[],
  person: PersonFacts,
  assessment: Assessment,
  pack: PreparedPack,
  endDate: LocalDate,
): void {
  if (person.leaveTakenDays === null || person.averageWage === null) return;
  const { amount, trace } = calculateLeavePay(
    {
      workingTime: assessment.seniority.actual,
      endDate,
      daysTaken: person.leaveTakenDays,
      averageWage: person.averageWage,
    },
    pack.annualLeave,
  );
  found.push({
    kind: 'ANNUAL_LEAVE_PAY',
    amountFen: amount,
    payer: 'ESTATE',
    claimClass: 'CLASS_1',
    recurrence: 'ONCE',
    trace,
  });
}

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

function addBackPay(found: Entitlement[], person: PersonFacts, pack: PreparedPack): void {
  if (person.arrears.length === 0) return;
  const { totalFen, trace } = determineBackPay(person.arrears, pack.backPay);
  found.push({
    kind: 'BACK_PAY',
    amountFen: totalFen,
    payer: 'ESTATE',
    claimClass: 'CLASS_1',
    recurrence: 'ONCE',
    trace,
  });
}

function addSurvivorPension(found: Entitlement[], person: PersonFacts, pack: PreparedPack): void {
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

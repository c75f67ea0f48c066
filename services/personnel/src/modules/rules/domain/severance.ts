import type { LocalDate } from '@anzhi/domain';
import { calculateLeavePay } from './annual-leave.js';
import { type Assessment, contractEndsByDeclaration, getsFee } from './assessment.js';
import { compensationForSpans } from './compensation.js';
import type { ClaimClass, Entitlement } from './entitlement.js';
import type { FactoryFigures } from './factory-figures.js';
import type { PersonFacts } from './person-facts.js';
import type { PreparedPack } from './prepared-pack.js';
import { calculateFee, type Fee, type FeeTerms, feeFromPool } from './resettlement-fee.js';
import { isProven } from './seniority.js';
import { noteInput, type TraceData } from './trace.js';

/** What falls due with the end of the contract: the fee or compensation, and unused leave. Fen, as of the day. */
export function severanceOf(
  person: PersonFacts,
  assessment: Assessment,
  pack: PreparedPack,
  asOf: LocalDate,
  figures: FactoryFigures | null,
): readonly Entitlement[] {
  if (!contractEndsByDeclaration(person, assessment)) return [];
  const due =
    pack.fee !== null && getsFee(person, assessment, pack)
      ? feeOf(person, assessment, pack.fee, pack, figures)
      : compensationOf(person, assessment, pack, asOf);
  const leave = leavePayOf(person, assessment, pack, asOf);
  return leave === null ? [due] : [due, leave];
}

/** Resettlement comes before every class under POLICY, in class 1 under STATUTORY (国发〔1997〕10号; 破产法 113). */
function severanceClass(pack: PreparedPack): ClaimClass {
  return pack.regime === 'POLICY' ? 'RESETTLEMENT' : 'CLASS_1';
}

function feeOf(
  person: PersonFacts,
  assessment: Assessment,
  terms: FeeTerms,
  pack: PreparedPack,
  figures: FactoryFigures | null,
): Entitlement {
  const { amount, trace } = feeAmount(person, assessment, terms, figures);
  return {
    kind: 'RESETTLEMENT_FEE',
    amountFen: amount,
    payer: terms.payer,
    claimClass: severanceClass(pack),
    recurrence: 'ONCE',
    trace,
  };
}

function feeAmount(
  person: PersonFacts,
  assessment: Assessment,
  terms: FeeTerms,
  figures: FactoryFigures | null,
): Fee {
  const pool = figures?.feePool ?? null;
  if (pool !== null) return feeFromPool(person.employeeId, pool, terms);
  const work = person.specialWork.some(isProven) ? 'special' : 'ordinary';
  return calculateFee({ seniority: assessment.seniority.actual, work }, terms);
}

function compensationOf(
  person: PersonFacts,
  assessment: Assessment,
  pack: PreparedPack,
  asOf: LocalDate,
): Entitlement {
  const { unit } = assessment.seniority;
  const { averageWage, dueWages } = person;
  const { amount, trace } = compensationForSpans(unit, averageWage ?? 0n, pack.compensation, dueWages);
  noteService(trace, person.joinUnitDate, unit[0]?.from ?? null, asOf);
  return {
    kind: 'COMPENSATION',
    amountFen: amount,
    payer: 'ESTATE',
    claimClass: severanceClass(pack),
    recurrence: 'ONCE',
    trace,
  };
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

function leavePayOf(
  person: PersonFacts,
  assessment: Assessment,
  pack: PreparedPack,
  endDate: LocalDate,
): Entitlement | null {
  if (person.leaveTakenDays === null || person.averageWage === null) return null;
  const { amount, trace } = calculateLeavePay(
    {
      workingTime: assessment.seniority.actual,
      endDate,
      daysTaken: person.leaveTakenDays,
      averageWage: person.averageWage,
      ...(person.dueWages && { dueWages: person.dueWages }),
    },
    pack.annualLeave,
  );
  return {
    kind: 'ANNUAL_LEAVE_PAY',
    amountFen: amount,
    payer: 'ESTATE',
    claimClass: 'CLASS_1',
    recurrence: 'ONCE',
    trace,
  };
}

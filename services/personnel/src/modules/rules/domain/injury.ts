import type { Fen } from '@anzhi/domain';
import type { ClaimClass, Entitlement, EntitlementKind, Payer, Recurrence } from './entitlement.js';
import { atLeast, atMost } from './fen-bounds.js';
import type { GradeTable, InjuryTerms } from './injury-terms.js';
import type { WorkInjury } from './person-facts.js';
import { fenValue, noteInput, noteStep, startTrace, type TraceData } from './trace.js';

/** Whether the grade keeps the relation for life, so that nothing severs it (工伤保险条例 35; I-P7). */
export function keepsRelation(injury: WorkInjury, terms: Pick<InjuryTerms, 'keptUpToGrade'>): boolean {
  return injury.grade <= terms.keptUpToGrade;
}

/** 一次性伤残补助金 by grade: months × own wage; the fund pays. */
export function injuryLumpSum(injury: WorkInjury, wage: Fen, terms: InjuryTerms): Entitlement {
  const trace = traceOf('INJURY_LUMP_SUM', injury, terms);
  const own = ownWage(wage, terms, trace);
  const amount = ofGrade(terms.lumpMonths, injury, own, 'gradeMonths', terms.cites.lump, trace);
  return fundItem('INJURY_LUMP_SUM', amount, 'ONCE', injury, terms, trace);
}

/**
 * 伤残津贴 a month, made up to the minimum wage. Grades 1–4 from the fund; 5 and 6 from the employer where no suitable
 * work was found. Null where the grade has none.
 */
export function injuryMonthlyAllowance(
  injury: WorkInjury,
  wage: Fen,
  terms: InjuryTerms,
): Entitlement | null {
  if (!terms.monthlyRate.has(injury.grade)) return null;
  const byFund = injury.grade <= terms.monthlyFromFundUpToGrade;
  if (!byFund && injury.suitableWork) return null;
  const trace = traceOf('INJURY_MONTHLY_ALLOWANCE', injury, terms);
  const own = ownWage(wage, terms, trace);
  const rated = ofGrade(terms.monthlyRate, injury, own, 'gradeMonthly', terms.cites.monthly, trace);
  const amount = atLeast(rated, terms.minimumWage);
  if (amount !== rated) noteStep(trace, 'monthlyMinimum', terms.cites.minimum, fenValue(amount));
  if (!byFund) return estateItem('INJURY_MONTHLY_ALLOWANCE', amount, 'MONTHLY', trace);
  noteStep(trace, 'keptRelation', terms.cites.kept);
  return fundItem('INJURY_MONTHLY_ALLOWANCE', amount, 'MONTHLY', injury, terms, trace);
}

/** 生活护理费 a month by the level of care, on the pool average; null where none is needed. */
export function injuryCareFee(injury: WorkInjury, terms: InjuryTerms): Entitlement | null {
  const level = terms.careRate.get(injury.careLevel);
  if (level === undefined) return null;
  const trace = traceOf('INJURY_CARE_FEE', injury, terms);
  const amount = level.rate.times(terms.poolWage).roundHalfUp();
  noteStep(trace, 'careFee', terms.cites.care, fenValue(terms.poolWage), level.text, fenValue(amount));
  return fundItem('INJURY_CARE_FEE', amount, 'MONTHLY', injury, terms, trace);
}

/** The two grants when the relation of grades 5–10 ends: medical from the fund, employment from the employer (36–37). */
export function injuryEndingGrants(injury: WorkInjury, terms: InjuryTerms): readonly Entitlement[] {
  if (!terms.medicalMonths.has(injury.grade)) return [];
  const medical = traceOf('INJURY_MEDICAL_GRANT', injury, terms);
  const employment = traceOf('INJURY_EMPLOYMENT_GRANT', injury, terms);
  const { medicalMonths, employmentMonths, provinceBase, cites } = terms;
  const medicalAmount = ofGrade(medicalMonths, injury, provinceBase, 'gradeMonths', cites.medical, medical);
  const employmentAmount = ofGrade(
    employmentMonths,
    injury,
    provinceBase,
    'gradeMonths',
    cites.employment,
    employment,
  );
  noteStep(employment, 'plusCompensation', cites.plus);
  return [
    fundItem('INJURY_MEDICAL_GRANT', medicalAmount, 'ONCE', injury, terms, medical),
    estateItem('INJURY_EMPLOYMENT_GRANT', employmentAmount, 'ONCE', employment),
  ];
}

/** The employer's medical insurance share of grades 1–4 until retirement, held in reserve (工伤保险条例 35; §3.20.6). */
export function injuryMedicalReserve(
  injury: WorkInjury,
  monthlyAllowance: Fen,
  monthsToRetirement: number,
  terms: InjuryTerms,
): Entitlement {
  const trace = traceOf('INJURY_MEDICAL_INSURANCE_RESERVE', injury, terms);
  const months = Math.max(0, monthsToRetirement);
  const amount = terms.medicalInsuranceRate.times(monthlyAllowance).times(months).roundHalfUp();
  const numbers = [fenValue(monthlyAllowance), terms.texts.insurance, months, fenValue(amount)];
  noteStep(trace, 'medicalReserve', terms.cites.insurance, ...numbers);
  return estateItem('INJURY_MEDICAL_INSURANCE_RESERVE', amount, 'ONCE', trace);
}

/** What the fund pays a month once a person of grades 1–4 retires: the allowance less the pension, never below 0 (35). */
export function allowanceAfterRetirement(monthlyAllowance: Fen, pension: Fen): Fen {
  return monthlyAllowance > pension ? monthlyAllowance - pension : 0n;
}

function traceOf(kind: EntitlementKind, injury: WorkInjury, terms: InjuryTerms): TraceData {
  const trace = startTrace(kind, terms.rules);
  noteInput(trace, 'injuryGrade', injury.grade);
  return trace;
}

/** 本人工资 within 60–300 % of the pool average (工伤保险条例 64). */
function ownWage(wage: Fen, terms: InjuryTerms, trace: TraceData): Fen {
  const low = terms.wageFloor.times(terms.poolWage).roundHalfUp();
  const high = terms.wageCeiling.times(terms.poolWage).roundHalfUp();
  const clipped = atMost(atLeast(wage, low), high);
  const numbers = [fenValue(wage), fenValue(terms.poolWage), terms.texts.floor, terms.texts.ceiling];
  if (clipped === wage) noteStep(trace, 'ownWageKept', terms.cites.wage, ...numbers);
  else noteStep(trace, 'ownWageClipped', terms.cites.wage, ...numbers, fenValue(clipped));
  return clipped;
}

function ofGrade(
  table: GradeTable,
  injury: WorkInjury,
  base: Fen,
  step: 'gradeMonths' | 'gradeMonthly',
  cite: string,
  trace: TraceData,
): Fen {
  const entry = table.get(injury.grade);
  if (entry === undefined) throw new RangeError(`the pack has no value for grade ${injury.grade}`);
  const amount = entry.rate.times(base).roundHalfUp();
  const numbers = step === 'gradeMonths' ? [entry.text, fenValue(base)] : [fenValue(base), entry.text];
  noteStep(trace, step, cite, injury.grade, ...numbers, fenValue(amount));
  return amount;
}

/** An item of the fund; without insurance the employer owes it (工伤保险条例 62 ¶2; §3.20.3). */
function fundItem(
  kind: EntitlementKind,
  amountFen: Fen,
  recurrence: Recurrence,
  injury: WorkInjury,
  terms: InjuryTerms,
  trace: TraceData,
): Entitlement {
  if (injury.insured) {
    return item(kind, amountFen, recurrence, trace, 'INJURY_FUND', 'NOT_A_CLAIM');
  }
  noteStep(trace, 'uninsured', terms.cites.uninsured);
  return estateItem(kind, amountFen, recurrence, trace);
}

function estateItem(
  kind: EntitlementKind,
  amountFen: Fen,
  recurrence: Recurrence,
  trace: TraceData,
): Entitlement {
  return item(kind, amountFen, recurrence, trace, 'ESTATE', 'CLASS_1');
}

function item(
  kind: EntitlementKind,
  amountFen: Fen,
  recurrence: Recurrence,
  trace: TraceData,
  payer: Payer,
  claimClass: ClaimClass,
): Entitlement {
  return { kind, amountFen, payer, claimClass, recurrence, trace };
}

import {
  addToYearMonth,
  daysBetween,
  type Fen,
  type LocalDate,
  lastDay,
  monthsInclusive,
  Ratio,
  type YearMonth,
} from '@anzhi/domain';
import type { DebtTerms } from './debt-terms.js';
import type { ClaimClass, Entitlement, EntitlementKind } from './entitlement.js';
import { atLeast } from './fen-bounds.js';
import type { HousingFundArrears, SocialInsuranceArrears, StaffLoan } from './person-facts.js';
import { fenValue, noteStep, startTrace, type TraceData } from './trace.js';

/**
 * Unpaid social insurance of one person (破产法 113): what belongs to personal accounts in class 1, the rest in class
 * 2, and the late fee up to the day before acceptance as an ordinary claim (社保法 86). Fen, each rounded once.
 */
export function insuranceArrears(
  arrears: readonly SocialInsuranceArrears[],
  acceptedOn: LocalDate,
  terms: DebtTerms,
): readonly Entitlement[] {
  const personal = startTrace('SOCIAL_INSURANCE_PERSONAL', terms.rules);
  const unit = startTrace('SOCIAL_INSURANCE_UNIT', terms.rules);
  const late = startTrace('SOCIAL_INSURANCE_LATE_FEE', terms.rules);
  let personalFen = 0n;
  let unitFen = 0n;
  let lateFen = Ratio.of(0);
  for (const span of arrears) {
    personalFen += noteSpan(personal, span, span.monthlyPersonal);
    unitFen += noteSpan(unit, span, span.monthlyUnit);
    lateFen = lateFen.plus(lateFeeOf(span, acceptedOn, terms, late));
  }
  noteStep(personal, 'insurancePersonalClass', terms.cites.insurancePersonal);
  noteStep(unit, 'insuranceUnitClass', terms.cites.insuranceUnit);
  const lateAmount = lateFen.roundHalfUp();
  noteStep(late, 'total', '', fenValue(lateAmount));
  noteStep(late, 'lateFeeClass', terms.cites.lateFeeClass);
  return [
    owed('SOCIAL_INSURANCE_PERSONAL', personalFen, 'CLASS_1', personal),
    owed('SOCIAL_INSURANCE_UNIT', unitFen, 'CLASS_2', unit),
    owed('SOCIAL_INSURANCE_LATE_FEE', lateAmount, 'ORDINARY', late),
  ];
}

/** Unpaid housing fund of one person, treated as wages in class 1 (法〔2018〕53号 27). Fen. */
export function housingFundDue(arrears: readonly HousingFundArrears[], terms: DebtTerms): Entitlement {
  const trace = startTrace('HOUSING_FUND', terms.rules);
  let total = 0n;
  for (const span of arrears) total += noteSpan(trace, span, span.monthly);
  noteStep(trace, 'total', '', fenValue(total));
  noteStep(trace, 'housingFundClass', terms.cites.housingFund);
  return owed('HOUSING_FUND', total, 'CLASS_1', trace);
}

/**
 * Money that a person lent to the enterprise, with interest at the agreed rate but never above the lawful one, up to
 * acceptance (破产法 46), less what was paid: class 1 (规定2002 58). Fen, rounded once for each loan.
 */
export function staffLoansDue(
  loans: readonly StaffLoan[],
  acceptedOn: LocalDate,
  terms: DebtTerms,
): Entitlement {
  const trace = startTrace('STAFF_LOAN', terms.rules);
  let total = 0n;
  for (const loan of loans) {
    const { principalFen, unlawfulInterestFen } = loan;
    const interest = loan.interest
      ? lawfulInterest(principalFen, loan.interest, acceptedOn, terms, trace)
      : 0n;
    const paid = loan.interest?.paidFen ?? 0n;
    const due = atLeast(principalFen + interest - paid, 0n);
    const numbers = [fenValue(principalFen), fenValue(interest), fenValue(paid), fenValue(due)];
    noteStep(trace, 'loanDue', '', ...numbers);
    if (unlawfulInterestFen > 0n)
      noteStep(trace, 'loanUnlawful', terms.cites.staffLoan, fenValue(unlawfulInterestFen));
    total += due;
  }
  noteStep(trace, 'total', '', fenValue(total));
  noteStep(trace, 'loanClass', terms.cites.staffLoan);
  return owed('STAFF_LOAN', total, 'CLASS_1', trace);
}

function lawfulInterest(
  principal: Fen,
  { lentOn, annualRate }: NonNullable<StaffLoan['interest']>,
  acceptedOn: LocalDate,
  terms: DebtTerms,
  trace: TraceData,
): Fen {
  const agreed = Ratio.parse(annualRate);
  const capped = agreed.compare(terms.loanMaximumRate) > 0;
  const maximum = terms.texts.loanMaximum;
  if (capped) noteStep(trace, 'loanRateCapped', terms.cites.loanMaximum, annualRate, maximum);
  else noteStep(trace, 'loanRate', '', annualRate);
  const rate = capped ? terms.loanMaximumRate : agreed;
  const days = Math.max(0, daysBetween(lentOn, acceptedOn));
  const interest = rate.times(principal).times(days).dividedBy(terms.loanYearDays).roundHalfUp();
  const span = [days, lentOn, acceptedOn, terms.loanYearDays];
  const rateText = capped ? maximum : annualRate;
  noteStep(trace, 'loanInterest', '', fenValue(principal), rateText, ...span, fenValue(interest));
  return interest;
}

/** Months × amount of one stretch, written down. */
function noteSpan(trace: TraceData, span: { from: YearMonth; to: YearMonth }, monthly: Fen): Fen {
  const months = monthsInclusive(span.from, span.to);
  const sum = monthly * BigInt(months);
  noteStep(trace, 'arrearSpan', '', span.from, span.to, months, fenValue(monthly), fenValue(sum));
  return sum;
}

/** Each month falls due with its last day; it is late from the next day to the day before acceptance. */
function lateFeeOf(
  span: SocialInsuranceArrears,
  acceptedOn: LocalDate,
  terms: DebtTerms,
  trace: TraceData,
): Ratio {
  let days = 0;
  for (let month = span.from; month <= span.to; month = addToYearMonth(month, 1)) {
    days += Math.max(0, daysBetween(lastDay(month), acceptedOn) - 1);
  }
  const monthly = span.monthlyPersonal + span.monthlyUnit;
  const fee = terms.lateFeeDailyRate.times(monthly).times(days);
  const numbers = [fenValue(monthly), acceptedOn, days, terms.texts.lateFee, fenValue(fee.roundHalfUp())];
  noteStep(trace, 'lateFeeSpan', terms.cites.lateFee, span.from, span.to, ...numbers);
  return fee;
}

function owed(kind: EntitlementKind, amountFen: Fen, claimClass: ClaimClass, trace: TraceData): Entitlement {
  return { kind, amountFen, payer: 'ESTATE', claimClass, recurrence: 'ONCE', trace };
}

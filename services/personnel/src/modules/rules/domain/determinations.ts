import type { Fen, LocalDate } from '@anzhi/domain';
import { type Assessment, contractEndsByDeclaration, getsFee } from './assessment.js';
import { earlyPension } from './early-pension.js';
import { allowanceAfterRetirement, injuryMonthlyAllowance, keepsRelation } from './injury.js';
import type { PersonFacts } from './person-facts.js';
import type { PreparedPack } from './prepared-pack.js';
import { fenValue, noteStep, startTrace, type TraceData, ymdValue } from './trace.js';
import { unemploymentBenefitMonths } from './unemployment.js';

/** What other bodies decide and pay, told for information; nothing here is owed by the enterprise. */
export type Determination =
  | { readonly kind: 'UNEMPLOYMENT_BENEFIT'; readonly months: number; readonly trace: TraceData }
  | {
      readonly kind: 'EARLY_PENSION' | 'INJURY_PENSION_SUPPLEMENT';
      readonly monthlyFen: Fen;
      readonly trace: TraceData;
    };

/** What an assessed person may expect of the funds: unemployment benefit, and pensions once they are assessed. */
export function determine(
  person: PersonFacts,
  assessment: Assessment,
  pack: PreparedPack,
  asOf: LocalDate,
): readonly Determination[] {
  const found: Determination[] = [unemploymentBenefit(person, assessment, pack)];
  const { assessedPension } = person;
  if (assessedPension === undefined) return found;
  if (assessment.case === 'WITHIN_FIVE_YEARS') {
    const early = earlyPension(assessedPension, assessment.retirement, asOf, pack.earlyRetirement);
    found.push({ kind: 'EARLY_PENSION', monthlyFen: early.amount, trace: early.trace });
  }
  const supplement = injurySupplement(person, assessedPension.basic, pack);
  return supplement === null ? found : [...found, supplement];
}

/** How long unemployment benefit may be drawn (社保法 46): with compensation only, never with the fee (I-P6). */
function unemploymentBenefit(person: PersonFacts, assessment: Assessment, pack: PreparedPack): Determination {
  const terms = pack.unemployment;
  const trace = startTrace('UNEMPLOYMENT_BENEFIT', terms.rules);
  if (!contractEndsByDeclaration(person, assessment)) {
    noteStep(trace, 'benefitNone', terms.cites.months);
    return { kind: 'UNEMPLOYMENT_BENEFIT', months: 0, trace };
  }
  if (getsFee(person, assessment, pack)) {
    noteStep(trace, 'benefitFee', terms.cites.fee);
    return { kind: 'UNEMPLOYMENT_BENEFIT', months: 0, trace };
  }
  const { contribution } = assessment.seniority;
  const months = unemploymentBenefitMonths(contribution, terms);
  noteStep(trace, 'benefitMonths', terms.cites.months, ymdValue(contribution), months);
  return { kind: 'UNEMPLOYMENT_BENEFIT', months, trace };
}

/** Grades 1–4 once the pension is assessed: the fund pays what the pension falls short of the allowance (工伤保险条例 35). */
function injurySupplement(person: PersonFacts, pension: Fen, pack: PreparedPack): Determination | null {
  if (person.injury === null || !keepsRelation(person.injury, pack.injury)) return null;
  const wage = person.injury.ownWage ?? person.averageWage ?? 0n;
  const allowance = injuryMonthlyAllowance(person.injury, wage, pack.injury);
  if (allowance === null) return null;
  const { trace } = allowance;
  const monthlyFen = allowanceAfterRetirement(allowance.amountFen, pension);
  const numbers = [fenValue(allowance.amountFen), fenValue(pension), fenValue(monthlyFen)];
  noteStep(trace, 'pensionTopUp', pack.injury.cites.kept, ...numbers);
  return {
    kind: 'INJURY_PENSION_SUPPLEMENT',
    monthlyFen,
    trace: { ...trace, title: 'INJURY_PENSION_SUPPLEMENT' },
  };
}

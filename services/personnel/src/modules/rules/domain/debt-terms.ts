import { Ratio } from '@anzhi/domain';
import type { RulePack } from './rule-pack.js';
import { citeOf } from './trace.js';

/** What the enterprise owes beside wages, ready to calculate with (破产法 113; 社保法 86; 规定2002 58; §3.8). */
export interface DebtTerms {
  readonly rules: string;
  readonly lateFeeDailyRate: Ratio;
  readonly loanMaximumRate: Ratio;
  readonly loanYearDays: number;
  readonly texts: { readonly lateFee: string; readonly loanMaximum: string };
  readonly cites: Readonly<
    Record<
      | 'insurancePersonal'
      | 'insuranceUnit'
      | 'lateFee'
      | 'lateFeeClass'
      | 'housingFund'
      | 'staffLoan'
      | 'loanMaximum'
      | 'managersPay',
      string
    >
  >;
}

/** The debt parameters of a pack. */
export function debtTerms(pack: RulePack): DebtTerms {
  const { debts, backPay } = pack;
  return {
    rules: `${pack.code}@${pack.version}`,
    lateFeeDailyRate: Ratio.parse(backPay.lateFeeDailyRate.value),
    loanMaximumRate: Ratio.parse(debts.staffLoanMaximumRate.value),
    loanYearDays: debts.staffLoanYearDays.value,
    texts: { lateFee: backPay.lateFeeDailyRate.value, loanMaximum: debts.staffLoanMaximumRate.value },
    cites: {
      insurancePersonal: citeOf(debts.insurancePersonal),
      insuranceUnit: citeOf(debts.insuranceUnit),
      lateFee: citeOf(backPay.lateFeeDailyRate),
      lateFeeClass: citeOf(debts.lateFee),
      housingFund: citeOf(debts.housingFund),
      staffLoan: citeOf(debts.staffLoan),
      loanMaximum: citeOf(debts.staffLoanMaximumRate),
      managersPay: citeOf(debts.managersPay),
    },
  };
}

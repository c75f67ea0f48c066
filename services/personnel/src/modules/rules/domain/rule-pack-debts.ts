import { z } from 'zod';
import added from './packs/added-parameters.json';
import { citationSchema, count, decimal, param } from './rule-pack-parts.js';

/** What the enterprise owes beside wages, and where each ranks (破产法 113; §3.8). */
export const debtsSchema = z.object({
  /** What goes to personal accounts of pension and medical insurance: class 1. */
  insurancePersonal: citationSchema,
  /** Other social insurance: class 2. */
  insuranceUnit: citationSchema,
  /** Late fees up to acceptance: ordinary; later ones are no claim. */
  lateFee: citationSchema,
  /** Unpaid housing fund is treated as wages: class 1. */
  housingFund: citationSchema,
  /** Money lent by staff: class 1, interest over the maximum excluded. */
  staffLoan: citationSchema,
  staffLoanMaximumRate: param(decimal),
  staffLoanYearDays: param(count.min(1)),
  /** Directors, supervisors and senior managers: wages rank up to the staff average, the excess is ordinary. */
  managersPay: citationSchema,
});

/** Income tax on severance: the fee of a bankrupt enterprise is exempt, compensation up to a multiple of the annual average. */
export const severanceTaxSchema = z.object({
  feeExempt: citationSchema,
  exemptAnnualWages: param(count.min(1)),
});

/** What packs say that were registered before these parameters existed. */
export const addedParameters = {
  debts: added.debts,
  severanceTax: added.severanceTax,
  congress: added.congress,
  deductionBase: { ...added.deductionBase, value: 'BASIC_PENSION' as const },
};

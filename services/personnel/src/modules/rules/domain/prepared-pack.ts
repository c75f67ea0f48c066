import { type AnnualLeaveTerms, annualLeaveTerms } from './annual-leave.js';
import { type BackPayTerms, backPayTerms } from './back-pay.js';
import { type CompensationTerms, compensationTerms } from './compensation.js';
import { type DebtTerms, debtTerms } from './debt-terms.js';
import { type EarlyRetirementTerms, earlyRetirementTerms } from './early-retirement.js';
import { type InjuryTerms, injuryTerms } from './injury-terms.js';
import { type ReasonTable, reasonTable } from './reasons.js';
import { type FeeTerms, feeTerms } from './resettlement-fee.js';
import { type RetirementTerms, retirementTerms } from './retirement.js';
import type { Regime, RulePack } from './rule-pack.js';
import { type SeniorityTerms, seniorityTerms } from './seniority.js';
import { type SpecialWorkTerms, specialWorkTerms } from './special-work.js';
import { type SurvivorTerms, survivorTerms } from './survivors.js';
import { UNTRACED } from './trace.js';
import { type UnemploymentTerms, unemploymentTerms } from './unemployment.js';

/** A pack with every parameter parsed once, so that a hundred thousand people cost no parsing. Immutable. */
export interface PreparedPack {
  readonly regime: Regime;
  /** `code@version`, as traces carry it. */
  readonly rules: string;
  readonly compensation: CompensationTerms;
  readonly retirement: RetirementTerms;
  readonly seniority: SeniorityTerms;
  readonly specialWork: SpecialWorkTerms;
  readonly earlyRetirement: EarlyRetirementTerms;
  readonly fee: FeeTerms | null;
  readonly injury: InjuryTerms;
  readonly survivors: SurvivorTerms;
  readonly backPay: BackPayTerms;
  readonly annualLeave: AnnualLeaveTerms;
  readonly unemployment: UnemploymentTerms;
  readonly debts: DebtTerms;
  /** Why a person stands where, or gets nothing, ready to read out. */
  readonly reasons: ReasonTable;
}

/** Parses a pack's parameters for calculation. */
export function preparePack(pack: RulePack): PreparedPack {
  return {
    regime: pack.regime,
    rules: `${pack.code}@${pack.version}`,
    compensation: compensationTerms(pack),
    retirement: retirementTerms(pack),
    seniority: seniorityTerms(pack),
    specialWork: specialWorkTerms(pack),
    earlyRetirement: earlyRetirementTerms(pack),
    fee: feeTerms(pack),
    injury: injuryTerms(pack),
    survivors: survivorTerms(pack),
    backPay: backPayTerms(pack),
    annualLeave: annualLeaveTerms(pack),
    unemployment: unemploymentTerms(pack),
    debts: debtTerms(pack),
    reasons: reasonTable(pack),
  };
}

/** The same pack for amounts alone: the very same calculations, which write no traces. */
export function withoutTraces(pack: PreparedPack): PreparedPack {
  const terms = Object.entries(pack).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'object' && value !== null && 'rules' in value ? { ...value, rules: UNTRACED } : value,
  ]);
  return Object.fromEntries(terms) as PreparedPack;
}

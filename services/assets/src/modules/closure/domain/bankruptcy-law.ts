import type { LocalDate } from '@anzhi/domain';

/** What starts a clock of the court's procedure. */
export type ClockTrigger = 'ACCEPTED' | 'CLAIM_WINDOW_END' | 'DECLARED';

/** A clock of the Enterprise Bankruptcy Law (企业破产法 2006, in force from 2007-06-01). */
export interface ClockRule {
  readonly kind:
    | 'CREDITOR_NOTICE'
    | 'FIRST_CREDITORS_MEETING'
    | 'DECLARATION_SERVED'
    | 'DECLARATION_NOTIFIED';
  readonly trigger: ClockTrigger;
  /** Days after the trigger day, which is not counted (民法典 art. 201). */
  readonly days: number;
  readonly citation: string;
}

/** The law's day of entry into force (企业破产法 art. 136): its clocks do not run for what happened before. */
export const BANKRUPTCY_LAW_FROM = '2007-06-01' as LocalDate;

/** Clocks that somebody has to keep, in the order of the procedure. */
export const CLOCK_RULES: readonly ClockRule[] = [
  { kind: 'CREDITOR_NOTICE', trigger: 'ACCEPTED', days: 25, citation: '企业破产法 art. 14' },
  { kind: 'FIRST_CREDITORS_MEETING', trigger: 'CLAIM_WINDOW_END', days: 15, citation: '企业破产法 art. 62' },
  { kind: 'DECLARATION_SERVED', trigger: 'DECLARED', days: 5, citation: '企业破产法 art. 107' },
  { kind: 'DECLARATION_NOTIFIED', trigger: 'DECLARED', days: 10, citation: '企业破产法 art. 107' },
];

/** Shortest and longest period for filing claims, from the court's announcement (企业破产法 art. 45). */
export const CLAIM_WINDOW = { leastDays: 30, mostMonths: 3, citation: '企业破产法 art. 45' } as const;

/** The last day on which a policy bankruptcy (政策性破产) could be declared: the national plan ended in 2008 (decision 16). */
export const POLICY_REGIME_UNTIL = '2008-12-31' as LocalDate;

/** What a court's act of that day rests on, with the articles of the 2006 law where it is in force already. */
export function legalBasisOn(date: LocalDate, articles: string): string {
  return date < BANKRUPTCY_LAW_FROM ? '企业破产法(试行) 1986' : `企业破产法 ${articles}`;
}

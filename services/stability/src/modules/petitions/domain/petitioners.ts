import type { PetitionRules } from './petition-rules.js';

/** How many came, and who speaks for them. */
export interface Delegation {
  /** Whether they came in person: only visits are limited in representatives (信访工作条例 art. 20). */
  readonly visit: boolean;
  readonly anonymous: boolean;
  readonly representatives: number;
  readonly headcount: number;
}

export type DelegationFault = 'TOO_MANY_REPRESENTATIVES' | 'REPRESENTATIVE_MISSING' | 'HEADCOUNT_TOO_SMALL';

/**
 * Checks a delegation: at most five representatives of a joint visit (art. 20), somebody to answer to unless the
 * petition is anonymous, and no fewer people than representatives. The headcount (person-times 人次) is not limited.
 */
export function delegationFault(rules: PetitionRules, delegation: Delegation): DelegationFault | null {
  const { visit, anonymous, representatives, headcount } = delegation;
  if (visit && representatives > rules.representatives) return 'TOO_MANY_REPRESENTATIVES';
  if (!anonymous && representatives === 0) return 'REPRESENTATIVE_MISSING';
  if (headcount < Math.max(1, representatives)) return 'HEADCOUNT_TOO_SMALL';
  return null;
}

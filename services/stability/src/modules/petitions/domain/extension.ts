import type { LocalDate } from '@anzhi/domain';
import type { PetitionRules } from './petition-rules.js';
import { isUnderWay, type PetitionState } from './petition-state.js';

/** What the decision on an extension looks at. */
export interface Extendable {
  readonly status: PetitionState;
  readonly finishDue: string | null;
  readonly extendedDays: number | null;
  readonly handler: string | null;
}

export type ExtensionFault = 'NOT_UNDER_WAY' | 'ALREADY_EXTENDED' | 'TOO_LONG' | 'TOO_LATE' | 'OWN_CASE';

/**
 * Whether the head may extend a finish: once, by at most 30 days, before it has passed, and not in a case that the
 * head handles in person (信访工作条例 art. 34; I-S6).
 */
export function extensionFault(
  rules: PetitionRules,
  petition: Extendable,
  { days, approver, today }: { days: number; approver: string; today: LocalDate },
): ExtensionFault | null {
  if (!isUnderWay(petition.status) || petition.finishDue === null) return 'NOT_UNDER_WAY';
  if (petition.extendedDays !== null) return 'ALREADY_EXTENDED';
  if (days < 1 || days > rules.extensionDays) return 'TOO_LONG';
  if (petition.finishDue < today) return 'TOO_LATE';
  return petition.handler === approver ? 'OWN_CASE' : null;
}

import { type Fen, monthsInclusive } from '@anzhi/domain';
import type { BackPayTerms } from '../../rules/domain/back-pay.js';
import type { ArrearSpan } from '../../rules/domain/person-facts.js';
import { type BackPayScope, withinPolicy } from './arrear-ledger.js';

/** What is owed to somebody on the roster before any policy narrows it. */
export interface OwedPerson {
  readonly employeeId: string;
  readonly category: string;
  readonly arrears: readonly ArrearSpan[];
}

export type DeterminationReason = 'ELIGIBLE' | 'NO_ARREARS' | 'OUTSIDE_SCOPE' | 'OUTSIDE_POLICY';

/** Whether one person gets back pay, why, and how much in fen. */
export interface Determination {
  readonly employeeId: string;
  readonly reason: DeterminationReason;
  readonly totalFen: Fen;
}

const sumOf = (spans: readonly ArrearSpan[]): Fen =>
  spans.reduce((sum, span) => sum + span.monthly * BigInt(monthsInclusive(span.from, span.to)), 0n);

/**
 * Exactly one determination for each person, retirees included, in the order given: nobody is left out, and nobody's
 * depends on another's (S062, S064). Of the items the rule set pays only (null: all).
 */
export function determinePeople(
  people: readonly OwedPerson[],
  policy: BackPayScope | null,
  terms: BackPayTerms | null,
): Determination[] {
  return people.map(({ employeeId, category, arrears }) => {
    const payable = terms ? arrears.filter((span) => terms.policy.items.has(span.item)) : arrears;
    const totalFen = sumOf(withinPolicy(payable, category, policy));
    return { employeeId, totalFen, reason: reasonOf(arrears, totalFen, category, policy) };
  });
}

function reasonOf(
  arrears: readonly ArrearSpan[],
  totalFen: Fen,
  category: string,
  policy: BackPayScope | null,
): DeterminationReason {
  if (totalFen > 0n) return 'ELIGIBLE';
  if (sumOf(arrears) === 0n) return 'NO_ARREARS';
  return policy && !policy.categories.has(category) ? 'OUTSIDE_SCOPE' : 'OUTSIDE_POLICY';
}

import type { LocalDate } from '@anzhi/domain';
import type { EntitlementKind } from './entitlement.js';
import { calculateEntitlements } from './entitlements.js';
import { diffPacks, type ParameterChange } from './pack-diff.js';
import type { PersonFacts } from './person-facts.js';
import { preparePack } from './prepared-pack.js';
import type { RulePack } from './rule-pack.js';

/** A changed parameter and what it alone does to one amount of one person, in fen. */
export interface ParameterEffect {
  readonly change: ParameterChange;
  readonly effect: bigint;
}

/** What each changed parameter alone, put into the former pack, does to one kind of amount of a person. Pure. */
export function parameterEffects(
  person: PersonFacts,
  kind: EntitlementKind,
  before: RulePack,
  after: RulePack,
  asOf: LocalDate,
): ParameterEffect[] {
  const amountBy = (pack: RulePack): bigint =>
    calculateEntitlements(person, preparePack(pack), asOf).find((one) => one.kind === kind)?.amountFen ?? 0n;
  const base = amountBy(before);
  return diffPacks(before, after).map((change) => ({
    change,
    effect: amountBy(withOne(before, after, change.path.split('.'))) - base,
  }));
}

type Node = Record<string, unknown>;

/** The former pack with one place taken from the later one. */
function withOne<T extends object>(before: T, after: T, [head = '', ...rest]: string[]): T {
  const was = (before as Node)[head];
  const is = (after as Node)[head];
  const value = rest.length === 0 ? is : withOne(was as object, is as object, rest);
  return { ...before, [head]: value };
}

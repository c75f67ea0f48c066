import type { Entitlement } from '../../rules/domain/entitlement.js';

/** Whether two sets of amounts of one person are the same in every field and every step of their traces, in any order. */
export function sameEntitlements(
  one: readonly { readonly entitlement: Entitlement }[],
  other: readonly { readonly entitlement: Entitlement }[],
): boolean {
  return one.length === other.length && textOf(one) === textOf(other);
}

/** JSON with keys in order: what comes back from jsonb has them in another. */
function textOf(rows: readonly { readonly entitlement: Entitlement }[]): string {
  return rows
    .map(({ entitlement }) => JSON.stringify(sorted(entitlement)))
    .sort()
    .join('\n');
}

function sorted(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}

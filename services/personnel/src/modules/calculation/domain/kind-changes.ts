import type { Fen } from '@anzhi/domain';
import type { Entitlement, EntitlementKind } from '../../rules/domain/entitlement.js';

/** One kind of amount that differs, fen; zero where it is not due. */
export interface KindChange {
  readonly kind: EntitlementKind;
  readonly before: Fen;
  readonly after: Fen;
  /** True when it is due every month. */
  readonly monthly: boolean;
}

/** The kinds whose amounts differ between two calculations of one person, in order of their names. Pure. */
export function kindChanges(before: readonly Entitlement[], after: readonly Entitlement[]): KindChange[] {
  const kinds = [...new Set([...before, ...after].map(({ kind }) => kind))].sort();
  return kinds.flatMap((kind) => {
    const was = before.find((one) => one.kind === kind);
    const is = after.find((one) => one.kind === kind);
    const change = { before: was?.amountFen ?? 0n, after: is?.amountFen ?? 0n };
    if (change.before === change.after) return [];
    return [{ kind, ...change, monthly: (is ?? was)?.recurrence === 'MONTHLY' }];
  });
}

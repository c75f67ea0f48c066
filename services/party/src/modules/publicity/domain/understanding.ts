import type { PayloadOf, UnderstandingCompleted } from '@anzhi/contracts';

/** One of the four understandings 四了解 (S036). */
export type UnderstandingItemKind = PayloadOf<typeof UnderstandingCompleted>['items'][number];

/** The four in their order: why the factory closes, by which policy, which channels there are, one's own choice. */
export const UNDERSTANDING_ITEMS: readonly UnderstandingItemKind[] = [
  'REASONS',
  'POLICY',
  'CHANNELS',
  'OWN_CHOICE',
];

/** What is still missing of the four, in their order. */
export function missingUnderstandings(held: Iterable<string>): UnderstandingItemKind[] {
  const known = new Set(held);
  return UNDERSTANDING_ITEMS.filter((item) => !known.has(item));
}

/** People who gain the same items, so that one event can tell of them all. */
export interface Gain {
  readonly items: readonly UnderstandingItemKind[];
  readonly employeeIds: readonly string[];
}

/** What each person gains of the items told, people with the same gain together; who gains nothing is left out. */
export function gainsOf(
  employeeIds: readonly string[],
  told: readonly UnderstandingItemKind[],
  held: ReadonlyMap<string, ReadonlySet<string>>,
): Gain[] {
  const gains = new Map<string, { items: UnderstandingItemKind[]; employeeIds: string[] }>();
  for (const employeeId of employeeIds) {
    const items = UNDERSTANDING_ITEMS.filter(
      (item) => told.includes(item) && !held.get(employeeId)?.has(item),
    );
    if (items.length === 0) continue;
    const gain = gains.get(items.join()) ?? { items, employeeIds: [] };
    gain.employeeIds.push(employeeId);
    gains.set(items.join(), gain);
  }
  return [...gains.values()];
}

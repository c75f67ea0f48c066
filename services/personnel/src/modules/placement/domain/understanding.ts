import type { PayloadOf, UnderstandingCompleted } from '@anzhi/contracts';

/** One of the four understandings 四了解, as party tells of them. */
export type UnderstandingItemKind = PayloadOf<typeof UnderstandingCompleted>['items'][number];

/** What a person must understand before choosing (decision 33); the fourth is recorded by choosing. */
export const BEFORE_CHOICE: readonly UnderstandingItemKind[] = ['REASONS', 'POLICY', 'CHANNELS'];

const TERM: Record<UnderstandingItemKind, string> = {
  REASONS: '关闭破产原因 (reasons)',
  POLICY: '关闭破产政策 (policy)',
  CHANNELS: '安置途径 (channels)',
  OWN_CHOICE: '自己的安置方式 (own choice)',
};

/** What is missing of the first three, in their order; nothing is held where `held` is left out. */
export function missingBeforeChoice(held: Iterable<string> = []): UnderstandingItemKind[] {
  const known = new Set(held);
  return BEFORE_CHOICE.filter((item) => !known.has(item));
}

/** What is missing and what to do, as the person at the window is told. */
export function missingText(missing: readonly UnderstandingItemKind[]): string {
  const terms = missing.map((item) => TERM[item]).join('、');
  return `尚未了解:${terms};请先由本人声明或由工作人员说明并登记 (understood first: by the person's own declaration, or explained and recorded)`;
}

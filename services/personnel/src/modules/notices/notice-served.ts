import type { Tx } from '@anzhi/service-kit';
import type { NoticeKind } from './domain/notice-state.js';

/** What a module does once notices about its matter were served, in the same transaction: all of them at once. */
export type OnServed = (tx: Tx, factoryId: string, noticeKeys: readonly string[]) => Promise<void>;

const followers = new Map<NoticeKind, OnServed>();

/**
 * Names what follows the service of notices of a kind, by whatever means they were served: print, hall, post or message. One
 * module answers for a kind. @throws Error when two want it
 */
export function followServed(kind: NoticeKind, follow: OnServed): void {
  const known = followers.get(kind);
  if (known && known !== follow) throw new Error(`two modules follow notices of ${kind}`);
  followers.set(kind, follow);
}

/** Lets the module of each kind know which of its notices were served, in the order given. */
export async function tellServed(
  tx: Tx,
  factoryId: string,
  notices: readonly { readonly key: string; readonly kind: NoticeKind }[],
): Promise<void> {
  for (const [kind, follow] of followers) {
    const keys = notices.filter((notice) => notice.kind === kind).map(({ key }) => key);
    if (keys.length > 0) await follow(tx, factoryId, keys);
  }
}

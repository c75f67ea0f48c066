import type { Tx } from '@anzhi/service-kit';
import type { NoticeKind } from './domain/notice-state.js';

/** What a module does once a notice about its matter was served, in the same transaction. */
export type OnServed = (tx: Tx, factoryId: string, noticeKey: string) => Promise<void>;

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

/** Lets the module of the kind know that a notice was served. */
export const tellServed = async (
  tx: Tx,
  factoryId: string,
  notice: { readonly key: string; readonly kind: NoticeKind },
): Promise<void> => followers.get(notice.kind)?.(tx, factoryId, notice.key);

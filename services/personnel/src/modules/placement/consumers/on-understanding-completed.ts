import { UnderstandingCompleted } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { rememberUnderstandings } from '../understanding.store.js';

/** What people understand opens their choice (decision 33). */
export const onUnderstandingCompleted = onEvent(UnderstandingCompleted, ({ factoryId, payload }, tx: Tx) =>
  rememberUnderstandings(tx, factoryId, payload),
);

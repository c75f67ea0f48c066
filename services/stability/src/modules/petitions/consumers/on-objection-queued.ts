import { ObjectionQueued } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { fileAnswer } from '../referral.store.js';

/** A referral waits for the next round. */
export const onObjectionQueued = onEvent(ObjectionQueued, ({ factoryId, payload }, tx: Tx) =>
  fileAnswer(tx, factoryId, payload.referralId, { status: 'QUEUED' }),
);

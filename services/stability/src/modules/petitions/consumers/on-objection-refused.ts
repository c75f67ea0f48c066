import { ObjectionRefused } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { fileAnswer } from '../referral.store.js';

/** A referral was not taken: the handler may reply, with that reason. */
export const onObjectionRefused = onEvent(ObjectionRefused, ({ factoryId, payload }, tx: Tx) =>
  fileAnswer(tx, factoryId, payload.referralId, { status: 'REFUSED', reason: payload.reason }),
);

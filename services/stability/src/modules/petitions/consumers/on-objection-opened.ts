import { ObjectionOpened } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { fileAnswer } from '../referral.store.js';

/** Personnel opened an objection: of a referral of ours where it names one. */
export const onObjectionOpened = onEvent(ObjectionOpened, async ({ factoryId, payload }, tx: Tx) => {
  if (payload.referralId) await fileAnswer(tx, factoryId, payload.referralId, { status: 'OPENED' });
});

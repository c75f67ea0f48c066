import { ObjectionDecided } from '@anzhi/contracts';
import { onEvent } from '@anzhi/outbox';
import type { Tx } from '@anzhi/service-kit';
import { fileAnswer } from '../referral.store.js';

/** An objection was decided: where it came of a referral, the loop is closed and the handler may reply. */
export const onObjectionDecided = onEvent(ObjectionDecided, async ({ factoryId, payload }, tx: Tx) => {
  const { referralId, result, notifiedOn } = payload;
  if (referralId) await fileAnswer(tx, factoryId, referralId, { status: 'DECIDED', result, notifiedOn });
});

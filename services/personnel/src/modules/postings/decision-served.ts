import { ObjectionDecided } from '@anzhi/contracts';
import { opaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { decideObjectionAct } from './domain/objection-state.js';
import { lockObjection, moveObjection } from './objection.store.js';
import { OBJECTION_ID, objectionAggregate } from './objection-queue.js';

/**
 * The letter with a decision was served, by whatever means: the objection is notified, from which the remedies run
 * (decision 25). Emits ObjectionDecided for one that was decided on its merits.
 */
export async function decisionServed(tx: Tx, factoryId: string, noticeKey: string): Promise<void> {
  const [told] = await tx.query<{ id: string; servedOn: string }>(
    `SELECT o.id, n.served_on AS "servedOn" FROM objection o JOIN person_notice n ON n.factory_id = o.factory_id AND n.id = o.notice_id
      WHERE o.factory_id = $1 AND o.notice_id = $2`,
    [factoryId, noticeKey],
  );
  const objection = told && (await lockObjection(tx, factoryId, told.id));
  if (!told || !objection) return;
  const decision = decideObjectionAct(objection, { kind: 'NOTIFY' });
  if ('gap' in decision) return;
  await moveObjection(tx, factoryId, objection.id, decision.next);
  if (!objection.result) return;
  tx.append({
    contract: ObjectionDecided,
    factoryId,
    aggregateId: objectionAggregate(factoryId, objection),
    payload: {
      objectionId: opaqueId(OBJECTION_ID, factoryId, objection.id),
      referralId: objection.referralId,
      result: objection.result,
      notifiedOn: told.servedOn,
    },
  });
}

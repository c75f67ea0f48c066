import { ObjectionDecided } from '@anzhi/contracts';
import { type LocalDate, opaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { decideObjectionAct } from './domain/objection-state.js';
import { type LockedObjection, lockObjections, moveObjections } from './objection.store.js';
import { OBJECTION_ID, objectionAggregate } from './objection-queue.js';

/**
 * The letters with decisions were served, by whatever means: the objections are notified, from which the remedies run
 * (decision 25). Emits ObjectionDecided for each that was decided on its merits.
 */
export async function decisionsServed(
  tx: Tx,
  factoryId: string,
  noticeKeys: readonly string[],
): Promise<void> {
  const told = await tx.query<{ id: string; servedOn: LocalDate }>(
    `SELECT o.id, n.served_on AS "servedOn" FROM unnest($2::uuid[]) WITH ORDINALITY AS w(key, place)
       JOIN objection o ON o.factory_id = $1 AND o.notice_id = w.key
       JOIN person_notice n ON n.factory_id = $1 AND n.id = w.key ORDER BY w.place`,
    [factoryId, noticeKeys],
  );
  if (told.length === 0) return;
  const ids = told.map(({ id }) => id);
  const open = (await lockObjections(tx, factoryId, ids)).flatMap((objection, index) => {
    if (!objection) return [];
    const decision = decideObjectionAct(objection, { kind: 'NOTIFY' });
    return 'gap' in decision ? [] : [{ objection, next: decision.next, servedOn: told[index]!.servedOn }];
  });
  if (open.length === 0) return;
  await moveObjections(
    tx,
    factoryId,
    open.map(({ objection, next }) => ({ id: objection.id, status: next })),
  );
  for (const { objection, servedOn } of open) announceDecided(tx, factoryId, objection, servedOn);
}

function announceDecided(tx: Tx, factoryId: string, objection: LockedObjection, notifiedOn: LocalDate): void {
  const { id, referralId, result } = objection;
  if (!result) return;
  tx.append({
    contract: ObjectionDecided,
    factoryId,
    aggregateId: objectionAggregate(factoryId, objection),
    payload: { objectionId: opaqueId(OBJECTION_ID, factoryId, id), referralId, result, notifiedOn },
  });
}

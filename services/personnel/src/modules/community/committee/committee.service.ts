import { parseOpaqueId } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { lockHandover } from '../handover/handover.store.js';
import { findReceivers, insertReceiver, RECEIVER_ID, succeedReceiver } from '../handover/receiver.store.js';
import { COMMITTEE_ID, type CommitteeRow, findCommittees, toCommittee } from './committee.store.js';
import {
  CommitteeDateError,
  CommitteeNotFoundError,
  CommitteeServesError,
  CommitteeStandsError,
  CommitteeSuccessorError,
  CommunityCommitteeSuccess,
  type DissolveCommitteeInput,
  type EstablishCommitteeInput,
} from './committee.type.js';

/** Establishes the committee of a factory; one stands at a time. It receives handovers from then on (S145). */
export async function establishCommittee(tx: Tx, input: EstablishCommitteeInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  await lockHandover(tx, factoryId);
  const { date: today } = await tx.clock.now(factoryId);
  if (input.establishedOn > today) return new CommitteeDateError(today);
  const [standing] = await findCommittees(tx, factoryId, { standing: true });
  if (standing) return new CommitteeStandsError(standing.name);
  const key = newId();
  const { name, scope, office, posts, documentNo, establishedOn } = input;
  await tx.query(
    `INSERT INTO community_committee (factory_id, id, name, scope, office, posts, document_no, established_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [factoryId, key, name, scope, office, JSON.stringify(posts), documentNo, establishedOn],
  );
  await insertReceiver(tx, factoryId, { kind: 'COMMITTEE', name, contact: office, committeeKey: key });
  audit(tx, factoryId, 'establishCommittee', key, documentNo);
  return answer(tx, factoryId, key);
}

/**
 * Dissolves a committee. Whomever it answers for goes to exactly one other receiver by the same act, so that nobody is
 * between two or without one (S152); one that answers for nobody needs none.
 */
export async function dissolveCommittee(tx: Tx, input: DissolveCommitteeInput) {
  const { factoryId, key } = parseOpaqueId(COMMITTEE_ID, input.committeeId);
  await lockHandover(tx, factoryId);
  const [committee] = await findCommittees(tx, factoryId, { key, standing: true });
  if (!committee) return new CommitteeNotFoundError();
  const { date: today } = await tx.clock.now(factoryId);
  if (input.dissolvedOn > today || input.dissolvedOn < committee.establishedOn)
    return new CommitteeDateError(today);
  const [serves] = await tx.query<{ items: number }>(
    `SELECT count(*)::int AS items FROM handover_item i JOIN handover_batch b ON b.factory_id = i.factory_id AND b.id = i.batch_id
      WHERE i.factory_id = $1 AND b.receiver_id = $2`,
    [factoryId, committee.receiverKey],
  );
  const items = serves?.items ?? 0;
  const refused = await handOn(tx, committee, items, input);
  if (refused) return refused;
  await tx.query(
    'UPDATE community_committee SET dissolved_on = $3, dissolution_document_no = $4 WHERE factory_id = $1 AND id = $2',
    [factoryId, key, input.dissolvedOn, input.documentNo],
  );
  audit(tx, factoryId, 'dissolveCommittee', key, input.documentNo);
  return answer(tx, factoryId, key);
}

/** Gives everything that a committee answers for to the receiver named; what is in the way, or null. */
async function handOn(tx: Tx, committee: CommitteeRow, items: number, input: DissolveCommitteeInput) {
  const { factoryId, receiverKey } = committee;
  if (items === 0) return null;
  if (!input.successor) return new CommitteeServesError(items);
  const { receiverId, agreementNo } = input.successor;
  const { factoryId: where, key: to } = parseOpaqueId(RECEIVER_ID, receiverId);
  const [receiver] = where === factoryId ? await findReceivers(tx, factoryId, to) : [];
  if (!receiver || receiver.dissolved || receiver.key === receiverKey) return new CommitteeSuccessorError();
  await succeedReceiver(
    tx,
    factoryId,
    { from: receiverKey, to: receiver.key },
    {
      ...{ items, agreementNo, on: input.dissolvedOn },
    },
  );
  tx.audit({
    factoryId,
    action: 'succeedReceiver',
    entity: 'CommunityCommittee',
    entityId: committee.key,
    legalBasis: agreementNo,
    after: { to: receiver.key, items },
  });
  return null;
}

async function answer(tx: Tx, factoryId: string, key: string): Promise<CommunityCommitteeSuccess> {
  const [row] = await findCommittees(tx, factoryId, { key });
  if (!row) throw new Error(`committee ${key} is gone`);
  return new CommunityCommitteeSuccess(toCommittee(row));
}

function audit(tx: Tx, factoryId: string, action: string, entityId: string, legalBasis: string): void {
  tx.audit({ factoryId, action, entity: 'CommunityCommittee', entityId, legalBasis });
}

import { parseOpaqueId } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { lockHandover } from '../handover/handover.store.js';
import { insertReceiver } from '../handover/receiver.store.js';
import { COMMITTEE_ID, findCommittees, toCommittee } from './committee.store.js';
import {
  CommitteeDateError,
  CommitteeNotFoundError,
  CommitteeServesError,
  CommitteeStandsError,
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

/** Dissolves a committee that answers for nobody: handovers that it agreed to would be left without a receiver. */
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
  if (serves && serves.items > 0) return new CommitteeServesError(serves.items);
  await tx.query(
    'UPDATE community_committee SET dissolved_on = $3, dissolution_document_no = $4 WHERE factory_id = $1 AND id = $2',
    [factoryId, key, input.dissolvedOn, input.documentNo],
  );
  audit(tx, factoryId, 'dissolveCommittee', key, input.documentNo);
  return answer(tx, factoryId, key);
}

async function answer(tx: Tx, factoryId: string, key: string): Promise<CommunityCommitteeSuccess> {
  const [row] = await findCommittees(tx, factoryId, { key });
  if (!row) throw new Error(`committee ${key} is gone`);
  return new CommunityCommitteeSuccess(toCommittee(row));
}

function audit(tx: Tx, factoryId: string, action: string, entityId: string, legalBasis: string): void {
  tx.audit({ factoryId, action, entity: 'CommunityCommittee', entityId, legalBasis });
}

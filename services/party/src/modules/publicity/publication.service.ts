import { opaqueId } from '@anzhi/domain';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { PublicityActivity } from './activity.type.js';
import { belongsTo } from './domain/publication.js';
import type { RecordPublicationInput, RecordPublicityActivityInput } from './publication.inputs.js';
import {
  PublicationFamilyMismatchError,
  RecordPublicationSuccess,
  RecordPublicityActivitySuccess,
} from './publication.results.js';
import { Publication } from './publication.type.js';
import { PublicityDateInFutureError } from './publicity.results.js';

/** Records that something was made public (S033). */
export async function recordPublication(tx: Tx, input: RecordPublicationInput) {
  const { factoryCode, ...told } = input;
  const factoryId = factoryIdOfCode(factoryCode);
  if (!belongsTo(told.item, told.family)) return new PublicationFamilyMismatchError(told.item, told.family);
  const { date: today } = await tx.clock.now(factoryId);
  if (told.publishedOn > today) return new PublicityDateInFutureError(told.publishedOn, today);
  const id = newId();
  const documentNo = told.documentNo ?? null;
  await tx.query(
    `INSERT INTO publication (factory_id, id, family, item, title, document_no, published_on, places, evidence, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[factoryId, id, told.family, told.item, told.title, documentNo, told.publishedOn],
      ...[JSON.stringify(told.places), told.evidence, tx.viewer.subject],
    ],
  );
  const publication = { ...told, documentNo, id: opaqueId('publication', factoryId, id) };
  return new RecordPublicationSuccess(Object.assign(new Publication(), publication));
}

/** Records one act of publicity with how many people it reached (S035); nobody is named. */
export async function recordPublicityActivity(tx: Tx, input: RecordPublicityActivityInput) {
  const { factoryCode, ...told } = input;
  const factoryId = factoryIdOfCode(factoryCode);
  const { date: today } = await tx.clock.now(factoryId);
  if (told.heldOn > today) return new PublicityDateInFutureError(told.heldOn, today);
  const id = newId();
  await tx.query(
    `INSERT INTO publicity_activity (factory_id, id, channel, level, topic, held_on, place, reach, evidence, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[factoryId, id, told.channel, told.level, told.topic, told.heldOn, told.place, told.reach],
      ...[told.evidence, tx.viewer.subject],
    ],
  );
  const activity = { ...told, id: opaqueId('publicity-activity', factoryId, id) };
  return new RecordPublicityActivitySuccess(Object.assign(new PublicityActivity(), activity));
}

import {
  type Database,
  type Logger,
  type Stoppable,
  startLoop,
  systemViewer,
  type Tx,
} from '@anzhi/service-kit';
import { type DocumentContent, databaseContent } from './document-content.js';

const BATCH = 50;
const EVERY_MS = 60 * 60 * 1_000;

/** Removes the content of documents whose time is over by real time, fifty at a time; replicas pass over each other's. */
export async function removeExpiredDocuments(
  database: Database,
  service: string,
  today: string,
  content: DocumentContent = databaseContent,
): Promise<number> {
  const viewer = systemViewer(service, 'document-retention');
  for (let total = 0; ; ) {
    const removed = await database.write(viewer, { kind: 'group' }, (tx) => removeBatch(tx, today, content));
    total += removed;
    if (removed < BATCH) return total;
  }
}

async function removeBatch(tx: Tx, today: string, content: DocumentContent): Promise<number> {
  const due = await tx.query<{ factory_id: string; id: string }>(
    `SELECT factory_id, id FROM document WHERE removed_on IS NULL AND retain_until < $1
      ORDER BY retain_until LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
    [today],
  );
  for (const { factory_id: factoryId, id } of due) {
    await content.remove(tx, factoryId, [id]);
    await tx.query('UPDATE document SET removed_on = $3 WHERE factory_id = $1 AND id = $2', [
      factoryId,
      id,
      today,
    ]);
    tx.audit({
      factoryId,
      action: 'removeExpiredDocument',
      entity: 'Document',
      entityId: id,
      legalBasis: '个人信息保护法 art. 19',
    });
  }
  return due.length;
}

/** Looks for documents whose time is over every hour. */
export function startDocumentRetention(
  database: Database,
  service: string,
  logger: Logger,
  today: () => string,
  content: DocumentContent = databaseContent,
): Stoppable {
  return startLoop('document retention', EVERY_MS, logger, async () => {
    const removed = await removeExpiredDocuments(database, service, today(), content);
    if (removed > 0) logger.info({ removed }, 'documents removed, their time being over');
  });
}

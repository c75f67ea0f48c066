import { systemViewer } from '../access/viewer.js';
import type { Logger } from '../lifecycle/logger.js';
import { startLoop } from '../lifecycle/loop.js';
import type { Stoppable } from '../lifecycle/shutdown.js';
import type { Database } from './database.js';

/** A key is remembered at least this long, for every mutation alike: money may ask again after a quarter. */
export const IDEMPOTENCY_DAYS = 90;

const BATCH = 5_000;
const EVERY_MS = 60 * 60 * 1_000;

const FORGET = `WITH gone AS (
    DELETE FROM idempotency_key WHERE (factory_id, subject, key) IN (
      SELECT factory_id, subject, key FROM idempotency_key
       WHERE created_at < now() - make_interval(days => $1) ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING 1)
  SELECT count(*)::int AS forgotten FROM gone`;

/**
 * Forgets keys older than 90 days of real time, in short transactions; replicas pass over each other's rows.
 * @returns the number of keys forgotten
 * @throws RetryableError when the database is away
 */
export async function forgetIdempotencyKeys(database: Database, service: string): Promise<number> {
  const viewer = systemViewer(service, 'idempotency-retention');
  for (let total = 0; ; ) {
    const forgotten = await database.write(viewer, { kind: 'group' }, async (tx) => {
      const [row] = await tx.query<{ forgotten: number }>(FORGET, [IDEMPOTENCY_DAYS]);
      return row?.forgotten ?? 0;
    });
    total += forgotten;
    if (forgotten < BATCH) return total;
  }
}

/** Forgets old keys every hour. */
export function startIdempotencyRetention(database: Database, service: string, logger: Logger): Stoppable {
  return startLoop('idempotency retention', EVERY_MS, logger, async () => {
    const forgotten = await forgetIdempotencyKeys(database, service);
    if (forgotten > 0) logger.info({ forgotten }, 'old idempotency keys forgotten');
  });
}

import type { Pool } from 'pg';
import type { Broker } from './broker.js';
import { byAggregate, messageOf, type OutboxRow, outboxColumns } from './envelope-row.js';

export interface RepublishOptions {
  /** Pool of the relay role. */
  readonly pool: Pick<Pool, 'query'>;
  readonly broker: Broker;
  /** Only events recorded at or after this instant (ISO 8601). */
  readonly from?: string;
  readonly factoryId?: string;
  /**
   * Sends under new message ids, so that a stream that still holds the events takes them once more. Consumers recognise
   * them by their event ids either way.
   */
  readonly again?: boolean;
}

const batchSize = 500;

const nextPage = `SELECT position, ${outboxColumns} FROM outbox
  WHERE published_at IS NOT NULL AND position > $1 AND position <= $2
    AND ($3::timestamptz IS NULL OR recorded_at >= $3) AND ($4::text IS NULL OR factory_id = $4)
  ORDER BY position LIMIT ${batchSize}`;

/**
 * Publishes events once more that were published before: after the broker lost its store, or for a new consumer.
 * Order per aggregate holds; what is not published yet is left to the relay. Gives the number of events sent. Throws
 * when the broker refuses one; what was sent until then is harmless to send again.
 */
export async function republish(options: RepublishOptions): Promise<number> {
  const { pool, broker, from = null, factoryId = null } = options;
  const suffix = options.again === true ? `:${Date.now()}` : '';
  const last = await pool.query<{ position: string }>(
    'SELECT coalesce(max(position), 0) AS position FROM outbox',
  );
  const end = last.rows[0]?.position ?? '0';
  let position = '0';
  let sent = 0;
  for (;;) {
    const { rows } = await pool.query<OutboxRow & { position: string }>(nextPage, [
      position,
      end,
      from,
      factoryId,
    ]);
    await Promise.all(byAggregate(rows).map((group) => sendInOrder(broker, group, suffix)));
    sent += rows.length;
    const lastRow = rows.at(-1);
    if (lastRow === undefined || rows.length < batchSize) {
      return sent;
    }
    position = lastRow.position;
  }
}

const sendInOrder = async (broker: Broker, rows: readonly OutboxRow[], suffix: string): Promise<void> => {
  for (const row of rows) {
    const message = messageOf(row);
    await broker.publish({ ...message, messageId: `${message.messageId}${suffix}` });
  }
};

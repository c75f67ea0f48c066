import type { Publisher } from '@anzhi/contracts';
import { acceptGap, type InboxKey, lockedVersion } from './inbox.js';
import type { ParkReason } from './parking.js';
import type { Queryable } from './queryable.js';

/** A parked event as an operator sees it. */
export interface DeadLetter {
  readonly factoryId: string;
  readonly consumer: string;
  /** The event's id, else the broker's name for the message. */
  readonly messageId: string;
  readonly subject: string;
  readonly type: string | null;
  readonly aggregateId: string | null;
  readonly aggregateVersion: number | null;
  readonly reason: ParkReason;
  readonly error: string;
  readonly attempts: number;
  readonly parkedAt: Date;
}

export interface DeadLetterFilter {
  readonly factoryId?: string;
  readonly consumer?: string;
  /** At most so many, oldest first; default 100. */
  readonly limit?: number;
}

/** Which parked event, and the subject of whoever decides. */
export interface DeadLetterDecision {
  readonly factoryId: string;
  readonly consumer: string;
  readonly messageId: string;
  readonly decidedBy: string;
}

interface DecidedRow {
  readonly publisher: Publisher;
  readonly aggregate_type: string;
  readonly aggregate_id: string | null;
  readonly aggregate_version: number | null;
}

/** Parked events that the caller's transaction may see. */
export function listDeadLetters(db: Queryable, filter: DeadLetterFilter = {}): Promise<DeadLetter[]> {
  return db.query<DeadLetter>(
    `SELECT factory_id AS "factoryId", consumer, message_id AS "messageId", subject, type, aggregate_id AS "aggregateId",
       aggregate_version AS "aggregateVersion", reason, error, started_attempts AS attempts, parked_at AS "parkedAt"
     FROM dead_letter
     WHERE state = 'PARKED' AND ($1::text IS NULL OR factory_id = $1) AND ($2::text IS NULL OR consumer = $2)
     ORDER BY parked_at, message_id LIMIT $3`,
    [filter.factoryId ?? null, filter.consumer ?? null, filter.limit ?? 100],
  );
}

const decide = async (
  db: Queryable,
  decision: DeadLetterDecision,
  state: 'RETRY' | 'DISCARDED',
): Promise<DecidedRow | undefined> => {
  const rows = await db.query<DecidedRow>(
    `WITH decided AS (
       UPDATE dead_letter SET state = $4, decided_at = now(), decided_by = $5
       WHERE factory_id = $1 AND consumer = $2 AND message_id = $3 AND state = 'PARKED'
       RETURNING publisher, aggregate_type, aggregate_id, aggregate_version)
     SELECT * FROM decided`,
    [decision.factoryId, decision.consumer, decision.messageId, state, decision.decidedBy],
  );
  return rows[0];
};

const inboxKey = (decision: DeadLetterDecision, row: DecidedRow & { aggregate_id: string }): InboxKey => ({
  factoryId: decision.factoryId,
  consumer: decision.consumer,
  publisher: row.publisher,
  aggregateType: row.aggregate_type,
  aggregateId: row.aggregate_id,
});

/**
 * Has a parked event tried again by the consumer's process, within a second or so; those parked behind it follow when
 * it succeeds. `acceptGap` gives up what should have come before it. False when no such event is parked.
 */
export async function retryDeadLetter(
  db: Queryable,
  decision: DeadLetterDecision & { readonly acceptGap?: boolean },
): Promise<boolean> {
  const row = await decide(db, decision, 'RETRY');
  if (row === undefined) {
    return false;
  }
  const { aggregate_id, aggregate_version } = row;
  if (decision.acceptGap === true && aggregate_id !== null && aggregate_version !== null) {
    await acceptGap(db, inboxKey(decision, { ...row, aggregate_id }), aggregate_version);
  }
  return true;
}

/**
 * Gives a parked event up for good: the aggregate's version passes over it as soon as everything before it is done,
 * and those parked behind it are tried again. False when no such event is parked.
 */
export async function discardDeadLetter(db: Queryable, decision: DeadLetterDecision): Promise<boolean> {
  const row = await decide(db, decision, 'DISCARDED');
  if (row === undefined) {
    return false;
  }
  const { aggregate_id, aggregate_version } = row;
  if (aggregate_id !== null && aggregate_version !== null) {
    await lockedVersion(db, inboxKey(decision, { ...row, aggregate_id }));
    await db.query(
      `WITH freed AS (
         UPDATE dead_letter SET state = 'RETRY' WHERE factory_id = $1 AND consumer = $2 AND publisher = $3
           AND aggregate_type = $4 AND aggregate_id = $5 AND aggregate_version > $6
           AND state = 'PARKED' AND reason = 'GAP' RETURNING 1)
       SELECT count(*) FROM freed`,
      [
        decision.factoryId,
        decision.consumer,
        row.publisher,
        row.aggregate_type,
        aggregate_id,
        aggregate_version,
      ],
    );
  }
  return true;
}

import type { EventEnvelope } from '@anzhi/contracts';
import type { Followed, IncomingMessage } from './broker.js';
import type { Queryable } from './queryable.js';
import { factoryOfSubject, type UnreadableReason } from './read-event.js';

/** Why an event was set aside. */
export type ParkReason = UnreadableReason | 'GAP' | 'AWAITING' | 'HANDLER_FAILED' | 'KILLS_PROCESS';

export type DeadLetterState = 'TRYING' | 'PARKED' | 'RETRY' | 'RESOLVED' | 'DISCARDED';

/** A message with what is known of it. */
export interface Parcel {
  readonly message: Pick<IncomingMessage, 'subject' | 'messageId' | 'body'>;
  readonly followed: Followed;
  readonly envelope: EventEnvelope | undefined;
}

export interface Attempts {
  readonly state: DeadLetterState;
  readonly started: number;
  readonly finished: number;
}

/** A parked message that is to be tried again. */
export interface RetryRow {
  readonly factory_id: string;
  readonly message_id: string;
  readonly subject: string;
  readonly body: string;
}

/** Tries and parked messages of one consumer, written outside the handler's transaction, so that they outlive its failure. */
export interface Parking {
  find(parcel: Parcel): Promise<Attempts | undefined>;
  recordStart(parcel: Parcel): Promise<void>;
  /** Takes a start back that ended without saying anything about the event. */
  undoStart(parcel: Parcel): Promise<void>;
  /** Counts a failed try and parks at the limit; says how many have failed and whether it is parked. */
  recordFailure(parcel: Parcel, error: unknown): Promise<{ failed: number; parked: boolean }>;
  park(parcel: Parcel, reason: ParkReason, error: unknown): Promise<void>;
  /** Whether an earlier event of the same aggregate is parked, so that waiting for it is of no use. */
  isBehindParked(parcel: Parcel): Promise<boolean>;
  setState(parcel: Parcel, state: DeadLetterState): Promise<void>;
  /** Takes what is to be tried again, in order. It counts as parked until it succeeds, so that a crash can't loop. */
  claimRetries(limit: number): Promise<RetryRow[]>;
}

/** The table takes no NUL, which a broken message may hold. */
const clean = (text: string): string => text.replaceAll('\0', '\uFFFD');

/** Only the head of the message: details of a database error may quote rows. */
const errorText = (error: unknown): string =>
  clean(error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 500);

const columns = `factory_id, consumer, message_id, subject, body, type, publisher, aggregate_type, aggregate_id, aggregate_version`;
const values = '$1, $2, $3, $4, $5, $6, $7, $8, $9, $10';
const ofMessage = 'factory_id = $1 AND consumer = $2 AND message_id = $3';
const onConflict = 'ON CONFLICT (factory_id, consumer, message_id) DO UPDATE SET';

const rowParams = (consumer: string, { message, followed, envelope }: Parcel): unknown[] => [
  factoryOfSubject(message.subject),
  consumer,
  clean(message.messageId),
  clean(message.subject),
  clean(message.body),
  clean(envelope?.type ?? '') || null,
  followed.publisher,
  followed.aggregate,
  clean(envelope?.aggregateId ?? '') || null,
  envelope?.aggregateVersion ?? null,
];

const keyOf = (consumer: string, { message }: Parcel): unknown[] => [
  factoryOfSubject(message.subject),
  consumer,
  clean(message.messageId),
];

const claim = `
WITH due AS (
  SELECT factory_id, consumer, message_id FROM dead_letter WHERE consumer = $1 AND state = 'RETRY'
  ORDER BY aggregate_type, aggregate_id, aggregate_version LIMIT $2 FOR UPDATE SKIP LOCKED
), claimed AS (
  UPDATE dead_letter d SET state = 'PARKED', started_attempts = d.started_attempts + 1 FROM due
  WHERE d.factory_id = due.factory_id AND d.consumer = due.consumer AND d.message_id = due.message_id
  RETURNING d.*
)
SELECT factory_id, message_id, subject, body FROM claimed ORDER BY aggregate_type, aggregate_id, aggregate_version`;

/** Whose tries are recorded, and where. */
interface Desk {
  readonly db: Queryable;
  readonly consumer: string;
}

const find = async ({ db, consumer }: Desk, parcel: Parcel): Promise<Attempts | undefined> => {
  const rows = await db.query<Attempts>(
    `SELECT state, started_attempts AS started, finished_attempts AS finished FROM dead_letter WHERE ${ofMessage}`,
    keyOf(consumer, parcel),
  );
  return rows[0];
};

const recordStart = async ({ db, consumer }: Desk, parcel: Parcel): Promise<void> => {
  await db.query(
    `INSERT INTO dead_letter AS d (${columns}, state, started_attempts) VALUES (${values}, 'TRYING', 1)
     ${onConflict} started_attempts = d.started_attempts + 1`,
    rowParams(consumer, parcel),
  );
};

const undoStart = async ({ db, consumer }: Desk, parcel: Parcel): Promise<void> => {
  await db.query(
    `UPDATE dead_letter SET started_attempts = greatest(0, started_attempts - 1) WHERE ${ofMessage}`,
    keyOf(consumer, parcel),
  );
};

const recordFailure = async ({ db, consumer }: Desk, parcel: Parcel, error: unknown, maxAttempts: number) => {
  const rows = await db.query<{ failed: number; parked: boolean }>(
    `WITH failed AS (
       INSERT INTO dead_letter AS d (${columns}, state, started_attempts, finished_attempts, reason, error)
       VALUES (${values}, 'TRYING', 1, 1, 'HANDLER_FAILED', $11::text)
       ${onConflict} finished_attempts = d.finished_attempts + 1, reason = 'HANDLER_FAILED', error = $11::text,
         started_attempts = greatest(d.started_attempts, d.finished_attempts + 1),
         state = CASE WHEN d.finished_attempts + 1 >= $12::int THEN 'PARKED' ELSE 'TRYING' END, parked_at = now()
       RETURNING finished_attempts, state)
     SELECT finished_attempts AS failed, state = 'PARKED' AS parked FROM failed`,
    [...rowParams(consumer, parcel), errorText(error), maxAttempts],
  );
  return rows[0] ?? { failed: maxAttempts, parked: true };
};

const park = async (
  { db, consumer }: Desk,
  parcel: Parcel,
  reason: ParkReason,
  error: unknown,
): Promise<void> => {
  await db.query(
    `INSERT INTO dead_letter AS d (${columns}, state, reason, error, parked_at)
     VALUES (${values}, 'PARKED', $11::text, $12::text, now())
     ${onConflict} state = 'PARKED', reason = $11::text, error = $12::text, parked_at = now(),
       finished_attempts = CASE WHEN $11::text = 'HANDLER_FAILED' THEN d.started_attempts ELSE d.finished_attempts END`,
    [...rowParams(consumer, parcel), reason, errorText(error)],
  );
};

const isBehindParked = async ({ db, consumer }: Desk, { followed, envelope }: Parcel): Promise<boolean> => {
  const rows = await db.query(
    `SELECT 1 FROM dead_letter WHERE factory_id = $1 AND consumer = $2 AND publisher = $3 AND aggregate_type = $4
       AND aggregate_id = $5 AND aggregate_version < $6 AND state IN ('PARKED', 'RETRY') LIMIT 1`,
    [
      envelope?.factoryId,
      consumer,
      followed.publisher,
      followed.aggregate,
      envelope?.aggregateId,
      envelope?.aggregateVersion,
    ],
  );
  return rows.length > 0;
};

const setState = async ({ db, consumer }: Desk, parcel: Parcel, state: DeadLetterState): Promise<void> => {
  await db.query(`UPDATE dead_letter SET state = $4 WHERE ${ofMessage}`, [...keyOf(consumer, parcel), state]);
};

/** Parking of one consumer over a connection of the relay role, which sees all factories' rows. */
export function createParking(db: Queryable, consumer: string, maxAttempts: number): Parking {
  const desk = { db, consumer };
  return {
    find: (parcel) => find(desk, parcel),
    recordStart: (parcel) => recordStart(desk, parcel),
    undoStart: (parcel) => undoStart(desk, parcel),
    recordFailure: (parcel, error) => recordFailure(desk, parcel, error, maxAttempts),
    park: (parcel, reason, error) => park(desk, parcel, reason, error),
    isBehindParked: (parcel) => isBehindParked(desk, parcel),
    setState: (parcel, state) => setState(desk, parcel, state),
    claimRetries: (limit) => db.query<RetryRow>(claim, [consumer, limit]),
  };
}

import { type AttemptContext, attemptEvent, parkBehindGap } from './attempt.js';
import type { Followed } from './broker.js';
import type { EventHandler } from './event-handler.js';
import { openMessage } from './parcel.js';
import type { RetryRow } from './parking.js';
import type { Queryable } from './queryable.js';

const batchSize = 50;

/** Tries one parked message again. False: the database is away, stop for now. */
const retryRow = async <T extends Queryable>(
  context: AttemptContext<T>,
  followed: Followed,
  handlers: readonly EventHandler<T>[],
  row: RetryRow,
): Promise<boolean> => {
  const message = { subject: row.subject, messageId: row.message_id, body: row.body };
  const { event, parcel } = openMessage(message, followed, handlers);
  if ('reason' in event) {
    await context.parking.park(parcel, event.reason, event.error);
    return true;
  }
  const attempt = await attemptEvent(context, event, parcel);
  switch (attempt.outcome) {
    case 'duplicate':
      await context.parking.setState(parcel, 'RESOLVED');
      break;
    case 'gap':
      await parkBehindGap(context, event.envelope, parcel);
      break;
    case 'awaiting':
      await context.parking.park(parcel, 'AWAITING', attempt.error);
      break;
    case 'failed':
      await context.parking.park(parcel, 'HANDLER_FAILED', attempt.error);
      break;
    case 'deferred':
      await context.parking.setState(parcel, 'RETRY');
      return false;
    default:
      break;
  }
  return true;
};

/** Tries parked messages again that an operator or a closed gap freed, in order. Gives how many were taken. */
export async function retryParked<T extends Queryable>(
  context: AttemptContext<T>,
  follows: readonly Followed[],
  handlers: readonly EventHandler<T>[],
): Promise<number> {
  const rows = await context.parking.claimRetries(batchSize);
  for (const row of rows) {
    const [, publisher, , aggregate] = row.subject.split('.');
    const followed = follows.find((one) => one.publisher === publisher && one.aggregate === aggregate);
    if (followed !== undefined && !(await retryRow(context, followed, handlers, row))) {
      return 0;
    }
  }
  return rows.length;
}

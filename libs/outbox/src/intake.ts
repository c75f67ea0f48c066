import type { AggregateQueues } from './aggregate-queues.js';
import type { Followed, IncomingMessage } from './broker.js';
import type { Deliverer, DeliveryContext } from './delivery.js';
import type { EventHandler } from './event-handler.js';
import { openMessage } from './parcel.js';
import type { Queryable } from './queryable.js';

const retryDelayMs = 1_000;

/** What one followed aggregate kind needs to take in messages. */
export interface Intake<T extends Queryable> {
  readonly followed: Followed;
  readonly handlers: readonly EventHandler<T>[];
  readonly context: DeliveryContext<T>;
  readonly deliverer: Deliverer<T>;
  readonly queues: AggregateQueues;
  readonly inHand: Set<IncomingMessage>;
  readonly answered: () => void;
}

const parkUnreadable = async <T extends Queryable>(
  intake: Intake<T>,
  message: IncomingMessage,
  { event, parcel }: ReturnType<typeof openMessage<T>>,
): Promise<void> => {
  if (!('reason' in event)) {
    return;
  }
  const { context } = intake;
  const report = { consumer: context.consumer, type: event.envelope?.type, milliseconds: 0 };
  try {
    await context.parking.park(parcel, event.reason, event.error);
    message.ack();
    context.report({ ...report, outcome: 'parked', parkReason: event.reason });
  } catch (error) {
    message.nak(retryDelayMs);
    context.report({ ...report, outcome: 'deferred', error });
  }
};

/** Takes a message in hand: reads it and parks it or has it handled in its turn. Never throws. */
export function take<T extends Queryable>(intake: Intake<T>, message: IncomingMessage): void {
  const { inHand, answered, deliverer, queues, followed, handlers } = intake;
  inHand.add(message);
  const end = (): void => {
    inHand.delete(message);
    answered();
  };
  const opened = openMessage(message, followed, handlers);
  const { event, parcel } = opened;
  if ('reason' in event) {
    void parkUnreadable(intake, message, opened).finally(end);
    return;
  }
  const { factoryId, aggregateId } = event.envelope;
  queues.add(JSON.stringify([factoryId, followed, aggregateId]), event.envelope, async (mayWait) => {
    const progress = await deliverer.deliver({ message, event, parcel }, mayWait);
    if (progress !== 'hold') {
      end();
    }
    return progress;
  });
}

import { type AggregateQueues, createAggregateQueues } from './aggregate-queues.js';
import type { InboxTransaction } from './attempt.js';
import type { Broker, Followed, IncomingMessage, Subscription } from './broker.js';
import { type ConsumerSettings, defaultConsumerSettings } from './consumer-settings.js';
import { createDeliverer, type Deliverer, type DeliveryContext, type DeliveryReport } from './deliver.js';
import type { EventHandler } from './event-handler.js';
import { openMessage } from './parcel.js';
import { createParking } from './parking.js';
import type { Queryable } from './queryable.js';
import type { OutboxLogger } from './relay.js';
import { retryParked } from './retry-parked.js';
import { createSignal } from './signal.js';

export interface ConsumerOptions<T extends Queryable> {
  /** Name of the consumer, usually the service's. No default: two that share one would each get half of the events. */
  readonly consumer: string;
  readonly broker: Broker;
  /** Aggregates whose facts are all received, in order; those without a handler are acknowledged. */
  readonly follows: readonly Followed[];
  readonly handlers: readonly EventHandler<T>[];
  readonly transaction: InboxTransaction<T>;
  /** A connection of the relay role: tries and parked messages are recorded beside the handler's transaction. */
  readonly deadLetters: Queryable;
  readonly logger: OutboxLogger;
  readonly onDelivery?: (report: DeliveryReport) => void;
  readonly settings?: Partial<ConsumerSettings>;
}

/** A running consumer; start it in every replica. */
export interface Consumer {
  start(): void;
  /** Takes no more, lets the handlers under way finish and gives the rest back. */
  stop(): Promise<void>;
}

const retryDelayMs = 1_000;
const connectPollMs = 100;

const assertFollowed = <T extends Queryable>({ follows, handlers, consumer }: ConsumerOptions<T>): void => {
  for (const { contract } of handlers) {
    if (
      !follows.some((one) => one.publisher === contract.publisher && one.aggregate === contract.aggregate)
    ) {
      throw new Error(`${consumer} handles ${contract.name} but does not follow ${contract.aggregate}`);
    }
  }
};

const reporter =
  <T extends Queryable>({ logger, onDelivery }: ConsumerOptions<T>) =>
  (report: DeliveryReport): void => {
    onDelivery?.(report);
    const { error, ...rest } = report;
    if (error !== undefined || report.outcome === 'parked') {
      logger.warn({ err: error, ...rest }, `event ${report.outcome}`);
    }
  };

/** What one followed aggregate kind needs to take in messages. */
interface Intake<T extends Queryable> {
  readonly followed: Followed;
  readonly options: ConsumerOptions<T>;
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

const take = <T extends Queryable>(intake: Intake<T>, message: IncomingMessage): void => {
  const { inHand, answered, deliverer, queues, followed, options } = intake;
  inHand.add(message);
  const end = (): void => {
    inHand.delete(message);
    answered();
  };
  const opened = openMessage(message, followed, options.handlers);
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
};

/**
 * A consumer of facts: pulls from one durable JetStream consumer per followed aggregate kind, handles each event once,
 * in order per aggregate, and parks what it cannot handle. Throws when a handler's aggregate is not followed.
 */
export function createConsumer<T extends Queryable>(options: ConsumerOptions<T>): Consumer {
  assertFollowed(options);
  const { consumer, broker, logger, follows, handlers } = options;
  const settings = { ...defaultConsumerSettings, ...options.settings };
  const ending = createSignal();
  const room = createSignal();
  const subscriptions = new Set<Subscription>();
  const intakes: Intake<T>[] = [];
  let running = false;
  let loops: Promise<void>[] = [];
  const context: DeliveryContext<T> = {
    consumer,
    settings,
    transaction: options.transaction,
    parking: createParking(options.deadLetters, consumer, settings.maxAttempts),
    report: reporter(options),
    running: () => running,
  };
  const deliverer = createDeliverer(context);

  const pull = async (intake: Intake<T>, subscription: Subscription): Promise<void> => {
    while (running) {
      const free = settings.maxInFlight - intake.inHand.size;
      if (free === 0) {
        await room.wait(retryDelayMs);
      } else {
        await subscription.fetch(free, settings.fetchWaitMs, (message) => take(intake, message));
      }
    }
  };

  const pullForGood = async (intake: Intake<T>): Promise<void> => {
    const { ackWaitMs, maxAckPending } = settings;
    while (running) {
      if (!broker.isConnected()) {
        await ending.pause(connectPollMs);
        continue;
      }
      let subscription: Subscription | undefined;
      try {
        const wanted = { ...intake.followed, consumer, ackWaitMilliseconds: ackWaitMs, maxAckPending };
        subscription = await broker.subscribe(wanted);
        subscriptions.add(subscription);
        await pull(intake, subscription);
      } catch (error) {
        logger.warn(
          { err: error, consumer, ...intake.followed },
          'consumer lost its subscription, trying again',
        );
        await ending.pause(retryDelayMs);
      } finally {
        if (subscription !== undefined) {
          subscriptions.delete(subscription);
        }
      }
    }
  };

  const retryForGood = async (): Promise<void> => {
    while (running) {
      const taken = await retryParked(context, follows, handlers).catch((error: unknown) => {
        logger.warn({ err: error, consumer }, 'could not look for parked events to try again');
        return 0;
      });
      if (taken === 0) {
        await ending.pause(settings.retryPollMs);
      }
    }
  };

  const renew = (): void => {
    for (const message of intakes.flatMap(({ inHand }) => [...inHand])) {
      message.working();
    }
  };

  let renewing: NodeJS.Timeout | undefined;
  return {
    start: () => {
      if (running) {
        return;
      }
      running = true;
      const queues = createAggregateQueues();
      for (const followed of follows) {
        const inHand = new Set<IncomingMessage>();
        intakes.push({ followed, options, context, deliverer, queues, inHand, answered: room.wake });
      }
      loops = [...intakes.map(pullForGood), retryForGood()];
      renewing = setInterval(renew, settings.ackWaitMs / 3);
    },
    stop: async () => {
      running = false;
      ending.end();
      for (const subscription of subscriptions) {
        subscription.stop();
      }
      await Promise.all(loops);
      while (intakes.some(({ inHand }) => inHand.size > 0)) {
        await room.wait(retryDelayMs);
      }
      clearInterval(renewing);
    },
  };
}

import { createAggregateQueues } from './aggregate-queues.js';
import type { InboxTransaction } from './attempt.js';
import type { Broker, Followed, IncomingMessage, Subscription } from './broker.js';
import { type ConsumerSettings, defaultConsumerSettings } from './consumer-settings.js';
import { createDeliverer } from './deliver.js';
import type { DeliveryContext, DeliveryReport } from './delivery.js';
import type { EventHandler } from './event-handler.js';
import { type Intake, take } from './intake.js';
import { createParking } from './parking.js';
import type { Queryable } from './queryable.js';
import type { OutboxLogger } from './relay.js';
import { retryParked } from './retry-parked.js';
import { createSignal, type Signal } from './signal.js';

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

/** A consumer's process: what it has and what is under way. */
interface Process<T extends Queryable> {
  readonly options: ConsumerOptions<T>;
  readonly settings: ConsumerSettings;
  readonly context: DeliveryContext<T>;
  readonly intakes: readonly Intake<T>[];
  readonly subscriptions: Set<Subscription>;
  /** Rung when a message was answered. */
  readonly room: Signal;
  readonly ending: Signal;
}

const pull = async <T extends Queryable>(
  { settings, context, room }: Process<T>,
  intake: Intake<T>,
  subscription: Subscription,
): Promise<void> => {
  while (context.running()) {
    const free = settings.maxInFlight - intake.inHand.size;
    // A request costs more than a message: wait until a good part is free, not for each message.
    if (free < settings.maxInFlight / 4) {
      await room.wait(retryDelayMs);
    } else {
      await subscription.fetch(free, settings.fetchWaitMs, (message) => take(intake, message));
    }
  }
};

const subscribeAndPull = async <T extends Queryable>(
  process: Process<T>,
  intake: Intake<T>,
): Promise<void> => {
  const { options, settings, subscriptions } = process;
  const { ackWaitMs: ackWaitMilliseconds, maxAckPending } = settings;
  const { consumer, broker } = options;
  const wanted = { ...intake.followed, consumer, ackWaitMilliseconds, maxAckPending };
  const subscription = await broker.subscribe(wanted);
  subscriptions.add(subscription);
  try {
    await pull(process, intake, subscription);
  } finally {
    subscriptions.delete(subscription);
  }
};

const pullForGood = async <T extends Queryable>(process: Process<T>, intake: Intake<T>): Promise<void> => {
  const { options, context, ending } = process;
  while (context.running()) {
    if (!options.broker.isConnected()) {
      await ending.pause(connectPollMs);
      continue;
    }
    try {
      await subscribeAndPull(process, intake);
    } catch (error) {
      const about = { err: error, consumer: options.consumer, ...intake.followed };
      options.logger.warn(about, 'consumer lost its subscription, trying again');
      await ending.pause(retryDelayMs);
    }
  }
};

const retryForGood = async <T extends Queryable>({
  options,
  settings,
  context,
  ending,
}: Process<T>): Promise<void> => {
  const { follows, handlers, logger, consumer } = options;
  while (context.running()) {
    const taken = await retryParked(context, follows, handlers).catch((error: unknown) => {
      logger.warn({ err: error, consumer }, 'could not look for parked events to try again');
      return 0;
    });
    if (taken === 0) {
      await ending.pause(settings.retryPollMs);
    }
  }
};

const createProcess = <T extends Queryable>(
  options: ConsumerOptions<T>,
  running: () => boolean,
): Process<T> => {
  const { consumer, transaction, handlers } = options;
  const settings = { ...defaultConsumerSettings, ...options.settings };
  const parking = createParking(options.deadLetters, consumer, settings.maxAttempts);
  const context = { consumer, settings, transaction, parking, report: reporter(options), running };
  const [room, ending] = [createSignal(), createSignal()];
  const shared = {
    handlers,
    context,
    deliverer: createDeliverer(context),
    queues: createAggregateQueues(),
    answered: room.wake,
  };
  const intakes = options.follows.map((followed) => ({
    ...shared,
    followed,
    inHand: new Set<IncomingMessage>(),
  }));
  return { options, settings, context, intakes, subscriptions: new Set(), room, ending };
};

const inHand = <T extends Queryable>({ intakes }: Process<T>): IncomingMessage[] =>
  intakes.flatMap((intake) => [...intake.inHand]);

/**
 * A consumer of facts: pulls from one durable JetStream consumer per followed aggregate kind, handles each event once,
 * in order per aggregate, and parks what it cannot handle. Starts and stops once. Throws when a handler's aggregate is
 * not followed.
 */
export function createConsumer<T extends Queryable>(options: ConsumerOptions<T>): Consumer {
  assertFollowed(options);
  let running = false;
  let loops: Promise<void>[] = [];
  let renewing: NodeJS.Timeout | undefined;
  const process = createProcess(options, () => running);
  const { intakes, settings, subscriptions, room, ending } = process;
  return {
    start: () => {
      if (running) {
        return;
      }
      running = true;
      loops = [...intakes.map((intake) => pullForGood(process, intake)), retryForGood(process)];
      renewing = setInterval(() => {
        for (const message of inHand(process)) {
          message.working();
        }
      }, settings.ackWaitMs / 3);
    },
    stop: async () => {
      running = false;
      ending.end();
      for (const subscription of subscriptions) {
        subscription.stop();
      }
      await Promise.all(loops);
      while (inHand(process).length > 0) {
        await room.wait(retryDelayMs);
      }
      clearInterval(renewing);
    },
  };
}

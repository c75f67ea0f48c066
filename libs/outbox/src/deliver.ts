import type { EventEnvelope } from '@anzhi/contracts';
import type { Progress } from './aggregate-queues.js';
import { type Attempt, type AttemptContext, attemptEvent, parkBehindGap } from './attempt.js';
import type { IncomingMessage } from './broker.js';
import type { ConsumerSettings } from './consumer-settings.js';
import type { Parcel, ParkReason } from './parking.js';
import type { Queryable } from './queryable.js';
import type { ReadableEvent } from './read-event.js';
import { createSemaphore } from './semaphore.js';

/** How the delivery of a message ended, for metrics. */
export type DeliveryOutcome = Attempt['outcome'] | 'parked';

export interface DeliveryReport {
  readonly consumer: string;
  /** Type of the event; undefined when it could not be read. */
  readonly type: string | undefined;
  readonly outcome: DeliveryOutcome;
  readonly milliseconds: number;
  readonly parkReason?: ParkReason;
  readonly error?: unknown;
}

export interface DeliveryContext<T extends Queryable> extends AttemptContext<T> {
  readonly settings: ConsumerSettings;
  readonly report: (report: DeliveryReport) => void;
  readonly running: () => boolean;
}

/** One message of the broker on its way through this process. */
export interface Delivery<T extends Queryable> {
  readonly message: IncomingMessage;
  readonly event: ReadableEvent<T>;
  readonly parcel: Parcel;
}

/** Handles deliveries and answers the broker for each. */
export interface Deliverer<T extends Queryable> {
  /** Tries an event; never throws. `hold` asks to be called again soon, with the message still in hand. */
  deliver(delivery: Delivery<T>, mayWait: boolean): Promise<Progress>;
}

const outageDelayMs = 1_000;
const firstGapDelayMs = 250;
/** Bounds what is remembered; forgetting only costs a longer wait. */
const maxRemembered = 10_000;

const remember = <V>(map: Map<string, V>, key: string, value: V): V => {
  const known = map.get(key);
  if (known !== undefined) {
    return known;
  }
  if (map.size >= maxRemembered) {
    map.clear();
  }
  map.set(key, value);
  return value;
};

const aggregateKeyOf = ({ factoryId, aggregateType, aggregateId }: EventEnvelope): string =>
  JSON.stringify([factoryId, aggregateType, aggregateId]);

/** Makes the deliverer of one consumer process. */
export function createDeliverer<T extends Queryable>(context: DeliveryContext<T>): Deliverer<T> {
  const { settings, parking } = context;
  const permits = createSemaphore(settings.concurrency);
  /** Since when an aggregate or an event waits for something earlier. */
  const waitingSince = new Map<string, number>();
  /** Messages that this process gave back itself; another redelivery means that somebody died over it. */
  const givenBack = new Map<string, true>();

  const giveBack = (delivery: Delivery<T>, delay: number): Progress => {
    remember(givenBack, delivery.parcel.message.messageId, true);
    delivery.message.nak(delay);
    return 'left';
  };

  const park = async (delivery: Delivery<T>, reason: ParkReason, error: unknown): Promise<Progress> => {
    if (reason === 'GAP') {
      await parkBehindGap(context, delivery.event.envelope, delivery.parcel);
    } else {
      await parking.park(delivery.parcel, reason, error);
    }
    delivery.message.ack();
    return 'left';
  };

  const waitOrPark = async (
    delivery: Delivery<T>,
    key: string,
    reason: 'GAP' | 'AWAITING',
    error: unknown,
  ) => {
    const since = remember(waitingSince, key, Date.now());
    const hopeless = reason === 'GAP' && (await parking.isBehindParked(delivery.parcel));
    if (hopeless || Date.now() - since >= settings.gapTimeoutMs) {
      waitingSince.delete(key);
      return park(delivery, reason, error);
    }
    const doubled = firstGapDelayMs * 2 ** Math.min(delivery.message.deliveryCount - 1, 10);
    return giveBack(delivery, Math.min(settings.gapDelayMs, doubled));
  };

  const recordFailure = async (delivery: Delivery<T>, error: unknown): Promise<Progress> => {
    const { failed, parked } = await parking.recordFailure(delivery.parcel, error);
    if (parked) {
      delivery.message.ack();
      return 'left';
    }
    return giveBack(delivery, settings.backoffMs[failed - 1] ?? settings.backoffMs.at(-1) ?? outageDelayMs);
  };

  const conclude = async (delivery: Delivery<T>, attempt: Attempt, mayWait: boolean): Promise<Progress> => {
    const key = aggregateKeyOf(delivery.event.envelope);
    const { messageId } = delivery.parcel.message;
    switch (attempt.outcome) {
      case 'gap':
        return mayWait ? 'hold' : waitOrPark(delivery, key, 'GAP', undefined);
      case 'awaiting':
        return waitOrPark(delivery, messageId, 'AWAITING', attempt.error);
      case 'deferred':
        return giveBack(delivery, outageDelayMs);
      case 'failed':
        return recordFailure(delivery, attempt.error);
      default:
        waitingSince.delete(key);
        waitingSince.delete(messageId);
        givenBack.delete(messageId);
        delivery.message.ack();
        return 'done';
    }
  };

  /** Keeps the message in hand until the database answers again: a start that stays counted would look like a crash. */
  const undoStart = async (delivery: Delivery<T>): Promise<void> => {
    while (context.running()) {
      try {
        return await parking.undoStart(delivery.parcel);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, outageDelayMs));
      }
    }
  };

  const tryOnce = async (delivery: Delivery<T>): Promise<Attempt> => {
    const redelivered = delivery.message.deliveryCount > 1;
    // Whoever was in hand when a process died is tried alone, so that only the culprit is counted if it happens again.
    const suspect = redelivered && !givenBack.has(delivery.parcel.message.messageId);
    const release = await permits.acquire(suspect ? settings.concurrency : 1);
    let started = false;
    const start = async (): Promise<void> => {
      if (redelivered && !started) {
        await parking.recordStart(delivery.parcel);
        started = true;
      }
    };
    try {
      const attempt = await attemptEvent(context, delivery.event, delivery.parcel, start);
      if (started && (attempt.outcome === 'deferred' || attempt.outcome === 'awaiting')) {
        await undoStart(delivery);
      }
      return attempt;
    } finally {
      release();
    }
  };

  const consider = async (
    delivery: Delivery<T>,
    mayWait: boolean,
  ): Promise<[Progress, Attempt | ParkReason]> => {
    const tries = delivery.message.deliveryCount > 1 ? await parking.find(delivery.parcel) : undefined;
    if (tries !== undefined && tries.state !== 'TRYING' && tries.state !== 'RESOLVED') {
      delivery.message.ack();
      return ['left', { outcome: 'duplicate' }];
    }
    // The first delivery is not recorded: it costs every event a write. Hence one less.
    if (tries !== undefined && tries.started - tries.finished >= settings.maxAttempts - 1) {
      const error = `${tries.started} tries ended with the process`;
      return [await park(delivery, 'KILLS_PROCESS', error), 'KILLS_PROCESS'];
    }
    const attempt = await tryOnce(delivery);
    return [await conclude(delivery, attempt, mayWait), attempt];
  };

  return {
    deliver: async (delivery, mayWait) => {
      const started = performance.now();
      const type = delivery.event.envelope.type;
      const report = (rest: Pick<DeliveryReport, 'outcome' | 'parkReason' | 'error'>): void =>
        context.report({
          consumer: context.consumer,
          type,
          milliseconds: performance.now() - started,
          ...rest,
        });
      try {
        if (!context.running()) {
          return giveBack(delivery, 0);
        }
        const [progress, result] = await consider(delivery, mayWait);
        if (typeof result === 'string') {
          report({ outcome: 'parked', parkReason: result });
        } else if (progress !== 'hold') {
          report(result);
        }
        return progress;
      } catch (error) {
        report({ outcome: 'deferred', error });
        return giveBack(delivery, outageDelayMs);
      }
    },
  };
}

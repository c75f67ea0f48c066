import type { EventEnvelope } from '@anzhi/contracts';
import type { Progress } from './aggregate-queues.js';
import { type Attempt, attemptEvent, parkBehindGap } from './attempt.js';
import type { Deliverer, Delivery, DeliveryContext, DeliveryReport } from './delivery.js';
import type { ParkReason } from './parking.js';
import type { Queryable } from './queryable.js';
import { createSemaphore, type Semaphore } from './semaphore.js';

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

/** What a consumer's process remembers between deliveries. */
interface Desk<T extends Queryable> {
  readonly context: DeliveryContext<T>;
  readonly permits: Semaphore;
  /** Since when an aggregate or an event waits for something earlier. */
  readonly waitingSince: Map<string, number>;
  /** Messages that this process gave back itself; another redelivery means that somebody died over it. */
  readonly givenBack: Map<string, true>;
}

const giveBack = <T extends Queryable>(
  { givenBack }: Desk<T>,
  delivery: Delivery<T>,
  delay: number,
): Progress => {
  remember(givenBack, delivery.parcel.message.messageId, true);
  delivery.message.nak(delay);
  return 'left';
};

const park = async <T extends Queryable>(
  { context }: Desk<T>,
  { event, parcel, message }: Delivery<T>,
  reason: ParkReason,
  error: unknown,
): Promise<Progress> => {
  if (reason === 'GAP') {
    await parkBehindGap(context, event.envelope, parcel);
  } else {
    await context.parking.park(parcel, reason, error);
  }
  message.ack();
  return 'left';
};

const waitOrPark = async <T extends Queryable>(
  desk: Desk<T>,
  delivery: Delivery<T>,
  wait: { readonly key: string; readonly reason: 'GAP' | 'AWAITING'; readonly error?: unknown },
): Promise<Progress> => {
  const { settings, parking } = desk.context;
  const since = remember(desk.waitingSince, wait.key, Date.now());
  const hopeless = wait.reason === 'GAP' && (await parking.isBehindParked(delivery.parcel));
  if (hopeless || Date.now() - since >= settings.gapTimeoutMs) {
    desk.waitingSince.delete(wait.key);
    return park(desk, delivery, wait.reason, wait.error);
  }
  const doubled = firstGapDelayMs * 2 ** Math.min(delivery.message.deliveryCount - 1, 10);
  return giveBack(desk, delivery, Math.min(settings.gapDelayMs, doubled));
};

const recordFailure = async <T extends Queryable>(
  desk: Desk<T>,
  delivery: Delivery<T>,
  error: unknown,
): Promise<Progress> => {
  const { parking, settings } = desk.context;
  const { failed, parked } = await parking.recordFailure(delivery.parcel, error);
  if (parked) {
    delivery.message.ack();
    return 'left';
  }
  return giveBack(
    desk,
    delivery,
    settings.backoffMs[failed - 1] ?? settings.backoffMs.at(-1) ?? outageDelayMs,
  );
};

const conclude = async <T extends Queryable>(
  desk: Desk<T>,
  delivery: Delivery<T>,
  attempt: Attempt,
  mayWait: boolean,
): Promise<Progress> => {
  const key = aggregateKeyOf(delivery.event.envelope);
  const { messageId } = delivery.parcel.message;
  switch (attempt.outcome) {
    case 'gap':
      return mayWait ? 'hold' : waitOrPark(desk, delivery, { key, reason: 'GAP' });
    case 'awaiting':
      return waitOrPark(desk, delivery, { key: messageId, reason: 'AWAITING', error: attempt.error });
    case 'deferred':
      return giveBack(desk, delivery, outageDelayMs);
    case 'failed':
      return recordFailure(desk, delivery, attempt.error);
    default:
      desk.waitingSince.delete(key);
      desk.waitingSince.delete(messageId);
      desk.givenBack.delete(messageId);
      delivery.message.ack();
      return 'done';
  }
};

/** Keeps the message in hand until the database answers again: a start that stays counted would look like a crash. */
const undoStart = async <T extends Queryable>(
  { context }: Desk<T>,
  { parcel }: Delivery<T>,
): Promise<void> => {
  while (context.running()) {
    try {
      return await context.parking.undoStart(parcel);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, outageDelayMs));
    }
  }
};

const tryOnce = async <T extends Queryable>(desk: Desk<T>, delivery: Delivery<T>): Promise<Attempt> => {
  const { context, givenBack, permits } = desk;
  const redelivered = delivery.message.deliveryCount > 1;
  // Whoever was in hand when a process died is tried alone, so that only the culprit is counted if it happens again.
  const suspect = redelivered && !givenBack.has(delivery.parcel.message.messageId);
  const release = await permits.acquire(suspect ? context.settings.concurrency : 1);
  let started = false;
  const start = async (): Promise<void> => {
    if (redelivered && !started) {
      await context.parking.recordStart(delivery.parcel);
      started = true;
    }
  };
  try {
    const attempt = await attemptEvent(context, delivery.event, delivery.parcel, start);
    if (started && (attempt.outcome === 'deferred' || attempt.outcome === 'awaiting')) {
      await undoStart(desk, delivery);
    }
    return attempt;
  } finally {
    release();
  }
};

type Conclusion = readonly [Progress, Pick<DeliveryReport, 'outcome' | 'parkReason' | 'error'>];

const consider = async <T extends Queryable>(
  desk: Desk<T>,
  delivery: Delivery<T>,
  mayWait: boolean,
): Promise<Conclusion> => {
  const { parking, settings } = desk.context;
  const tries = delivery.message.deliveryCount > 1 ? await parking.find(delivery.parcel) : undefined;
  if (tries !== undefined && tries.state !== 'TRYING' && tries.state !== 'RESOLVED') {
    delivery.message.ack();
    return ['left', { outcome: 'duplicate' }];
  }
  // The first delivery is not recorded: it would cost every event a write. Hence one less.
  if (tries !== undefined && tries.started - tries.finished >= settings.maxAttempts - 1) {
    const progress = await park(
      desk,
      delivery,
      'KILLS_PROCESS',
      `${tries.started} tries ended with the process`,
    );
    return [progress, { outcome: 'parked', parkReason: 'KILLS_PROCESS' }];
  }
  const attempt = await tryOnce(desk, delivery);
  return [await conclude(desk, delivery, attempt, mayWait), attempt];
};

const deliver = async <T extends Queryable>(
  desk: Desk<T>,
  delivery: Delivery<T>,
  mayWait: boolean,
): Promise<Progress> => {
  const { context } = desk;
  if (!context.running()) {
    return giveBack(desk, delivery, 0);
  }
  const started = performance.now();
  const report = (rest: Conclusion[1]): void =>
    context.report({
      consumer: context.consumer,
      type: delivery.event.envelope.type,
      milliseconds: performance.now() - started,
      ...rest,
    });
  try {
    const [progress, conclusion] = await consider(desk, delivery, mayWait);
    if (progress !== 'hold') {
      report(conclusion);
    }
    return progress;
  } catch (error) {
    report({ outcome: 'deferred', error });
    return giveBack(desk, delivery, outageDelayMs);
  }
};

/** Makes the deliverer of one consumer process. */
export function createDeliverer<T extends Queryable>(context: DeliveryContext<T>): Deliverer<T> {
  const desk: Desk<T> = {
    context,
    permits: createSemaphore(context.settings.concurrency),
    waitingSince: new Map(),
    givenBack: new Map(),
  };
  return { deliver: (delivery, mayWait) => deliver(desk, delivery, mayWait) };
}

import type { Progress } from './aggregate-queues.js';
import type { Attempt, AttemptContext } from './attempt.js';
import type { IncomingMessage } from './broker.js';
import type { ConsumerSettings } from './consumer-settings.js';
import type { Parcel, ParkReason } from './parking.js';
import type { Queryable } from './queryable.js';
import type { ReadableEvent } from './read-event.js';

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

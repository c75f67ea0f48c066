import type { Publisher } from '@anzhi/contracts';

/** A message on its way to the broker. */
export interface OutgoingMessage {
  readonly subject: string;
  /** Nats-Msg-Id: the broker drops a second message of the same id within its dedupe window. */
  readonly messageId: string;
  readonly body: string;
}

/** A message that the broker delivered; ack or nak ends a delivery. */
export interface IncomingMessage {
  readonly subject: string;
  /** Nats-Msg-Id, else `<stream>:<sequence>`. */
  readonly messageId: string;
  readonly body: string;
  /** 1 for the first delivery. */
  readonly deliveryCount: number;
  ack(): void;
  /** Asks for another delivery after so many milliseconds. */
  nak(delayMilliseconds: number): void;
  /** Tells the broker that work goes on, so that ack_wait starts anew. */
  working(): void;
}

/** All facts of one kind of aggregate of one publisher. */
export interface Followed {
  readonly publisher: Publisher;
  readonly aggregate: string;
}

export interface SubscriptionSettings extends Followed {
  readonly consumer: string;
  readonly ackWaitMilliseconds: number;
  readonly maxAckPending: number;
}

/** A durable pull consumer. */
export interface Subscription {
  /** Hands over at most `max` messages, as they come, for at most so long. Throws when the broker is away or the stream is gone. */
  fetch(max: number, waitMilliseconds: number, onMessage: (message: IncomingMessage) => void): Promise<void>;
  /** Ends the fetch that is under way. */
  stop(): void;
}

/** What outbox and inbox need of a message broker; `connectBroker` gives it over NATS JetStream. */
export interface Broker {
  isConnected(): boolean;
  /** Resolves once the stream has stored the message or already holds it; throws otherwise. */
  publish(message: OutgoingMessage): Promise<void>;
  /** Makes the durable consumer where it is missing. Throws when the stream is missing. */
  subscribe(settings: SubscriptionSettings): Promise<Subscription>;
  /** Streams of these publishers that do not exist, for readiness. */
  missingStreams(publishers: readonly Publisher[]): Promise<string[]>;
  /** Ends the connection after what is under way was sent. */
  close(): Promise<void>;
}

export { appendEvents, type PendingEvent, pendingEvent } from './append-events.js';
export type { InboxTransaction } from './attempt.js';
export type {
  Broker,
  Followed,
  IncomingMessage,
  OutgoingMessage,
  Subscription,
  SubscriptionSettings,
} from './broker.js';
export { type Consumer, type ConsumerOptions, createConsumer } from './consumer.js';
export { type ConsumerSettings, defaultConsumerSettings } from './consumer-settings.js';
export {
  type DeadLetter,
  type DeadLetterDecision,
  type DeadLetterFilter,
  discardDeadLetter,
  listDeadLetters,
  retryDeadLetter,
} from './dead-letters.js';
export type { DeliveryOutcome, DeliveryReport } from './delivery.js';
export { type EventHandler, NotYetError, onEvent } from './event-handler.js';
export {
  type BrokerOptions,
  connectBroker,
  connectNats,
  durableName,
  inboxPrefixOf,
  subjectsOf,
} from './nats.adapter.js';
export { dropOutboxTablesSql, outboxTablesSql } from './outbox-tables.js';
export type { ParkReason } from './parking.js';
export { type Queryable, queryableOf } from './queryable.js';
export { type ReconcileOptions, type Reconciliation, reconcile } from './reconcile.js';
export { createRelay, type OutboxLogger, type Relay, type RelayLag, type RelayOptions } from './relay.js';
export { type RepublishOptions, republish } from './republish.js';

export { appendEvents, type PendingEvent, pendingEvent } from './append-events.js';
export type {
  Broker,
  Followed,
  IncomingMessage,
  OutgoingMessage,
  Subscription,
  SubscriptionSettings,
} from './broker.js';
export { type EventHandler, isTransient, NotYetError, onEvent } from './event-handler.js';
export {
  type BrokerOptions,
  connectBroker,
  connectNats,
  durableName,
  inboxPrefixOf,
  subjectsOf,
} from './nats.adapter.js';
export { dropOutboxTablesSql, outboxTablesSql } from './outbox-tables.js';
export { type Queryable, queryableOf } from './queryable.js';
export { createRelay, type OutboxLogger, type Relay, type RelayLag, type RelayOptions } from './relay.js';

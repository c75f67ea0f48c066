import { type Publisher, streamOf } from '@anzhi/contracts';
import {
  AckPolicy,
  type Consumer,
  type ConsumerMessages,
  connect,
  DeliverPolicy,
  type JetStreamClient,
  type JetStreamManager,
  type JsMsg,
  type NatsConnection,
  nanos,
} from 'nats';
import type {
  Broker,
  Followed,
  IncomingMessage,
  OutgoingMessage,
  Subscription,
  SubscriptionSettings,
} from './broker.js';

export interface BrokerOptions {
  /** `nats://[user:password@]host:port`, several separated by commas. */
  readonly url: string;
  /** Shown in the server's list of connections. */
  readonly name: string;
  readonly onError?: (error: unknown) => void;
}

const publishTimeoutMilliseconds = 5_000;
const reconnectWaitMilliseconds = 500;

/** Name of the durable consumer of one followed aggregate: the server filters, so that nobody receives what they don't follow. */
export function durableName(consumer: string, followed: Followed): string {
  return `${consumer}-${followed.aggregate}`;
}

/** Subjects of all facts of an aggregate at all factories. */
export function subjectsOf(followed: Followed): string {
  return `anzhi.${followed.publisher}.*.${followed.aggregate}.>`;
}

/**
 * Prefix of the reply subjects of a NATS user. One per user, or whoever may listen to `_INBOX.>` would read the
 * deliveries of all others.
 */
export function inboxPrefixOf(user: string): string {
  return `_INBOX_${user}`;
}

/** Opens a connection that never gives up. Rejects when the server can't be reached now. */
export async function connectNats(options: BrokerOptions): Promise<NatsConnection> {
  const servers = options.url.split(',').map((url) => new URL(url));
  const user = decodeURIComponent(servers[0]?.username ?? '');
  return connect({
    servers: servers.map((url) => url.host),
    name: options.name,
    ...(user === ''
      ? {}
      : { user, pass: decodeURIComponent(servers[0]?.password ?? ''), inboxPrefix: inboxPrefixOf(user) }),
    maxReconnectAttempts: -1,
    reconnectTimeWait: reconnectWaitMilliseconds,
    ignoreAuthErrorAbort: true,
    pingInterval: 5_000,
    maxPingOut: 2,
  });
}

const messageOf = (message: JsMsg): IncomingMessage => ({
  subject: message.subject,
  messageId: message.headers?.get('Nats-Msg-Id') || `${message.info.stream}:${message.seq}`,
  body: message.string(),
  deliveryCount: message.info.redeliveryCount,
  ack: () => quietly(() => message.ack()),
  nak: (delay) => quietly(() => message.nak(delay)),
  working: () => quietly(() => message.working()),
});

/** An answer that can't be sent needs no error: the broker delivers again, and the inbox knows what was handled. */
const quietly = (answer: () => void): void => {
  try {
    answer();
  } catch {
    // The connection is closed.
  }
};

const subscriptionOf = (consumer: Consumer): Subscription => {
  let current: ConsumerMessages | undefined;
  let stopped = false;
  return {
    fetch: async (max, wait, onMessage) => {
      current = await consumer.fetch({ max_messages: max, expires: wait });
      if (stopped) {
        current.stop();
      }
      for await (const message of current) {
        onMessage(messageOf(message));
      }
    },
    stop: () => {
      stopped = true;
      current?.stop();
    },
  };
};

const ensureConsumer = async (jsm: JetStreamManager, settings: SubscriptionSettings): Promise<void> => {
  const durable = durableName(settings.consumer, settings);
  const changeable = {
    ack_wait: nanos(settings.ackWaitMilliseconds),
    max_ack_pending: settings.maxAckPending,
    // The library parks what can't be handled. A limit here would make JetStream drop events silently after a long outage.
    max_deliver: -1,
  };
  const stream = streamOf(settings.publisher);
  const existing = await jsm.consumers.info(stream, durable).catch(() => undefined);
  if (existing === undefined) {
    await jsm.consumers.add(stream, {
      ...changeable,
      durable_name: durable,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      filter_subject: subjectsOf(settings),
    });
  } else if (
    existing.config.ack_wait !== changeable.ack_wait ||
    existing.config.max_ack_pending !== changeable.max_ack_pending
  ) {
    await jsm.consumers.update(stream, durable, changeable);
  }
};

interface Session {
  readonly connection: NatsConnection;
  readonly js: JetStreamClient;
  readonly jsm: JetStreamManager;
  connected: boolean;
}

const openSession = async (options: BrokerOptions): Promise<Session> => {
  const connection = await connectNats(options);
  const session = {
    connection,
    js: connection.jetstream({ timeout: publishTimeoutMilliseconds }),
    // checkAPI asks for account information, which a service's user has no business to see.
    jsm: await connection.jetstreamManager({ checkAPI: false, timeout: publishTimeoutMilliseconds }),
    connected: true,
  };
  void (async () => {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') {
        session.connected = false;
      } else if (status.type === 'reconnect') {
        session.connected = true;
      }
    }
  })();
  return session;
};

const streamMissing = async (session: Session, publisher: Publisher): Promise<boolean> =>
  session.jsm.streams.info(streamOf(publisher)).then(
    () => false,
    () => true,
  );

/**
 * A broker over NATS JetStream. Returns at once and connects behind the scenes, for good: a service starts and takes
 * commands while NATS is away. Until then `publish` and `subscribe` throw.
 */
export function connectBroker(options: BrokerOptions): Broker {
  let session: Session | undefined;
  let closed = false;
  let waiting: NodeJS.Timeout | undefined;
  const open = async (): Promise<void> => {
    try {
      session = await openSession(options);
      if (closed) {
        await session.connection.close();
      }
    } catch (error) {
      options.onError?.(error);
      if (!closed) {
        waiting = setTimeout(() => void open(), reconnectWaitMilliseconds);
      }
    }
  };
  const opening = open();
  const current = (): Session => {
    if (session === undefined || closed) {
      throw new Error('not connected to NATS');
    }
    return session;
  };
  return {
    isConnected: () => session?.connected === true && !closed,
    publish: async (message: OutgoingMessage) => {
      await current().js.publish(message.subject, message.body, { msgID: message.messageId });
    },
    subscribe: async (settings) => {
      const { js, jsm } = current();
      await ensureConsumer(jsm, settings);
      return subscriptionOf(
        await js.consumers.get(streamOf(settings.publisher), durableName(settings.consumer, settings)),
      );
    },
    missingStreams: async (publishers) => {
      const missing = await Promise.all(publishers.map((publisher) => streamMissing(current(), publisher)));
      return publishers.filter((_, index) => missing[index]).map(streamOf);
    },
    close: async () => {
      closed = true;
      clearTimeout(waiting);
      await opening;
      await session?.connection.close();
    },
  };
}

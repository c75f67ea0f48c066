import { publishers, streamOf } from '@anzhi/contracts';
import {
  DiscardPolicy,
  type NatsConnection,
  NatsError,
  nanos,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from 'nats';

const day = 24 * 60 * 60 * 1000;
const duplicateWindowMs = 2 * 60 * 1000;
const streamNotFound = 10_059;

export interface StreamSettings {
  /** Bytes after which a stream refuses new messages (they wait in the outbox); default 1 GiB each. */
  readonly maxBytes?: number;
  /** Days that messages are kept, at least 7; default 14. */
  readonly maxAgeDays?: number;
  /** Copies in a cluster; default 1. */
  readonly replicas?: number;
}

const configOf = (publisher: (typeof publishers)[number], settings: StreamSettings) => {
  const maxAgeDays = settings.maxAgeDays ?? 14;
  if (maxAgeDays < 7) {
    throw new RangeError('streams keep messages for at least 7 days');
  }
  return {
    name: streamOf(publisher),
    subjects: [`anzhi.${publisher}.>`],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    // A full stream refuses what is new: it waits in the outbox, whereas what is old may not have been consumed yet.
    discard: DiscardPolicy.New,
    max_bytes: settings.maxBytes ?? 1024 ** 3,
    max_age: nanos(maxAgeDays * day),
    duplicate_window: nanos(duplicateWindowMs),
    num_replicas: settings.replicas ?? 1,
  } satisfies Partial<StreamConfig>;
};

/** What was done to each stream. */
export type EnsuredStreams = Record<string, 'created' | 'mended' | 'kept'>;

const differs = (wanted: Record<string, unknown>, actual: object): boolean =>
  Object.entries(wanted).some(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(actual, key)),
  );

const isMissing = (error: unknown): boolean =>
  error instanceof NatsError && error.api_error?.err_code === streamNotFound;

/**
 * Makes the stream of each publisher where it is missing and mends its settings where they differ; safe to repeat and to
 * run twice at once. Throws when the server refuses or is away, RangeError under 7 days.
 */
export async function ensureStreams(
  connection: NatsConnection,
  settings: StreamSettings = {},
): Promise<EnsuredStreams> {
  const { streams } = await connection.jetstreamManager({ checkAPI: false });
  const done: EnsuredStreams = {};
  for (const publisher of publishers) {
    const config = configOf(publisher, settings);
    try {
      const info = await streams.info(config.name);
      if (differs(config, info.config)) {
        await streams.update(config.name, config);
        done[config.name] = 'mended';
      } else {
        done[config.name] = 'kept';
      }
    } catch (error) {
      if (!isMissing(error)) {
        throw error;
      }
      await streams.add(config);
      done[config.name] = 'created';
    }
  }
  return done;
}

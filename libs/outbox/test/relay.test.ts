import { appendEvents, connectNats, createRelay } from '@anzhi/outbox';
import { eventually } from '@anzhi/testing';
import { type Bench, logger, paid, startBench, upTo } from './bench.js';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

interface Stored {
  readonly aggregateId: string;
  readonly aggregateVersion: number;
}

/** Everything in the stream, in its order. */
const stored = async (): Promise<Stored[]> => {
  const connection = await connectNats({ url: bench.nats.url, name: 'reader' });
  const jsm = await connection.jetstreamManager();
  const { state } = await jsm.streams.info('ANZHI_PERSONNEL');
  const messages: Stored[] = [];
  for (let seq = state.first_seq; state.messages > 0 && seq <= state.last_seq; seq += 1) {
    messages.push((await jsm.streams.getMessage('ANZHI_PERSONNEL', { seq })).json<Stored>());
  }
  await connection.close();
  return messages;
};

const versions = (messages: readonly Stored[], aggregateId: string): number[] =>
  messages.filter((one) => one.aggregateId === aggregateId).map((one) => one.aggregateVersion);

const untilEmpty = () =>
  eventually(async () => expect(await bench.relay().lag()).toEqual({ waiting: 0, oldestSeconds: 0 }), {
    within: 75_000,
  });

const aggregates = upTo(20).map((n) => `batch-${n}`);

test('two relays keep the order of each aggregate while writers and relays come and go', async () => {
  const first = bench.relay();
  first.start();
  const writing = upTo(20).map(() => bench.append(aggregates.map((id) => paid(id))));
  const second = bench.relay();
  second.start();
  await Promise.all(writing);
  await first.stop();
  await bench.append(aggregates.map((id) => paid(id)));
  await untilEmpty();
  const messages = await stored();
  expect(messages).toHaveLength(20 * 21);
  for (const id of aggregates) {
    expect(versions(messages, id)).toEqual(upTo(21));
  }
});

test('the partitions are shared fairly and taken over when a replica goes', async () => {
  const heldByEach = async () => {
    const { rows } = await bench.owner.query<{ held: number }>(
      `SELECT count(*)::int AS held FROM pg_locks
       WHERE locktype = 'advisory' AND classid = ${0x616e7a31}
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
       GROUP BY pid ORDER BY pid`,
    );
    return rows.map(({ held }) => held);
  };
  const [first, second] = [bench.relay(), bench.relay()];
  first.start();
  await eventually(async () => expect(await heldByEach()).toEqual([16]));
  second.start();
  await eventually(async () => expect(await heldByEach()).toEqual([8, 8]));
  await first.stop();
  await eventually(async () => expect(await heldByEach()).toEqual([16]));
});

test('an event that commits after later ones were published is published too', async () => {
  bench.relay().start();
  await bench.transaction('gz-01', async (tx) => {
    await appendEvents(tx, [paid('late')]);
    await bench.append([paid('early')]);
    await untilEmpty();
  });
  await untilEmpty();
  expect((await stored()).map(({ aggregateId }) => aggregateId)).toEqual(['early', 'late']);
});

test('a commit wakes the relay without waiting for the next poll', async () => {
  const relay = bench.relay({ pollMs: 60_000, rebalanceMs: 60_000 });
  relay.start();
  await bench.append([paid('first')]);
  await untilEmpty();
  await bench.append([paid('second')]);
  await untilEmpty();
  expect(await stored()).toHaveLength(2);
});

test('publishing goes on after PostgreSQL cut every connection of the relay', async () => {
  bench.relay().start();
  await bench.append([paid('before')]);
  await untilEmpty();
  await bench.relayPool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE usename = current_user AND datname = current_database() AND pid <> pg_backend_pid()`,
  );
  await bench.append([paid('after')]);
  await untilEmpty();
  expect((await stored()).map(({ aggregateId }) => aggregateId)).toEqual(['before', 'after']);
});

test('events are taken while NATS is away and published when it returns', async () => {
  bench.relay().start();
  await bench.append([paid('a')]);
  await untilEmpty();
  await bench.nats.pause();
  await bench.append([paid('a'), paid('b')]);
  await eventually(async () => expect((await bench.relay().lag()).waiting).toBe(2));
  await bench.nats.restart();
  await untilEmpty();
  expect(versions(await stored(), 'a')).toEqual([1, 2]);
});

test('old published rows are trimmed, waiting and recent ones are kept', async () => {
  await bench.append([paid('old'), paid('recent')]);
  const relay = bench.relay();
  relay.start();
  await untilEmpty();
  await relay.stop();
  await bench.owner.query(
    `UPDATE outbox SET published_at = now() - interval '8 days' WHERE aggregate_id = 'old'`,
  );
  bench.relay({ retentionDays: 7 }).start();
  await eventually(async () => {
    const { rows } = await bench.owner.query('SELECT aggregate_id FROM outbox');
    expect(rows).toEqual([{ aggregate_id: 'recent' }]);
  });
});

test('a retention shorter than the streams keep messages is refused', () => {
  const { relayPool: pool, broker } = bench;
  const options = { pool, broker, publisher: 'personnel', logger, retentionDays: 6 } as const;
  expect(() => createRelay(options)).toThrow(RangeError);
});

import { connectNats } from '@anzhi/outbox';
import { eventually } from '@anzhi/testing';
import { type LoadReport, untilAnswered } from './load.js';
import type { Rig } from './rig.js';

const BY_FACTORY = (where: string): string => `${where} GROUP BY factory_id ORDER BY factory_id`;

/** I1: each acknowledged act stands in the database once, and the same key still gives the same answer. */
export async function expectOnce(rig: Rig, { acknowledged }: LoadReport): Promise<void> {
  const failures: string[] = [];
  const again = await Promise.all(
    acknowledged.map(({ client, act }) =>
      untilAnswered(client, act.document, { input: act.input }, failures, { idempotencyKey: act.key }),
    ),
  );
  expect(again).toEqual(acknowledged.map(({ answer }) => answer));
  expect(failures).toEqual([]);
  const ids = factoryIds(acknowledged);
  const factories = await rig.sql<{ factory_id: string; clock_at: Date }>(
    'party',
    'SELECT factory_id, clock_at FROM factory WHERE factory_id = ANY ($1) ORDER BY factory_id',
    [ids],
  );
  const clock_at = new Date('2026-06-02T09:00:00+08:00');
  expect(factories).toEqual(ids.map((factory_id) => ({ factory_id, clock_at })));
  const audited = await rig.sql(
    'party',
    `SELECT entity_id, array_agg(action ORDER BY id) AS actions FROM audit_entry
      WHERE entity_id = ANY ($1) GROUP BY entity_id ORDER BY entity_id`,
    [ids],
  );
  const actions = ['registerFactory', 'advanceFactoryClock'];
  expect(audited).toEqual(ids.map((entity_id) => ({ entity_id, actions: expect.arrayContaining(actions) })));
  expect(audited.flatMap((row) => row['actions'])).toHaveLength(ids.length * actions.length);
}

/** I5: nothing waits in the outbox any more. */
export const expectNoLag = (rig: Rig): Promise<void> =>
  eventually(
    async () => {
      const sql = 'SELECT count(*)::int AS waiting FROM outbox WHERE published_at IS NULL';
      expect(await rig.sql('party', sql)).toEqual([{ waiting: 0 }]);
    },
    { within: 20_000 },
  );

/** I2: each change has one event, the broker holds each event once, and each took effect once at the follower. */
export async function expectEventsOnce(rig: Rig, { acknowledged }: LoadReport): Promise<void> {
  const ids = factoryIds(acknowledged);
  const events = await rig.sql(
    'party',
    BY_FACTORY(`SELECT factory_id, array_agg(type ORDER BY aggregate_version) AS types,
        array_agg(aggregate_version ORDER BY aggregate_version) AS versions FROM outbox WHERE factory_id = ANY ($1)`),
    [ids],
  );
  const types = ['FactoryRegistered', 'FactoryClockAdvanced'];
  expect(events).toEqual(ids.map((factory_id) => ({ factory_id, types, versions: [1, 2] })));
  await expectStreamedOnce(rig, ids);
  await eventually(
    async () => {
      const handled = await rig.sql(
        'assets',
        BY_FACTORY(`SELECT factory_id, count(*)::int AS effects FROM inbox WHERE factory_id = ANY ($1)`),
        [ids],
      );
      expect(handled).toEqual(ids.map((factory_id) => ({ factory_id, effects: 2 })));
    },
    { within: 20_000 },
  );
  const known = await rig.sql(
    'assets',
    'SELECT count(*)::int AS n FROM known_factory WHERE factory_id = ANY ($1)',
    [ids],
  );
  expect(known).toEqual([{ n: ids.length }]);
}

async function expectStreamedOnce(rig: Rig, ids: readonly string[]): Promise<void> {
  const sql = 'SELECT event_id::text AS id FROM outbox WHERE factory_id = ANY ($1)';
  const written = (await rig.sql<{ id: string }>('party', sql, [ids])).map((row) => row.id).sort();
  const connection = await connectNats({ url: rig.nats.url, name: 'reader' });
  try {
    const jetstream = connection.jetstream();
    const { state } = await (await connection.jetstreamManager()).streams.info('ANZHI_PARTY');
    const consumer = await jetstream.consumers.get('ANZHI_PARTY', {});
    const streamed: string[] = [];
    for await (const message of await consumer.fetch({ max_messages: state.messages, expires: 5_000 })) {
      const { eventId, factoryId } = message.json<{ eventId: string; factoryId: string }>();
      if (ids.includes(factoryId)) streamed.push(eventId);
      if (message.info.pending === 0) break;
    }
    expect(streamed.sort()).toEqual(written);
  } finally {
    await connection.close();
  }
}

const factoryIds = (acknowledged: LoadReport['acknowledged']): string[] =>
  [...new Set(acknowledged.map(({ act }) => act.code.toLowerCase()))].sort();

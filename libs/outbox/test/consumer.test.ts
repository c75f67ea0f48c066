import { FactoryRegistered, PaymentCompleted, PaymentFailed } from '@anzhi/contracts';
import {
  appendEvents,
  connectBroker,
  createConsumer,
  type DeliveryReport,
  NotYetError,
  onEvent,
  type Queryable,
  queryableOf,
  reconcile,
  republish,
} from '@anzhi/outbox';
import { eventually } from '@anzhi/testing';
import {
  type Bench,
  follows,
  logger,
  paid,
  paymentFailed,
  startBench,
  upTo,
  versionsByAggregate,
  writeEffect,
} from './bench.js';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const untilEffects = (count: number) =>
  eventually(async () => expect((await bench.effects()).length).toBe(count), { within: 75_000 });

const published = async (relay = bench.relay()) => {
  relay.start();
  await eventually(async () => expect((await relay.lag()).waiting).toBe(0), { within: 75_000 });
};

/** Everything that was published, as messages. */
const messages = async () => {
  const sent: { subject: string; body: string }[] = [];
  const recorder = {
    ...bench.broker,
    publish: async (message: { subject: string; body: string }) => void sent.push(message),
  };
  await republish({ pool: bench.relayPool, broker: recorder });
  return sent;
};

const reconciled = () =>
  reconcile({ outbox: bench.deadLetters, inbox: queryableOf(bench.owner), consumer: 'assets', follows });

test('each event takes effect once and in order, with facts without a handler in between', async () => {
  bench.consumer().start();
  await bench.append([paid('a'), paymentFailed('a'), paid('a'), paid('b')]);
  await published();
  await untilEffects(3);
  expect(versionsByAggregate(await bench.effects())).toEqual({ a: [1, 3], b: [1] });
  await eventually(async () => expect((await reconciled()).handled).toBe(4));
});

test('outgoing events of a handler are committed with its effect, or neither is', async () => {
  let tries = 0;
  const forward = onEvent(PaymentCompleted, async (event, tx: Queryable) => {
    tries += 1;
    await writeEffect.handle(event, tx);
    await appendEvents(tx, [{ ...paymentFailed('answer'), causationId: event.eventId }]);
    if (tries === 1) {
      throw new Error('fails after writing');
    }
  });
  bench.consumer({ handlers: [forward] }).start();
  await bench.append([paid('a')]);
  await published();
  await untilEffects(1);
  const { rows } = await bench.owner.query(
    `SELECT aggregate_version FROM outbox WHERE aggregate_id = 'answer'`,
  );
  expect(rows).toEqual([{ aggregate_version: 1 }]);
  expect(tries).toBe(2);
});

test('F6: every event twice, then 1,000 replayed from the start, have no further effect', async () => {
  const reports: DeliveryReport[] = [];
  await bench.append(upTo(10).flatMap(() => upTo(100).map((n) => paid(`batch-${n}`))));
  await published();
  await republish({ pool: bench.relayPool, broker: bench.broker, again: true });
  bench.consumer({ onDelivery: (report) => reports.push(report) }).start();
  await untilEffects(1_000);
  expect(await republish({ pool: bench.relayPool, broker: bench.broker, again: true })).toBe(1_000);
  await eventually(() => expect(reports.length).toBe(3_000), { within: 75_000 });
  const effects = await bench.effects();
  expect(new Set(effects.map((effect) => effect.event_id)).size).toBe(1_000);
  expect(effects).toHaveLength(1_000);
});

test('F7: events shuffled in windows of 50 end in the same state', async () => {
  await bench.append(upTo(40).flatMap(() => ['a', 'b', 'c', 'd', 'e'].map((id) => paid(id))));
  await bench.owner.query('UPDATE outbox SET published_at = now()');
  const inOrder = await messages();
  let seed = 7;
  const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31);
  const shuffled = inOrder
    .map((message, index) => ({ message, at: Math.floor(index / 50), random: next() }))
    .sort((one, other) => one.at - other.at || one.random - other.random);
  expect(shuffled.map(({ message }) => message)).not.toEqual(inOrder);
  for (const { message } of shuffled) {
    await bench.broker.publish({ ...message, messageId: message.body.slice(0, 60) });
  }
  bench.consumer().start();
  await untilEffects(200);
  const expected = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((id) => [id, upTo(40)]));
  expect(versionsByAggregate(await bench.effects())).toEqual(expected);
});

test('F9, F15: two replicas share 1,000 events of few aggregates, in order and nearly without redelivery', async () => {
  const reports: DeliveryReport[] = [];
  const onDelivery = (report: DeliveryReport) => reports.push(report);
  await bench.append(upTo(200).flatMap(() => upTo(5).map((n) => paid(`batch-${n}`))));
  await published();
  const other = connectBroker({ url: bench.nats.url, name: 'second replica' });
  const replicas = [bench.consumer({ onDelivery }), bench.consumer({ onDelivery, broker: other })];
  for (const replica of replicas) {
    replica.start();
  }
  await untilEffects(1_000);
  await Promise.all(replicas.map((replica) => replica.stop()));
  await other.close();
  for (const versions of Object.values(versionsByAggregate(await bench.effects()))) {
    expect(versions).toEqual(upTo(200));
  }
  expect(reports.length / 1_000).toBeLessThanOrEqual(1.05);
});

test('a slow handler is not given the same event again while it works', async () => {
  const reports: DeliveryReport[] = [];
  let finish = () => {};
  const slow = onEvent(PaymentCompleted, async (event, tx: Queryable) => {
    await new Promise<void>((resolve) => {
      finish = resolve;
      setTimeout(resolve, 3_500);
    });
    await writeEffect.handle(event, tx);
  });
  bench
    .consumer({
      handlers: [slow],
      onDelivery: (report) => reports.push(report),
      settings: { ackWaitMs: 1_000 },
    })
    .start();
  await bench.append([paid('a')]);
  await published();
  await untilEffects(1);
  finish();
  await eventually(() => expect(reports.map(({ outcome }) => outcome)).toEqual(['handled']));
});

test('an event whose need has not arrived waits without being counted as failed', async () => {
  let arrived = false;
  const needy = onEvent(PaymentCompleted, async (event, tx: Queryable) => {
    if (!arrived) {
      throw new NotYetError('the factory is not known yet');
    }
    await writeEffect.handle(event, tx);
  });
  const reports: DeliveryReport[] = [];
  bench.consumer({ handlers: [needy], onDelivery: (report) => reports.push(report) }).start();
  await bench.append([paid('a')]);
  await published();
  await eventually(() => expect(reports.filter(({ outcome }) => outcome === 'awaiting').length).toBe(7), {
    within: 10_000,
  });
  arrived = true;
  await untilEffects(1);
});

test('F3: NATS loses its store; streams made again and the outbox republished, everything arrives once', async () => {
  bench.consumer().start();
  await bench.append(upTo(50).map((n) => paid(`batch-${n % 5}`)));
  await published();
  await untilEffects(50);
  await bench.nats.wipe();
  await bench.append(upTo(50).map((n) => paid(`batch-${n % 5}`)));
  await bench.ensure();
  await eventually(() => expect(bench.broker.isConnected()).toBe(true));
  await republish({ pool: bench.relayPool, broker: bench.broker });
  await untilEffects(100);
  const versions = versionsByAggregate(await bench.effects());
  expect(Object.values(versions)).toEqual(upTo(5).map(() => upTo(20)));
  const found = await reconciled();
  expect(found).toEqual({ published: 100, handled: 100, discarded: [], open: [], missing: [] });
});

test('reconciliation names the events that never arrived', async () => {
  bench.consumer().start();
  await bench.append([paid('a')]);
  await published();
  await untilEffects(1);
  await bench.owner.query('DELETE FROM inbox');
  const { rows } = await bench.owner.query<{ event_id: string }>('SELECT event_id FROM outbox');
  expect((await reconciled()).missing).toEqual(rows.map(({ event_id }) => event_id));
});

test('a handler of an aggregate that is not followed is refused at once', () => {
  const stray = onEvent(FactoryRegistered, async () => undefined);
  const build = () =>
    createConsumer({
      consumer: 'assets',
      broker: bench.broker,
      follows,
      handlers: [stray, onEvent(PaymentFailed, async () => undefined)],
      deadLetters: bench.deadLetters,
      logger,
      transaction: async () => undefined,
    });
  expect(build).toThrow('does not follow factory');
});

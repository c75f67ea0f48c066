import { PaymentCompleted } from '@anzhi/contracts';
import {
  type Broker,
  connectBroker,
  type DeadLetter,
  discardDeadLetter,
  listDeadLetters,
  onEvent,
  type Queryable,
  retryDeadLetter,
} from '@anzhi/outbox';
import { eventually } from '@anzhi/testing';
import { type Bench, paid, startBench, upTo, versionsByAggregate, writeEffect } from './bench.js';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
/** Lets the handlers of dead processes end, so that the test can. */
let bury = (): void => undefined;
const mortalBrokers: Broker[] = [];
afterEach(async () => {
  bury();
  await Promise.all(mortalBrokers.splice(0).map((broker) => broker.close()));
  await bench.close();
});

const subject = PaymentCompleted.subject('gz-01');

const envelope = (change: Record<string, unknown>) => ({
  eventId: '11111111-1111-4111-8111-111111111111',
  type: 'PaymentCompleted',
  schemaVersion: 1,
  factoryId: 'gz-01',
  aggregateType: 'payment-batch',
  aggregateId: 'foreign',
  aggregateVersion: 1,
  occurredAt: '2026-08-18T09:00:00Z',
  recordedAt: '2026-08-18T09:00:00Z',
  actorRole: 'finance-approver',
  correlationId: 'test',
  causationId: null,
  payload: { batchId: 'foreign', paymentId: 'p', amount: '1.00' },
  ...change,
});

const publish = (body: string) => bench.broker.publish({ subject, messageId: body.slice(0, 200), body });

const publishAll = async () => {
  const relay = bench.relay();
  relay.start();
  await eventually(async () => expect((await relay.lag()).waiting).toBe(0));
};

const list = () => bench.transaction('gz-01', (tx) => listDeadLetters(tx));

const untilParked = (count: number): Promise<DeadLetter[]> =>
  eventually(
    async () => {
      const parked = await list();
      expect(parked).toHaveLength(count);
      return parked;
    },
    { within: 75_000 },
  );

const untilVersions = (expected: Record<string, number[]>) =>
  eventually(async () => expect(versionsByAggregate(await bench.effects())).toEqual(expected), {
    within: 10_000,
  });

const decision = ({ factoryId, consumer, messageId }: DeadLetter) => ({
  factoryId,
  consumer,
  messageId,
  decidedBy: 'operator',
});

/** Fails on the second event of `bad` until it is repaired. */
const brokenHandler = () => {
  const state = { broken: true, tries: 0 };
  const handler = onEvent(PaymentCompleted, async (event, tx: Queryable) => {
    if (event.aggregateId === 'bad' && event.aggregateVersion === 2 && state.broken) {
      state.tries += 1;
      throw new Error('cannot be handled');
    }
    await writeEffect.handle(event, tx);
  });
  return { state, handler };
};

test.each([
  ['bad JSON', '{"eventId":', 'UNPARSEABLE'],
  ['no envelope', '[]', 'UNPARSEABLE'],
  ['a NUL in the body', '\0', 'UNPARSEABLE'],
  ['a payload against its contract', JSON.stringify(envelope({ payload: { batchId: 1 } })), 'UNPARSEABLE'],
  ['the envelope of another factory', JSON.stringify(envelope({ factoryId: 'hb-02' })), 'UNPARSEABLE'],
  ['an unknown type', JSON.stringify(envelope({ type: 'PaymentDreamt' })), 'UNKNOWN_TYPE'],
  ['an unknown version', JSON.stringify(envelope({ schemaVersion: 9 })), 'UNKNOWN_VERSION'],
])('F8: %s is parked at once and others go on', async (_name, body, reason) => {
  bench.consumer().start();
  await publish(body);
  await bench.append([paid('good')]);
  await publishAll();
  await untilVersions({ good: [1] });
  expect(await untilParked(1)).toMatchObject([{ reason, factoryId: 'gz-01', consumer: 'assets' }]);
});

test('F8: an event whose handler throws is parked after 5 tries with those behind it, a retry brings all', async () => {
  const { state, handler } = brokenHandler();
  bench.consumer({ handlers: [handler] }).start();
  await bench.append([...upTo(5).map(() => paid('bad')), paid('good')]);
  await publishAll();
  const parked = await untilParked(4);
  expect(state.tries).toBe(5);
  expect(versionsByAggregate(await bench.effects())).toEqual({ bad: [1], good: [1] });
  const culprit = parked.find(({ reason }) => reason === 'HANDLER_FAILED');
  expect(culprit).toMatchObject({ aggregateVersion: 2, attempts: 5, error: 'Error: cannot be handled' });
  state.broken = false;
  await bench.transaction('gz-01', (tx) => retryDeadLetter(tx, decision(culprit as DeadLetter)));
  await untilVersions({ bad: upTo(5), good: [1] });
  expect(await list()).toEqual([]);
});

test('a retry that fails again is parked again', async () => {
  const { state, handler } = brokenHandler();
  bench.consumer({ handlers: [handler] }).start();
  await bench.append([paid('bad'), paid('bad')]);
  await publishAll();
  const [culprit] = await untilParked(1);
  await bench.transaction('gz-01', (tx) => retryDeadLetter(tx, decision(culprit as DeadLetter)));
  await eventually(() => expect(state.tries).toBe(6));
  expect(await untilParked(1)).toMatchObject([{ reason: 'HANDLER_FAILED', attempts: 6 }]);
});

test('discarding passes over the event, and those behind it go on', async () => {
  const { handler } = brokenHandler();
  bench.consumer({ handlers: [handler] }).start();
  await bench.append(upTo(3).map(() => paid('bad')));
  await publishAll();
  const parked = await untilParked(2);
  const culprit = parked.find(({ reason }) => reason === 'HANDLER_FAILED') as DeadLetter;
  expect(await bench.transaction('gz-01', (tx) => discardDeadLetter(tx, decision(culprit)))).toBe(true);
  await untilVersions({ bad: [1, 3] });
  await bench.append([paid('bad')]);
  await untilVersions({ bad: [1, 3, 4] });
  expect(await list()).toEqual([]);
});

test('a gap is waited for, then parked, and an operator can accept it', async () => {
  bench.consumer({ settings: { gapTimeoutMs: 300 } }).start();
  await publish(JSON.stringify(envelope({ aggregateVersion: 3 })));
  const [late] = await untilParked(1);
  expect(late).toMatchObject({ reason: 'GAP', aggregateVersion: 3 });
  await bench.transaction('gz-01', (tx) =>
    retryDeadLetter(tx, { ...decision(late as DeadLetter), acceptGap: true }),
  );
  await untilVersions({ foreign: [3] });
});

test('what is parked behind a gap goes on by itself when the missing event comes after all', async () => {
  bench.consumer({ settings: { gapTimeoutMs: 100 } }).start();
  await publish(JSON.stringify(envelope({ aggregateVersion: 2 })));
  await untilParked(1);
  await publish(JSON.stringify(envelope({ eventId: '22222222-2222-4222-8222-222222222222' })));
  await untilVersions({ foreign: [1, 2] });
  await untilParked(0);
});

test('another factory neither sees nor decides a dead letter', async () => {
  bench.consumer().start();
  await publish('{');
  const [parked] = await untilParked(1);
  const foreign = await bench.transaction('hb-02', async (tx) => [
    (await listDeadLetters(tx)).length,
    await retryDeadLetter(tx, decision(parked as DeadLetter)),
    await discardDeadLetter(tx, decision(parked as DeadLetter)),
  ]);
  expect(foreign).toEqual([0, false, false]);
});

test('F4: a database that goes away under handlers is no fault of the event', async () => {
  let cuts = 0;
  const cut = onEvent(PaymentCompleted, async (event, tx: Queryable) => {
    if (cuts < 6) {
      cuts += 1;
      await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
    }
    await writeEffect.handle(event, tx);
  });
  bench.consumer({ handlers: [cut] }).start();
  await bench.append([paid('a')]);
  await publishAll();
  await untilVersions({ a: [1] });
  expect(cuts).toBe(6);
  expect(await list()).toEqual([]);
});

test('F8: an event that kills its process is parked after 5 kills at most, those in hand with it are not', async () => {
  const grave = new Promise<void>((resolve) => {
    bury = resolve;
  });
  let kills = 0;
  let generation = 0;
  /** A process that dies as by SIGKILL: its connections are cut and its handlers never come back. */
  const startMortal = (): void => {
    generation += 1;
    const born = generation;
    const broker = connectBroker({ url: bench.nats.url, name: 'mortal' });
    mortalBrokers.push(broker);
    const die = async (tx: Queryable): Promise<void> => {
      await tx.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
      await broker.close();
      if (generation === born) {
        startMortal();
      }
      await grave;
    };
    const mortal = onEvent(PaymentCompleted, async (event, tx: Queryable) => {
      kills += event.aggregateId === 'killer' ? 1 : 0;
      if (event.aggregateId === 'killer' || born === 1) {
        await die(tx);
      }
      await writeEffect.handle(event, tx);
    });
    bench.consumer({ handlers: [mortal], broker, settings: { ackWaitMs: 1_000 } }).start();
  };
  const innocent = upTo(20).map((n) => `innocent-${n}`);
  await bench.append([...innocent.slice(0, 3), 'killer', ...innocent.slice(3)].map((id) => paid(id)));
  await publishAll();
  startMortal();
  const parked = await untilParked(1);
  expect(parked).toMatchObject([{ reason: 'KILLS_PROCESS', aggregateId: 'killer' }]);
  await untilVersions(Object.fromEntries(innocent.map((id) => [id, [1]])));
  expect(kills).toBe(5);
});

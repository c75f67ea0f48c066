import { randomUUID } from 'node:crypto';
import { PaymentCompleted } from '@anzhi/contracts';
import { type DeadLetter, listDeadLetters, onEvent, type Queryable } from '@anzhi/outbox';
import { eventually } from '@anzhi/testing';
import { type Bench, paid, startBench, upTo, versionsByAggregate, writeEffect } from './bench.js';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

/** Writes its effect, or fails while it is broken; the first event of each aggregate always succeeds. */
const handlerOf = (state: { broken: boolean }, supersedes: boolean) =>
  onEvent(
    PaymentCompleted,
    async (event, tx: Queryable) => {
      if (state.broken && event.aggregateVersion > 1) throw new Error('cannot be handled');
      await writeEffect.handle(event, tx);
    },
    { supersedes },
  );

const untilVersions = (versions: number[]) =>
  eventually(async () => expect(versionsByAggregate(await bench.effects())).toEqual({ a: versions }), {
    within: 75_000,
  });

const untilParked = (versions: number[]): Promise<DeadLetter[]> =>
  eventually(
    async () => {
      const parked = await bench.transaction('gz-01', (tx) => listDeadLetters(tx));
      expect(parked.map(({ aggregateVersion }) => aggregateVersion).sort()).toEqual(versions);
      return parked;
    },
    { within: 75_000 },
  );

test.each([
  // Which of them wait for another while that is tried again is chance.
  ['that failed', true, expect.arrayContaining(['HANDLER_FAILED'])],
  ['that waited behind one, by a release that did not know it', false, ['GAP', 'GAP', 'HANDLER_FAILED']],
])('a superseding event passes over parked ones %s', async (_name, supersedesBefore, reasons) => {
  const state = { broken: true };
  const before = bench.consumer({ handlers: [handlerOf(state, supersedesBefore)] });
  before.start();
  bench.relay().start();
  await bench.append(upTo(4).map(() => paid('a')));
  expect((await untilParked([2, 3, 4])).map(({ reason }) => reason).sort()).toEqual(reasons);
  await before.stop();
  state.broken = false;
  bench.consumer({ handlers: [handlerOf(state, true)] }).start();
  await bench.append([paid('a')]);
  await untilVersions([1, 5]);
  await untilParked([]);
  await bench.append([paid('a')]);
  await untilVersions([1, 5, 6]);
  const { rows } = await bench.owner.query(`SELECT DISTINCT state, decided_by FROM dead_letter`);
  expect(rows).toEqual([{ state: 'DISCARDED', decided_by: 'superseded' }]);
});

test('a superseding event waits for one that never arrived: more may be missing with it', async () => {
  const event = (aggregateVersion: number) => ({
    ...{ eventId: randomUUID(), type: 'PaymentCompleted', schemaVersion: 1, factoryId: 'gz-01' },
    ...{ aggregateType: 'payment-batch', aggregateId: 'a', aggregateVersion },
    ...{ occurredAt: '2026-08-18T09:00:00Z', recordedAt: '2026-08-18T09:00:00Z' },
    ...{ actorRole: 'finance-approver', correlationId: 'test', causationId: null },
    payload: { batchId: 'a', paymentId: 'p', amount: '1.00' },
  });
  const publish = (version: number) => {
    const body = event(version);
    const subject = PaymentCompleted.subject('gz-01');
    return bench.broker.publish({ subject, messageId: body.eventId, body: JSON.stringify(body) });
  };
  const handlers = [handlerOf({ broken: false }, true)];
  bench.consumer({ handlers, settings: { gapTimeoutMs: 100 } }).start();
  await publish(1);
  await publish(3);
  await untilParked([3]);
  await publish(4);
  await untilParked([3, 4]);
  await untilVersions([1]);
  await publish(2);
  await untilVersions([1, 2, 3, 4]);
  await untilParked([]);
});

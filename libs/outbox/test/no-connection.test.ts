import { type DeliveryReport, listDeadLetters } from '@anzhi/outbox';
import { eventually } from '@anzhi/testing';
import { Pool } from 'pg';
import { type Bench, inTransaction, paid, startBench, versionsByAggregate } from './bench.js';

let bench: Bench;
let narrow: Pool;
beforeEach(async () => {
  bench = await startBench();
  narrow = new Pool({ ...bench.app.options, max: 1, connectionTimeoutMillis: 20 });
  narrow.on('error', () => undefined);
});
afterEach(async () => {
  await bench.close();
  await narrow.end();
});

/** What service-kit says in place of the pool's own words. */
class Overloaded extends Error {
  readonly code = 'OVERLOADED';
}

test.each([
  ['the pool’s own words', (error: unknown) => error],
  ['the service’s error', () => new Overloaded('The service is overloaded; try again in a moment')],
])('want of a connection is no fault of the event: %s', async (_name, told) => {
  const reports: DeliveryReport[] = [];
  // Twenty milliseconds may be too few to connect where tests share their cores.
  const holder = await eventually(() => narrow.connect(), { within: 30_000 });
  bench
    .consumer({
      transaction: (envelope, work) =>
        inTransaction(narrow, envelope.factoryId, work).catch((error: unknown) => {
          throw told(error);
        }),
      onDelivery: (report) => reports.push(report),
    })
    .start();
  await bench.append([paid('a'), paid('a')]);
  bench.relay().start();
  // More tries than an event has before it is parked.
  const tried = eventually(() => expect(reports.length).toBeGreaterThan(6), { within: 75_000 });
  await tried.finally(() => holder.release());
  expect(new Set(reports.map(({ outcome }) => outcome))).toEqual(new Set(['deferred']));
  await eventually(async () => expect(versionsByAggregate(await bench.effects())).toEqual({ a: [1, 2] }), {
    within: 75_000,
  });
  expect(await bench.transaction('gz-01', (tx) => listDeadLetters(tx))).toEqual([]);
});

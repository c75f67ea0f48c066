import { appendEvents } from '@anzhi/outbox';
import { type Bench, paid, startBench, upTo } from './bench.js';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const versionsOf = async (aggregateId: string): Promise<number[]> => {
  const { rows } = await bench.owner.query<{ v: number }>(
    'SELECT aggregate_version AS v FROM outbox WHERE aggregate_id = $1 ORDER BY position',
    [aggregateId],
  );
  return rows.map(({ v }) => v);
};

test('numbers the events of each aggregate, many in one statement', async () => {
  await bench.append([paid('a'), paid('b'), paid('a')]);
  await bench.append(upTo(3_000).flatMap(() => [paid('a'), paid('b')]));
  expect(await versionsOf('a')).toEqual(upTo(3_002));
  expect(await versionsOf('b')).toEqual(upTo(3_001));
});

test('concurrent transactions on the same aggregates neither collide nor leave gaps', async () => {
  await Promise.all(
    upTo(10).map((n) => bench.append(n % 2 ? [paid('x'), paid('y')] : [paid('y'), paid('x')])),
  );
  expect(await versionsOf('x')).toEqual(upTo(10));
  expect(await versionsOf('y')).toEqual(upTo(10));
});

test('a rolled back transaction leaves no event and no gap', async () => {
  const lost = bench.transaction('gz-01', async (tx) => {
    await appendEvents(tx, [paid('rolled')]);
    throw new Error('changed our mind');
  });
  await expect(lost).rejects.toThrow('changed our mind');
  await bench.append([paid('rolled')]);
  expect(await versionsOf('rolled')).toEqual([1]);
});

test('refuses a payload with a field that the contract does not name', async () => {
  const event = paid('strict');
  const named = { ...event, payload: { ...event.payload, name: '某人' } };
  await expect(bench.append([named])).rejects.toThrow('name');
  expect(await versionsOf('strict')).toEqual([]);
});

test('row-level security: another factory can neither write nor see', async () => {
  const foreign = bench.transaction('hb-02', (tx) => appendEvents(tx, [paid('foreign', 'gz-01')]));
  await expect(foreign).rejects.toThrow('row-level security');
  const seen = await bench.transaction('hb-02', (tx) => tx.query('SELECT 1 FROM outbox'));
  expect(seen).toEqual([]);
  const own = await bench.transaction('hb-02,gz-01', (tx) => tx.query('SELECT 1 FROM outbox LIMIT 1'));
  expect(own).toHaveLength(1);
});

test('the factory leads every primary and unique key, and the settings are read once per statement', async () => {
  const { rows } = await bench.owner.query<{ name: string; first: string }>(
    `SELECT i.indexrelid::regclass::text AS name, a.attname AS first FROM pg_index i
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
     WHERE i.indisunique AND i.indrelid::regclass::text ~ '^(outbox|inbox|dead_letter)'`,
  );
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.filter(({ first }) => first !== 'factory_id')).toEqual([]);
  const plan = await bench.transaction('gz-01', (tx) =>
    tx.query<Record<string, string>>('EXPLAIN SELECT 1 FROM inbox_aggregate'),
  );
  expect(plan.map((row) => Object.values(row)[0]).join('\n')).toContain('InitPlan');
});

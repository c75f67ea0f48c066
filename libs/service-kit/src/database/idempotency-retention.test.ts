import { Client } from 'pg';
import { openKitDatabase } from '../testing/kit-database.js';
import { forgetIdempotencyKeys } from './idempotency-retention.js';

let kit: Awaited<ReturnType<typeof openKitDatabase>>;
let owner: Client;

beforeAll(async () => {
  kit = await openKitDatabase();
  owner = new Client({ connectionString: kit.test.url });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await kit?.stop();
});

const remember = (factoryId: string, name: string, age: string, count = 1) =>
  owner.query(
    `INSERT INTO idempotency_key (factory_id, subject, key, operation, input_hash, created_at)
     SELECT $1, 's', $2 || n, 'o', 'h', now() - $3::interval FROM generate_series(1, $4) AS n`,
    [factoryId, name, age, count],
  );

it('forgets keys of every factory after 90 days, in as many batches as it takes, and no other', async () => {
  await remember('gz-01', 'old', '90 days 1 minute', 5_001);
  await remember('gz-02', 'old', '200 days');
  await remember('gz-01', 'young', '89 days 23 hours');
  expect(await forgetIdempotencyKeys(kit.database, 'kit')).toBe(5_002);
  const { rows } = await owner.query('SELECT factory_id, key FROM idempotency_key');
  expect(rows).toEqual([{ factory_id: 'gz-01', key: 'young1' }]);
  expect(await forgetIdempotencyKeys(kit.database, 'kit')).toBe(0);
});

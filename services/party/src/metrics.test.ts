import type { RunningService } from '@anzhi/graphql-kit';
import { ensureStreams } from '@anzhi/nats-setup';
import { connectNats } from '@anzhi/outbox';
import { runMigrations } from '@anzhi/service-kit';
import {
  createGraphClient,
  type GraphClient,
  testIdentityKeys,
  testMasterKeys,
} from '@anzhi/service-testing';
import { createDatabase, eventually, startNats, type TestDatabase, type TestNats } from '@anzhi/testing';
import { Client } from 'pg';
import { composeParty } from './compose.js';
import { migrations } from './migrations/index.js';

let nats: TestNats;
let database: TestDatabase;
let party: RunningService;
let admin: GraphClient;
let owner: Client;

beforeAll(async () => {
  const prepare = (url: string) => runMigrations(url, migrations);
  [nats, database] = await Promise.all([startNats(), createDatabase({ name: 'party', prepare })]);
  owner = new Client({ connectionString: database.url });
  owner.on('error', () => undefined);
  await owner.connect();
  const setup = await connectNats({ url: nats.url, name: 'setup' });
  await ensureStreams(setup, { maxBytes: 1024 * 1024 });
  await setup.close();
  party = await composeParty({
    service: 'party',
    host: '127.0.0.1',
    port: 0,
    mode: 'production',
    logLevel: 'silent',
    databaseUrl: database.appUrl,
    poolSize: 4,
    natsUrl: nats.url,
    identityKeys: testIdentityKeys,
    masterKeys: testMasterKeys,
    bootstrapAdminSubjects: ['admin'],
  });
  admin = createGraphClient({
    url: `http://127.0.0.1:${party.port}`,
    keys: testIdentityKeys,
    identity: { sub: 'admin', roles: [{ role: 'hq-admin', factory: '_group' }] },
    ready: Promise.resolve(),
  });
});
afterAll(async () => {
  await party?.stop();
  await owner?.end();
  await database?.drop();
  await nats?.stop();
});

/** Values of one metric by its labels without the service's; empty when it is left out. */
async function metric(name: string): Promise<Record<string, number>> {
  const response = await fetch(`http://127.0.0.1:${party.port}/metrics`);
  expect(response.status).toBe(200);
  const lines = (await response.text()).split('\n').filter((line) => line.startsWith(`${name}{`));
  return Object.fromEntries(
    lines.map((line) => {
      const [, labels = '', value = ''] = /\{(.*)\} (.*)$/.exec(line) ?? [];
      return [labels.replace(/,?service="party",?/, ''), Number.parseFloat(value)];
    }),
  );
}

const register = (code: string) =>
  admin.raw(
    `mutation ($input: RegisterFactoryInput!) { registerFactory(input: $input) { __typename } }`,
    { input: { code, name: '厂', city: '赣州市', site: '红旗大道 1 号' } },
    { idempotencyKey: code },
  );

test('requests and operations are timed by names that are ours', async () => {
  await register('GZ-01');
  await admin.raw('query NameOfAClient { nothingLikeThis }');
  expect(await metric('anzhi_graphql_operation_seconds_count')).toEqual({
    'kind="mutation",field="registerFactory",outcome="ok"': 1,
    'kind="invalid",field="other",outcome="error"': 1,
  });
  const posts = await metric('anzhi_http_request_seconds_count');
  expect(posts['method="POST",route="/graphql",status="200"']).toBe(1);
});

test('the outbox tells what waits while NATS is away, and that nothing waits afterwards', async () => {
  await eventually(async () => expect(await metric('anzhi_outbox_waiting')).toEqual({ '': 0 }));
  expect(await metric('anzhi_outbox_oldest_seconds')).toEqual({ '': 0 });
  await nats.pause();
  await register('GZ-02');
  expect((await metric('anzhi_outbox_waiting'))['']).toBeGreaterThanOrEqual(1);
  await eventually(async () =>
    expect((await metric('anzhi_outbox_oldest_seconds'))['']).toBeGreaterThan(0.1),
  );
  await nats.restart();
  await eventually(async () => expect(await metric('anzhi_outbox_waiting')).toEqual({ '': 0 }), {
    within: 20_000,
  });
});

test('parked events are counted; those that were decided are not', async () => {
  await owner.query(
    `INSERT INTO dead_letter (factory_id, consumer, message_id, subject, body, state)
     VALUES ('gz-01', 'party', '1', 's', 'b', 'PARKED'), ('gz-01', 'party', '2', 's', 'b', 'DISCARDED')`,
  );
  expect(await metric('anzhi_dead_letters')).toEqual({
    'state="TRYING"': 0,
    'state="PARKED"': 1,
    'state="RETRY"': 0,
  });
});

test('a database that is away leaves its gauges out and the scrape whole', async () => {
  await database.drop();
  expect(await metric('anzhi_outbox_waiting')).toEqual({});
  expect(await metric('anzhi_dead_letters')).toEqual({});
  expect(await metric('anzhi_graphql_operation_seconds_count')).not.toEqual({});
});

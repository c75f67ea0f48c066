import { AppointmentMade } from '@anzhi/contracts';
import { ensureStreams } from '@anzhi/nats-setup';
import { appendEvents, connectNats, pendingEvent, queryableOf } from '@anzhi/outbox';
import { runMigrations } from '@anzhi/service-kit';
import { createDatabase, startNats, type TestDatabase, type TestNats } from '@anzhi/testing';
import { Client } from 'pg';
import { migrations } from '../../../services/party/src/migrations/index.js';
import { runRepublish } from './republish.js';
import { parseOpsRequest } from './request.js';

let nats: TestNats;
let database: TestDatabase;
let owner: Client;

const prepare = (url: string) => runMigrations(url, migrations);

const made = (factoryId: string) =>
  pendingEvent({
    contract: AppointmentMade,
    factoryId,
    aggregateId: `appointment-at-${factoryId}`,
    occurredAt: '2026-08-18T09:00:00+08:00',
    actorRole: 'hq-admin',
    correlationId: 'test',
    payload: {
      appointmentId: `appointment-at-${factoryId}`,
      subject: 's',
      role: 'factory-leader',
      factoryId,
    },
  });

/** Messages in the stream of party, made anew: as after the broker lost its store. */
const streamed = async (): Promise<number> => {
  const connection = await connectNats({ url: nats.url, name: 'reader' });
  await ensureStreams(connection, { maxBytes: 1024 * 1024 });
  const jsm = await connection.jetstreamManager();
  const { state } = await jsm.streams.info('ANZHI_PARTY');
  await connection.close();
  return state.messages;
};

const again = async (...args: string[]) => {
  const source = { PARTY_DATABASE_URL: database.appUrl, NATS_URL: nats.url };
  return (await runRepublish(parseOpsRequest(['party', ...args]), source)).lines;
};

beforeAll(async () => {
  [nats, database] = await Promise.all([startNats(), createDatabase({ name: 'party', prepare })]);
  owner = new Client({ connectionString: database.url });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await database?.drop();
  await nats?.stop();
});

test('what was published comes back after the store was lost; what was not is left to the relay', async () => {
  await appendEvents(queryableOf(owner), [made('gz-01'), made('gz-02')]);
  await owner.query('UPDATE outbox SET published_at = now()');
  await appendEvents(queryableOf(owner), [made('gz-03')]);
  expect(await streamed()).toBe(0);
  expect(await again('--factory', 'gz-02')).toEqual(['1 events of party sent again']);
  expect(await streamed()).toBe(1);
  expect(await again()).toEqual(['2 events of party sent again']);
  // The broker still knows the one that it took a moment ago.
  expect(await streamed()).toBe(2);
  expect(await again('--again')).toEqual(['2 events of party sent again']);
  expect(await streamed()).toBe(4);
});

test('what lies before the instant is left alone', async () => {
  expect(await again('--from', '2100-01-01T00:00:00Z')).toEqual(['0 events of party sent again']);
});

test('a wrong call names everything that is wrong', async () => {
  expect(() => parseOpsRequest(['partly', '--from', 'yesterday'])).toThrow(
    /name one of party, assets, personnel, stability\n--from is no ISO instant/,
  );
  await expect(runRepublish(parseOpsRequest(['party']), {})).rejects.toThrow(
    'PARTY_DATABASE_URL is missing\nNATS_URL is missing',
  );
});

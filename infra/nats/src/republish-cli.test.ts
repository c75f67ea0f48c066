import { AppointmentMade } from '@anzhi/contracts';
import { appendEvents, connectNats, outboxTablesSql, pendingEvent, queryableOf } from '@anzhi/outbox';
import { createDatabase, startNats, type TestDatabase, type TestNats } from '@anzhi/testing';
import { Client } from 'pg';
import { ensureStreams } from './ensure-streams.js';
import { parseRepublishRequest, runRepublish } from './republish-cli.js';

let nats: TestNats;
let database: TestDatabase;
let owner: Client;

const prepare = async (url: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(outboxTablesSql({ appRole: 'party_app', relayRole: 'party_relay' }));
  await client.end();
};

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
  const source = { PARTY_DATABASE_URL: database.appUrl, NATS_URL: nats.url };
  expect(await runRepublish(parseRepublishRequest(['party', '--factory', 'gz-02'], source))).toBe(1);
  expect(await streamed()).toBe(1);
  expect(await runRepublish(parseRepublishRequest(['party'], source))).toBe(2);
  // The broker still knows the one that it took a moment ago.
  expect(await streamed()).toBe(2);
  expect(await runRepublish(parseRepublishRequest(['party', '--again'], source))).toBe(2);
  expect(await streamed()).toBe(4);
});

test('a wrong call names everything that is wrong', () => {
  expect(() => parseRepublishRequest(['partly'], {})).toThrow('name one of party, assets');
  expect(() => parseRepublishRequest(['party', '--from', 'yesterday'], {})).toThrow(
    'PARTY_DATABASE_URL is missing\nNATS_URL is missing\n--from is no ISO instant',
  );
});

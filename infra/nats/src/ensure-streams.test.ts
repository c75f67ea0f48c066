import { connectNats } from '@anzhi/outbox';
import { startNats, type TestNats } from '@anzhi/testing';
import type { NatsConnection } from 'nats';
import { ensureStreams } from './ensure-streams.js';

let nats: TestNats;
let connection: NatsConnection;
beforeAll(async () => {
  nats = await startNats();
  connection = await connectNats({ url: nats.url, name: 'test' });
});
afterAll(async () => {
  await connection.close();
  await nats.stop();
});

const maxBytes = 1024 * 1024;
const all = (what: string) => ({
  ANZHI_PARTY: what,
  ANZHI_ASSETS: what,
  ANZHI_PERSONNEL: what,
  ANZHI_STABILITY: what,
});

test('makes one stream per publisher, keeps it when right and mends it when changed', async () => {
  expect(await ensureStreams(connection, { maxBytes })).toEqual(all('created'));
  expect(await ensureStreams(connection, { maxBytes })).toEqual(all('kept'));
  const jsm = await connection.jetstreamManager();
  await jsm.streams.update('ANZHI_PARTY', { max_bytes: 2 * maxBytes });
  expect(await ensureStreams(connection, { maxBytes })).toEqual({ ...all('kept'), ANZHI_PARTY: 'mended' });
  const { config } = await jsm.streams.info('ANZHI_PARTY');
  expect(config).toMatchObject({
    subjects: ['anzhi.party.>'],
    storage: 'file',
    discard: 'new',
    max_bytes: maxBytes,
    duplicate_window: 120e9,
  });
  expect(config.max_age).toBeGreaterThanOrEqual(7 * 24 * 3600e9);
});

test('a full stream refuses new messages and keeps the old', async () => {
  const js = connection.jetstream();
  const body = 'x'.repeat(400 * 1024);
  await js.publish('anzhi.assets.gz-01.closure-project.phase-changed.v1', body);
  await js.publish('anzhi.assets.gz-01.closure-project.phase-changed.v1', body);
  await expect(js.publish('anzhi.assets.gz-01.closure-project.phase-changed.v1', body)).rejects.toThrow();
  const { state } = await (await connection.jetstreamManager()).streams.info('ANZHI_ASSETS');
  expect(state.messages).toBe(2);
});

test('keeping messages for less than 7 days is refused', async () => {
  await expect(ensureStreams(connection, { maxAgeDays: 6 })).rejects.toThrow(RangeError);
});

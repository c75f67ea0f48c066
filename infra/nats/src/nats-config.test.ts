import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNatsServer, type GuardedProcess, spawnGuarded } from '@anzhi/local-servers';
import { type Broker, connectBroker, connectNats } from '@anzhi/outbox';
import { eventually, freePort, temporaryFolder } from '@anzhi/testing';
import type { NatsConnection } from 'nats';
import { ensureStreams } from './ensure-streams.js';
import { natsConfig } from './nats-config.js';

const follows = [{ publisher: 'stability', aggregate: 'referral' }] as const;
let server: GuardedProcess;
let port: number;
let setup: NatsConnection;
let brokers: Broker[];

const urlOf = (user: string) => `nats://${user}:${user}-password@127.0.0.1:${port}`;

const brokerOf = async (user: string): Promise<Broker> => {
  const broker = connectBroker({ url: urlOf(user), name: user });
  await eventually(() => expect(broker.isConnected()).toBe(true));
  brokers.push(broker);
  return broker;
};

beforeAll(async () => {
  const folder = temporaryFolder('nats-config');
  port = await freePort();
  const file = join(folder, 'nats.conf');
  const users = (['party', 'assets', 'personnel', 'stability'] as const).map((service) => ({
    service,
    password: `${service}-password`,
    follows: service === 'personnel' ? follows : [],
  }));
  const options = { port, storeDir: join(folder, 'store'), users, setupPassword: 'setup-password' };
  writeFileSync(file, natsConfig(options));
  server = await spawnGuarded(await findNatsServer(), ['-c', file]);
  brokers = [];
  setup = await eventually(() => connectNats({ url: urlOf('setup'), name: 'setup' }));
  await ensureStreams(setup, { maxBytes: 1024 * 1024 });
});
afterAll(async () => {
  await Promise.all(brokers.map((broker) => broker.close()));
  await setup?.close();
  await server?.stop();
});

const referral = 'anzhi.stability.gz-01.referral.objection-referred.v1';
const petition = 'anzhi.stability.gz-01.petition.registered.v1';
const settings = { consumer: 'personnel', ackWaitMilliseconds: 30_000, maxAckPending: 100 };

test('a service publishes its own facts and receives what it follows, nothing else', async () => {
  const [stability, personnel] = await Promise.all([brokerOf('stability'), brokerOf('personnel')]);
  await stability.publish({ subject: petition, messageId: 'p', body: '{}' });
  await stability.publish({ subject: referral, messageId: 'r', body: '{}' });
  const subscription = await personnel.subscribe({ ...settings, ...follows[0] });
  const received: string[] = [];
  await subscription.fetch(10, 1_000, (message) => {
    received.push(message.messageId);
    message.ack();
  });
  expect(received).toEqual(['r']);
  await expect(
    personnel.subscribe({ ...settings, publisher: 'stability', aggregate: 'petition' }),
  ).rejects.toThrow();
  await expect(personnel.publish({ subject: referral, messageId: 'forged', body: '{}' })).rejects.toThrow();
  expect(await personnel.missingStreams(['party', 'stability'])).toEqual([]);
});

test('a service cannot listen past its own inbox, nor read or remove a stream', async () => {
  const connection = await connectNats({ url: urlOf('personnel'), name: 'curious' });
  const refused = new Promise<string>((resolve) => {
    connection.subscribe('_INBOX_stability.>', { callback: (error) => resolve(error?.code ?? 'none') });
  });
  expect(await refused).toBe('PERMISSIONS_VIOLATION');
  const jsm = await connection.jetstreamManager({ checkAPI: false, timeout: 500 });
  await expect(jsm.streams.getMessage('ANZHI_STABILITY', { seq: 1 })).rejects.toThrow();
  await expect(jsm.streams.delete('ANZHI_STABILITY')).rejects.toThrow();
  await connection.close();
});

test('nobody enters without a password', async () => {
  await expect(connectNats({ url: `nats://127.0.0.1:${port}`, name: 'stranger' })).rejects.toThrow();
});

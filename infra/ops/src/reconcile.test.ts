import { AppointmentMade } from '@anzhi/contracts';
import { deliveryModule } from '@anzhi/graphql-kit';
import { systemViewer } from '@anzhi/service-kit';
import { startTestService, type TestService } from '@anzhi/service-testing';
import { migrations as assetsMigrations } from '../../../services/assets/src/migrations/index.js';
import { migrations as partyMigrations } from '../../../services/party/src/migrations/index.js';
import { runReconcile } from './reconcile.js';
import { parseOpsRequest } from './request.js';

let party: TestService;
let assets: TestService;
beforeAll(async () => {
  const factories = [{ id: 'gz-01', code: 'GZ-01' }];
  [party, assets] = await Promise.all([
    startTestService({
      service: 'party',
      modules: [deliveryModule('party')],
      migrations: partyMigrations,
      factories,
    }),
    startTestService({
      service: 'assets',
      modules: [deliveryModule('assets')],
      migrations: assetsMigrations,
      factories,
    }),
  ]);
  await publish('one', 'two');
});
afterAll(() => Promise.all([party?.stop(), assets?.stop()]));

async function publish(...appointmentIds: string[]): Promise<void> {
  const scope = { kind: 'factories', factoryIds: ['gz-01'] } as const;
  await party.database.write(systemViewer('party', 'test'), scope, async (tx) => {
    for (const appointmentId of appointmentIds) {
      const payload = { appointmentId, subject: 's', role: 'factory-leader', factoryId: 'gz-01' };
      tx.append({ contract: AppointmentMade, factoryId: 'gz-01', aggregateId: appointmentId, payload });
    }
  });
  await party.sql('UPDATE outbox SET published_at = now()');
}

const handle = async (appointmentId: string): Promise<void> => {
  const [event] = await eventIds(appointmentId);
  await assets.sql(`INSERT INTO inbox (factory_id, consumer, event_id) VALUES ('gz-01', 'assets', $1)`, [
    event,
  ]);
};

const eventIds = async (appointmentId: string): Promise<string[]> => {
  const sql = 'SELECT event_id AS id FROM outbox WHERE aggregate_id = $1';
  return (await party.sql<{ id: string }>(sql, [appointmentId])).map((row) => row.id);
};

const compared = (source: NodeJS.ProcessEnv = {}) =>
  runReconcile(
    parseOpsRequest(['party']),
    { PARTY_DATABASE_URL: party.appUrl, ASSETS_DATABASE_URL: assets.appUrl, ...source },
    (consumer) =>
      consumer === 'party' ? [] : [{ publisher: 'party', aggregate: AppointmentMade.aggregate }],
  );

test('an event that a follower does not know is named; followers out of reach are not guessed at', async () => {
  await handle('one');
  const [missing] = await eventIds('two');
  expect(await compared()).toEqual({
    ok: false,
    lines: [
      'party: 0 events wait to be published',
      'assets: 2 published, 1 handled, 0 discarded, 0 tried or parked, 1 missing',
      `  missing ${missing}`,
      'personnel: not compared, PERSONNEL_DATABASE_URL is not set',
      'stability: not compared, STABILITY_DATABASE_URL is not set',
    ],
  });
});

test('all is well when every event was handled', async () => {
  await handle('two');
  const report = await compared();
  expect(report.ok).toBe(true);
  expect(report.lines).toContain('assets: 2 published, 2 handled, 0 discarded, 0 tried or parked, 0 missing');
});

test('a follower whose database refuses is not well', async () => {
  const report = await compared({ ASSETS_DATABASE_URL: `${assets.appUrl}-gone` });
  expect(report.ok).toBe(false);
  expect(report.lines[1]).toMatch(/^assets: cannot be compared: /);
});

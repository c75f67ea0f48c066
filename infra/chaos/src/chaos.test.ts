import { expectEventsOnce, expectNoLag, expectOnce } from './invariants.js';
import { type LoadReport, makeClients, runLoad } from './load.js';
import { type Rig, startRig } from './rig.js';

const ADMINS = Array.from({ length: 20 }, (_, index) => `admin-${index}`);
/** What a client may be told while something is away; it tries again under the same key. */
const RETRIED = ['CONNECTION', 'RETRYABLE', 'OVERLOADED'];

const ACTS = 80;

// Several processes start and recover on machines of every size.
jest.setTimeout(60_000);

let rig: Rig;
beforeAll(async () => {
  rig = await startRig(ADMINS);
});
afterAll(() => rig?.stop());

/** Twenty clients with two factories each: 80 acts. Each fault starts once, when so many are acknowledged. */
async function underLoad(name: string, faults: Record<number, () => Promise<void>>): Promise<LoadReport> {
  const started: Promise<void>[] = [];
  const report = await runLoad(makeClients(rig.party.url, ADMINS), name, 2, (acknowledged) => {
    const fault = faults[acknowledged];
    if (!fault) return;
    const running = fault();
    // Its failure is seen below, when the load has ended.
    running.catch(() => undefined);
    started.push(running);
  });
  expect(started).toHaveLength(Object.keys(faults).length);
  await Promise.all(started);
  return report;
}

const expectRetried = ({ failures }: LoadReport): void =>
  expect(RETRIED).toEqual(expect.arrayContaining([...new Set(failures)]));

async function expectInvariants(report: LoadReport): Promise<void> {
  expect(report.acknowledged).toHaveLength(ACTS);
  await expectOnce(rig, report);
  await expectNoLag(rig);
  await expectEventsOnce(rig, report);
}

test('F1: kill -9 of party in mid-mutation, twice, and of its follower', async () => {
  const report = await underLoad('KILL', {
    20: () => rig.party.killAndRestart(),
    21: () => rig.assets.killAndRestart(),
    60: () => rig.party.killAndRestart(),
  });
  expect(report.failures).toContain('CONNECTION');
  expectRetried(report);
  await expectInvariants(report);
});

test('F2: NATS away: no mutation is refused, and what waited is published when it is back', async () => {
  const waiting = () =>
    rig.sql<{ n: number }>('party', 'SELECT count(*)::int AS n FROM outbox WHERE published_at IS NULL');
  await rig.nats.pause();
  const report = await underLoad('NATS', {
    70: async () => {
      expect((await waiting())[0]?.n).toBeGreaterThanOrEqual(70);
      await rig.nats.restart();
    },
  });
  expect(report.failures).toEqual([]);
  await expectInvariants(report);
});

test('F4: PostgreSQL stopped at once and started, twice: only retryable errors, and the same processes go on', async () => {
  const pids = [rig.party.pid(), rig.assets.pid()];
  const report = await underLoad('POSTGRES', { 20: rig.crashPostgres, 60: rig.crashPostgres });
  expectRetried(report);
  expect(report.failures).toContain('RETRYABLE');
  await expectInvariants(report);
  await Promise.all([rig.party.ready(), rig.assets.ready()]);
  expect([rig.party.pid(), rig.assets.pid()]).toEqual(pids);
});

test('afterwards the operator finds the audit chain whole and no event missing', async () => {
  await expectNoLag(rig);
  const [audit, events] = await Promise.all([
    rig.ops('audit:verify', 'party'),
    rig.ops('reconcile', 'party'),
  ]);
  expect(audit).toMatchObject({ code: 0, output: expect.stringContaining('kill0-0: ok, ') });
  expect(events).toMatchObject({
    code: 0,
    output: expect.stringMatching(
      /assets: \d+ published, \d+ handled, 0 discarded, 0 tried or parked, 0 missing/,
    ),
  });
  const metrics = await (await fetch(`${rig.assets.url}/metrics`)).text();
  expect(metrics).toMatch(
    /anzhi_event_delivery_seconds_count\{.*type="FactoryRegistered",outcome="handled"\} \d+/,
  );
});

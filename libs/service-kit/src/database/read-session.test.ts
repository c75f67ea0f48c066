import { systemViewer } from '../access/viewer.js';
import { openKitDatabase } from '../testing/kit-database.js';

type Kit = Awaited<ReturnType<typeof openKitDatabase>>;
let kit: Kit;
beforeAll(async () => {
  kit = await openKitDatabase();
});
afterAll(() => kit?.stop());

const viewer = systemViewer('kit', 'test');
const AFTER_END = 'The transaction has ended';

/** More often than the pool has connections: one that leaked each time would leave none. */
const TIMES = 10;

/** The pool's connections that hold a transaction although nobody reads or writes. */
const leaked = () =>
  kit.database.read(viewer, (tx) =>
    tx.query(
      `SELECT state, query FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'`,
    ),
  );

/** What became of a query that its asker no longer waits for. */
const endOf = (query: Promise<unknown>): Promise<string> =>
  query.then(
    () => 'answered',
    (error: Error) => error.message,
  );

describe('a read session that was closed', () => {
  it('refuses a later query and takes no connection for it', async () => {
    for (let time = 0; time < TIMES; time += 1) {
      const session = kit.database.openReadSession(viewer);
      await session.query('SELECT 1');
      await session.close();
      expect(await endOf(session.query('SELECT 2'))).toContain(AFTER_END);
    }
    expect(await leaked()).toEqual([]);
  });

  it('stays closed when nothing was read before', async () => {
    const roundTrips = { sent: 0 };
    const session = kit.database.countedBy(roundTrips).openReadSession(viewer);
    await session.close();
    expect(await endOf(session.query('SELECT 1'))).toContain(AFTER_END);
    expect(roundTrips.sent).toBe(0);
  });

  it('ends an opening under way and refuses what is asked meanwhile', async () => {
    for (let time = 0; time < TIMES; time += 1) {
      const session = kit.database.openReadSession(viewer);
      const first = endOf(session.query('SELECT 1'));
      // The session has begun to open when the first query's turn has come.
      await Promise.resolve();
      const closing = session.close();
      const second = endOf(session.query('SELECT 2'));
      await closing;
      const third = endOf(session.query('SELECT 3'));
      expect(await first).toBe('answered');
      expect(await second).toContain(AFTER_END);
      expect(await third).toContain(AFTER_END);
    }
    expect(await leaked()).toEqual([]);
  });

  it('is closed by each of two closers', async () => {
    const session = kit.database.openReadSession(viewer);
    await session.query('SELECT 1');
    await Promise.all([session.close(), session.close()]);
    await session.close();
    expect(await leaked()).toEqual([]);
  });

  it('gives back a clean connection when its transaction could not begin', async () => {
    for (let time = 0; time < TIMES; time += 1) {
      const session = kit.database.openReadSession(viewer, { kind: 'factories', factoryIds: ['\0'] });
      expect(await endOf(session.query('SELECT 1'))).not.toBe('answered');
      await session.close();
    }
    expect(await leaked()).toEqual([]);
  });

  it('leaves nothing of a read whose work failed in one branch while another went on', async () => {
    for (let time = 0; time < TIMES; time += 1) {
      let late: Promise<string> | undefined;
      const read = kit.database.read(viewer, async (tx) => {
        late = endOf(tx.query('SELECT 1').then(() => tx.query('SELECT 2')));
        throw new Error('refused');
      });
      await expect(read).rejects.toThrow('refused');
      expect(await late).toContain(AFTER_END);
    }
    expect(await leaked()).toEqual([]);
  });
});

describe('a write transaction that has ended', () => {
  it('refuses a later query: its connection is somebody else’s by then', async () => {
    let late: (() => Promise<unknown>) | undefined;
    await kit.database.write(viewer, { kind: 'group' }, async (tx) => {
      late = () => tx.query('SELECT 1');
    });
    expect(await endOf(late!())).toContain(AFTER_END);
  });

  it('refuses the other branch of a work that failed', async () => {
    let late: Promise<string> | undefined;
    const written = kit.database.write(viewer, { kind: 'group' }, async (tx) => {
      late = endOf(
        tx
          .query('SELECT 1')
          .then(() => tx.query('SELECT pg_sleep(0.01)'))
          .then(() => tx.query('SELECT 2')),
      );
      throw new Error('refused');
    });
    await expect(written).rejects.toThrow('refused');
    expect(await late).toContain(AFTER_END);
    expect(await leaked()).toEqual([]);
  });
});

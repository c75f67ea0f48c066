import { scopeOfFactory, systemViewer } from '../access/viewer.js';
import { openKitDatabase } from '../testing/kit-database.js';

type Kit = Awaited<ReturnType<typeof openKitDatabase>>;
let kit: Kit;
beforeAll(async () => {
  kit = await openKitDatabase();
});
afterAll(() => kit?.stop());

const viewer = systemViewer('kit', 'test');
const scope = scopeOfFactory('f-1');

/** The database as one request has it, and what was sent through it. */
const counted = () => {
  const roundTrips = { sent: 0 };
  return { roundTrips, database: kit.database.countedBy(roundTrips) };
};

it('counts the statements of a transaction, its beginning, scope and end among them, whoever sends them', async () => {
  const { roundTrips, database } = counted();
  await database.write(viewer, scope, async () => undefined);
  const empty = roundTrips.sent;
  expect(empty).toBeGreaterThanOrEqual(3);
  await database.write(viewer, scope, async (tx) => {
    await tx.query('SELECT 1');
    await tx.manager.query('SELECT 2');
  });
  expect(roundTrips.sent).toBe(empty + empty + 2);
});

it('counts every try of a transaction', async () => {
  const { roundTrips, database } = counted();
  await database.write(viewer, scope, async () => undefined);
  const once = roundTrips.sent;
  let tries = 0;
  await database.write(viewer, scope, async () => {
    tries += 1;
    if (tries === 1) throw Object.assign(new Error('deadlock'), { code: '40P01' });
  });
  expect({ tries, sent: roundTrips.sent }).toEqual({ tries: 2, sent: 3 * once });
});

it('counts for one holder only, however the pool hands its connections around', async () => {
  const many = Array.from({ length: 12 }, counted);
  await Promise.all(
    many.map(({ database }, at) =>
      database.read(viewer, async (tx) => {
        for (let asked = 0; asked < at; asked += 1) await tx.query('SELECT 1');
      }),
    ),
  );
  // A session that asks nothing opens nothing; another begins, asks and ends.
  expect(many.map(({ roundTrips }) => roundTrips.sent)).toEqual(many.map((_, at) => (at === 0 ? 0 : at + 2)));
});

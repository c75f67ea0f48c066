import { openAppointment, rememberHeartbeat } from '../directory/directory.store.js';
import { openKitDatabase } from '../testing/kit-database.js';
import { createViewerResolver } from './resolve-viewer.js';
import { systemViewer } from './viewer.js';

type Kit = Awaited<ReturnType<typeof openKitDatabase>>;
const viewer = systemViewer('kit', 'viewer');
let kit: Kit;
let now = 1_000_000;
beforeAll(async () => {
  kit = await openKitDatabase();
  await kit.database.write(viewer, { kind: 'group' }, async (tx) => {
    await rememberHeartbeat(tx, now);
    await openAppointment(tx, {
      factoryId: 'gz-01',
      appointmentId: 'a1',
      subject: 'li',
      role: 'finance-approver',
    });
  });
});
afterAll(() => kit.stop());

const resolve = (roles: { role: string; factory: string }[]) =>
  createViewerResolver(
    (sql, params) => kit.database.read(viewer, (tx) => tx.query(sql, params)),
    () => now,
  )({ sub: 'li', roles, rid: 'r' }, 'r');

it('grants what is claimed and appointed, nothing that is only one of the two', async () => {
  const found = await resolve([
    { role: 'finance-approver', factory: 'gz-01' },
    { role: 'finance-approver', factory: 'gz-02' },
    { role: 'hq-admin', factory: '_group' },
  ]);
  expect(found.grants).toEqual([{ role: 'finance-approver', factoryId: 'gz-01' }]);
  expect((await resolve([])).grants).toEqual([]);
});

it('an employee needs no appointment', async () => {
  expect((await resolve([{ role: 'employee', factory: 'gz-01' }])).grants).toEqual([
    { role: 'employee', factoryId: 'gz-01' },
  ]);
});

it('closes when the directory feed has been silent for over 60 s', async () => {
  now += 61_000;
  const found = await resolve([{ role: 'finance-approver', factory: 'gz-01' }]);
  expect(found).toMatchObject({ grants: [], accessFeedStale: true });
});

import { Client } from 'pg';
import { systemViewer } from '../access/viewer.js';
import { rememberFactory } from '../directory/directory.store.js';
import { openKitDatabase } from '../testing/kit-database.js';
import { sealAudit, verifyAudit } from './seal.js';

type Kit = Awaited<ReturnType<typeof openKitDatabase>>;
const viewer = systemViewer('kit', 'seal');
const scope = { kind: 'factories', factoryIds: ['gz-01'] } as const;
let kit: Kit;
let owner: Client;

const write = (action: string) =>
  kit.database.write(viewer, scope, async (tx) =>
    tx.audit({ factoryId: 'gz-01', action, entity: 'Thing', entityId: '1', after: { b: 1, a: 2 } }),
  );
const seal = () => kit.database.write(viewer, scope, (tx) => sealAudit(tx, 'gz-01'));
const verify = () => kit.database.read(viewer, (tx) => verifyAudit(tx, 'gz-01'));

beforeEach(async () => {
  kit = await openKitDatabase();
  await kit.database.write(viewer, { kind: 'group' }, (tx) =>
    rememberFactory(tx, {
      factoryId: 'gz-01',
      code: 'GZ-01',
      name: '厂',
      city: '市',
      clock: { mode: 'REAL' },
    }),
  );
  owner = new Client({ connectionString: kit.test.url });
  await owner.connect();
  for (const action of ['one', 'two', 'three']) await write(action);
});
afterEach(async () => {
  await owner.end();
  await kit.stop();
});

it('chains rows once, and reports the unsealed tail', async () => {
  expect(await seal()).toBe(3);
  expect(await seal()).toBe(0);
  await write('four');
  expect(await verify()).toEqual({ ok: true, sealed: 3, unsealed: 1, firstBroken: null });
});

it.each([
  ['a changed row', `UPDATE audit_entry SET action = 'other' WHERE action = 'two'`, '2'],
  ['a removed row', `DELETE FROM audit_entry WHERE action = 'two'`, '2'],
  ['a removed link', `DELETE FROM audit_seal WHERE no = 1`, '2'],
])('finds %s', async (_case, tamper, broken) => {
  await seal();
  await owner.query(tamper);
  expect(await verify()).toMatchObject({ ok: false, firstBroken: broken });
});

it('the app role cannot change or delete what was audited', async () => {
  const app = new Client({ connectionString: kit.test.appUrl });
  await app.connect();
  await app.query("SET app.scope = 'group'");
  await expect(app.query(`UPDATE audit_entry SET action = 'x'`)).rejects.toThrow('permission denied');
  await expect(app.query('DELETE FROM audit_entry')).rejects.toThrow('permission denied');
  await app.end();
});

import { deliveryModule } from '@anzhi/graphql-kit';
import { sealAudit, systemViewer } from '@anzhi/service-kit';
import { startTestService, type TestService } from '@anzhi/service-testing';
import { migrations } from '../../../services/party/src/migrations/index.js';
import { runAuditVerify } from './audit-verify.js';
import { parseOpsRequest } from './request.js';

let party: TestService;
beforeAll(async () => {
  const factories = ['gz-01', 'gz-02'].map((id) => ({ id, code: id.toUpperCase() }));
  party = await startTestService({
    service: 'party',
    modules: [deliveryModule('party')],
    migrations,
    factories,
  });
  for (const { id } of factories) {
    await act(id, ['open', 'close']);
    await write(id, (tx) => sealAudit(tx, id));
  }
  await act('gz-02', ['reopen']);
});
afterAll(() => party?.stop());

const write = (factoryId: string, work: Parameters<TestService['database']['write']>[2]) =>
  party.database.write(systemViewer('party', 'test'), { kind: 'factories', factoryIds: [factoryId] }, work);

const act = (factoryId: string, actions: string[]) =>
  write(factoryId, async (tx) =>
    tx.audit(...actions.map((action) => ({ factoryId, action, entity: 'Thing', entityId: '1' }))),
  );

const verify = (...args: string[]) =>
  runAuditVerify(parseOpsRequest(['party', ...args]), { PARTY_DATABASE_URL: party.appUrl });

test('an untouched chain holds, and the rows not sealed yet are told', async () => {
  expect(await verify()).toEqual({
    ok: true,
    lines: ['gz-01: ok, 2 rows sealed, 0 not sealed yet', 'gz-02: ok, 2 rows sealed, 1 not sealed yet'],
  });
});

test('a changed row breaks the chain of its factory only', async () => {
  await party.sql(
    `UPDATE audit_entry SET subject = 'somebody-else' WHERE factory_id = 'gz-01' AND action = 'close'`,
  );
  expect(await verify()).toEqual({
    ok: false,
    lines: ['gz-01: BROKEN at seal 2 of 2', 'gz-02: ok, 2 rows sealed, 1 not sealed yet'],
  });
  expect((await verify('--factory', 'gz-02')).ok).toBe(true);
});

test('without the database it says which variable is missing', async () => {
  await expect(runAuditVerify(parseOpsRequest(['party']), {})).rejects.toThrow(
    'PARTY_DATABASE_URL is missing',
  );
});

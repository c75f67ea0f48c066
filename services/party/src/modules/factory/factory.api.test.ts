import { startTestService, type TestService } from '@anzhi/service-testing';
import { migrations } from '../../migrations/index.js';
import { modules } from '../index.js';

const REGISTER = `mutation ($input: RegisterFactoryInput!) { registerFactory(input: $input) {
  __typename ... on RegisterFactorySuccess { factory { id code name clock { mode now } } } ... on UserError { message } } }`;
const ADVANCE = `mutation ($input: AdvanceFactoryClockInput!) { advanceFactoryClock(input: $input) {
  __typename ... on AdvanceFactoryClockSuccess { factory { clock { now } } } ... on UserError { message } } }`;

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ service: 'party', modules, migrations, factories: [] });
});
afterAll(() => service.stop());

const factory = (code: string, simulatedFrom?: string) => ({
  code,
  name: '赣江汽修厂',
  city: '赣州市',
  site: '红旗大道 1 号',
  simulatedFrom,
});

describe('registerFactory', () => {
  it('registers once, tells everybody, and answers a repeated request alike', async () => {
    const admin = service.as('hq-admin');
    const input = factory('GZ-01', '2026-06-01T09:00:00+08:00');
    const first = await admin.query(REGISTER, { input }, { idempotencyKey: 'k1' });
    expect(first).toEqual({
      registerFactory: {
        __typename: 'RegisterFactorySuccess',
        factory: {
          id: 'gz-01',
          code: 'GZ-01',
          name: '赣江汽修厂',
          clock: { mode: 'SIMULATED', now: '2026-06-01T09:00:00+08:00' },
        },
      },
    });
    expect(await admin.query(REGISTER, { input }, { idempotencyKey: 'k1' })).toEqual(first);
    expect(await admin.query(REGISTER, { input })).toEqual({
      registerFactory: { __typename: 'FactoryCodeTakenError', message: expect.stringContaining('GZ-01') },
    });
    expect(await service.outbox('FactoryRegistered')).toMatchObject([
      { factoryId: 'gz-01', payload: { code: 'GZ-01' } },
    ]);
    expect(await service.sql('SELECT action FROM audit_entry')).toEqual([{ action: 'registerFactory' }]);
  });

  it('refuses another input under the same key', async () => {
    const admin = service.as('hq-admin');
    await admin.query(REGISTER, { input: factory('GZ-02') }, { idempotencyKey: 'k2' });
    const answer = await admin.raw(REGISTER, { input: factory('GZ-03') }, { idempotencyKey: 'k2' });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }]);
  });

  it('is for hq-admin only', async () => {
    const answer = await service
      .as('placement-officer', { factory: 'gz-01' })
      .raw(REGISTER, { input: factory('GZ-09') });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const anonymous = await service.anonymous().raw(REGISTER, { input: factory('GZ-09') });
    expect(anonymous.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('says which field is malformed', async () => {
    const answer = await service.as('hq-admin').raw(REGISTER, { input: factory('gz 1') });
    expect(answer.errors).toMatchObject([
      {
        message: expect.stringContaining('code is 2 to 32 capitals'),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });
});

describe('advanceFactoryClock', () => {
  it('moves forward only, and only a simulated clock', async () => {
    const admin = service.as('hq-admin');
    await admin.query(REGISTER, { input: factory('CL-01', '2026-06-01T09:00:00+08:00') });
    await admin.query(REGISTER, { input: factory('CL-02') });
    const step = (factoryCode: string, at: string) => admin.query(ADVANCE, { input: { factoryCode, at } });
    expect(await step('CL-01', '2026-06-02T09:00:00+08:00')).toEqual({
      advanceFactoryClock: {
        __typename: 'AdvanceFactoryClockSuccess',
        factory: { clock: { now: '2026-06-02T09:00:00+08:00' } },
      },
    });
    expect(await step('CL-01', '2026-06-01T10:00:00+08:00')).toMatchObject({
      advanceFactoryClock: { __typename: 'FactoryClockMovesBackError' },
    });
    expect(await step('CL-02', '2026-06-02T09:00:00+08:00')).toMatchObject({
      advanceFactoryClock: { __typename: 'FactoryClockIsRealError' },
    });
  });
});

describe('factories', () => {
  it('lists what is in scope, page by page', async () => {
    const admin = service.as('hq-admin');
    for (const code of ['LS-01', 'LS-02', 'LS-03'])
      await admin.query(REGISTER, { input: { ...factory(code), launchBatch: '列表批' } });
    const LIST = `query ($after: String) { factories(first: 2, after: $after, launchBatch: "列表批") { nodes { code } totalCount pageInfo { hasNextPage endCursor } } }`;
    const { factories: first } = await admin.query<{
      factories: {
        nodes: unknown;
        totalCount: number;
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    }>(LIST);
    expect(first).toMatchObject({
      nodes: [{ code: 'LS-01' }, { code: 'LS-02' }],
      totalCount: 3,
      pageInfo: { hasNextPage: true },
    });
    expect(await admin.query(LIST, { after: first.pageInfo.endCursor })).toMatchObject({
      factories: { nodes: [{ code: 'LS-03' }], pageInfo: { hasNextPage: false } },
    });
    const officer = service.as('placement-officer', { factory: 'ls-02' });
    expect(await officer.query('{ factories { nodes { code } } }')).toEqual({
      factories: { nodes: [{ code: 'LS-02' }] },
    });
    expect(await officer.query('{ factory(code: "LS-01") { code } }')).toEqual({ factory: null });
  });
});

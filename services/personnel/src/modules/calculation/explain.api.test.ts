import { opaqueId } from '@anzhi/domain';
import { scopeOfFactory, systemViewer } from '@anzhi/service-kit';
import {
  calculatePeople,
  type FrozenFactory,
  freezePeople,
  startPersonnel,
} from '../../testing/frozen-factory.js';
import { settleFor } from '../entitlements/index.js';
import { builtInPack } from '../rules/domain/packs.js';

const EXPLAIN = `query ($no: String!, $kind: EntitlementKind!, $compare: ExplainCompareInput) {
  employee(factoryCode: "GZ-01", employeeNo: $no) { id explainEntitlement(kind: $kind, compare: $compare) {
    difference before { amount rules explanation { zh } } after { amount rules explanation { zh } }
    inputs { name { zh } before { zh } after { zh } } facts { fact before after legalBasis evidence changedOn }
    parameters { path effect citation { zh } } summary { zh en } } } }`;
interface Difference {
  difference: string;
  before: { amount: string; rules: string; explanation: { zh: string } | null } | null;
  after: { amount: string; rules: string };
  inputs: unknown[];
  facts: unknown[];
  parameters: { path: string; effect: string; citation: { zh: string } }[];
  summary: { zh: string; en: string };
}

let factory: FrozenFactory;
const self = (no = 'GZ00001') => factory.service.as('employee', { employeeNo: no });
const officer = () => factory.service.as('placement-officer');
const ask = (compare: object | null, kind = 'COMPENSATION') =>
  self().raw<{ employee: { id: string; explainEntitlement: Difference | null } }>(EXPLAIN, {
    no: 'GZ00001',
    kind,
    compare,
  });
const explain = async (compare: object | null = null, kind?: string): Promise<Difference | null> => {
  const { data, errors } = await ask(compare, kind);
  expect(errors).toBeUndefined();
  return data?.employee.explainEntitlement ?? null;
};
const rounds: string[] = [];
const post = async (no: number): Promise<void> => {
  await factory.service.sql(
    `INSERT INTO posting_series (factory_id, id, kind) VALUES ('gz-01', '01890000-0000-7000-8000-0000000000b1', 'FACTS') ON CONFLICT DO NOTHING`,
  );
  const [round] = await factory.service.sql<{ id: string }>(
    `INSERT INTO posting_round (factory_id, id, series_id, no, supplementary, opened_on, closes_on, decide_by, places, row_count, corrected_count, root, status)
     VALUES ('gz-01', gen_random_uuid(), '01890000-0000-7000-8000-0000000000b1', $1, false, '2026-08-19', '2026-08-20', '2026-08-20', '[]', 1, 0,
       repeat('a', 64), 'RESOLVED') RETURNING id`,
    [no],
  );
  rounds.push(opaqueId('round', 'gz-01', round?.id ?? ''));
};
const calculations = async (): Promise<string[]> =>
  (await factory.service.sql<{ id: string }>('SELECT id FROM calculation ORDER BY current_from')).map(
    ({ id }) => opaqueId('calculation', 'gz-01', id),
  );

beforeAll(async () => {
  factory = await startPersonnel();
  await freezePeople(factory, 5);
}, 60_000);
afterAll(() => factory.service.stop());

it('is null before anything was calculated; the first calculation says that nothing came before', async () => {
  expect(await explain()).toBeNull();
  await calculatePeople(factory);
  expect(await explain()).toMatchObject({ before: null, after: { amount: '39292.08' }, difference: '0.00' });
  expect((await explain())?.summary.zh).toContain('第一次测算');
});

it('S023: why the second round differs from the first: amounts, the input, the correction with its basis and evidence', async () => {
  await post(1);
  const id = (await ask(null)).data?.employee.id;
  const amended = await officer().query(
    `mutation ($input: AmendEmployeeFactsInput!) { amendEmployeeFacts(input: $input) { __typename } }`,
    {
      input: { employeeId: id, averageWage: '4000.00', legalBasis: '企业破产法 art. 48', evidence: '异议-7' },
    },
  );
  expect(amended).toEqual({ amendEmployeeFacts: { __typename: 'AmendEmployeeFactsSuccess' } });
  await calculatePeople(factory);
  await post(2);
  const found = await explain({ rounds: { fromId: rounds[0], toId: rounds[1] } });
  expect(found).toMatchObject({
    difference: '8707.92',
    before: { amount: '39292.08', explanation: { zh: expect.stringContaining('3274.34') } },
    after: { amount: '48000.00' },
    facts: [
      {
        fact: 'averageWage',
        before: '3274.34',
        after: '4000.00',
        legalBasis: '企业破产法 art. 48',
        evidence: '异议-7',
      },
    ],
    parameters: [],
  });
  expect(found?.inputs).toContainEqual({
    name: { zh: '前12个月平均应得工资' },
    before: { zh: '3274.34元' },
    after: { zh: '4000.00元' },
  });
  expect(found?.summary.zh).toMatch(
    /原金额39292\.08元,现金额48000\.00元,增加8707\.92元[\s\S]*依据:企业破产法 art\. 48;证据:异议-7/,
  );
  expect(found?.summary.en).toMatch(/8707\.92 yuan more/);
  expect(await explain({ rounds: { fromId: rounds[1], toId: rounds[1] } })).toMatchObject({
    difference: '0.00',
    facts: [],
  });
});

it('two rule versions: each parameter with its law and what it alone changes; the others without effect', async () => {
  const pack = structuredClone(builtInPack('STATUTORY'));
  pack.version = 2;
  pack.averages.cityMonthlyWage.value = '1000.00';
  pack.vote.quorum.value = { numerator: 3, denominator: 4 };
  await factory.service
    .as('hq-admin')
    .query(`mutation ($input: RegisterRuleSetInput!) { registerRuleSet(input: $input) { __typename } }`, {
      input: { pack: JSON.stringify(pack) },
    });
  const version = (n: number) => ({ code: 'statutory', version: n });
  const found = await explain({ ruleSets: { from: version(1), to: version(2) } });
  // 4,000 is above 3 × 1,000, so the base falls to 3,000; 12 units are within the cap.
  expect(found).toMatchObject({
    before: { amount: '48000.00' },
    after: { amount: '36000.00' },
    difference: '-12000.00',
  });
  expect(found?.parameters.map(({ path, effect }) => [path, effect])).toEqual([
    ['averages.cityMonthlyWage', '-12000.00'],
    ['vote.quorum', '0.00'],
  ]);
  expect(found?.summary.zh).toMatch(/减少12000\.00元[\s\S]*averages\.cityMonthlyWage/);
  expect(found?.summary.zh).not.toContain('vote.quorum');
});

it('two calculations, and what stood last: the rule that changed between them', async () => {
  await officer().query(
    `mutation ($input: AdoptRuleSetInput!) { adoptRuleSet(input: $input) { __typename } }`,
    { input: { factoryCode: 'GZ-01', ruleSetCode: 'statutory', version: 2, reason: '职代会决议' } },
  );
  await officer().query(
    `mutation ($input: CalculateEntitlementsInput!) { calculateEntitlements(input: $input) { __typename } }`,
    { input: { factoryCode: 'GZ-01' } },
  );
  const [, second, third] = await calculations();
  const found = await explain({ calculations: { fromId: second, toId: third } });
  expect(found).toMatchObject({
    before: { amount: '48000.00', rules: 'statutory@1' },
    after: { amount: '36000.00', rules: 'statutory@2' },
    facts: [],
  });
  expect(found?.parameters[0]).toMatchObject({
    path: 'averages.cityMonthlyWage',
    citation: { zh: expect.stringContaining('2025') },
  });
  expect(await explain()).toEqual(found);
  expect(await explain({ calculations: { fromId: second, toId: third } }, 'BACK_PAY')).toMatchObject({
    difference: '0.00',
    summary: { zh: expect.stringContaining('没有找到') },
  });
});

it('a changed choice is named as a cause, with its history: who, when, from what to what', async () => {
  const [person] = await factory.service.sql<{ id: string }>(
    `SELECT id FROM employee WHERE employee_no = 'GZ00001'`,
  );
  const settle = (choice: string | null) =>
    factory.service.database.write(systemViewer('personnel', 'test'), scopeOfFactory('gz-01'), (tx) =>
      settleFor(tx, 'gz-01', [{ employeeId: person!.id, choice: choice as 'COMPENSATION' | null }]),
    );
  await settle('COMPENSATION');
  await settle('COMPENSATION');
  await settle('CARRIED_OVER');
  const found = await explain();
  expect(found).toMatchObject({
    before: { amount: '36000.00' },
    after: { amount: '0.00' },
    facts: [
      { fact: 'settlementChoice', before: 'COMPENSATION', after: 'CARRIED_OVER', changedOn: '2026-08-19' },
    ],
  });
  expect(found?.summary.zh).toContain('(settlementChoice):COMPENSATION → CARRIED_OVER');
  const { employee } = await self().query<{ employee: { settlementChoiceChanges: object[] } }>(
    `{ employee(factoryCode: "GZ-01", employeeNo: "GZ00001") { settlementChoiceChanges { before after changedOn changedBy } } }`,
  );
  const by = { changedOn: '2026-08-19', changedBy: expect.stringContaining('personnel') };
  expect(employee.settlementChoiceChanges).toEqual([
    { before: null, after: 'COMPENSATION', ...by },
    { before: 'COMPENSATION', after: 'CARRIED_OVER', ...by },
  ]);
});

it('wants exactly one comparison, of things that are here; another person’s is refused', async () => {
  const both = { rounds: { fromId: rounds[0], toId: rounds[1] }, calculations: { fromId: 'x', toId: 'y' } };
  expect((await ask(both)).errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', field: 'compare' } },
  ]);
  const other = opaqueId('round', 'gz-02', '01890000-0000-7000-8000-0000000000b1');
  expect((await ask({ rounds: { fromId: other, toId: other } })).errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT' } },
  ]);
  const stranger = await self('GZ00002').raw(EXPLAIN, { no: 'GZ00001', kind: 'COMPENSATION', compare: null });
  expect(stranger.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

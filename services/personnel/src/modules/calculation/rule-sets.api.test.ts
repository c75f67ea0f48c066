import {
  adoptRules,
  calculatePeople,
  type FrozenFactory,
  freezePeople,
  startPersonnel,
} from '../../testing/frozen-factory.js';
import { builtInPack } from '../rules/domain/packs.js';

const COMPARE = `query ($b: Int!, $first: Int!, $after: String) {
  compareRuleSets(factoryCode: "GZ-01", codeA: "statutory", versionA: 1, codeB: "statutory", versionB: $b, first: $first, after: $after) {
    parameters { path before after citation { zh } } peopleCalculated gaining losing otherwiseChanged gained lost
    people { nodes { employeeNo before after difference kinds { kind before after } } totalCount pageInfo { hasNextPage endCursor } } } }`;
interface Effect {
  employeeNo: string;
  before: string;
  after: string;
  difference: string;
  kinds: { kind: string }[];
}
interface Comparison {
  parameters: { path: string; citation: { zh: string } | null }[];
  peopleCalculated: number;
  gaining: number;
  losing: number;
  gained: string;
  lost: string;
  people: { nodes: Effect[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string } };
}

let factory: FrozenFactory;
const officer = () => factory.service.as('placement-officer');
const compare = async (b: number, first = 100, after?: string): Promise<Comparison> =>
  (await officer().query<{ compareRuleSets: Comparison }>(COMPARE, { b, first, after })).compareRuleSets;
const register = (change: object) =>
  factory.service
    .as('hq-admin')
    .query(`mutation ($input: RegisterRuleSetInput!) { registerRuleSet(input: $input) { __typename } }`, {
      input: { pack: JSON.stringify({ ...builtInPack('STATUTORY'), ...change }) },
    });
const adopt = async (version: number, notInForceReason?: string): Promise<Record<string, unknown>> =>
  (
    await officer().query<{ adoptRuleSet: Record<string, unknown> }>(
      `mutation ($input: AdoptRuleSetInput!) { adoptRuleSet(input: $input) { __typename ... on UserError { message }
         ... on RuleSetNotInForceError { effectiveFrom effectiveUntil declaredOn } } }`,
      {
        input: {
          factoryCode: 'GZ-01',
          ruleSetCode: 'statutory',
          version,
          reason: '职代会决议',
          notInForceReason,
        },
      },
    )
  ).adoptRuleSet;

beforeAll(async () => {
  factory = await startPersonnel();
  await freezePeople(factory);
  await adoptRules(factory);
  const { compensation, averages } = builtInPack('STATUTORY');
  await register({
    version: 2,
    effectiveFrom: '2026-03-01',
    averages: { ...averages, cityMonthlyWage: { ...averages.cityMonthlyWage, value: '3000.00' } },
    compensation: { ...compensation, capMultiple: { ...compensation.capMultiple, value: 1 } },
  });
  await register({ version: 3, effectiveFrom: '2027-01-01' });
}, 60_000);
afterAll(() => factory.service.stop());

describe('compareRuleSets, before anything is adopted', () => {
  it('shows nobody and no parameter between equal rules', async () => {
    expect(await compare(3)).toMatchObject({
      parameters: [],
      peopleCalculated: 1498,
      gaining: 0,
      losing: 0,
      people: { nodes: [], totalCount: 0 },
    });
  });

  it('S023: each changed parameter with its law, and who loses by how much, the largest first, page by page', async () => {
    const found = await compare(2);
    expect(found.parameters.map(({ path, citation }) => [path, citation?.zh])).toEqual([
      ['averages.cityMonthlyWage', expect.stringMatching(/2025/)],
      ['compensation.capMultiple', expect.stringMatching(/劳动合同法第47\(2\)条/)],
    ]);
    expect(found.losing).toBeGreaterThan(100);
    const all: Effect[] = [];
    for (let after: string | undefined; ; ) {
      const { people } = await compare(2, 100, after);
      all.push(...people.nodes);
      if (!people.pageInfo.hasNextPage) break;
      after = people.pageInfo.endCursor;
    }
    expect(all).toHaveLength(found.people.totalCount);
    expect(new Set(all.map((one) => one.employeeNo)).size).toBe(all.length);
    const cents = (text: string): bigint => BigInt(text.replace('.', ''));
    const sizes = all.map((one) => cents(one.difference)).map((n) => (n < 0n ? -n : n));
    expect(sizes).toEqual([...sizes].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
    const lost = all.map((one) => cents(one.difference)).filter((n) => n < 0n);
    expect(lost).toHaveLength(found.losing);
    expect(-lost.reduce((sum, n) => sum + n, 0n)).toBe(cents(found.lost));
    for (const one of all) expect(cents(one.after) - cents(one.before)).toBe(cents(one.difference));
  });

  it('touches nothing that is live', async () => {
    const rows = () =>
      factory.service.sql(
        'SELECT (SELECT count(*) FROM calculated_entitlement) AS e, (SELECT count(*) FROM rule_set_adoption) AS a',
      );
    const before = await rows();
    await compare(2, 1);
    expect(await rows()).toEqual(before);
  });

  it('names the field of a rule set that nobody registered, and is for staff of the factory', async () => {
    const unknown = await officer().raw(COMPARE, { b: 9, first: 1 });
    expect(unknown.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'codeB' } }]);
    const stranger = await factory.service
      .as('placement-officer', { factory: 'gz-02' })
      .raw(COMPARE, { b: 2, first: 1 });
    expect(stranger.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('adopting', () => {
  it('refuses a version that comes into force after the declaration, and one that a later version had replaced, unless said why', async () => {
    expect(await adopt(3)).toMatchObject({
      __typename: 'RuleSetNotInForceError',
      effectiveFrom: '2027-01-01',
      effectiveUntil: null,
      declaredOn: '2026-08-18',
    });
    expect(await adopt(1)).toMatchObject({
      __typename: 'RuleSetNotInForceError',
      effectiveUntil: '2026-03-01',
    });
    expect(await adopt(2)).toMatchObject({ __typename: 'AdoptRuleSetSuccess' });
    expect(await adopt(1, '方案已经职代会通过,沿用')).toMatchObject({ __typename: 'AdoptRuleSetSuccess' });
  });

  it('S023: keeps who adopted what when and why, the newest first', async () => {
    const { ruleSetAdoptions } = await officer().query<{ ruleSetAdoptions: unknown }>(
      `{ ruleSetAdoptions(factoryCode: "GZ-01", first: 2) { nodes { no rules reason notInForceReason adoptedOn } totalCount } }`,
    );
    expect(ruleSetAdoptions).toMatchObject({
      nodes: [
        { no: 3, rules: 'statutory@1', reason: '职代会决议', notInForceReason: '方案已经职代会通过,沿用' },
        { no: 2, rules: 'statutory@2', notInForceReason: null, adoptedOn: '2026-08-19' },
      ],
      totalCount: 3,
    });
  });

  it('a new version never changes a final figure: refused once the facts are final, and nothing is calculated anew', async () => {
    await factory.service.sql(
      `INSERT INTO posting_series (factory_id, id, kind, final_on, final_root) VALUES ('gz-01', gen_random_uuid(), 'FACTS', '2026-08-19', repeat('a', 64))`,
    );
    expect(await adopt(2)).toMatchObject({ __typename: 'FiguresFinalError' });
    expect((await calculatePeople(factory))['__typename']).toBe('FiguresFinalError');
  });
});

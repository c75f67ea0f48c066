import {
  calculatePeople,
  type FrozenFactory,
  freezePeople,
  startPersonnel,
} from '../../testing/frozen-factory.js';
import { builtInPack } from '../rules/domain/packs.js';

const RESULT = `result { people total liveTotal gap resultHash rules
  items { kind payer once monthly total liveTotal } channels { channelCode people total livePeople liveTotal } years { year total liveTotal }
  funding { source needed funded gap } changes { gainers losers unchanged gained lost quantiles { percent change } } }`;
const CREATE = `mutation ($input: CreateScenarioInput!) { createScenario(input: $input) { __typename
  ... on CreateScenarioSuccess { scenario { id name planId } } ... on ScenarioParameterError { faults { path problem } }
  ... on ScenarioAssumptionError { problems channels } ... on ScenarioNotReadyError { missing } ... on UserError { message } } }`;
const RUN = `mutation ($input: ScenarioIdInput!) { runScenario(input: $input) { __typename
  ... on RunScenarioSuccess { scenario { id ${RESULT} } } ... on UserError { message } } }`;
const COMPARE = `query ($ids: [ID!]!) { compareScenarios(scenarioIds: $ids) { __typename
  ... on ScenarioComparison { items { kind live totals } cheapestId fewestLosersId } ... on UserError { message } } }`;
const PEOPLE = `query ($id: ID!, $who: ScenarioPeople!, $after: String) { scenario(id: $id) { people(first: 2, who: $who, after: $after) {
  totalCount nodes { employeeNo live scenario change liveChannel channel } pageInfo { endCursor } } } }`;

interface Line {
  total: string;
  liveTotal: string;
}
interface Result extends Line {
  people: number;
  gap: string;
  resultHash: string;
  items: (Line & { kind: string; once: string; monthly: string; payer: string })[];
  channels: (Line & { channelCode: string | null; people: number; livePeople: number })[];
  years: (Line & { year: number })[];
  funding: { source: string; needed: string; funded: string; gap: string }[];
  changes: {
    gainers: number;
    losers: number;
    unchanged: number;
    gained: string;
    lost: string;
    quantiles: { percent: number; change: string }[];
  };
}

let factory: FrozenFactory;
const officer = () => factory.service.as('placement-officer');
const fen = (yuan: string): bigint => BigInt(yuan.replace('.', ''));
const sum = (lines: readonly Line[], read: (line: Line) => string = ({ total }) => total): bigint =>
  lines.reduce((total, line) => total + fen(read(line)), 0n);

async function create(input: object = {}) {
  const answer = await officer().query<{
    createScenario: { __typename: string; scenario: { id: string } } & Record<string, unknown>;
  }>(CREATE, { input: { factoryCode: 'GZ-01', name: '情景', ...input } });
  return answer.createScenario;
}
async function run(scenarioId: string): Promise<Result> {
  const { runScenario } = await officer().query<{
    runScenario: { __typename: string; scenario: { result: Result } };
  }>(RUN, {
    input: { scenarioId },
  });
  expect(runScenario.__typename).toBe('RunScenarioSuccess');
  return runScenario.scenario.result;
}
const made = async (input: object): Promise<Result> => run((await create(input)).scenario.id);
const compare = async (ids: string[]) =>
  (await officer().query<{ compareScenarios: Record<string, unknown> }>(COMPARE, { ids })).compareScenarios;
/** Everything that is live and could be touched by mistake. */
const live = () =>
  factory.service.sql(
    `SELECT (SELECT md5(string_agg(e::text, '|' ORDER BY e.employee_id, e.kind)) FROM entitlement e) AS entitlements,
            (SELECT count(*)::int FROM settlement_choice) AS choices, (SELECT count(*)::int FROM placement_plan) AS plans,
            (SELECT count(*)::int FROM outbox) AS events`,
  );
const stored = () =>
  factory.service.sql<{ kind: string; once: bigint; monthly: bigint }>(
    `SELECT kind, coalesce(sum(amount_fen) FILTER (WHERE recurrence = 'ONCE'), 0)::bigint AS once,
            coalesce(sum(amount_fen) FILTER (WHERE recurrence = 'MONTHLY'), 0)::bigint AS monthly FROM entitlement GROUP BY kind ORDER BY kind`,
  );
const byKind = (items: Result['items']) =>
  items
    .map(({ kind, once, monthly }) => ({ kind, once: fen(once), monthly: fen(monthly) }))
    .sort((a, b) => (a.kind < b.kind ? -1 : 1));

beforeAll(async () => {
  factory = await startPersonnel();
});
afterAll(() => factory.service.stop());

it('a what-if without rules says what is missing', async () => {
  expect(await create()).toMatchObject({
    __typename: 'ScenarioNotReadyError',
    missing: [expect.stringContaining('adoptRuleSet')],
  });
});

describe('what-if over the demo roster', () => {
  beforeAll(async () => {
    await freezePeople(factory);
    await calculatePeople(factory);
  }, 60_000);

  it('S040: with nothing put otherwise it is the live figures, item by item, and nobody gains or loses', async () => {
    const before = await live();
    const { id } = (await create()).scenario;
    const first = await run(id);
    expect(byKind(first.items)).toEqual(await stored());
    expect(first).toMatchObject({ people: 1_498, liveTotal: first.total });
    expect(first.changes).toMatchObject({ gainers: 0, losers: 0, unchanged: 1_498, quantiles: [] });
    expect((await run(id)).resultHash).toBe(first.resultHash);
    expect(await live()).toEqual(before);
  });

  it('S040: the budget by item, by channel and by year adds up to one total, and so do the changes', async () => {
    const found = await made({
      overrides: [{ path: 'averages.minimumMonthlyWage', value: '"5000.00"' }],
      assumptions: [
        { case: 'PERMANENT', channelCode: 'CH3', sharePercent: '60' },
        { case: 'PERMANENT', channelCode: 'CH2', sharePercent: '40' },
      ],
    });
    const total = fen(found.total);
    expect([sum(found.items), sum(found.channels), sum(found.years)]).toEqual([total, total, total]);
    expect(sum(found.funding.map(({ needed }) => ({ total: needed, liveTotal: '' })))).toBe(total);
    const { changes } = found;
    expect(fen(changes.gained) - fen(changes.lost)).toBe(total - fen(found.liveTotal));
    expect(changes.gainers + changes.losers + changes.unchanged).toBe(1_498);
    expect(found.channels.reduce((people, line) => people + line.people, 0)).toBe(1_498);
    expect(found.years.length).toBeGreaterThan(1);
  });

  it('shows a page of those who lose most, and of those who gain most', async () => {
    const { id } = (await create({ overrides: [{ path: 'compensation.segmentAPolicy', value: 'NONE' }] }))
      .scenario;
    const { changes } = await run(id);
    expect(changes).toMatchObject({ gainers: 0, gained: '0.00' });
    const page = async (who: string, after: string | null = null) => {
      const answer = await officer().query<{
        scenario: {
          people: {
            totalCount: number;
            nodes: { employeeNo: string; change: string; live: string; scenario: string }[];
            pageInfo: { endCursor: string };
          };
        };
      }>(PEOPLE, { id, who, after });
      return answer.scenario.people;
    };
    const losers = await page('LOSERS');
    expect(losers.totalCount).toBe(changes.losers);
    expect(losers.nodes[0]!.change).toBe(changes.quantiles[0]!.change);
    const next = await page('LOSERS', losers.pageInfo.endCursor);
    const worst = [...losers.nodes, ...next.nodes].map(({ change }) => fen(change));
    expect(worst).toEqual([...worst].sort((a, b) => (a < b ? -1 : 1)));
    for (const { live: now, scenario, change } of losers.nodes)
      expect(fen(scenario) - fen(now)).toBe(fen(change));
    expect(await page('GAINERS')).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('S040: names the gap against the money that is there', async () => {
    const found = await made({ funds: [{ source: 'ESTATE', amount: '1000000.00' }] });
    const estate = found.funding.find(({ source }) => source === 'ESTATE')!;
    expect(estate.funded).toBe('1000000.00');
    expect(fen(estate.gap)).toBe(fen(estate.needed) - 100_000_000n);
    expect(found.gap).toBe(estate.gap);
  });

  it('S040: copies the channels and the funding plan of a plan, and changes neither with it', async () => {
    const channel = (code: string) => ({
      code,
      name: code,
      nameEn: code,
      eligibilityRule: 'usual',
      benefits: [],
    });
    const { draftPlacementPlan } = await officer().query<{ draftPlacementPlan: { plan: { id: string } } }>(
      `mutation ($input: DraftPlacementPlanInput!) { draftPlacementPlan(input: $input) { ... on PlacementPlanSuccess { plan { id } } } }`,
      {
        input: {
          factoryCode: 'GZ-01',
          title: '职工安置方案',
          channels: ['CH1', 'CH3', 'CH4'].map(channel),
          standards: [],
          budget: [
            { item: '经济补偿', amount: '900000.00', source: 'ESTATE' },
            { item: '工资', amount: '100000.00', source: 'ESTATE' },
          ],
        },
      },
    );
    const before = await live();
    const planId = draftPlacementPlan.plan.id;
    const { id, planId: copied } = (await create({ planId })).scenario as { id: string; planId?: string };
    expect(copied).toBe(planId);
    const found = await run(id);
    expect(found.funding.find(({ source }) => source === 'ESTATE')).toMatchObject({ funded: '1000000.00' });
    expect(found.channels.map(({ channelCode }) => channelCode)).not.toContain('CH2');
    expect(
      await create({ planId, assumptions: [{ case: 'CONTRACT', channelCode: 'CH2', sharePercent: '5' }] }),
    ).toMatchObject({ __typename: 'ScenarioAssumptionError', channels: ['CH1', 'CH3', 'CH4'] });
    expect(await live()).toEqual(before);
  });

  it.each([
    ['ScenarioParameterError', { overrides: [{ path: 'averages.nothing', value: '1' }] }],
    ['ScenarioParameterError', { overrides: [{ path: 'averages.cityMonthlyWage', value: 'much' }] }],
    [
      'ScenarioAssumptionError',
      { assumptions: [{ case: 'CONTRACT', channelCode: 'CH9', sharePercent: '10' }] },
    ],
    [
      'ScenarioAssumptionError',
      {
        assumptions: [
          { case: 'CONTRACT', channelCode: 'CH1', sharePercent: '60' },
          { case: 'CONTRACT', channelCode: 'CH2', sharePercent: '41' },
        ],
      },
    ],
    [
      'ScenarioPlanNotFoundError',
      { planId: Buffer.from('plan:gz-01:00000000-0000-7000-8000-000000000000').toString('base64url') },
    ],
  ])('refuses with %s', async (type, input) => {
    expect(await create(input)).toMatchObject({ __typename: type });
  });

  it('compares up to five, says which was not run, and refuses six', async () => {
    const ids: string[] = [];
    for (const value of ['4000.00', '3000.00']) {
      const { id } = (await create({ overrides: [{ path: 'averages.minimumMonthlyWage', value }] })).scenario;
      await run(id);
      ids.push(id);
    }
    const compared = await compare(ids);
    expect(compared).toMatchObject({ __typename: 'ScenarioComparison', cheapestId: ids[1] });
    const items = compared['items'] as { kind: string; live: string; totals: string[] }[];
    const [higher, lower] = items.find(({ kind }) => kind === 'COMPENSATION')!.totals;
    expect(fen(higher!) > fen(lower!)).toBe(true);
    const { id } = (await create({ name: '未测算' })).scenario;
    expect(await compare([...ids, id])).toMatchObject({
      __typename: 'ScenarioNotRunError',
      message: expect.stringContaining('未测算'),
    });
    const six = await Promise.all(Array.from({ length: 6 }, async () => (await create()).scenario.id));
    expect(await compare(six)).toMatchObject({ __typename: 'TooManyScenariosError' });
  });

  it('deletes a what-if with what it found, once', async () => {
    const { id } = (await create({ overrides: [{ path: 'averages.minimumMonthlyWage', value: '9000.00' }] }))
      .scenario;
    await run(id);
    const remove = async () =>
      (
        await officer().query<{ deleteScenario: { __typename: string } }>(
          `mutation ($input: ScenarioIdInput!) { deleteScenario(input: $input) { __typename } }`,
          { input: { scenarioId: id } },
        )
      ).deleteScenario.__typename;
    expect(await remove()).toBe('DeleteScenarioSuccess');
    expect(await remove()).toBe('ScenarioNotFoundError');
    expect(await officer().query(PEOPLE, { id, who: 'LOSERS' })).toEqual({ scenario: null });
  });

  it('is not for officers of another factory, nor for employees', async () => {
    const { id } = (await create()).scenario;
    for (const viewer of [
      factory.service.as('placement-officer', { factory: 'gz-02' }),
      factory.service.as('employee', { employeeNo: 'GZ00001' }),
    ]) {
      expect((await viewer.raw(RUN, { input: { scenarioId: id } })).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ]);
    }
  });

  it('S040: comes out as the real calculation does once the rules are adopted', async () => {
    const assumed = await made({ overrides: [{ path: 'averages.cityMonthlyWage', value: '"1500.00"' }] });
    expect(assumed.changes.losers).toBeGreaterThan(0);
    const pack = builtInPack('STATUTORY');
    const cityMonthlyWage = { value: '1500.00', law: 'BULLETIN', article: '2025' };
    const next = { ...pack, version: 2, averages: { ...pack.averages, cityMonthlyWage } };
    await factory.service
      .as('hq-admin')
      .query(`mutation ($input: RegisterRuleSetInput!) { registerRuleSet(input: $input) { __typename } }`, {
        input: { pack: JSON.stringify(next) },
      });
    await officer().query(
      `mutation ($input: AdoptRuleSetInput!) { adoptRuleSet(input: $input) { __typename } }`,
      {
        input: { factoryCode: 'GZ-01', ruleSetCode: pack.code, version: 2, reason: '职工安置方案' },
      },
    );
    await officer().query(
      `mutation ($input: CalculateEntitlementsInput!) { calculateEntitlements(input: $input) { __typename } }`,
      { input: { factoryCode: 'GZ-01' } },
    );
    expect(byKind(assumed.items)).toEqual(await stored());
  }, 30_000);
});

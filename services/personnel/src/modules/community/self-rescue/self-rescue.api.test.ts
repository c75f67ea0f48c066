import { ContinuedOperationApproved, ProjectPhaseChanged } from '@anzhi/contracts';
import { setClock } from '@anzhi/service-testing';
import {
  adoptRules,
  type FrozenFactory,
  freezePeople,
  startPersonnel,
} from '../../../testing/frozen-factory.js';

interface Contract {
  id: string;
  no: number;
  number: string;
  employeeNo: string;
  state: string;
  page: string;
  textHash: string;
}
type Answer = Record<string, unknown> & { __typename: string; contracts: Contract[]; contract: Contract };

let factory: FrozenFactory;
let workers: string[];
let retired: string;
beforeAll(async () => {
  factory = await startPersonnel();
  await freezePeople(factory, 60);
  await factory.service.sql(
    `UPDATE employee SET category = 'INTERNAL_RETIRED', status = 'INTERNAL_RETIRED' WHERE serial = 60`,
  );
  const people = await factory.service.sql<{ no: string; category: string }>(
    'SELECT employee_no AS no, category FROM employee ORDER BY serial',
  );
  workers = people.filter((one) => one.category === 'ACTIVE_ON_POST').map((one) => one.no);
  retired = people.find((one) => one.category !== 'ACTIVE_ON_POST')!.no;
});
afterAll(() => factory.service.stop());

const CONTRACT =
  'id no number employeeNo partyA post wage from to state endedOn endedWhy endReason templateVersion textHash page';
const SIGN = `mutation ($input: SignSelfRescueContractsInput!) { signSelfRescueContracts(input: $input) { __typename
  ... on UserError { message } ... on SignSelfRescueContractsSuccess { contracts { ${CONTRACT} } }
  ... on ContinuedOperationMissingError { approvedOn } ... on SelfRescuePartyError { needed } ... on SelfRescuePeopleError { unknown notInService }
  ... on SelfRescueWageBelowMinimumError { employeeNos minimum } ... on SelfRescueTermError { employeeNos }
  ... on SelfRescueContractOverlapError { employeeNos } ... on SelfRescueClosureEndedError { endedOn } } }`;
const END = `mutation ($input: EndSelfRescueContractInput!) { endSelfRescueContract(input: $input) { __typename ... on UserError { message }
  ... on EndSelfRescueContractSuccess { contract { ${CONTRACT} } } ... on SelfRescueEndDateError { earliest latest } } }`;

const officer = () => factory.service.as('placement-officer');
const terms = (employeeNo: string, change: object = {}) => ({
  ...{ employeeNo, post: '总装钳工', wage: '3200.00', from: '2026-08-20', to: '2026-12-31', ...change },
});
const sign = async (contracts: object[], change: object = {}): Promise<Answer> => {
  const input = {
    factoryCode: 'GZ-01',
    partyA: 'ADMINISTRATOR',
    partyAName: '江西某律师事务所',
    contracts,
    ...change,
  };
  return (await officer().query<{ signSelfRescueContracts: Answer }>(SIGN, { input }))
    .signSelfRescueContracts;
};
const end = async (input: object): Promise<Answer> =>
  (await officer().query<{ endSelfRescueContract: Answer }>(END, { input })).endSelfRescueContract;
const stored = () => factory.service.sql('SELECT no FROM self_rescue_contract ORDER BY no');

describe('S126: contracts of production self-rescue', () => {
  it('S126: are refused before the decision that the factory goes on working, and before rules state a minimum wage', async () => {
    expect(await sign([terms(workers[0]!)])).toMatchObject({
      ...{ __typename: 'ContinuedOperationMissingError', approvedOn: null },
    });
    await factory.service.deliver(ContinuedOperationApproved, factory.factoryId, 'closure', {
      ...{ closureProjectId: 'closure', approvedOn: '2026-08-10', basis: 'COURT_PERMISSION' },
      documentNo: '(2026)赣07破1号之二',
    });
    expect(await sign([terms(workers[0]!)])).toMatchObject({ __typename: 'SelfRescueRulesMissingError' });
    await adoptRules(factory);
    expect(await sign([terms(workers[0]!, { from: '2026-08-09' })])).toMatchObject({
      ...{ __typename: 'ContinuedOperationMissingError', approvedOn: '2026-08-10' },
    });
  });

  it.each([
    ['a wage under the minimum wage', { wage: '1.00' }, 'SelfRescueWageBelowMinimumError'],
    ['a term that ends before it begins', { to: '2026-08-19' }, 'SelfRescueTermError'],
    ['somebody who is not on the roster', { employeeNo: 'NOBODY' }, 'SelfRescuePeopleError'],
  ])('S126: refuse %s, and sign with nobody of the list', async (_name, change, error) => {
    const answer = await sign([terms(workers[1]!), terms(workers[0]!, change)]);
    expect(answer).toMatchObject({ __typename: error });
    expect(await stored()).toEqual([]);
    expect(await factory.service.outbox('SelfRescueContractSigned')).toEqual([]);
  });

  it('S126: refuse who is not in service, and a party that does not act here (art. 24)', async () => {
    expect(await sign([terms(retired)])).toMatchObject({ notInService: [retired], unknown: [] });
    expect(await sign([terms(workers[0]!)], { partyA: 'LIQUIDATION_GROUP' })).toMatchObject({
      ...{ __typename: 'SelfRescuePartyError', needed: 'ADMINISTRATOR' },
    });
  });

  it('S126: a wage of exactly the minimum wage is enough, one fen less is not', async () => {
    const low = await sign([terms(workers[0]!, { wage: '0.01' })]);
    const minimum = low['minimum'] as string;
    const cents = BigInt(minimum.replace('.', '')) - 1n;
    const text = cents.toString();
    const wage = `${text.slice(0, -2)}.${text.slice(-2)}`;
    expect(await sign([terms(workers[0]!, { wage })])).toMatchObject({
      ...{ __typename: 'SelfRescueWageBelowMinimumError', employeeNos: [workers[0]], minimum },
    });
    const signed = await sign([terms(workers[0]!, { wage: minimum })]);
    expect(signed.contracts).toMatchObject([{ no: 1, number: 'GZ-01-自救-0001', state: 'UPCOMING' }]);
  });

  it('S126: are numbered without a gap and told by ids and counts only', async () => {
    const before = (await factory.service.outbox('SelfRescueContractSigned')).length;
    const signed = await sign([terms(workers[1]!), terms(workers[2]!)], {
      ...{
        partyA: 'LIQUIDATION_GROUP',
        partyAName: '赣州汽修厂清算组',
        appointmentNo: '(2026)赣07破1号之一',
      },
    });
    expect(signed.contracts.map((contract) => contract.no)).toEqual([2, 3]);
    const [event] = (await factory.service.outbox('SelfRescueContractSigned')).slice(before);
    expect(event!.payload).toEqual({
      contractIds: signed.contracts.map((contract) => contract.id),
      ...{ count: 2, signedOn: '2026-08-19', monthlyWages: '6400.00' },
    });
  });

  it('S126: overlapping contracts of one person have an error of their own, also of two officers at once', async () => {
    expect(await sign([terms(workers[1]!, { from: '2026-12-31', to: '2027-01-31' })])).toMatchObject({
      ...{ __typename: 'SelfRescueContractOverlapError', employeeNos: [workers[1]] },
    });
    const twice = [terms(workers[3]!), terms(workers[3]!, { from: '2026-12-31', to: '2027-01-31' })];
    expect(await sign(twice)).toMatchObject({ employeeNos: [workers[3]] });
    const both = await Promise.all([sign([terms(workers[3]!)]), sign([terms(workers[3]!)])]);
    expect(both.map((answer) => answer.__typename).sort()).toEqual([
      'SelfRescueContractOverlapError',
      'SignSelfRescueContractsSuccess',
    ]);
    expect(await sign([terms(workers[1]!, { from: '2027-01-01', to: '2027-01-31' })])).toMatchObject({
      contracts: [{ no: 5 }],
    });
  });
});

it('K24: signed of needed, each person once', async () => {
  const figures = async () =>
    (
      await officer().query<{ community: { selfRescue: object } }>(
        '{ community(factoryCode: "GZ-01") { selfRescue { needed signed rate } } }',
      )
    ).community.selfRescue;
  expect(await figures()).toEqual({ needed: null, signed: 4, rate: null });
  await officer().query(
    'mutation ($input: SetSelfRescueNeedInput!) { setSelfRescueNeed(input: $input) { __typename } }',
    { input: { factoryCode: 'GZ-01', needed: 6, basis: '生产自救计划' } },
  );
  expect(await figures()).toEqual({ needed: 6, signed: 4, rate: '66.7' });
});

describe('S127: rights and duties of both sides; the end', () => {
  const contracts = async (state: string | null = null): Promise<Contract[]> => {
    const { selfRescueContracts } = await officer().query<{ selfRescueContracts: { nodes: Contract[] } }>(
      `query ($state: SelfRescueState) { selfRescueContracts(factoryCode: "GZ-01", state: $state, first: 100) { totalCount nodes { ${CONTRACT} } } }`,
      { state },
    );
    return selfRescueContracts.nodes;
  };

  it('S127: the page shows what was signed, with the rights and duties of both sides, to staff and the person only', async () => {
    const [contract] = await contracts();
    const page = await officer().download(contract!.page);
    expect(page.status).toBe(200);
    const html = await page.text();
    for (const part of ['甲方的权利', '甲方的义务', '乙方的权利', '乙方的义务', contract!.textHash])
      expect(html).toContain(part);
    const other = factory.service.as('employee', { employeeNo: workers[5]! });
    expect((await other.download(contract!.page)).status).toBe(403);
    const own = factory.service.as('employee', { employeeNo: contract!.employeeNo });
    expect((await own.download(contract!.page)).status).toBe(200);
    const [row] = await factory.service.sql<{ text: string }>(
      `SELECT encode(text_sealed, 'escape') AS text FROM self_rescue_contract WHERE no = 1`,
    );
    expect(row!.text).not.toContain('甲方');
  });

  it('S127: the person finds it on their own page', async () => {
    const { employee } = await factory.service
      .as('employee', { employeeNo: workers[2]! })
      .query<{ employee: object }>(
        `{ employee(factoryCode: "GZ-01", employeeNo: "${workers[2]}") { selfRescueContract { no wage state } } }`,
      );
    expect(employee).toEqual({ selfRescueContract: { no: 3, wage: '3200.00', state: 'UPCOMING' } });
  });

  it('S127: ends early with a reason, once; the day lies between signature and today', async () => {
    const contract = (await contracts()).find((one) => one.employeeNo === workers[2])!;
    const input = { contractId: contract.id, endedOn: '2026-08-19', reason: '本人书面通知' };
    expect(await end({ ...input, endedOn: '2026-08-20' })).toMatchObject({
      ...{ __typename: 'SelfRescueEndDateError', earliest: '2026-08-19', latest: '2026-08-19' },
    });
    expect(await end(input)).toMatchObject({
      contract: { state: 'ENDED', endedWhy: 'EARLY', endReason: '本人书面通知' },
    });
    expect(await end(input)).toMatchObject({ __typename: 'SelfRescueContractNotOpenError' });
    const ended = await factory.service.outbox('SelfRescueContractEnded');
    expect(ended.map((event) => event.payload)).toEqual([
      {
        ...{ contractIds: [contract.id], count: 1, endedOn: '2026-08-19', why: 'EARLY' },
        monthlyWages: '3200.00',
      },
    ]);
  });

  it('S127: all end at once when the closure ends, none reaches beyond it, and nobody is taken on any more', async () => {
    await setClock(factory.service.sql, factory.factoryId, '2026-11-30T09:00:00+08:00');
    expect((await contracts('IN_FORCE')).length).toBe(3);
    const phase = { from: 'DISTRIBUTING', to: 'TERMINATED' } as const;
    await factory.service.deliver(ProjectPhaseChanged, factory.factoryId, 'closure', phase);
    await factory.service.deliver(ProjectPhaseChanged, factory.factoryId, 'closure', {
      ...{ from: 'TERMINATED', to: 'DEREGISTERED' },
    });
    const beyond = await factory.service.sql(
      `SELECT 1 FROM self_rescue_contract WHERE coalesce(ended_on, valid_to) > '2026-11-30'`,
    );
    expect(beyond).toEqual([]);
    expect((await contracts('ENDED')).length).toBe(5);
    const ended = await factory.service.outbox('SelfRescueContractEnded');
    expect(ended.at(-1)!.payload).toMatchObject({ count: 4, why: 'CLOSURE_ENDED', endedOn: '2026-11-30' });
    expect(ended.length).toBe(2);
    const late = await sign([terms(workers[6]!, { from: '2026-12-01' })]);
    expect(late).toMatchObject({ __typename: 'SelfRescueClosureEndedError', endedOn: '2026-11-30' });
  });
});

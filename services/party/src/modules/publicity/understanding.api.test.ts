import { PlacementChosen } from '@anzhi/contracts';
import { NotYetError } from '@anzhi/outbox';
import type { TestService } from '@anzhi/service-testing';
import { enrol, freeze, idOf, numberOf, publicityOf, startPublicity } from './publicity.fixture.js';

const RECORD = `mutation ($input: RecordUnderstandingsInput!) { recordUnderstandings(input: $input) { __typename
  ... on UnderstandingsRecorded { people gained } ... on PublicityRowsRefusedError { rows { index reason } } ... on UserError { message } } }`;
const DECLARE = `mutation ($input: DeclareUnderstandingsInput!) { declareUnderstandings(input: $input) { __typename
  ... on UnderstandingsRecorded { people gained } ... on UserError { message } } }`;
const FIGURES = 'understandings { item people rate } allFour allFourRate';
const FIRST_THREE = ['REASONS', 'POLICY', 'CHANNELS'];

let service: TestService;
const officer = () => service.as('party-officer');
beforeAll(async () => {
  service = await startPublicity();
  await enrol(service, 1, 700);
  await freeze(service, 700);
});
afterAll(() => service.stop());

const record = async (numbers: number[], over: object = {}) => {
  const input = {
    factoryCode: 'GZ-01',
    employeeNos: numbers.map(numberOf),
    items: FIRST_THREE,
    evidence: '声明书 01',
    completedOn: '2026-08-19',
    ...over,
  };
  const answer = await officer().query<{ recordUnderstandings: Record<string, unknown> }>(RECORD, { input });
  return answer.recordUnderstandings;
};
const declare = async (index: number, items: string[]) => {
  const answer = await service
    .as('employee', { employeeNo: numberOf(index) })
    .query<{ declareUnderstandings: Record<string, unknown> }>(DECLARE, {
      input: { factoryCode: 'GZ-01', items },
    });
  return answer.declareUnderstandings;
};
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

describe('the four understandings', () => {
  it('S036: records them from a signed list, all or none, and tells of them 500 at a time', async () => {
    expect(await record([1, 2, 9_999])).toMatchObject({ rows: [{ index: 2, reason: 'UNKNOWN_EMPLOYEE' }] });
    expect(await service.sql('SELECT 1 FROM understanding')).toEqual([]);
    expect(await record(range(1, 600))).toEqual({
      __typename: 'UnderstandingsRecorded',
      people: 600,
      gained: 1_800,
    });
    const events = await service.outbox('UnderstandingCompleted');
    expect(events.map(({ payload }) => (payload['employeeIds'] as string[]).length)).toEqual([500, 100]);
    expect(events[0]!.payload).toMatchObject({ items: FIRST_THREE, assisted: false });
    expect(new Set(events.map(({ aggregateId }) => aggregateId)).size).toBe(1);
  });

  it('S036: lets a person declare for themself; what stood before is kept and told of once', async () => {
    expect(await declare(601, ['POLICY', 'REASONS'])).toMatchObject({ people: 1, gained: 2 });
    expect(await record([601, 602], { assistedBy: 'staff:explainer' })).toMatchObject({ gained: 4 });
    const events = (await service.outbox('UnderstandingCompleted')).slice(2);
    expect(
      events.map(({ payload }) => [payload['items'], payload['assisted'], payload['employeeIds']]),
    ).toEqual([
      [['REASONS', 'POLICY'], false, [idOf(601)]],
      [['CHANNELS'], true, [idOf(601)]],
      [FIRST_THREE, true, [idOf(602)]],
    ]);
    expect(await record([601, 602])).toMatchObject({ people: 2, gained: 0 });
    expect(await service.outbox('UnderstandingCompleted')).toHaveLength(5);
  });

  it('S036: is declared by the person alone; what was explained to others is recorded with who explained', async () => {
    const agent = await service
      .as('agent', { employeeNo: numberOf(603) })
      .raw(DECLARE, { input: { factoryCode: 'GZ-01', items: ['REASONS'] } });
    expect(agent.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await record([603], { items: ['REASONS'], assistedBy: 'staff:explainer' })).toMatchObject({
      gained: 1,
    });
    expect(
      await service.sql('SELECT assisted_by FROM understanding WHERE employee_id = $1', [idOf(603)]),
    ).toEqual([{ assisted_by: 'staff:explainer' }]);
  });

  it('decision 33: the fourth is not declared but recorded by choosing', async () => {
    expect(await record([1], { items: ['OWN_CHOICE'] })).toMatchObject({
      __typename: 'OwnChoiceNotDeclaredError',
    });
    expect(await declare(1, ['OWN_CHOICE'])).toMatchObject({ __typename: 'OwnChoiceNotDeclaredError' });
    const chosen = (employeeIds: string[]) =>
      service.deliver(PlacementChosen, 'gz-01', 'choices', { chosenOn: '2026-08-19', employeeIds });
    await chosen(range(1, 500).map(idOf));
    await chosen(range(1, 2).map(idOf));
    await expect(chosen([idOf(1), 'nobody'])).rejects.toThrow(NotYetError);
    expect(
      await service.sql(`SELECT count(*)::int AS n FROM understanding WHERE item = 'OWN_CHOICE'`),
    ).toEqual([{ n: 500 }]);
  });

  it('S036 K7: counts each of the four and all four over the frozen roster', async () => {
    expect(await publicityOf(service, FIGURES)).toEqual([
      {
        understandings: [
          { item: 'REASONS', people: 603, rate: '86.1' },
          { item: 'POLICY', people: 602, rate: '86.0' },
          { item: 'CHANNELS', people: 602, rate: '86.0' },
          { item: 'OWN_CHOICE', people: 500, rate: '71.4' },
        ],
        allFour: 500,
        allFourRate: '71.4',
      },
    ]);
    expect(await publicityOf(service, FIGURES, ['gz-02'])).toMatchObject([{ allFour: 0, allFourRate: null }]);
  });

  it('S036: lists who misses what, page by page', async () => {
    const LIST = `query ($after: String) { publicityPeople(factoryCode: "GZ-01", missing: CHANNELS, first: 60, after: $after) {
      nodes { employeeNo understandings { item assisted completedOn } missing } totalCount pageInfo { hasNextPage endCursor } } }`;
    const { publicityPeople } = await officer().query<{
      publicityPeople: { nodes: object[]; pageInfo: { endCursor: string } };
    }>(LIST);
    expect(publicityPeople).toMatchObject({ totalCount: 98, pageInfo: { hasNextPage: true } });
    expect(publicityPeople.nodes[0]).toEqual({
      employeeNo: numberOf(603),
      understandings: [{ item: 'REASONS', assisted: true, completedOn: '2026-08-19' }],
      missing: ['POLICY', 'CHANNELS', 'OWN_CHOICE'],
    });
    const next = await officer().query<{ publicityPeople: { nodes: object[] } }>(LIST, {
      after: publicityPeople.pageInfo.endCursor,
    });
    expect(next.publicityPeople.nodes).toHaveLength(38);
  });

  it('refuses what has not happened yet', async () => {
    expect(await record([1], { completedOn: '2026-08-20' })).toMatchObject({
      __typename: 'PublicityDateInFutureError',
    });
  });

  it('asks the database as often for two factories as for one', async () => {
    const one = await service.statementsOf(() => publicityOf(service, FIGURES, ['gz-01']));
    const two = await service.statementsOf(() => publicityOf(service, FIGURES, ['gz-01', 'gz-02']));
    expect(two).toHaveLength(one.length);
  });
});

import type { TestService } from '@anzhi/service-testing';
import { enrol, freeze, publicityOf, startPublicity } from './publicity.fixture.js';

let service: TestService;
beforeAll(async () => {
  service = await startPublicity();
  await enrol(service, 1, 200);
  await freeze(service, 200);
});
afterAll(() => service.stop());
const officer = () => service.as('party-officer');

const PUBLISH = `mutation ($input: RecordPublicationInput!) { recordPublication(input: $input) { __typename
  ... on RecordPublicationSuccess { publication { item places } } ... on UserError { message } } }`;
const ACT = `mutation ($input: RecordPublicityActivityInput!) { recordPublicityActivity(input: $input) { __typename
  ... on RecordPublicityActivitySuccess { activity { reach } } ... on UserError { message } } }`;

const publish = async (family: string, item: string, publishedOn = '2026-08-18') => {
  const input = {
    factoryCode: 'GZ-01',
    family,
    item,
    title: item,
    publishedOn,
    places: ['公告栏'],
    evidence: '照片 01',
  };
  const answer = await officer().query<{ recordPublication: Record<string, unknown> }>(PUBLISH, { input });
  return answer.recordPublication;
};
const tell = async (channel: string, level: string, reach: number, heldOn = '2026-08-18') => {
  const input = {
    ...{ factoryCode: 'GZ-01', channel, level, topic: '政策宣讲', heldOn, place: '礼堂', reach },
    evidence: '签到表 01',
  };
  const answer = await officer().query<{ recordPublicityActivity: Record<string, unknown> }>(ACT, { input });
  return answer.recordPublicityActivity;
};

it('S033: rates the three families by what was published, each item once', async () => {
  expect(await publish('PLAN', 'PLACEMENT_PLAN')).toEqual({
    __typename: 'RecordPublicationSuccess',
    publication: { item: 'PLACEMENT_PLAN', places: ['公告栏'] },
  });
  await publish('PLAN', 'PLACEMENT_PLAN');
  await publish('PLAN', 'OTHER');
  await publish('POLICY', 'CLOSURE_POLICY', '2026-08-17');
  expect(await publish('POLICY', 'PLACEMENT_PLAN')).toMatchObject({
    __typename: 'PublicationFamilyMismatchError',
  });
  expect(await publish('POLICY', 'POLICY_HANDBOOK', '2026-08-20')).toMatchObject({
    __typename: 'PublicityDateInFutureError',
  });
  expect(
    await publicityOf(service, 'publicationRate publications { family required published rate missing }'),
  ).toEqual([
    {
      publicationRate: '20.0',
      publications: [
        {
          family: 'POLICY',
          required: 3,
          published: 1,
          rate: '33.3',
          missing: ['PLACEMENT_STANDARDS', 'POLICY_HANDBOOK'],
        },
        {
          family: 'PLAN',
          required: 3,
          published: 1,
          rate: '33.3',
          missing: ['FUNDING_PLAN', 'CONGRESS_RESOLUTION'],
        },
        {
          family: 'OPERATION',
          required: 4,
          published: 0,
          rate: '0.0',
          missing: ['PROCEDURE', 'FACTS_POSTING', 'BACK_PAY_POSTING', 'PLACEMENT_RESULT'],
        },
      ],
    },
  ]);
});

it('S033: shows publications to employees, the newest first, by family', async () => {
  const LIST = `query ($family: PublicationFamily, $after: String) { publications(factoryCode: "GZ-01", family: $family, first: 2, after: $after) {
    nodes { item publishedOn } totalCount pageInfo { hasNextPage endCursor } } }`;
  const self = service.as('employee', { employeeNo: 'GZ00001' });
  const { publications } = await self.query<{ publications: { pageInfo: { endCursor: string } } }>(LIST);
  expect(publications).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
  expect(await self.query(LIST, { after: publications.pageInfo.endCursor })).toMatchObject({
    publications: { nodes: [{}, { item: 'CLOSURE_POLICY' }], pageInfo: { hasNextPage: false } },
  });
  expect(await self.query(LIST, { family: 'POLICY' })).toMatchObject({
    publications: { nodes: [{ item: 'CLOSURE_POLICY', publishedOn: '2026-08-17' }], totalCount: 1 },
  });
});

it('S035: adds up acts of publicity by channel and level, with person-times over the roster', async () => {
  await tell('MEETING', 'WORKSHOP', 90);
  await tell('MEETING', 'WORKSHOP', 130, '2026-08-17');
  await tell('COLUMN', 'FACTORY', 200);
  expect(await tell('ONLINE', 'FACTORY', 1, '2026-08-20')).toMatchObject({
    __typename: 'PublicityDateInFutureError',
  });
  expect(await publicityOf(service, 'activities { channel level activities reach coverage }')).toEqual([
    {
      activities: [
        { channel: 'COLUMN', level: 'FACTORY', activities: 1, reach: 200, coverage: '100.0' },
        { channel: 'MEETING', level: 'WORKSHOP', activities: 2, reach: 220, coverage: '110.0' },
      ],
    },
  ]);
  expect(
    await officer().query(
      '{ publicityActivities(factoryCode: "GZ-01", channel: MEETING, level: WORKSHOP) { nodes { heldOn reach } totalCount } }',
    ),
  ).toEqual({
    publicityActivities: {
      nodes: [
        { heldOn: '2026-08-18', reach: 90 },
        { heldOn: '2026-08-17', reach: 130 },
      ],
      totalCount: 2,
    },
  });
});

import { EmployeeAmended, EmployeeLeft } from '@anzhi/contracts';
import type { GraphClient, TestService } from '@anzhi/service-testing';
import { enrol, freeze, idOf, numberOf, publicityOf, startPublicity } from './publicity.fixture.js';

const ISSUE = `mutation ($input: IssueHandbookInput!) { issueHandbook(input: $input) { __typename
  ... on IssueHandbookSuccess { handbook { id version title entries { question answer } acknowledged } } ... on UserError { message } } }`;
const RECORD = `mutation ($input: RecordHandbookReceiptsInput!) { recordHandbookReceipts(input: $input) { __typename
  ... on HandbookReceiptsRecorded { version people } ... on PublicityRowsRefusedError { rows { index employeeNo reason message } }
  ... on UserError { message } } }`;
const ACKNOWLEDGE = `mutation ($input: AcknowledgeHandbookInput!) { acknowledgeHandbook(input: $input) { __typename
  ... on HandbookReceiptsRecorded { version people } ... on HandbookAcknowledgedError { acknowledgedOn } ... on UserError { message } } }`;
const FIGURES = 'enrolled roster handbookVersion handbookAcknowledged handbookRate';

let service: TestService;
const officer = () => service.as('party-officer');
beforeAll(async () => {
  service = await startPublicity();
});
afterAll(() => service.stop());

const entries = [{ question: '为什么要破产?', answer: '资不抵债,依企业破产法第二条' }];
const issue = async (over: object = {}) => {
  const input = {
    factoryCode: 'GZ-01',
    title: '关闭破产政策问答',
    documentNo: '赣汽破〔2026〕3 号',
    entries,
    issuedOn: '2026-08-18',
    ...over,
  };
  const { issueHandbook } = await officer().query<{
    issueHandbook: { __typename: string; handbook: { id: string } };
  }>(ISSUE, { input });
  return issueHandbook;
};
const record = async (employeeNos: string[], over: object = {}, client: GraphClient = officer()) => {
  const input = {
    factoryCode: 'GZ-01',
    employeeNos,
    receiptList: '签收单 01',
    acknowledgedOn: '2026-08-19',
    ...over,
  };
  const answer = await client.query<{ recordHandbookReceipts: Record<string, unknown> }>(RECORD, { input });
  return answer.recordHandbookReceipts;
};
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => numberOf(from + index));

describe('handbook, issued and acknowledged', () => {
  it('S034: records no receipt before a version is issued', async () => {
    await enrol(service, 1, 1_200);
    expect(await record([numberOf(1)])).toMatchObject({ __typename: 'HandbookNotIssuedError' });
    expect(await issue({ issuedOn: '2026-08-20' })).toMatchObject({
      __typename: 'PublicityDateInFutureError',
    });
    expect(await issue()).toMatchObject({
      __typename: 'IssueHandbookSuccess',
      handbook: { version: 1, entries, acknowledged: 0 },
    });
  });

  it('S034: records a receipt list of 1,000 people whole, in events of at most 500 ids', async () => {
    expect(await record(range(1, 1_000))).toEqual({
      __typename: 'HandbookReceiptsRecorded',
      version: 1,
      people: 1_000,
    });
    const events = await service.outbox('HandbookAcknowledged');
    expect(events.map(({ payload }) => (payload['employeeIds'] as string[]).length)).toEqual([500, 500]);
    expect(new Set(events.flatMap(({ payload }) => payload['employeeIds'])).size).toBe(1_000);
    expect(JSON.stringify(events)).not.toContain('GZ00001');
    const tooMany = await officer().raw(RECORD, {
      input: {
        factoryCode: 'GZ-01',
        employeeNos: range(1, 1_001),
        receiptList: '签收单 02',
        acknowledgedOn: '2026-08-19',
      },
    });
    expect(tooMany.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('S034: acknowledges once; a list with a fault is refused whole, row by row', async () => {
    await service.deliver(EmployeeLeft, 'gz-01', 'roster', {
      employeeId: idOf(1_100),
      leftOn: '2026-08-01',
    });
    const refused = await record([numberOf(1_001), numberOf(7), numberOf(1_001), 'GZ99999', numberOf(1_100)]);
    expect(refused).toMatchObject({
      __typename: 'PublicityRowsRefusedError',
      rows: [
        { index: 1, reason: 'ALREADY_ACKNOWLEDGED', message: expect.stringMatching(/[一-鿿].*\(.*\)/) },
        { index: 2, reason: 'TWICE_IN_INPUT' },
        { index: 3, reason: 'UNKNOWN_EMPLOYEE' },
        { index: 4, reason: 'LEFT_ROSTER' },
      ],
    });
    expect(await publicityOf(service, 'handbookAcknowledged')).toEqual([{ handbookAcknowledged: 1_000 }]);
    expect(await record([numberOf(1_001)], { acknowledgedOn: '2026-08-17' })).toMatchObject({
      __typename: 'HandbookReceiptTooEarlyError',
    });
    expect(await record([numberOf(1_001)], { acknowledgedOn: '2026-08-20' })).toMatchObject({
      __typename: 'PublicityDateInFutureError',
    });
  });

  it('S034: lets exactly one of two officers record the receipt of a person', async () => {
    const answers = await Promise.all(
      ['party-officer', 'placement-officer'].map((role) =>
        record([numberOf(1_002), numberOf(1_003)], {}, service.as(role as 'party-officer')),
      ),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'HandbookReceiptsRecorded',
      'PublicityRowsRefusedError',
    ]);
  });

  it('S034: lets an employee acknowledge for themself once, and see it', async () => {
    const self = service.as('employee', { employeeNo: numberOf(1_150) });
    const MINE =
      '{ myPublicity { handbook { id version } person { handbookVersion handbookAcknowledgedOn } } }';
    const { myPublicity } = await self.query<{ myPublicity: { handbook: { id: string } } }>(MINE);
    const input = { factoryCode: 'GZ-01', handbookId: myPublicity.handbook.id };
    expect(await self.query(ACKNOWLEDGE, { input })).toEqual({
      acknowledgeHandbook: { __typename: 'HandbookReceiptsRecorded', version: 1, people: 1 },
    });
    expect(await self.query(ACKNOWLEDGE, { input })).toMatchObject({
      acknowledgeHandbook: { __typename: 'HandbookAcknowledgedError', acknowledgedOn: '2026-08-19' },
    });
    expect(await self.query(MINE)).toMatchObject({
      myPublicity: { person: { handbookVersion: 1, handbookAcknowledgedOn: '2026-08-19' } },
    });
    const stranger = service.as('employee', { employeeNo: 'GZ77777' });
    expect(await stranger.query(ACKNOWLEDGE, { input })).toMatchObject({
      acknowledgeHandbook: { __typename: 'PublicityPersonUnknownError' },
    });
    expect((await self.raw(RECORD, { input: { ...input } })).errors).toBeDefined();
  });

  it('S034 K6: counts the newest version over the frozen roster, and has no rate before the freeze', async () => {
    expect(await publicityOf(service, FIGURES)).toEqual([
      { enrolled: 1_200, roster: 0, handbookVersion: 1, handbookAcknowledged: 1_003, handbookRate: null },
    ]);
    await freeze(service, 1_200);
    expect(await publicityOf(service, FIGURES)).toMatchObject([{ roster: 1_200, handbookRate: '83.6' }]);
    expect(await issue({ title: '关闭破产政策问答(修订)' })).toMatchObject({ handbook: { version: 2 } });
    expect(await record(range(1, 3))).toMatchObject({ version: 2, people: 3 });
    expect(await record([numberOf(1_004)], { version: 1 })).toMatchObject({ version: 1 });
    expect(await publicityOf(service, FIGURES)).toMatchObject([
      { handbookVersion: 2, handbookAcknowledged: 3, handbookRate: '0.3' },
    ]);
  });

  it('S034: follows a changed employee number', async () => {
    await service.deliver(EmployeeAmended, 'gz-01', 'roster', {
      employeeId: idOf(1_160),
      employeeNo: 'GZ-NEW',
      category: 'RETIRED',
    });
    expect(await record(['gz-new'])).toMatchObject({ people: 1 });
    expect(await record([numberOf(1_160)])).toMatchObject({ rows: [{ reason: 'UNKNOWN_EMPLOYEE' }] });
  });

  it('S034: pages versions, the newest first, and is not shown at another factory', async () => {
    const LIST = `query ($after: String) { handbooks(factoryCode: "GZ-01", first: 1, after: $after) {
      nodes { version acknowledged } totalCount pageInfo { hasNextPage endCursor } } }`;
    const { handbooks } = await officer().query<{ handbooks: { pageInfo: { endCursor: string } } }>(LIST);
    expect(handbooks).toMatchObject({ nodes: [{ version: 2, acknowledged: 4 }], totalCount: 2 });
    expect(await officer().query(LIST, { after: handbooks.pageInfo.endCursor })).toMatchObject({
      handbooks: { nodes: [{ version: 1 }], pageInfo: { hasNextPage: false } },
    });
    const other = await service.as('party-officer', { factory: 'gz-02' }).raw(LIST);
    expect(other.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

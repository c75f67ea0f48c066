import type { TestService } from '@anzhi/service-testing';
import {
  commit,
  csvOf,
  declare,
  freeze,
  sampleBytes,
  someone,
  startRosterService,
  upload,
} from './roster-api.fixture.js';

const LEFT_OUTS = `query ($open: Boolean!, $after: String) { rosterLeftOuts(factoryCode: "GZ-01", open: $open, first: 2, after: $after) {
  totalCount nodes { id line employeeNo reason resolution problems { code } } pageInfo { hasNextPage endCursor } } }`;
const RESOLVE = `mutation ($input: ResolveLeftOutRowInput!) { resolveLeftOutRow(input: $input) { __typename
  ... on ResolveLeftOutRowSuccess { leftOut { resolution resolvedReason } } ... on UserError { message } } }`;

interface LeftOuts {
  rosterLeftOuts: {
    totalCount: number;
    nodes: { id: string; line: number; employeeNo: string; resolution: string | null }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

let service: TestService;
beforeEach(async () => {
  service = await startRosterService();
});
afterEach(() => service.stop());

const leftOuts = async (open = true): Promise<LeftOuts['rosterLeftOuts']> =>
  (await service.as('placement-officer').query<LeftOuts>(LEFT_OUTS, { open })).rosterLeftOuts;
const people = async (): Promise<{ serial: number; employee_no: string }[]> =>
  service.sql('SELECT serial, employee_no FROM employee ORDER BY serial');

describe('committing an import', () => {
  it('puts everybody on the roster once, in the order of the file, encrypted, and tells so in chunks', async () => {
    const rows = Array.from({ length: 501 }, (_, n) => someone(n + 1));
    const { answer } = await upload(service, csvOf(rows));
    expect(await commit(service, { importId: answer.importId })).toMatchObject({
      enrolled: 501,
      leftOut: 0,
      import: { status: 'COMMITTED', committedOn: '2026-08-18' },
    });
    expect(await people()).toEqual(rows.map((cells, n) => ({ serial: n + 1, employee_no: cells[0] })));
    expect(await service.sql('SELECT 1 FROM roster_staged_row')).toEqual([]);
    const events = await service.outbox('EmployeesEnrolled');
    const told = events.flatMap(({ payload }) => payload['employees'] as { employeeNo: string }[]);
    expect(events.map(({ payload }) => (payload['employees'] as unknown[]).length)).toEqual([500, 1]);
    expect(told.map((one) => one.employeeNo)).toEqual(rows.map((cells) => cells[0]));
    const sent = JSON.stringify(events.map((event) => event.payload));
    expect(sent).not.toMatch(/张三|369900/);
    const [row] = await service.sql<{ text: string }>(
      'SELECT e::text AS text FROM employee e WHERE serial = 1',
    );
    expect(row?.text).toContain('张三');
    expect(row?.text).not.toContain(rows[0]?.[3]);
    expect(row?.text).not.toContain(rows[0]?.[19]);
  });

  it('is refused while rows are rejected, with their problems; nothing is written', async () => {
    const { answer } = await upload(service, csvOf([someone(1), someone(2, { averageWage: '-1' })]));
    expect(await commit(service, { importId: answer.importId })).toMatchObject({
      __typename: 'RosterRowsRejectedError',
      rejected: 1,
      problems: [{ line: 3, code: 'MONEY_NEGATIVE' }],
    });
    expect(await commit(service, { importId: answer.importId, leaveOutRejected: true })).toMatchObject({
      __typename: 'LeaveOutReasonMissingError',
    });
    expect(await people()).toEqual([]);
  });

  it('happens once: the second time, of a refused file, and of an unknown import it is refused', async () => {
    const { answer } = await upload(service, csvOf([someone(1)]));
    await commit(service, { importId: answer.importId });
    expect(await commit(service, { importId: answer.importId })).toMatchObject({
      __typename: 'RosterImportCommittedError',
    });
    const refused = await upload(service, '%PDF-1.7');
    expect(await commit(service, { importId: refused.answer.importId })).toMatchObject({
      __typename: 'RosterImportEmptyError',
    });
    const unknown = Buffer.from('import:gz-01:nothing').toString('base64url');
    expect(await commit(service, { importId: unknown })).toMatchObject({
      __typename: 'RosterImportNotFoundError',
    });
    expect(await people()).toHaveLength(1);
  });

  it('keeps one row per person: known numbers are rejected at the check, and again at the commit', async () => {
    const first = await upload(service, csvOf([someone(1), someone(2)]));
    const rival = await upload(service, csvOf([someone(2, { employeeNo: 'X-2' }), someone(3)]));
    await commit(service, { importId: first.answer.importId });
    expect(await commit(service, { importId: rival.answer.importId })).toMatchObject({
      __typename: 'RosterImportClashError',
      total: 1,
      lines: [2],
    });
    const { answer } = await upload(service, csvOf([someone(1), someone(4, { employeeNo: 'gz000002' })]));
    expect(answer.problems.map(({ line, field, code }) => [line, field, code])).toEqual([
      [2, '工号', 'EMPLOYEE_NO_ENROLLED'],
      [2, '身份证号', 'IDENTITY_NUMBER_ENROLLED'],
      [3, '工号', 'EMPLOYEE_NO_ENROLLED'],
    ]);
    expect(await people()).toHaveLength(2);
  });
});

describe('nobody left out', () => {
  const reason = '待本人补交材料';

  it('keeps left-out rows on the open list until a later import or a decision settles them', async () => {
    const messy = await upload(service, sampleBytes('roster-messy-gb18030.csv'));
    const done = await commit(service, { importId: messy.answer.importId, leaveOutRejected: true, reason });
    expect(done).toMatchObject({ enrolled: 47 });
    const all = await leftOuts(false);
    expect(all.totalCount).toBe(13);
    const open = await leftOuts();
    expect(open.nodes.every((row) => row.resolution === null)).toBe(true);
    expect(open.pageInfo.hasNextPage).toBe(true);
    await declare(service);
    expect(await freeze(service)).toMatchObject({
      __typename: 'RosterRowsOpenError',
      openRows: open.totalCount,
    });
    const leftOutId = open.nodes[0]?.id;
    const officer = service.as('placement-officer');
    const input = { leftOutId, reason: '本人已调离,档案为证' };
    expect(await officer.query(RESOLVE, { input })).toMatchObject({
      resolveLeftOutRow: { leftOut: { resolution: 'DECIDED', resolvedReason: input.reason } },
    });
    expect(await officer.query(RESOLVE, { input })).toMatchObject({
      resolveLeftOutRow: { __typename: 'LeftOutRowNotOpenError' },
    });
    expect((await leftOuts()).totalCount).toBe(open.totalCount - 1);
    expect(await freeze(service, '其余人员另案处理')).toMatchObject({ total: 47 });
  });

  it('closes the row of a person whom a later import brings', async () => {
    const first = await upload(service, csvOf([someone(1), someone(2, { averageWage: '-1' })]));
    await commit(service, { importId: first.answer.importId, leaveOutRejected: true, reason });
    expect((await leftOuts()).totalCount).toBe(1);
    const second = await upload(service, csvOf([someone(2)]));
    await commit(service, { importId: second.answer.importId });
    expect((await leftOuts()).totalCount).toBe(0);
    expect((await leftOuts(false)).nodes).toMatchObject([{ resolution: 'ENROLLED', line: 3 }]);
    expect(await people()).toHaveLength(2);
  });
});

describe('arrears of a roster drawn up ahead of the declaration', () => {
  it('end in this month by the factory’s clock at the latest: what an amendment refuses, the import refuses', async () => {
    const rows = [someone(1, { arrearsTo: '2026-08-31' }), someone(2, { arrearsTo: '2026-09-30' })];
    const { answer } = await upload(service, csvOf(rows));
    expect(answer).toMatchObject({
      accepted: 1,
      problems: [
        {
          line: 3,
          field: '欠发工资止',
          code: 'ARREARS_AFTER_THIS_MONTH',
          messageZh: expect.stringContaining('晚于本月(2026-08)'),
        },
      ],
    });
  });
});

describe('freezing', () => {
  it('needs the declaration, people, and no import left open; then only once, and closes the imports', async () => {
    expect(await freeze(service)).toMatchObject({ __typename: 'RosterNotDeclaredError' });
    await declare(service);
    expect(await freeze(service)).toMatchObject({ __typename: 'RosterEmptyError' });
    const [one, two] = [
      await upload(service, csvOf([someone(1)])),
      await upload(service, csvOf([someone(2)])),
    ];
    await commit(service, { importId: one.answer.importId });
    expect(await freeze(service)).toMatchObject({ __typename: 'RosterRowsOpenError', openImports: 1 });
    expect(await freeze(service, '第二份为误传')).toMatchObject({ asOf: '2026-08-18', total: 1 });
    expect(await freeze(service)).toMatchObject({ __typename: 'RosterFrozenError' });
    expect(await commit(service, { importId: two.answer.importId })).toMatchObject({
      __typename: 'RosterFrozenError',
    });
  });

  it('counts the demo roster by category and tells it', async () => {
    const control = JSON.parse(sampleBytes('roster.control.json').toString('utf8'));
    const { answer } = await upload(service, sampleBytes('roster.csv'));
    expect(answer).toMatchObject({ rows: 1498, accepted: 1498, problems: [] });
    await commit(service, { importId: answer.importId });
    await declare(service);
    expect(await freeze(service)).toMatchObject({ total: control.rows });
    expect(await service.outbox('RosterFrozen')).toMatchObject([
      {
        payload: {
          asOf: '2026-08-18',
          total: 1498,
          counts: {
            ACTIVE_ON_POST: control.byCategory['在职'],
            INTERNAL_RETIRED: control.byCategory['内退'],
            RETIRED: control.byCategory['退休'],
            LIXIU: control.byCategory['离休'],
            SURVIVOR_BENEFICIARY: control.byCategory['抚恤定补'],
          },
        },
      },
    ]);
  });
});

import { opaqueId } from '@anzhi/domain';
import type { TestService } from '@anzhi/service-testing';
import { commit, csvOf, declare, freeze, someone, startRosterService, upload } from './roster-api.fixture.js';
import { rosterCounts } from './roster-counts.js';

const EMPLOYEE = `query ($no: String!) { employee(factoryCode: "GZ-01", employeeNo: $no) {
  id employeeNo name gender birthDate category status employmentForm positionKind unit post joinWorkOn joinUnitOn averageWage
  injuryGrade identityNumberMasked specialWork { type from to } arrears { from to monthly } amendments { amendedOn fields changes { field before after } legalBasis evidence } } }`;
const EMPLOYEES = `query ($filter: EmployeeFilter, $sort: EmployeeSort!, $first: Int!, $after: String) {
  employees(factoryCode: "GZ-01", filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount nodes { employeeNo } pageInfo { hasNextPage endCursor } } }`;
const AMEND = `mutation ($input: AmendEmployeeFactsInput!) { amendEmployeeFacts(input: $input) { __typename
  ... on AmendEmployeeFactsSuccess { employee { category unit arrears { monthly } amendments { fields } } }
  ... on EmployeeAmendmentInvalidError { field } ... on UserError { message } } }`;

interface EmployeeList {
  employees: {
    totalCount: number;
    nodes: { employeeNo: string }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

const PEOPLE = [
  someone(1, { name: '张三', unit: '铸造车间' }),
  someone(2, { name: '李四', unit: '保卫科' }),
  someone(3, { name: '张小三', unit: '铸造车间', category: '内退' }),
  someone(4, { name: '王五', unit: '保卫科' }),
];

let service: TestService;
beforeAll(async () => {
  service = await startRosterService();
  const { answer } = await upload(service, csvOf(PEOPLE));
  await commit(service, { importId: answer.importId });
});
afterAll(() => service.stop());

const codesOf = (answer: { errors?: { extensions?: Record<string, unknown> }[] }): unknown[] =>
  (answer.errors ?? []).map((error) => error.extensions?.['code']);
const recordAgent = (employeeNo: string, subject: string): Promise<unknown> =>
  service
    .as('placement-officer')
    .query(
      `mutation ($input: RecordRepresentativeInput!) { recordRepresentative(input: $input) { __typename } }`,
      {
        input: {
          ...{ factoryCode: 'GZ-01', employeeNo, subject, kind: 'AGENT', name: '李代理', powers: ['SIGN'] },
          ...{ proof: '授权委托书 1', legalBasis: '民法典 161', from: '2026-08-01', until: '2026-12-31' },
        },
      },
    );
const list = async (variables: object): Promise<EmployeeList['employees']> =>
  (
    await service
      .as('placement-officer')
      .query<EmployeeList>(EMPLOYEES, { sort: 'SERIAL', first: 20, ...variables })
  ).employees;
const numbers = async (variables: object): Promise<string[]> =>
  (await list(variables)).nodes.map((one) => one.employeeNo.slice(-1));

describe('a person on the roster', () => {
  it('is shown with every fact of the file, and the middle of the identity number hidden', async () => {
    const { employee } = await service.as('placement-officer').query<Record<string, object>>(EMPLOYEE, {
      no: 'gz000001',
    });
    const number = PEOPLE[0]?.[3] ?? '';
    expect(employee).toEqual({
      id: expect.any(String),
      employeeNo: 'GZ000001',
      name: '张三',
      gender: 'MALE',
      birthDate: '1960-01-01',
      category: 'ACTIVE_ON_POST',
      status: 'ACTIVE_ON_POST',
      employmentForm: 'SOE_CONTRACT',
      positionKind: 'WORKER',
      unit: '铸造车间',
      post: '铸造工',
      joinWorkOn: '2000-01-01',
      joinUnitOn: '2001-05-01',
      averageWage: '3200.50',
      injuryGrade: 9,
      identityNumberMasked: `369900********${number.slice(-4)}`,
      specialWork: { type: 'HIGH_TEMP', from: '2002-01-01', to: '2010-12-31' },
      arrears: { from: '2026-01', to: '2026-07', monthly: '1000.01' },
      amendments: [],
    });
    expect(await service.as('hq-analyst').query(EMPLOYEE, { no: 'nobody' })).toEqual({ employee: null });
  });

  it('sees the own record only, and so does an agent; other factories see nobody', async () => {
    const own = { factory: 'gz-01', employeeNo: 'GZ000001' };
    const agent = service.as('agent', { ...own, subject: 'agent-li' });
    expect(codesOf(await agent.raw(EMPLOYEE, { no: 'GZ000001' }))).toEqual(['FORBIDDEN']);
    await recordAgent('GZ000001', 'agent-li');
    for (const me of [service.as('employee', own), agent]) {
      expect(await me.query(EMPLOYEE, { no: 'GZ000001' })).toMatchObject({ employee: { name: '张三' } });
      for (const no of ['GZ000002', 'nobody'])
        expect(codesOf(await me.raw(EMPLOYEE, { no }))).toEqual(['FORBIDDEN']);
      expect(codesOf(await me.raw(EMPLOYEES, { sort: 'SERIAL', first: 20 }))).toEqual(['FORBIDDEN']);
    }
    const namesake = service.as('employee', { factory: 'gz-02', employeeNo: 'GZ000001' });
    const stranger = service.as('placement-officer', { factory: 'gz-02' });
    for (const client of [namesake, stranger])
      expect(codesOf(await client.raw(EMPLOYEE, { no: 'GZ000001' }))).toEqual(['FORBIDDEN']);
    expect(codesOf(await stranger.raw(EMPLOYEES, { sort: 'SERIAL', first: 20 }))).toEqual(['FORBIDDEN']);
  });

  it('is found by the key of the entity under the same rules', async () => {
    const entity = `query ($id: ID!) { _entities(representations: [{ __typename: "Employee", id: $id }]) { ... on Employee { name } } }`;
    const [row] = await service.sql<{ id: string }>('SELECT id FROM employee WHERE serial = 2');
    const id = opaqueId('employee', 'gz-01', row?.id ?? '');
    const document = entity
      .replace('$id: ID!', '$id: _Any!')
      .replace('{ __typename: "Employee", id: $id }', '$id');
    const ask = { id: { __typename: 'Employee', id } };
    const officer = service.as('placement-officer');
    expect(await officer.query(document, ask)).toEqual({ _entities: [{ name: '李四' }] });
    const other = service.as('employee', { factory: 'gz-01', employeeNo: 'GZ000001' });
    expect(codesOf(await other.raw(document, ask))).toEqual(['FORBIDDEN']);
  });
});

describe('the list of people', () => {
  it('filters, searches and sorts', async () => {
    expect(await numbers({ filter: { category: 'INTERNAL_RETIRED' } })).toEqual(['3']);
    expect(await numbers({ filter: { unit: '保卫科' } })).toEqual(['2', '4']);
    expect(await numbers({ filter: { search: '三' } })).toEqual(['1', '3']);
    expect(await numbers({ filter: { search: 'gz000004' } })).toEqual(['4']);
    expect(await numbers({ filter: { search: '%' } })).toEqual([]);
    expect(await numbers({ filter: { identityNumber: PEOPLE[1]?.[3] } })).toEqual(['2']);
    expect(await numbers({ sort: 'UNIT' })).toEqual(['2', '4', '1', '3']);
    expect(await numbers({ sort: 'EMPLOYEE_NO' })).toEqual(['1', '2', '3', '4']);
  });

  it.each(['SERIAL', 'NAME', 'UNIT', 'EMPLOYEE_NO'])('pages by %s without gap or repeat', async (sort) => {
    const whole = await numbers({ sort });
    const seen: string[] = [];
    let after: string | undefined;
    for (;;) {
      const page = await list({ sort, first: 1, after });
      expect(page.totalCount).toBe(4);
      seen.push(...page.nodes.map((one) => one.employeeNo.slice(-1)));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(whole);
    expect(new Set(seen).size).toBe(4);
  });
});

describe('an amendment', () => {
  const basis = { legalBasis: '劳社部发[1999]8号', evidence: '档案 1999-12' };
  const idOf = async (serial: number): Promise<string> => {
    const [row] = await service.sql<{ id: string }>('SELECT id FROM employee WHERE serial = $1', [serial]);
    return opaqueId('employee', 'gz-01', row?.id ?? '');
  };
  const amend = async (input: object): Promise<Record<string, unknown>> =>
    (
      await service
        .as('placement-officer')
        .query<{ amendEmployeeFacts: Record<string, unknown> }>(AMEND, { input })
    ).amendEmployeeFacts;

  it('is dated, keeps what stood before, and tells others; the frozen counts stay', async () => {
    await declare(service);
    await freeze(service);
    const employeeId = await idOf(4);
    const changes = {
      category: 'INTERNAL_RETIRED',
      unit: null,
      arrears: { from: '2026-06', to: '2026-07', monthly: '500.00' },
    };
    expect(await amend({ employeeId, ...basis, ...changes })).toEqual({
      __typename: 'AmendEmployeeFactsSuccess',
      employee: {
        category: 'INTERNAL_RETIRED',
        unit: null,
        arrears: { monthly: '500.00' },
        amendments: [{ fields: ['unit', 'arrears', 'category'] }],
      },
    });
    expect(await service.outbox('EmployeeAmended')).toMatchObject([
      { payload: { employeeId, employeeNo: 'GZ000004', category: 'INTERNAL_RETIRED' } },
    ]);
    const [kept] = await service.sql('SELECT before, amended_on FROM employee_amendment');
    expect(kept).toMatchObject({
      amended_on: '2026-08-18',
      before: { category: 'ACTIVE_ON_POST', unit: '保卫科', arrears: { monthlyFen: '100001' } },
    });
    const counts = await service.database.read(
      {
        subject: 't',
        grants: [{ role: 'hq-admin', factoryId: '_group' }],
        self: null,
        correlationId: 't',
        accessFeedStale: false,
      },
      (tx) => rosterCounts(tx, ['gz-01', 'gz-02']),
    );
    // 3 × 7 months × 1,000.01 and 2 × 500.00; in service as frozen.
    expect([...counts]).toMatchObject([
      ['gz-01', { inService: 3, byCategory: { ACTIVE_ON_POST: 3 }, arrearsTotalFen: 2_100_021n + 100_000n }],
    ]);
  });

  it('shows before and after of each fact, without naming anybody', async () => {
    const employeeId = await idOf(2);
    const [{ was } = { was: '' }] = await service.sql<{ was: string }>(
      'SELECT join_unit_on AS was FROM employee WHERE serial = 2',
    );
    await amend({ employeeId, ...basis, joinUnitOn: '2014-11-01', averageWage: '6400.01' });
    await amend({ employeeId, ...basis, name: '李斯', averageWage: '6400.02' });
    const { employee } = await service
      .as('placement-officer')
      .query<{ employee: { amendments: { changes: object[] }[] } }>(EMPLOYEE, { no: 'GZ000002' });
    const [first, second] = employee.amendments;
    expect(first?.changes).toEqual([
      { field: 'joinUnitOn', before: was, after: '2014-11-01' },
      { field: 'averageWage', before: '3200.50', after: '6400.01' },
    ]);
    expect(second?.changes).toEqual([
      { field: 'name', before: null, after: null },
      { field: 'averageWage', before: '6400.01', after: '6400.02' },
    ]);
    expect(was).not.toBe('2014-11-01');
  });

  it('is refused when it changes nothing, contradicts, or is of nobody', async () => {
    const employeeId = await idOf(1);
    expect(await amend({ employeeId, ...basis, unit: '铸造车间' })).toMatchObject({
      __typename: 'EmployeeAmendmentEmptyError',
    });
    expect(await amend({ employeeId, ...basis, joinUnitOn: '1999-12-31' })).toMatchObject({
      __typename: 'EmployeeAmendmentInvalidError',
      field: 'joinUnitOn',
    });
    expect(
      await amend({ employeeId: opaqueId('employee', 'gz-01', 'x'), ...basis, unit: 'x' }),
    ).toMatchObject({ __typename: 'EmployeeNotFoundError' });
  });
});

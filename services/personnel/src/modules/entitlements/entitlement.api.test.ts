import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  calculatePeople,
  type FrozenFactory,
  freezePeople,
  startPersonnel,
} from '../../testing/frozen-factory.js';

const control = JSON.parse(
  readFileSync(join(__dirname, '../../../../../infra/demo/data/roster.control.json'), 'utf8'),
) as {
  rows: number;
  arrearsTotalFen: number;
};
const EMPLOYEE = `query ($no: String!) { employee(factoryCode: "GZ-01", employeeNo: $no) {
  employeeNo entitlements { kind amount payer rules explanation { zh en } } retirement { month delayMonths age { years months } } } }`;

let factory: FrozenFactory;
beforeAll(async () => {
  factory = await startPersonnel();
});
afterAll(() => factory.service.stop());

it('a calculation before the roster is frozen says what is missing', async () => {
  expect(await calculatePeople(factory)).toMatchObject({
    __typename: 'CalculationNotReadyError',
    message: expect.stringContaining('freezeRoster'),
  });
});

describe('the demo roster', () => {
  let calculated: Record<string, unknown>;
  beforeAll(async () => {
    await freezePeople(factory);
    calculated = await calculatePeople(factory);
  }, 60_000);

  it('calculates everybody, the same a second time', async () => {
    expect(calculated).toMatchObject({
      __typename: 'CalculateEntitlementsSuccess',
      people: control.rows,
      rules: expect.stringMatching(/@1$/),
    });
    const again = await calculatePeople(factory);
    expect(again['resultHash']).toBe(calculated['resultHash']);
  });

  it('S064: back pay adds up to the control total to the fen', async () => {
    const [row] = await factory.service.sql<{ total: bigint }>(
      `SELECT sum(amount_fen)::bigint AS total FROM entitlement WHERE kind = 'BACK_PAY'`,
    );
    expect(row?.total).toBe(BigInt(control.arrearsTotalFen));
  });

  it('S073: GZ00001 sees back pay month by month: due, paid, owed, whether it counts, and why it ends; the sum is the amount', async () => {
    const { employee } = await factory.service.as('employee', { employeeNo: 'GZ00001' }).query<{
      employee: { backPayExplanation: { months: { month: string; arrear: string }[]; total: string } };
    }>(
      `{ employee(factoryCode: "GZ-01", employeeNo: "GZ00001") { backPayExplanation {
         months { month item due paid arrear outcome } total whyMonthsEnd { zh } } } }`,
    );
    const { months, ...rest } = employee.backPayExplanation;
    expect(months).toHaveLength(30);
    expect([months[0]?.month, months.at(-1)?.month]).toEqual(['2024-02', '2026-07']);
    const cell = { item: 'BASE_WAGE', due: '1146.02', paid: '0.00', arrear: '1146.02', outcome: 'COUNTED' };
    expect(months.map(({ month: _, ...line }) => line)).toEqual(months.map(() => cell));
    expect(rest).toEqual({ total: '34380.60', whyMonthsEnd: { zh: '台账记载2024-02至2026-07。' } });
  });

  it('S023: every stored amount of everybody cites the law in its steps', async () => {
    const [uncited] = await factory.service.sql<{ n: number; all: number }>(
      `SELECT count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM jsonb_array_elements(trace -> 'steps') AS s WHERE s ->> 1 <> ''))::int AS n,
         count(*)::int AS all FROM entitlement`,
    );
    expect(uncited?.n).toBe(0);
    expect(uncited?.all).toBeGreaterThan(1_498);
  });

  it('gives nobody the one-off fee, which STATUTORY does not know', async () => {
    const fees = await factory.service.sql(
      "SELECT employee_id FROM entitlement WHERE kind = 'RESETTLEMENT_FEE'",
    );
    expect(fees).toEqual([]);
  });

  it('I-P5, I-P7: nobody has severance beside what excludes it', async () => {
    const both = await factory.service.sql(
      `SELECT employee_id FROM entitlement e WHERE kind IN ('COMPENSATION', 'RESETTLEMENT_FEE') AND EXISTS
         (SELECT 1 FROM entitlement o WHERE o.employee_id = e.employee_id AND o.kind IN ('INTERNAL_RETIREMENT_ALLOWANCE', 'INJURY_MONTHLY_ALLOWANCE'))`,
    );
    expect(both).toEqual([]);
  });

  it('shows GZ00001 what is due and why, step by step', async () => {
    const { employee } = await factory.service.as('employee', { employeeNo: 'GZ00001' }).query<{
      employee: {
        entitlements: { kind: string; amount: string; explanation: { zh: string; en: string } }[];
        retirement: unknown;
      };
    }>(EMPLOYEE, { no: 'GZ00001' });
    // 2014-11-01…2026-08-18 is 11 y 9 m 18 d → 12 × 3,274.34; 2024-02…2026-07 is 30 × 1,146.02.
    const byKind = new Map(employee.entitlements.map((due) => [due.kind, due]));
    expect(byKind.get('COMPENSATION')).toMatchObject({ amount: '39292.08' });
    expect(byKind.get('BACK_PAY')).toMatchObject({ amount: '34380.60' });
    expect(byKind.get('COMPENSATION')?.explanation.zh).toMatch(/劳动合同法[\s\S]*12[\s\S]*39,?292\.08/);
    expect(byKind.get('BACK_PAY')?.explanation.en).toMatch(/30/);
    expect(employee.retirement).toEqual({ month: '2057-07', delayMonths: 36, age: { years: 63, months: 0 } });
  });

  it("refuses another person's record, and an officer of another factory", async () => {
    const other = await factory.service
      .as('employee', { employeeNo: 'GZ00001' })
      .raw(EMPLOYEE, { no: 'GZ00002' });
    expect(other.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const stranger = await factory.service
      .as('placement-officer', { factory: 'gz-02' })
      .raw(EMPLOYEE, { no: 'GZ00002' });
    expect(stranger.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('previews', () => {
  const COMPENSATION = `query ($input: PreviewCompensationInput!) { previewCompensation(input: $input) {
    amount segments { from to units base amount } explanation { zh en } } }`;
  const input = {
    hireDate: '1998-03-15',
    endDate: '2025-12-31',
    averageMonthlyWage: '6400.00',
    cityAverageMonthlyWage: '7000.00',
    minimumMonthlyWage: '2000.00',
  };
  const ask = (change: object) =>
    factory.service
      .as('employee', { employeeNo: '1' })
      .raw<{ previewCompensation: unknown }>(COMPENSATION, { input: { ...input, ...change } });

  it('EC8 through the graph, segment by segment', async () => {
    expect((await ask({})).data?.previewCompensation).toMatchObject({
      amount: '179200.00',
      segments: [
        { from: '1998-03-15', to: '2007-12-31', units: '10', base: '6400.00', amount: '64000.00' },
        { from: '2008-01-01', to: '2025-12-31', units: '18', base: '6400.00', amount: '115200.00' },
      ],
    });
  });

  it.each([
    ['EC1', { hireDate: '2010-04-01' }, '102400.00'],
    ['EC2', { hireDate: '2020-08-15' }, '35200.00'],
    ['EC3', { hireDate: '2020-07-01' }, '38400.00'],
    ['EC4', { hireDate: '2020-07-02' }, '35200.00'],
    ['EC5', { hireDate: '2008-01-01', averageMonthlyWage: '26000.00' }, '252000.00'],
    ['EC6', { hireDate: '2008-01-01', averageMonthlyWage: '21000.00' }, '378000.00'],
    ['EC7', { hireDate: '2025-09-20', averageMonthlyWage: '1650.00' }, '1000.00'],
    ['EC8', {}, '179200.00'],
    ['EC9 FULL', { hireDate: '1985-07-01' }, '262400.00'],
    ['EC9 CAP_12', { hireDate: '1985-07-01', segmentAPolicy: 'CAP_12' }, '192000.00'],
    ['EC9 NONE', { hireDate: '1985-07-01', segmentAPolicy: 'NONE' }, '115200.00'],
    ['EC10', { hireDate: '1998-01-01', averageMonthlyWage: '26000.00' }, '512000.00'],
    ['EC11', { hireDate: '2010-04-01', priorServiceFrom: '2002-01-01' }, '153600.00'],
    ['EC12', { hireDate: '2010-04-01' }, '102400.00'],
    ['EC13 YEAR_UP', { hireDate: '2002-10-01' }, '153600.00'],
    ['EC13 HALF_YEAR', { hireDate: '2002-10-01', segmentARounding: 'HALF_YEAR' }, '150400.00'],
  ])('%s through the graph', async (_, change, amount) => {
    expect((await ask(change)).data?.previewCompensation).toMatchObject({ amount });
  });

  it.each([
    ['endDate', { endDate: '1998-01-01' }],
    ['priorServiceFrom', { priorServiceFrom: '1999-01-01' }],
    ['averageMonthlyWage', { averageMonthlyWage: '-1.00' }],
    ['averageMonthlyWage', { averageMonthlyWage: '1.005' }],
    ['hireDate', { hireDate: '1998-02-30' }],
  ])('names the field at fault: %s', async (field, change) => {
    expect((await ask(change)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field } }]);
  });

  it('§3.4: 1968-09, a man, retires in 2029-09 at 61', async () => {
    const answer = await factory.service
      .as('hq-analyst')
      .query(
        `{ previewRetirement(input: { birthDate: "1968-09-12", gender: MALE, positionKind: WORKER }) { month delayMonths age { years months } } }`,
      );
    expect(answer).toEqual({
      previewRetirement: { month: '2029-09', delayMonths: 12, age: { years: 61, months: 0 } },
    });
  });

  it('is not for anonymous callers', async () => {
    const answer = await factory.service.anonymous().raw(COMPENSATION, { input });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

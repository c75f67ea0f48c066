import { BASIS, type FactsStory, startFactsStory } from './facts-story.fixture.js';

let story: FactsStory;
let people: string[];
beforeAll(async () => {
  story = await startFactsStory(40);
  const rows = await story.sql<{ no: string }>(
    `SELECT employee_no AS no FROM employee e WHERE category = 'ACTIVE_ON_POST' AND arrears_monthly_fen > 0 AND EXISTS
       (SELECT 1 FROM entitlement WHERE employee_id = e.id AND kind = 'COMPENSATION') ORDER BY serial LIMIT 6`,
  );
  people = rows.map(({ no }) => no);
});
afterAll(() => story.stop());

const record = async (no: string, facts: object, fields = '') =>
  story.act('recordPersonStatus', { employeeId: await story.idOf(no), ...BASIS, ...facts }, fields);

interface Shown {
  kind: string;
  amount: string;
  payer: string;
  claimClass: string;
  explanation: { zh: string };
}
async function shown(no: string): Promise<Record<string, Shown>> {
  const { entitlements } = await story.employee<{ entitlements: Shown[] }>(
    no,
    'entitlements { kind amount payer claimClass explanation { zh } }',
  );
  return Object.fromEntries(entitlements.map((one) => [one.kind, one]));
}

describe("a manager's post", () => {
  it('破产法 113 ¶3 (§3.8): unpaid pay above the staff average becomes an ordinary claim, and the trace says so', async () => {
    const no = people[0]!;
    await story.act('recordArrears', {
      ...{ factoryCode: 'GZ-01', ...BASIS },
      lines: [{ employeeNo: no, month: '2026-01', item: 'BASE_WAGE', accrued: '50000.00', paid: '0.00' }],
    });
    const [average] = await story.sql<{ fen: bigint }>(
      `SELECT round(avg(average_wage_fen))::bigint AS fen FROM employee WHERE average_wage_fen IS NOT NULL
          AND status IN ('ACTIVE_ON_POST', 'OFF_POST', 'SICK_LEAVE')`,
    );
    const before = await shown(no);
    expect(before).not.toHaveProperty('MANAGER_PAY_EXCESS');
    expect(await record(no, { seniorManager: { post: 'DIRECTOR', since: '2019-03-01' } })).toMatchObject({
      __typename: 'RecordFactsSuccess',
    });
    const after = await shown(no);
    const fen = (text: string): bigint => BigInt(text.replace('.', ''));
    // All other months of the ledger are below the average, so only this month is cut.
    expect(fen(after['MANAGER_PAY_EXCESS']!.amount)).toBe(5_000_000n - average!.fen);
    expect(after['MANAGER_PAY_EXCESS']).toMatchObject({ claimClass: 'ORDINARY', payer: 'ESTATE' });
    expect(after['BACK_PAY']).toMatchObject({ claimClass: 'CLASS_1' });
    expect(fen(after['BACK_PAY']!.amount) + fen(after['MANAGER_PAY_EXCESS']!.amount)).toBe(
      fen(before['BACK_PAY']!.amount),
    );
    expect(after['BACK_PAY']!.explanation.zh).toMatch(/董事、监事和高级管理人员[^\n]*企业破产法第113\(3\)条/);
    expect(await story.employee(no, 'statusFacts { seniorManager { post since } }')).toEqual({
      statusFacts: { seniorManager: { post: 'DIRECTOR', since: '2019-03-01' } },
    });
    await record(no, { seniorManager: null });
    expect(await shown(no)).toEqual(before);
  });

  it('is refused from a day that is not yet', async () => {
    await record(people[0]!, { seniorManager: null });
    const answer = await record(people[0]!, { seniorManager: { post: 'SUPERVISOR', since: '2026-08-20' } });
    expect(answer.__typename).toBe('ManagerStandingInvalidError');
    expect(await story.employee(people[0]!, 'statusFacts { seniorManager { post } }')).toEqual({
      statusFacts: { seniorManager: null },
    });
  });
});

describe('a death', () => {
  it('§3.7 not of work gives 丧葬补助金 and 抚恤金 of the pension fund by contribution years, 人社部发[2021]18号', async () => {
    const no = people[1]!;
    const death = { cause: 'NON_WORK', ownContributions: '80000.00' };
    await record(no, { diedOn: '2026-08-10', death });
    const found = await shown(no);
    const base = 390_000n;
    const [row] = await story.sql<{ years: number; months: number }>(
      `SELECT extract(year FROM age('2026-08-11', join_work_on))::int AS years,
              extract(month FROM age('2026-08-11', join_work_on))::int AS months FROM employee WHERE employee_no = $1`,
      [no],
    );
    const twelfths = (9 + row!.years - 15) * 12 + row!.months;
    expect(row!.years).toBeGreaterThan(15);
    expect(found['FUNERAL_GRANT']).toMatchObject({
      amount: '7800.00',
      payer: 'PENSION_FUND',
      claimClass: 'NOT_A_CLAIM',
    });
    const lump = twelfths >= 288 ? base * 24n : (base * BigInt(twelfths) * 2n + 12n) / 24n;
    expect(BigInt(found['DEATH_GRANT']!.amount.replace('.', ''))).toBe(lump);
    expect(found['DEATH_GRANT']!.explanation.zh).toMatch(/死亡日期 2026-08-10[\s\S]*人社部发〔2021〕18号/);
    expect(found).not.toHaveProperty('COMPENSATION');
    // Taken back, nothing of the death is left.
    await record(no, { diedOn: null });
    expect(await shown(no)).not.toHaveProperty('DEATH_GRANT');
    expect(await story.employee(no, 'statusFacts { diedOn death { cause } }')).toEqual({
      statusFacts: { diedOn: null, death: null },
    });
  });

  it('§3.7 at work gives six pool averages and twenty incomes, from the estate where nobody insured', async () => {
    const no = people[2]!;
    await record(no, { diedOn: '2026-08-18', death: { cause: 'WORK', insured: false } });
    const found = await shown(no);
    expect(found['DEATH_GRANT']).toMatchObject({
      amount: '1083760.00',
      payer: 'ESTATE',
      claimClass: 'CLASS_1',
    });
    expect(found['FUNERAL_GRANT']!.explanation.zh).toMatch(/6 个月[\s\S]*工伤保险条例/);
  });

  it('is refused without its day, without the own contributions, or after grades nobody recorded', async () => {
    const no = people[3]!;
    const missing = '... on DeathCircumstancesIncompleteError { missing }';
    const cases = [
      [{ death: { cause: 'WORK' } }, ['diedOn']],
      [{ diedOn: '2026-08-10', death: { cause: 'NON_WORK' } }, ['ownContributions']],
      [{ diedOn: '2026-08-10', death: { cause: 'AFTER_INJURY' } }, ['injury']],
    ] as const;
    for (const [facts, expected] of cases)
      expect(await record(no, facts, missing)).toMatchObject({
        __typename: 'DeathCircumstancesIncompleteError',
        missing: expected,
      });
    expect(await story.employee(no, 'status statusFacts { diedOn }')).toEqual({
      status: 'ACTIVE_ON_POST',
      statusFacts: null,
    });
    // Of a pensioner it must be known since when the pension was drawn.
    await story.act('amendEmployeeFacts', {
      employeeId: await story.idOf(no),
      ...BASIS,
      category: 'RETIRED',
    });
    const death = { cause: 'NON_WORK', ownContributions: '1.00' };
    expect(await record(no, { diedOn: '2026-08-10', death }, missing)).toMatchObject({
      missing: ['pensionSince'],
    });
  });

  it('tells nobody its cause: events, audit and the analyst', async () => {
    const [told] = await story.sql<{ text: string }>(
      `SELECT (SELECT string_agg(payload::text, ' ') FROM outbox) || (SELECT string_agg(coalesce(after::text, ''), ' ') FROM audit_entry) AS text`,
    );
    expect(told!.text).not.toMatch(/NON_WORK|ownContributions/);
    const document = `{ employee(factoryCode: "GZ-01", employeeNo: "${people[2]}") { statusFacts { death { cause } } } }`;
    const analyst = await story.service.as('hq-analyst').raw(document, {});
    expect(analyst.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});

describe('an assessed pension', () => {
  const DETERMINED = 'fundDeterminations { kind months monthly explanation { zh } }';
  it('§3.20.6 of grades 1–4: the fund makes up what the pension falls short of the allowance, 工伤保险条例 35', async () => {
    const no = people[4]!;
    await story.act('recordWorkInjury', {
      ...{
        employeeId: await story.idOf(no),
        ...BASIS,
        recognitionNo: '赣劳鉴 2020-33',
        appraisedOn: '2020-05-01',
      },
      ...{ grade: 3, ownWage: '6000.00', lumpSumPaid: true },
    });
    await record(no, {
      assessedPension: { basic: '3850.00', transitional: '600.00', assessedOn: '2026-08-01' },
    });
    const { fundDeterminations } = await story.employee<{ fundDeterminations: unknown[] }>(no, DETERMINED);
    // Grade 3: 80 % of 6,000.00 is 4,800.00; less 3,850.00.
    expect(fundDeterminations).toContainEqual({
      kind: 'INJURY_PENSION_SUPPLEMENT',
      months: null,
      monthly: '950.00',
      explanation: { zh: expect.stringMatching(/养老金 3,?850\.00[\s\S]*第35条/) },
    });
    expect(await story.employee(people[5]!, DETERMINED)).toMatchObject({
      fundDeterminations: [{ kind: 'UNEMPLOYMENT_BENEFIT', months: expect.any(Number), monthly: null }],
    });
  });

  it('is refused with a part above the whole', async () => {
    const assessedPension = { basic: '100.00', transitional: '100.01', assessedOn: '2026-08-01' };
    expect(
      await record(people[5]!, { assessedPension }, '... on AssessedPensionInvalidError { field }'),
    ).toMatchObject({ field: 'transitional' });
  });
});

describe('due wages by month, §3.2', () => {
  const months = [
    '2025-08',
    '2025-09',
    '2025-10',
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
    '2026-03',
    '2026-04',
    '2026-05',
    '2026-06',
    '2026-07',
  ];
  const lines = [
    ...months.map((month) => ({ month, item: 'BASE_WAGE', due: '6000.00' })),
    ...months.map((month) => ({ month, item: 'OVERTIME', due: '300.00' })),
    { month: '2026-01', item: 'BONUS', due: '1200.00' },
  ];
  const due = async (no: string, over: object = {}, fields = '') =>
    story.act('recordDueWages', { employeeId: await story.idOf(no), ...BASIS, lines, ...over }, fields);

  it('their average is the base of compensation, leave pay leaves overtime out, and both traces say how', async () => {
    const no = people[5]!;
    await record(no, { leaveTakenDays: 0 });
    expect(await due(no)).toMatchObject({ __typename: 'RecordFactsSuccess' });
    expect(await story.employee(no, 'averageWage')).toEqual({ averageWage: '6400.00' });
    const found = await shown(no);
    expect(found['COMPENSATION']!.explanation.zh).toMatch(
      /2025-08 至 2026-07 应得工资合计 76800\.00元 ÷ 12 个月 = 月平均 6400\.00元〔劳动合同法第47\(/,
    );
    const [, units] = found['COMPENSATION']!.explanation.zh.match(/第二段 ([\d.]+) 个月/) ?? [];
    expect(Number(found['COMPENSATION']!.amount) / Number(units)).toBe(6400);
    expect(found['ANNUAL_LEAVE_PAY']!.explanation.zh).toMatch(/剔除加班工资 3600\.00元[^\n]* = 6100\.00元/);
    const { dueWages } = await story.employee<{ dueWages: object[] }>(no, 'dueWages { month item due }');
    expect(dueWages).toHaveLength(25);
    expect(dueWages[0]).toEqual({ month: '2025-08', item: 'BASE_WAGE', due: '6000.00' });
    const history = await story.sql("SELECT legal_basis, evidence FROM fact_change WHERE kind = 'DUE_WAGES'");
    expect(history).toEqual([{ legal_basis: BASIS.legalBasis, evidence: BASIS.evidence }]);
    await due(no);
    expect(await story.sql("SELECT 1 FROM fact_change WHERE kind = 'DUE_WAGES'")).toHaveLength(1);
    // The average follows from the months now and is not written over.
    const over = { employeeId: await story.idOf(no), ...BASIS, averageWage: '9999.00' };
    expect(await story.act('amendEmployeeFacts', over)).toMatchObject({
      __typename: 'EmployeeAmendmentInvalidError',
    });
  });

  it('are refused with a month left out, outside, or twice; nothing is stored', async () => {
    const no = people[1]!;
    const fields = '... on DueWagesInvalidError { reason months }';
    const cases = [
      [{ lines: lines.filter(({ month }) => month !== '2025-12') }, 'MISSING', ['2025-12']],
      [{ lines: [...lines, { month: '2026-08', item: 'BASE_WAGE', due: '1.00' }] }, 'OUTSIDE', ['2026-08']],
      [{ lines: [...lines, lines[0]] }, 'TWICE', ['2025-08']],
    ] as const;
    for (const [over, reason, wrong] of cases)
      expect(await due(no, over, fields)).toMatchObject({ reason, months: wrong });
    expect(await story.employee(no, 'dueWages { month }')).toEqual({ dueWages: [] });
  });
});

import { BASIS, type FactsStory, startFactsStory } from './facts-story.fixture.js';

const PEOPLE = 80;

let story: FactsStory;
/** Numbers of people in service with arrears, and of one who is made a retiree without arrears. */
let owed: string[];
let retired: string;

beforeAll(async () => {
  story = await startFactsStory(PEOPLE);
  const numbers = async (where: string): Promise<string[]> =>
    (
      await story.sql<{ no: string }>(
        `SELECT employee_no AS no FROM employee WHERE factory_id = 'gz-01' AND ${where} ORDER BY serial LIMIT 5`,
      )
    ).map((row) => row.no);
  owed = await numbers("category = 'ACTIVE_ON_POST' AND arrears_monthly_fen > 0");
  retired = owed.pop()!;
  const employeeId = await story.idOf(retired);
  const changes = { category: 'RETIRED', status: 'RETIRED', arrears: null };
  await story.act('amendEmployeeFacts', { employeeId, ...BASIS, ...changes });
});
afterAll(() => story.stop());

const FACTORY = { factoryCode: 'GZ-01', ...BASIS };
const TOTALS = 'roster determined eligible total calculated reconciles';
const policy = (over: object = {}) => ({
  ...FACTORY,
  principle: '先生产一线、后机关,一次结清',
  categories: ['ACTIVE_ON_POST', 'INTERNAL_RETIRED'],
  items: ['BASE_WAGE', 'LIVING_SUBSIDY', 'OVERTIME'],
  from: '2010-01',
  to: '2026-08',
  ...over,
});
const LEDGER = 'arrearLedger(first: 100) { totalCount nodes { month item accrued paid arrear recorded } }';
const ledgerOf = async (no: string) =>
  (
    await story.employee<{ arrearLedger: { totalCount: number; nodes: Record<string, unknown>[] } }>(
      no,
      LEDGER,
    )
  ).arrearLedger;
const line = (employeeNo: string, over: object = {}) => ({
  employeeNo,
  month: '2026-07',
  item: 'OVERTIME',
  accrued: '300.00',
  paid: '100.50',
  ...over,
});

describe('the arrears ledger', () => {
  it('is derived from the roster until recorded; the first line opens it and loses no month', async () => {
    const no = owed[0]!;
    const derived = await ledgerOf(no);
    expect(derived.nodes[0]).toMatchObject({ item: 'BASE_WAGE', paid: '0.00', recorded: false });
    const before = await story.amounts(no);
    const input = { ...FACTORY, lines: [line(no)] };
    expect(await story.act('recordArrears', input, '... on RecordArrearsSuccess { lines people }')).toEqual({
      __typename: 'RecordArrearsSuccess',
      lines: 1,
      people: 1,
    });
    const recorded = await ledgerOf(no);
    expect(recorded.totalCount).toBe(derived.totalCount + 1);
    expect(recorded.nodes.find((node) => node['item'] === 'OVERTIME')).toEqual({
      ...{ month: '2026-07', item: 'OVERTIME', accrued: '300.00', paid: '100.50', arrear: '199.50' },
      recorded: true,
    });
    const fen = (text: string | undefined): number => Math.round(Number(text) * 100);
    expect(fen((await story.amounts(no))['BACK_PAY'])).toBe(fen(before['BACK_PAY']) + 19_950);
    const told = (await story.service.outbox('EmployeeAmended')).length;
    await story.act('recordArrears', input);
    expect((await story.service.outbox('EmployeeAmended')).length).toBe(told);
  });

  it('takes all lines or none and tells every line at fault', async () => {
    const [, no] = owed;
    const lines = [
      line(no!),
      line('NOBODY'),
      line(no!, { accrued: '1.00', paid: '1.01', item: 'BONUS' }),
      line(no!),
      line(no!, { month: '2026-09' }),
    ];
    const fields = '... on ArrearLinesRefusedError { problems { index reason } }';
    expect(await story.act('recordArrears', { ...FACTORY, lines }, fields)).toMatchObject({
      __typename: 'ArrearLinesRefusedError',
      problems: [
        { index: 1, reason: 'UNKNOWN_EMPLOYEE' },
        { index: 2, reason: 'PAID_ABOVE_ACCRUED' },
        { index: 3, reason: 'TWICE_IN_INPUT' },
        { index: 4, reason: 'MONTH_IN_FUTURE' },
      ],
    });
    expect((await ledgerOf(no!)).nodes.every((node) => node['recorded'] === false)).toBe(true);
  });
});

describe('who gets back pay', () => {
  it('needs a policy first', async () => {
    expect(await story.act('determineBackPay', { factoryCode: 'GZ-01' })).toMatchObject({
      __typename: 'BackPayPolicyMissingError',
    });
  });

  it('S062 S063 S064 is determined for everybody, retirees included; totals reconcile to the fen', async () => {
    expect(await story.act('adoptBackPayPolicy', policy({ to: '2009-12' }))).toMatchObject({
      __typename: 'BackPayPolicyPeriodError',
    });
    const adopted = '... on AdoptBackPayPolicySuccess { policy { version principle items from to } }';
    expect(await story.act('adoptBackPayPolicy', policy(), adopted)).toMatchObject({
      policy: { version: 1 },
    });
    const answer = await story.act(
      'determineBackPay',
      { factoryCode: 'GZ-01' },
      `... on DetermineBackPaySuccess { totals { ${TOTALS} } }`,
    );
    expect(answer).toMatchObject({ totals: { roster: PEOPLE, determined: PEOPLE, reconciles: true } });
    const [sums] = await story.sql<{ n: number; sum: string }>(
      "SELECT count(DISTINCT employee_id)::int AS n, sum(total_fen)::text AS sum FROM back_pay_determination WHERE factory_id = 'gz-01'",
    );
    expect(sums!.n).toBe(PEOPLE);
    expect((answer['totals'] as { total: string }).total.replace('.', '')).toBe(sums!.sum);
    const mine = 'backPayDetermination { eligible reason total policyVersion }';
    expect(await story.employee(retired, mine)).toEqual({
      backPayDetermination: { eligible: false, reason: 'NO_ARREARS', total: '0.00', policyVersion: 1 },
    });
    const amounts = await story.amounts(owed[1]!);
    expect(await story.employee(owed[1]!, mine)).toMatchObject({
      backPayDetermination: { eligible: true, reason: 'ELIGIBLE', total: amounts['BACK_PAY'] },
    });
  });

  it('S063 follows a new version of the policy, and the amounts with it', async () => {
    await story.act('adoptBackPayPolicy', policy({ from: '2026-07', to: '2026-07', items: ['BASE_WAGE'] }));
    const { backPayTotals, backPayPolicies, backPayDeterminations } = await story.service
      .as('hq-analyst')
      .query<{
        backPayPolicies: object[];
        backPayTotals: { eligible: number };
        backPayDeterminations: { totalCount: number };
      }>(
        `query { backPayPolicies(factoryCode: "GZ-01") { version from to } backPayTotals(factoryCode: "GZ-01") { ${TOTALS} }
           backPayDeterminations(factoryCode: "GZ-01", reason: ELIGIBLE, first: 3) { totalCount nodes { total } } }`,
      );
    expect(backPayPolicies).toEqual([
      { version: 2, from: '2026-07', to: '2026-07' },
      { version: 1, from: '2010-01', to: '2026-08' },
    ]);
    expect(backPayTotals).toMatchObject({ reconciles: true, determined: PEOPLE });
    expect(backPayDeterminations.totalCount).toBe(backPayTotals.eligible);
    const refused = await story.act(
      'recordArrears',
      { ...FACTORY, lines: [line(owed[2]!, { month: '2026-06' })] },
      '... on ArrearLinesRefusedError { problems { reason } }',
    );
    expect(refused).toMatchObject({ problems: [{ reason: 'OUTSIDE_POLICY_MONTHS' }] });
  });

  it('S062 a retiree to whom something is owed gets a reason, not silence', async () => {
    const lines = [line(retired, { month: '2026-07', item: 'MEDICAL_REIMB' })];
    await story.act('recordArrears', { ...FACTORY, lines });
    expect(await story.employee(retired, 'backPayDetermination { reason total }')).toEqual({
      backPayDetermination: { reason: 'OUTSIDE_SCOPE', total: '0.00' },
    });
    expect(await story.amounts(retired)).not.toHaveProperty('BACK_PAY');
  });
});

describe('the programme of back pay', () => {
  interface Owed {
    category: string;
    arrearLedger: { nodes: { month: string; item: string; arrear: string }[] };
    backPayDetermination: { total: string; eligible: boolean; policyVersion: number };
    entitlements: { kind: string; amount: string }[];
  }
  interface Programme {
    backPayPolicies: { version: number; from: string; to: string; items: string[]; categories: string[] }[];
    backPayTotals: {
      roster: number;
      determined: number;
      eligible: number;
      total: string;
      reconciles: boolean;
    };
    employees: { nodes: Owed[] };
  }
  const fen = (text: string): bigint => BigInt(text.replace('.', ''));
  const sum = (amounts: bigint[]): bigint => amounts.reduce((total, one) => total + one, 0n);

  it('S060 is one object: policy, ledger, determinations and posting come to one total, to the fen', async () => {
    const officer = story.service.as('placement-officer');
    const { backPayPolicies, backPayTotals, employees } = await officer.query<Programme>(
      `{ backPayPolicies(factoryCode: "GZ-01") { version from to items categories }
         backPayTotals(factoryCode: "GZ-01") { ${TOTALS} eligible total }
         employees(factoryCode: "GZ-01", first: 100) { nodes { category arrearLedger(first: 100) { nodes { month item arrear } }
           backPayDetermination { total eligible policyVersion } entitlements { kind amount } } } }`,
    );
    const [policy] = backPayPolicies;
    const people = employees.nodes;
    expect(people).toHaveLength(PEOPLE);
    for (const one of people) {
      const inScope = policy!.categories.includes(one.category);
      const lines = one.arrearLedger.nodes.filter(
        ({ month, item }) =>
          inScope && month >= policy!.from && month <= policy!.to && policy!.items.includes(item),
      );
      const owed = sum(lines.map(({ arrear }) => fen(arrear)));
      const due = one.entitlements.find(({ kind }) => kind === 'BACK_PAY')?.amount ?? '0.00';
      expect(one.backPayDetermination).toMatchObject({ eligible: owed > 0n, policyVersion: policy!.version });
      expect([fen(one.backPayDetermination.total), fen(due)]).toEqual([owed, owed]);
    }
    const eligible = people.filter((one) => one.backPayDetermination.eligible);
    expect(eligible.length).toBeGreaterThan(0);
    expect(backPayTotals).toMatchObject({
      roster: PEOPLE,
      determined: PEOPLE,
      eligible: eligible.length,
      reconciles: true,
    });
    const total = sum(people.map((one) => fen(one.backPayDetermination.total)));
    expect(fen(backPayTotals.total)).toBe(total);

    const { openPostingRound } = await officer.query<{
      openPostingRound: { round: { id: string; rowCount: number } };
    }>(
      `mutation { openPostingRound(input: { factoryCode: "GZ-01", series: BACK_PAY, places: ["厂区公告栏"] }) {
         ... on OpenPostingRoundSuccess { round { id rowCount } } } }`,
    );
    const { postingRows } = await officer.query<{ postingRows: { nodes: { backPay: string }[] } }>(
      `{ postingRows(roundId: "${openPostingRound.round.id}", first: 100) { nodes { backPay } } }`,
    );
    expect(openPostingRound.round.rowCount).toBe(PEOPLE);
    expect(sum(postingRows.nodes.map(({ backPay }) => fen(backPay)))).toBe(total);
  });
});

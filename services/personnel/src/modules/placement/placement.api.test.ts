import type { FrozenFactory } from '../../testing/frozen-factory.js';
import {
  act,
  choices,
  makeFinal,
  passPlan,
  peopleFor,
  place,
  rawAct,
  startPlacementStory,
} from '../../testing/placement-story.js';

let factory: FrozenFactory;
const officer = () => factory.service.as('placement-officer');
const PEOPLE = 60;

beforeAll(async () => {
  factory = await startPlacementStory(PEOPLE);
});
afterAll(() => factory.service.stop());

const sign = (employeeNos: string[], over: object = {}) =>
  act(officer(), 'signAgreements', {
    factoryCode: 'GZ-01',
    employeeNos,
    signedOn: '2026-08-19',
    place: '安置大厅',
    ...over,
  });
const effective = (employeeNos: string[], effectiveOn = '2026-08-19') =>
  act(officer(), 'makePlacementsEffective', { factoryCode: 'GZ-01', employeeNos, effectiveOn });
const people = (employeeNos: string[]) => ({ factoryCode: 'GZ-01', employeeNos });
const placementOf = async (employeeNo: string) => {
  const { employee } = await officer().query<{ employee: Record<string, unknown> }>(
    `query ($no: String!) { employee(factoryCode: "GZ-01", employeeNo: $no) { placement { channel { code name } status agreementNo effectiveOn }
       placementChoice { channel { code } status } } }`,
    { no: employeeNo },
  );
  return employee;
};

describe('from choice to effect', () => {
  let ch1: string[];
  let ch3: string[];

  it('I-P3: takes no choice and puts nothing into effect before the plan was passed, and says so', async () => {
    expect(await act(officer(), 'choosePlacements', choices(['GZ00001'], 'CH1'))).toMatchObject({
      __typename: 'PlacementNotReadyError',
      missing: ['PLAN_NOT_APPROVED'],
    });
    expect(await effective(['GZ00001'])).toMatchObject({
      __typename: 'PlacementNotReadyError',
      missing: ['PLAN_NOT_APPROVED', 'FACTS_NOT_FINAL'],
    });
    await passPlan(factory);
    ch1 = await peopleFor(factory, 'CH1');
    ch3 = await peopleFor(factory, 'CH3');
    expect(ch1.length).toBeGreaterThan(10);
    expect(ch3.length).toBeGreaterThan(0);
  });

  it('S037 I-P5: refuses a list whole, row by row with the reason', async () => {
    const refused = await act(officer(), 'choosePlacements', {
      factoryCode: 'GZ-01',
      choices: [ch1[0]!, ch3[0]!, ch1[0]!, 'GZ99999', ch1[1]!].map((employeeNo, index) => ({
        employeeNo,
        channelCode: index === 4 ? 'CH9' : 'CH1',
        witness: 'staff:witness',
      })),
    });
    expect(refused.rows).toMatchObject([
      { index: 1, reason: 'CHANNEL_CLOSED', message: expect.stringMatching(/[一-鿿].*\(.*\)/) },
      { index: 2, reason: 'TWICE_IN_INPUT' },
      { index: 3, reason: 'UNKNOWN_EMPLOYEE' },
      { index: 4, reason: 'UNKNOWN_CHANNEL' },
    ]);
    expect(await factory.service.sql('SELECT 1 FROM placement_choice')).toEqual([]);
  });

  it('S037: lets a choice be changed and withdrawn until the agreement locks it; a double choice is refused', async () => {
    const one = ch1[0]!;
    await act(officer(), 'choosePlacements', choices([one], 'CH1'));
    await act(officer(), 'choosePlacements', choices([one], 'CH2'));
    expect(await placementOf(one)).toEqual({
      placement: null,
      placementChoice: { channel: { code: 'CH2' }, status: 'CHOSEN' },
    });
    expect(await act(officer(), 'confirmPlacements', people([one]))).toMatchObject({ people: 1 });
    expect(await placementOf(one)).toMatchObject({ placement: { status: 'DRAFT', agreementNo: null } });
    expect((await act(officer(), 'choosePlacements', choices([one], 'CH1'))).rows).toMatchObject([
      { reason: 'CHOICE_FIXED' },
    ]);
    expect(await act(officer(), 'withdrawPlacementChoices', people([one]))).toMatchObject({ people: 1 });
    expect(await placementOf(one)).toEqual({ placement: null, placementChoice: null });
    expect((await act(officer(), 'withdrawPlacementChoices', people([one]))).rows).toMatchObject([
      { reason: 'NO_CHOICE' },
    ]);
  });

  it('I-P3: signs only once the facts are final', async () => {
    await act(officer(), 'choosePlacements', choices(ch1.slice(0, 4), 'CH1'));
    expect(await sign(ch1.slice(0, 4))).toMatchObject({
      __typename: 'PlacementNotReadyError',
      missing: ['FACTS_NOT_FINAL'],
    });
    expect(await effective(ch1.slice(0, 4))).toMatchObject({
      __typename: 'PlacementNotReadyError',
      missing: ['FACTS_NOT_FINAL'],
    });
    await makeFinal(factory, 'FACTS');
    expect(await sign(ch1.slice(0, 2), { signedOn: '2026-08-20' })).toMatchObject({
      __typename: 'PlacementDateInFutureError',
    });
  });

  it('S009: numbers agreements without a gap, also when lists were refused between', async () => {
    expect(await sign(ch1.slice(0, 2))).toMatchObject({
      firstAgreementNo: 'GZ-01-0001',
      lastAgreementNo: 'GZ-01-0002',
    });
    expect((await sign([ch1[2]!, ch1[0]!])).rows).toMatchObject([{ index: 1, reason: 'ALREADY_SIGNED' }]);
    expect(await sign(ch1.slice(2, 4))).toMatchObject({
      firstAgreementNo: 'GZ-01-0003',
      lastAgreementNo: 'GZ-01-0004',
    });
    expect(await placementOf(ch1[1]!)).toEqual({
      placement: {
        channel: { code: 'CH1', name: '领取经济补偿金,自谋职业' },
        status: 'SIGNED',
        agreementNo: 'GZ-01-0002',
        effectiveOn: null,
      },
      placementChoice: { channel: { code: 'CH1' }, status: 'LOCKED' },
    });
  });

  it('S010 I-P3: puts agreements into effect once, with one event each', async () => {
    expect((await effective([ch1[0]!, ch1[9]!])).rows).toMatchObject([{ index: 1, reason: 'NOT_SIGNED' }]);
    expect((await effective([ch1[0]!], '2026-08-18')).rows).toMatchObject([{ reason: 'BEFORE_SIGNING' }]);
    expect(await effective(ch1.slice(0, 3))).toMatchObject({ people: 3 });
    expect((await effective([ch1[0]!])).rows).toMatchObject([{ reason: 'NOT_SIGNED' }]);
    const events = await factory.service.outbox('PlacementEffective');
    expect(events.map((event) => event.payload['channel'])).toEqual(['CH1', 'CH1', 'CH1']);
    expect(new Set(events.map((event) => event.payload['employeeId'])).size).toBe(3);
  });

  it('S010: voids a signed agreement, not one in effect; the person chooses again under a new number', async () => {
    const ground = { legalBasis: '民法典 147 重大误解' };
    const end = (employeeNo: string) =>
      act(officer(), 'voidPlacement', { factoryCode: 'GZ-01', employeeNo, ...ground });
    expect((await end(ch1[0]!)).rows).toMatchObject([{ reason: 'NOT_SIGNED' }]);
    expect((await end('GZ99999')).rows).toMatchObject([{ reason: 'UNKNOWN_EMPLOYEE' }]);
    expect(await end(ch1[3]!)).toMatchObject({ people: 1 });
    await place(factory, [ch1[3]!], 'CH2');
    expect(await placementOf(ch1[3]!)).toMatchObject({
      placement: { status: 'EFFECTIVE', agreementNo: 'GZ-01-0005' },
    });
  });

  it('settles with the entitlements: who carries seniority over or retires early gets no compensation', async () => {
    await place(factory, [ch3[0]!], 'CH3');
    const rows = await factory.service.sql<{ choice: string }>(
      'SELECT choice FROM settlement_choice s JOIN employee e ON e.id = s.employee_id WHERE e.employee_no = $1',
      [ch3[0]],
    );
    expect(rows).toEqual([{ choice: 'INTERNAL_RETIREMENT' }]);
  });

  it('S057 §3.20.1: ends no relation of an exposed person before the health check on leaving', async () => {
    const exposed = ch1[10]!;
    await act(officer(), 'choosePlacements', choices([exposed], 'CH1'));
    await sign([exposed]);
    await factory.service.sql(
      `INSERT INTO person_status (factory_id, employee_id, hazard_exposed) SELECT factory_id, id, true FROM employee WHERE employee_no = $1
       ON CONFLICT (factory_id, employee_id) DO UPDATE SET hazard_exposed = true`,
      [exposed],
    );
    expect((await effective([exposed])).rows).toMatchObject([
      { reason: 'HEALTH_CHECK_OPEN', message: expect.stringContaining('职业病防治法35') },
    ]);
    await factory.service.sql(`UPDATE person_status SET health_checked_on = '2026-08-19'`);
    expect(await effective([exposed])).toMatchObject({ people: 1 });
  });

  it('S037: shows the row of the decision table and every channel with its reason, a page of people at the cost of one', async () => {
    const LIST = `query ($first: Int!) { employees(factoryCode: "GZ-01", first: $first) { nodes {
      placementCase { code reason { zh } care { zh } } placementOptions { open reason { zh } channel { code } } } } }`;
    const page = async (first: number) => {
      const { employees } = await officer().query<{
        employees: {
          nodes: { placementCase: { code: string }; placementOptions: { reason: { zh: string } }[] }[];
        };
      }>(LIST, { first });
      return employees.nodes;
    };
    const people = await page(PEOPLE);
    expect(people.every((one) => one.placementOptions.length === 4)).toBe(true);
    expect(people.flatMap((one) => one.placementOptions).every(({ reason }) => reason.zh.length > 0)).toBe(
      true,
    );
    expect(new Set(people.map(({ placementCase }) => placementCase.code)).size).toBeGreaterThan(1);
    const one = await factory.service.statementsOf(() => page(1));
    const many = await factory.service.statementsOf(() => page(PEOPLE));
    expect(many).toHaveLength(one.length);
  });

  it('lets an employee choose for themself only, by their own record', async () => {
    const self = factory.service.as('employee', { employeeNo: ch1[5]! });
    const input = { factoryCode: 'GZ-01', channelCode: 'CH1' };
    expect(await act(self, 'choosePlacement', input)).toMatchObject({ people: 1 });
    expect(await placementOf(ch1[5]!)).toMatchObject({ placementChoice: { status: 'CHOSEN' } });
    const refused = await rawAct(self, 'choosePlacements', choices([ch1[6]!], 'CH1'));
    expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('S057: lets exactly one of several officers win, and the others hear CHOICE_FIXED', async () => {
    const one = ch1[7]!;
    const answers = await Promise.all(
      ['CH1', 'CH2', 'CH1', 'CH2'].map((channel) =>
        act(officer(), 'choosePlacements', choices([one], channel)).then(() =>
          act(officer(), 'confirmPlacements', people([one])),
        ),
      ),
    );
    expect(answers.filter((answer) => answer.people === 1)).toHaveLength(1);
    expect(answers.flatMap((answer) => answer.rows ?? []).map(({ reason }) => reason)).toEqual([
      'CHOICE_FIXED',
      'CHOICE_FIXED',
      'CHOICE_FIXED',
    ]);
    expect(
      await factory.service.sql(
        `SELECT 1 FROM placement p JOIN employee e ON e.id = p.employee_id WHERE e.employee_no = $1`,
        [one],
      ),
    ).toHaveLength(1);
  });

  it('S057 I-P1: never lets two placements of a person stand, whoever writes them', async () => {
    await expect(
      factory.service.sql(
        `INSERT INTO placement (factory_id, id, employee_id, choice_id, in_service, channel_code, channel_name, channel_name_en, status)
         SELECT factory_id, gen_random_uuid(), employee_id, choice_id, in_service, 'CH1', 'x', 'x', 'DRAFT' FROM placement
          WHERE status = 'EFFECTIVE' LIMIT 1`,
      ),
    ).rejects.toThrow(/placement_one_standing/);
  });

  it('S057 I-P1: counts every roster employee in one channel or as unplaced', async () => {
    const [sum] = await factory.service.sql<{ placed: number; unplaced: number; roster: number }>(
      `SELECT count(p.id)::int AS placed, count(*) FILTER (WHERE p.id IS NULL)::int AS unplaced,
         (SELECT count(*)::int FROM employee) AS roster
         FROM employee e LEFT JOIN placement p ON p.factory_id = e.factory_id AND p.employee_id = e.id AND p.status NOT IN ('VOID', 'SUPERSEDED')`,
    );
    expect(sum!.placed + sum!.unplaced).toBe(sum!.roster);
    expect(sum!.roster).toBe(PEOPLE);
  });
});

import { healthCheckOpen, loadPeople } from '../facts/index.js';
import { BASIS, type FactsStory, startFactsStory } from './facts-story.fixture.js';

let story: FactsStory;
let people: { no: string; id: string; birth_date: string }[];
beforeAll(async () => {
  story = await startFactsStory(30);
  people = await story.sql(
    `SELECT employee_no AS no, id, birth_date FROM employee e WHERE category = 'ACTIVE_ON_POST' AND EXISTS
       (SELECT 1 FROM entitlement WHERE employee_id = e.id AND kind = 'COMPENSATION') ORDER BY serial LIMIT 8`,
  );
});
afterAll(() => story.stop());

const STAFF = {
  ...{ subject: 't', self: null, correlationId: 't', accessFeedStale: false },
  grants: [{ role: 'hq-admin' as const, factoryId: '_group' }],
};
const change = async (no: string, over: object) => ({ employeeId: await story.idOf(no), ...BASIS, ...over });
const everythingTold = async (): Promise<string> => {
  const [row] = await story.sql<{ text: string }>(
    `SELECT (SELECT coalesce(string_agg(payload::text, ' '), '') FROM outbox) || (SELECT coalesce(string_agg(coalesce(after::text, ''), ' '), '') FROM audit_entry)
         || (SELECT coalesce(string_agg(before::text || after::text, ' '), '') FROM fact_change) AS text`,
  );
  return row!.text;
};

describe('a family', () => {
  const wife = {
    name: '赵桂花',
    relation: 'SPOUSE',
    gender: 'FEMALE',
    birthDate: '1962-01-01',
    from: '2015-03-01',
  };
  const child = {
    name: '孙小宝',
    relation: 'CHILD',
    gender: 'MALE',
    birthDate: '2012-01-01',
    from: '2015-03-01',
  };
  const family = (over: object = {}) => ({
    ...{ factoryCode: 'GZ-01', ...BASIS, workerName: '孙大勇', diedOn: '2015-02-27', wage: '4800.00' },
    dependants: [{ ...wife, rosterNo: people[0]!.no }, child],
    ...over,
  });

  it('of somebody killed at work gives the survivor on the roster the pension of §3.7: 40 % of 4,800.00', async () => {
    const { no } = people[0]!;
    const answer = await story.act(
      'recordDependants',
      family(),
      '... on RecordDependantsSuccess { familyId dependants drawing }',
    );
    expect(answer).toMatchObject({ __typename: 'RecordDependantsSuccess', dependants: 2, drawing: 2 });
    expect(await story.amounts(no)).toMatchObject({ SURVIVOR_PENSION: '1920.00' });
    expect(await story.employee(no, 'dependants { name relation draws }')).toEqual({
      dependants: [
        { name: '赵桂花', relation: 'SPOUSE', draws: true },
        { name: '孙小宝', relation: 'CHILD', draws: true },
      ],
    });
    // The wife remarries: her pension ends.
    const ended = { ...wife, rosterNo: no, to: '2020-05-01', endReason: 'REMARRIED' };
    await story.act('recordDependants', family({ familyId: answer['familyId'], dependants: [ended, child] }));
    expect(await story.amounts(no)).not.toHaveProperty('SURVIVOR_PENSION');
    const told = await everythingTold();
    for (const name of ['赵桂花', '孙小宝', '孙大勇']) expect(told).not.toContain(name);
  });

  it('is refused when it is unclear whose it is, or a dependant cannot be', async () => {
    const reasons: unknown[] = [];
    for (const input of [
      family({ workerNo: people[1]!.no }),
      family({ diedOn: null }),
      family({ workerName: null, workerNo: 'NOBODY' }),
    ])
      reasons.push((await story.act('recordDependants', input)).__typename);
    expect(reasons).toEqual(Array(3).fill('FamilyWorkerUnclearError'));
    const fields = '... on DependantInvalidError { index reason }';
    const [first, second] = [
      { ...wife, rosterNo: people[0]!.no },
      { ...child, rosterNo: 'NOBODY' },
    ];
    expect(await story.act('recordDependants', family({ dependants: [first] }), fields)).toMatchObject({
      index: 0,
      reason: 'DRAWS_ELSEWHERE',
    });
    expect(await story.act('recordDependants', family({ dependants: [wife, second] }), fields)).toMatchObject(
      {
        index: 1,
        reason: 'ROSTER_UNKNOWN',
      },
    );
    expect(
      await story.act('recordDependants', family({ dependants: [{ ...wife, to: '2020-01-01' }] }), fields),
    ).toMatchObject({ reason: 'END_INCOMPLETE' });
  });
});

describe('a birth date', () => {
  it('is that of the earliest record of the archive where it differs, 劳社部发[1999]8号', async () => {
    const { no, birth_date: born } = people[2]!;
    const earlier = `${Number(born.slice(0, 4)) - 1}${born.slice(4)}`;
    const records = [
      { recordedOn: '2003-01-01', birthDate: born, document: '档案 2003-1' },
      { recordedOn: '1999-12-01', birthDate: earlier, document: '招工表 1999-12' },
    ];
    await story.act('recognizeBirthDate', await change(no, { records }));
    expect(
      await story.employee(
        no,
        'birthDate birthDateRecognition { identityDate archiveDate archiveDocument recognised basis }',
      ),
    ).toEqual({
      birthDate: earlier,
      birthDateRecognition: {
        ...{ identityDate: born, archiveDate: earlier, archiveDocument: '招工表 1999-12' },
        ...{ recognised: earlier, basis: 'EARLIEST_ARCHIVE' },
      },
    });
    const wrong = [{ recordedOn: '1900-01-01', birthDate: born, document: '错' }];
    expect(await story.act('recognizeBirthDate', await change(no, { records: wrong }))).toMatchObject({
      __typename: 'BirthRecordInvalidError',
    });
  });
});

describe('an identity number', () => {
  it('is corrected, encrypted; a number of somebody else, a wrong one and nothing are refused', async () => {
    const { no } = people[3]!;
    const fresh = '369900199001010016';
    const { identityNumberMasked: other } = await story.employee<{ identityNumberMasked: string }>(
      people[4]!.no,
      'identityNumberMasked',
    );
    expect(await story.act('amendIdentity', await change(no, {}))).toMatchObject({
      __typename: 'EmployeeAmendmentEmptyError',
    });
    expect(
      await story.act('amendIdentity', await change(no, { identityNumber: fresh.slice(0, 17) })),
    ).toMatchObject({ __typename: 'IdentityNumberInvalidError' });
    expect(await story.act('amendIdentity', await change(no, { phone: '1' }))).toMatchObject({
      __typename: 'PhoneNumberInvalidError',
    });
    const number = withCheck(fresh.slice(0, 17));
    const phone = '19912345678';
    expect(
      await story.act('amendIdentity', await change(no, { identityNumber: number, phone })),
    ).toMatchObject({ __typename: 'RecordFactsSuccess' });
    expect(await story.employee(no, 'identityNumberMasked')).toEqual({
      identityNumberMasked: `369900********${number.slice(-4)}`,
    });
    expect(
      await story.act('amendIdentity', await change(people[4]!.no, { identityNumber: number })),
    ).toMatchObject({
      __typename: 'IdentityNumberTakenError',
    });
    expect(await story.employee(people[4]!.no, 'identityNumberMasked')).toEqual({
      identityNumberMasked: other,
    });
    const told = await everythingTold();
    expect(told).not.toContain(number);
    expect(told).not.toContain(phone);
  });
});

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const withCheck = (digits: string): string =>
  digits + '10X98765432'[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11];

describe('facts that no list holds', () => {
  it('a death before the declaration ends the compensation; taking it back restores it', async () => {
    const { no } = people[5]!;
    const before = await story.amounts(no);
    expect(before).toHaveProperty('COMPENSATION');
    await story.act('recordPersonStatus', await change(no, { diedOn: '2026-08-01' }));
    expect(await story.amounts(no)).not.toHaveProperty('COMPENSATION');
    expect(await story.employee(no, 'status statusFacts { diedOn }')).toEqual({
      status: 'DECEASED',
      statusFacts: { diedOn: '2026-08-01' },
    });
    await story.act('recordPersonStatus', await change(no, { diedOn: null }));
    expect(await story.amounts(no)).toEqual(before);
    expect(await story.employee(no, 'status')).toEqual({ status: 'ACTIVE_ON_POST' });
    expect(await story.act('recordPersonStatus', await change(no, { diedOn: '2026-08-20' }))).toMatchObject({
      __typename: 'PersonStatusInvalidError',
    });
  });

  it('claims reach the calculation, and a second act leaves what it does not name', async () => {
    const { no, id } = people[6]!;
    const span = { from: '2025-01', to: '2025-06' };
    await story.act(
      'recordPersonStatus',
      await change(no, {
        socialInsuranceArrears: [{ ...span, monthlyUnit: '1134.00', monthlyPersonal: '336.00' }],
        housingFundArrears: [{ ...span, monthly: '500.00' }],
        staffLoans: [{ principal: '10000.00', unlawfulInterest: '800.00' }],
      }),
    );
    await story.act('recordPersonStatus', await change(no, { leaveTakenDays: 3, housingFundArrears: null }));
    const [person] = await story.service.database.read(STAFF, (tx) =>
      loadPeople(tx, 'gz-01', { employeeIds: [id] }),
    );
    expect(person!.facts).toMatchObject({
      leaveTakenDays: 3,
      socialInsuranceArrears: [{ ...span, monthlyUnit: 113_400n, monthlyPersonal: 33_600n }],
      housingFundArrears: [],
      staffLoans: [{ principalFen: 1_000_000n, unlawfulInterestFen: 80_000n }],
    });
    const wrong = { housingFundArrears: [{ from: '2025-02', to: '2025-01', monthly: '1.00' }] };
    expect(
      await story.act(
        'recordPersonStatus',
        await change(no, wrong),
        '... on PersonStatusInvalidError { field }',
      ),
    ).toMatchObject({ field: 'housingFundArrears' });
  });

  it('whoever worked with hazards stays open until the health check', async () => {
    const { no, id } = people[7]!;
    const open = () =>
      story.service.database.read(STAFF, (tx) =>
        healthCheckOpen(
          tx,
          'gz-01',
          people.map((one) => one.id),
        ),
      );
    expect([...(await open())]).toEqual([]);
    await story.act('recordPersonStatus', await change(no, { hazardExposed: true }));
    expect([...(await open())]).toEqual([id]);
    await story.act('recordPersonStatus', await change(no, { healthCheckedOn: '2026-08-18' }));
    expect([...(await open())]).toEqual([]);
  });

  it('are for the person and those who settle them only', async () => {
    const document =
      'query ($no: String!) { employee(factoryCode: "GZ-01", employeeNo: $no) { statusFacts { diedOn } } }';
    const analyst = await story.service.as('hq-analyst').raw(document, { no: people[7]!.no });
    expect(analyst.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const own = story.service.as('employee', { factory: 'gz-01', employeeNo: people[7]!.no });
    expect(await own.query(document, { no: people[7]!.no })).toMatchObject({
      employee: { statusFacts: { diedOn: null } },
    });
  });
});

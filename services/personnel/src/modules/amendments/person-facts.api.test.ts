import { type Answer, BASIS, type FactsStory, startFactsStory } from './facts-story.fixture.js';

let story: FactsStory;
beforeAll(async () => {
  story = await startFactsStory(60);
});
afterAll(() => story.stop());

interface Row {
  employee_no: string;
  join_work_on: string;
  join_unit_on: string;
}
const pick = async (where: string): Promise<Row> => {
  const [row] = await story.sql<Row>(
    `SELECT employee_no, join_work_on, join_unit_on FROM employee WHERE ${where} ORDER BY serial LIMIT 1`,
  );
  return row!;
};
/** Somebody who gets compensation and joined at a later day than they began to work. */
const TRANSFERRED = `category = 'ACTIVE_ON_POST' AND join_work_on < join_unit_on AND special_type IS NULL AND id IN
  (SELECT employee_id FROM entitlement WHERE kind = 'COMPENSATION')`;

const PERIODS = 'servicePeriods { from to kind recorded countsForCompensation } serviceGaps { from to }';
const yesterdayOf = (day: string): string =>
  new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

describe('service periods', () => {
  it('S052 are derived from the roster until recorded, and a verified transfer raises the compensation', async () => {
    const { employee_no: no, join_work_on: work, join_unit_on: unit } = await pick(TRANSFERRED);
    const before = await story.amounts(no);
    expect(await story.employee(no, PERIODS)).toEqual({
      servicePeriods: [
        {
          from: work,
          to: yesterdayOf(unit),
          kind: 'PRIOR_SOE',
          recorded: false,
          countsForCompensation: false,
        },
        { from: unit, to: null, kind: 'IN_UNIT', recorded: false, countsForCompensation: true },
      ],
      serviceGaps: [],
    });
    const periods = [
      { from: unit, kind: 'IN_UNIT', countsForCompensation: true },
      { from: work, to: yesterdayOf(unit), kind: 'TRANSFERRED_IN', countsForCompensation: true },
    ];
    const input = { employeeId: await story.idOf(no), ...BASIS, periods };
    expect(await story.act('recordServicePeriods', input)).toEqual({ __typename: 'RecordFactsSuccess' });
    const after = await story.amounts(no);
    expect(Number(after['COMPENSATION'])).toBeGreaterThan(Number(before['COMPENSATION']));
    const history = `factHistory { totalCount nodes { kind changedOn changedBy before after legalBasis evidence } }`;
    const { factHistory } = await story.employee<{ factHistory: { totalCount: number; nodes: object[] } }>(
      no,
      history,
    );
    expect(factHistory).toMatchObject({
      totalCount: 1,
      nodes: [{ kind: 'SERVICE_PERIODS', changedOn: '2026-08-19', ...BASIS, changedBy: expect.any(String) }],
    });
    expect(JSON.stringify(factHistory.nodes[0])).toContain('fromRoster');
    expect((await story.service.outbox('EmployeeAmended')).length).toBe(1);

    // The same again: nothing is written, nothing is told.
    await story.act('recordServicePeriods', { ...input, periods: [...periods].reverse() });
    expect(await story.amounts(no)).toEqual(after);
    expect((await story.service.outbox('EmployeeAmended')).length).toBe(1);
    expect(await story.sql('SELECT id FROM fact_change')).toHaveLength(1);
  });

  it('overlap is an error of its own that names both periods, and nothing changes', async () => {
    const { employee_no: no, join_unit_on: unit } = await pick(`${TRANSFERRED} AND serial > 1`);
    const stood = await story.employee(no, PERIODS);
    const periods = [
      { from: unit, kind: 'IN_UNIT', countsForCompensation: true },
      { from: yesterdayOf(unit), to: unit, kind: 'PRIOR_SOE', countsForCompensation: false },
    ];
    const input = { employeeId: await story.idOf(no), ...BASIS, periods };
    expect(
      await story.act(
        'recordServicePeriods',
        input,
        '... on ServicePeriodsOverlapError { first second sharedFrom }',
      ),
    ).toMatchObject({
      __typename: 'ServicePeriodsOverlapError',
      first: `PRIOR_SOE ${yesterdayOf(unit)} – ${unit}`,
      second: `IN_UNIT ${unit} – 至今`,
      sharedFrom: unit,
    });
    expect(
      await story.act(
        'recordServicePeriods',
        {
          ...input,
          periods: [{ from: unit, to: '2026-09-01', kind: 'IN_UNIT', countsForCompensation: true }],
        },
        '... on ServicePeriodInvalidError { reason }',
      ),
    ).toMatchObject({ __typename: 'ServicePeriodInvalidError', reason: 'IN_FUTURE' });
    expect(await story.employee(no, PERIODS)).toEqual(stood);
  });

  it('special work of the roster stays inside it', async () => {
    const { employee_no: no } = await pick("special_type IS NOT NULL AND special_from < '2015-01-01'");
    const stood = await story.employee(no, PERIODS);
    const periods = [{ from: '2015-01-01', kind: 'IN_UNIT', countsForCompensation: true }];
    expect(
      await story.act('recordServicePeriods', { employeeId: await story.idOf(no), ...BASIS, periods }),
    ).toMatchObject({ __typename: 'SpecialWorkOutsideEmploymentError' });
    expect(await story.employee(no, PERIODS)).toEqual(stood);
  });

  it('gaps are reported', async () => {
    const { employee_no: no } = await pick(`${TRANSFERRED} AND serial > 2`);
    const periods = [
      { from: '2010-01-01', kind: 'IN_UNIT', countsForCompensation: true },
      { from: '2004-01-01', to: '2008-12-31', kind: 'PRIOR_SOE', countsForCompensation: false },
    ];
    await story.act('recordServicePeriods', { employeeId: await story.idOf(no), ...BASIS, periods });
    expect(await story.employee(no, 'serviceGaps { from to }')).toEqual({
      serviceGaps: [{ from: '2009-01-01', to: '2009-12-31' }],
    });
  });
});

describe('special work', () => {
  const FIELDS = 'specialWorkPeriods { id from to type job status catalogueRef archiveEvidence reason }';
  const claimOf = async (no: string, over: object = {}): Promise<object> => ({
    employeeId: await story.idOf(no),
    ...BASIS,
    from: '2012-01-01',
    to: '2014-12-31',
    type: 'HIGH_TEMP',
    job: '铸造工',
    ...over,
  });
  const periodsOf = async (no: string) =>
    (await story.employee<{ specialWorkPeriods: Record<string, unknown>[] }>(no, FIELDS)).specialWorkPeriods;

  it('outside employment is an error of its own', async () => {
    const { employee_no: no } = await pick(
      "category = 'ACTIVE_ON_POST' AND special_type IS NULL AND join_work_on > '1990-01-01'",
    );
    expect(
      await story.act(
        'claimSpecialWork',
        await claimOf(no, { from: '1989-01-01' }),
        '... on SpecialWorkOutsideEmploymentError { from to }',
      ),
    ).toMatchObject({
      __typename: 'SpecialWorkOutsideEmploymentError',
      from: '1989-01-01',
      to: '2014-12-31',
    });
    expect(await story.act('claimSpecialWork', await claimOf(no, { to: '2011-12-31' }))).toMatchObject({
      __typename: 'SpecialWorkDatesError',
    });
    expect(await periodsOf(no)).toEqual([]);
  });

  it('S080 counts once verified by catalogue and archive: claimed, verified, rejected', async () => {
    const { employee_no: no } = await pick(
      "category = 'ACTIVE_ON_POST' AND special_type IS NULL AND join_work_on < '2012-01-01'",
    );
    await story.act('claimSpecialWork', await claimOf(no));
    await story.act('claimSpecialWork', await claimOf(no));
    const [claimed, ...more] = await periodsOf(no);
    expect(more).toEqual([]);
    expect(claimed).toMatchObject({
      status: 'CLAIMED',
      catalogueRef: 'CN-EXTRACT@1/M01',
      archiveEvidence: null,
    });
    const decision = {
      employeeId: await story.idOf(no),
      ...BASIS,
      specialWorkId: claimed!['id'],
      verified: true,
      reason: '档案记载一致',
    };
    expect(
      await story.act('decideSpecialWork', decision, '... on SpecialWorkProofMissingError { missing }'),
    ).toMatchObject({ __typename: 'SpecialWorkProofMissingError', missing: ['ARCHIVE'] });
    await story.act('decideSpecialWork', { ...decision, archiveEvidence: '1985 年工资台账' });
    expect(await periodsOf(no)).toMatchObject([{ status: 'VERIFIED', archiveEvidence: '1985 年工资台账' }]);
    await story.act('decideSpecialWork', { ...decision, verified: false, reason: '台账系后补' });
    expect(await periodsOf(no)).toMatchObject([{ status: 'REJECTED', reason: '台账系后补' }]);
    expect(
      await story
        .act('decideSpecialWork', { ...decision, specialWorkId: decision.employeeId })
        .catch(() => null),
    ).toBeNull();
  });

  it('of a job outside the catalogue, or of another kind, is not verified', async () => {
    const { employee_no: no } = await pick(
      "category = 'ACTIVE_ON_POST' AND special_type IS NULL AND join_work_on < '2012-01-01' AND serial > 20",
    );
    const proof = { archiveEvidence: '1985 年工资台账' };
    await story.act('claimSpecialWork', await claimOf(no, { ...proof, job: '仓库保管员' }));
    await story.act('claimSpecialWork', await claimOf(no, { ...proof, type: 'TOXIC', from: '2013-01-01' }));
    const missing: unknown[] = [];
    for (const { id } of await periodsOf(no)) {
      const answer: Answer = await story.act(
        'decideSpecialWork',
        { employeeId: await story.idOf(no), ...BASIS, specialWorkId: id, verified: true, reason: '申请' },
        '... on SpecialWorkProofMissingError { missing }',
      );
      missing.push(answer['missing']);
    }
    expect(missing).toEqual([['CATALOGUE'], ['TYPE']]);
  });

  it('a claim never loses the period of the roster', async () => {
    const row = await pick(
      "category = 'ACTIVE_ON_POST' AND special_type IS NOT NULL AND join_work_on < '2012-01-01'",
    );
    const [own] = await periodsOf(row.employee_no);
    expect(own).toMatchObject({ id: null, status: 'VERIFIED' });
    await story.act('claimSpecialWork', await claimOf(row.employee_no, { job: '热处理工' }));
    expect(await periodsOf(row.employee_no)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ from: own!['from'], to: own!['to'], status: 'VERIFIED' }),
        expect.objectContaining({ job: '热处理工', status: 'CLAIMED' }),
      ]),
    );
  });
});

describe('a work injury', () => {
  const FIELDS = 'injuryGrade injury { recognitionNo grade careLevel appraisedOn ownWage lumpSumPaid }';
  const conclusion = {
    recognitionNo: '赣劳鉴[2024]17号',
    appraisedOn: '2024-05-06',
    grade: 7,
    ownWage: '5000.00',
  };

  it('S081 WI2 without a conclusion is an error of its own; with one the grants follow', async () => {
    const { employee_no: no } = await pick(
      "category = 'ACTIVE_ON_POST' AND injury_grade IS NULL AND id IN (SELECT employee_id FROM entitlement WHERE kind = 'COMPENSATION')",
    );
    const who = { employeeId: await story.idOf(no), legalBasis: '工伤保险条例 25', evidence: '鉴定结论' };
    const fields = '... on InjuryWithoutConclusionError { missing }';
    expect(await story.act('recordWorkInjury', { ...who, grade: 7 }, fields)).toMatchObject({
      __typename: 'InjuryWithoutConclusionError',
      missing: ['recognitionNo', 'appraisedOn'],
      message: expect.stringContaining('劳动能力鉴定'),
    });
    expect(await story.employee(no, FIELDS)).toEqual({ injuryGrade: null, injury: null });
    expect(
      await story.act('recordWorkInjury', { ...who, ...conclusion, appraisedOn: '2026-08-20' }),
    ).toMatchObject({
      __typename: 'InjuryConclusionDateError',
    });
    expect(await story.act('recordWorkInjury', { ...who, ...conclusion })).toMatchObject({
      __typename: 'RecordFactsSuccess',
    });
    expect(await story.employee(no, FIELDS)).toEqual({
      injuryGrade: 7,
      injury: { ...conclusion, careLevel: 'NONE', lumpSumPaid: false },
    });
    expect(await story.amounts(no)).toMatchObject({
      INJURY_LUMP_SUM: '65000.00',
      INJURY_MEDICAL_GRANT: '68000.00',
      INJURY_EMPLOYMENT_GRANT: '102000.00',
    });
    const other = await pick("category = 'ACTIVE_ON_POST' AND injury_grade IS NULL AND serial > 10");
    expect(
      await story.act('recordWorkInjury', {
        ...who,
        employeeId: await story.idOf(other.employee_no),
        ...conclusion,
      }),
    ).toMatchObject({ __typename: 'InjuryConclusionTakenError' });
  });
});

describe('S083 equal treatment', () => {
  it('is explained to the person by the rules that the factory goes by', async () => {
    const { employee_no: no } = await pick("employment_form = 'SOE_CONTRACT'");
    const document = `query ($no: String!) { employee(factoryCode: "GZ-01", employeeNo: $no) { employmentForm employmentIdentityExplanation { zh } } }`;
    const own = story.service.as('employee', { factory: 'gz-01', employeeNo: no });
    expect(await own.query(document, { no })).toEqual({
      employee: {
        employmentForm: 'SOE_CONTRACT',
        employmentIdentityExplanation: { zh: expect.stringContaining('不分全民与合同制身份') },
      },
    });
  });
});

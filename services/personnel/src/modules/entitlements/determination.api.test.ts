import { BASIS, type FactsStory, startFactsStory } from '../amendments/facts-story.fixture.js';

let story: FactsStory;
interface Told {
  kind: string;
  months: number | null;
  monthly: string | null;
  explanation: { zh: string; en: string };
}
const FIELDS = 'fundDeterminations { kind months monthly explanation { zh en } }';
const QUERY = `query ($no: String!) { employee(factoryCode: "GZ-01", employeeNo: $no) { ${FIELDS} } }`;
const told = async (no: string): Promise<Told[]> =>
  (await story.employee<{ fundDeterminations: Told[] }>(no, FIELDS)).fundDeterminations;
const assessed = async (no: string, basic: string, transitional: string) =>
  story.act(
    'recordPersonStatus',
    {
      employeeId: await story.idOf(no),
      assessedPension: { basic, transitional, assessedOn: '2026-08-01' },
      ...BASIS,
    },
    '... on AssessedPensionInvalidError { field }',
  );

beforeAll(async () => {
  story = await startFactsStory(40);
}, 60_000);
afterAll(() => story.stop());

it('社保法 46: the person reads for how many months unemployment benefit may be drawn, and by which law; a stranger does not', async () => {
  const own = story.service.as('employee', { employeeNo: 'GZ00001' });
  const { employee } = await own.query<{ employee: { fundDeterminations: Told[] } }>(QUERY, {
    no: 'GZ00001',
  });
  expect(employee.fundDeterminations).toEqual(await told('GZ00001'));
  expect(employee.fundDeterminations).toEqual([
    {
      ...{ kind: 'UNEMPLOYMENT_BENEFIT', months: 24, monthly: null },
      explanation: {
        zh: expect.stringContaining('领取期限最长 24 个月〔社会保险法第46条〕'),
        en: expect.stringContaining('24'),
      },
    },
  ]);
  const stranger = story.service.as('employee', { employeeNo: 'GZ00002' });
  expect((await stranger.raw(QUERY, { no: 'GZ00001' })).errors).toMatchObject([
    { extensions: { code: 'FORBIDDEN' } },
  ]);
});

it('I-P6: nothing is drawn where the relation goes on', async () => {
  await story.service.sql(
    `INSERT INTO settlement_choice SELECT factory_id, id, 'CARRIED_OVER' FROM employee WHERE employee_no = 'GZ00001'`,
  );
  expect(await told('GZ00001')).toMatchObject([{ kind: 'UNEMPLOYMENT_BENEFIT', months: 0 }]);
});

it('工伤保险条例 35: once the pension is assessed, the person in grade 3 reads what the fund adds', async () => {
  const employeeId = await story.idOf('GZ00003');
  expect(
    await story.act('recordWorkInjury', {
      employeeId,
      ...{
        grade: 3,
        careLevel: 'NONE',
        ownWage: '4500.00',
        insured: true,
        lumpSumPaid: true,
        suitableWork: false,
      },
      ...{ recognitionNo: '赣工伤认2019-3', appraisedOn: '2019-06-01', oldInjury: false, ...BASIS },
    }),
  ).toMatchObject({ __typename: 'RecordFactsSuccess' });
  expect(await told('GZ00003')).toHaveLength(1);
  await assessed('GZ00003', '3000.00', '0.00');
  const supplement = (await told('GZ00003')).find(({ kind }) => kind === 'INJURY_PENSION_SUPPLEMENT');
  expect(supplement).toMatchObject({
    monthly: '600.00',
    explanation: { zh: expect.stringMatching(/补足差额 600\.00元[^\n]*工伤保险条例/) },
  });
});

it('an assessed pension whose transitional part is above the whole is refused with its field; null takes it back', async () => {
  expect(await assessed('GZ00003', '3000.00', '3000.01')).toMatchObject({
    ...{ __typename: 'AssessedPensionInvalidError', field: 'transitional' },
  });
  const employeeId = await story.idOf('GZ00003');
  await story.act('recordPersonStatus', { employeeId, assessedPension: null, ...BASIS });
  expect(await told('GZ00003')).toHaveLength(1);
});

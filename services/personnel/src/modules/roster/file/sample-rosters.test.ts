import { readFileSync } from 'node:fs';
import { CATEGORY_ZH, type RosterCategory } from '../domain/roster-row.js';
import { checkAll, sampleRoster, streamOf } from './roster-file.fixture.js';

interface Expected {
  readonly rows: number;
  readonly acceptedRows: number;
  readonly untidyButAccepted: Readonly<Record<string, string>>;
  readonly rejectedByFileLine: Readonly<Record<string, { readonly field: string }>>;
}
interface Control {
  readonly rows: number;
  readonly byCategory: Readonly<Record<string, number>>;
  readonly arrearsTotalFen: number;
}
const json = <T>(name: string): T => JSON.parse(readFileSync(sampleRoster(name), 'utf8')) as T;

describe('the clean roster', () => {
  test('is accepted whole and agrees with its control file', async () => {
    const control = json<Control>('roster.control.json');
    const { summary, problems, warnings } = await checkAll(streamOf('roster.csv'));
    expect(problems).toEqual([]);
    expect(new Set(warnings.map(({ code }) => code))).toEqual(new Set(['INTERNAL_RETIREMENT_TOO_EARLY']));
    expect(summary).toMatchObject({ rows: control.rows, accepted: control.rows, rejected: 0 });
    expect(summary.arrearsTotal).toBe(BigInt(control.arrearsTotalFen));
    const byCategory = Object.entries(summary.byCategory).map(([c, n]) => [
      CATEGORY_ZH[c as RosterCategory],
      n,
    ]);
    expect(Object.fromEntries(byCategory)).toEqual(control.byCategory);
  });
});

describe('the messy roster', () => {
  test('gives exactly the acceptances and rejections that go with it, one problem each', async () => {
    const expected = json<Expected>('roster-messy-gb18030.expected.json');
    const { summary, accepted, problems } = await checkAll(streamOf('roster-messy-gb18030.csv'));
    expect(summary).toMatchObject({ rows: expected.rows, accepted: expected.acceptedRows });
    expect(problems.map(({ line, field }) => [String(line), field])).toEqual(
      Object.entries(expected.rejectedByFileLine).map(([line, { field }]) => [line, field]),
    );
    const numbers = accepted.map((row) => row.employeeNo);
    expect(numbers).toEqual(expect.arrayContaining(Object.keys(expected.untidyButAccepted)));
  });

  test('says why each row was rejected', async () => {
    const { problems } = await checkAll(streamOf('roster-messy-gb18030.csv'));
    expect(Object.fromEntries(problems.map(({ line, code }) => [line, code]))).toEqual({
      2: 'VALUE_MISSING',
      4: 'SPECIAL_WORK_ENDS_BEFORE_START',
      8: 'SEX_DIFFERS',
      9: 'DATE_INVALID',
      17: 'MONEY_NEGATIVE',
      18: 'STARTED_WORK_UNDER_16',
      25: 'INJURY_GRADE_RANGE',
      31: 'IDENTITY_NUMBER_REPEATED',
      33: 'IDENTITY_NUMBER_CHECKSUM',
      38: 'CATEGORY_UNKNOWN',
      41: 'MONEY_TOO_FINE',
      47: 'EMPLOYEE_NO_REPEATED',
      51: 'ENTERED_BEFORE_WORK',
    });
    expect(problems.find(({ line }) => line === 31)?.messageZh).toBe('身份证号与第7行重复');
  });

  test('puts untidy values right', async () => {
    const { accepted } = await checkAll(streamOf('roster-messy-gb18030.csv'));
    const row = (employeeNo: string) => accepted.find((r) => r.employeeNo === employeeNo);
    expect(row('00033')).toMatchObject({
      joinedWorkOn: '2009-03-05',
      enteredFactoryOn: '2010-11-01',
      arrears: null,
    });
    expect(row('00058')).toMatchObject({ joinedWorkOn: '2011-07-01', enteredFactoryOn: '2011-07-01' });
    expect(row('00034')).toMatchObject({ identityNumber: '369900199408161386', birthDate: '1994-08-16' });
    expect(row('00049')).toMatchObject({ identityNumber: '369900199007115418' });
    expect(row('00027')).toMatchObject({ name: '董秀敏' });
    expect(row('00035')).toMatchObject({ averageWage: 351240n });
    expect(row('00038')).toMatchObject({ gender: 'MALE' });
    expect(row('00056')).toMatchObject({ remarks: '=HYPERLINK("http://example.invalid","工资表")' });
  });
});

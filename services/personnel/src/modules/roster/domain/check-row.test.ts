import { type Cells, check, HEADER, identityNumber, person } from './roster.fixture.js';
import { ROSTER_COLUMNS, type RosterField } from './roster-columns.js';
import { ROSTER_PROBLEMS, type RosterProblemCode } from './roster-problem.js';

type Case = readonly [code: RosterProblemCode, field: RosterField, cells: Cells];

const man = identityNumber();
const wrongCheck = man.slice(0, 17) + (man.endsWith('0') ? '1' : '0');
const cases: readonly Case[] = [
  ['VALUE_MISSING', 'employeeNo', { employeeNo: ' ' }],
  ['VALUE_MISSING', 'name', { name: '\u3000' }],
  ['VALUE_MISSING', 'sex', { sex: '' }],
  ['VALUE_MISSING', 'identityNumber', { identityNumber: '' }],
  ['VALUE_MISSING', 'category', { category: '' }],
  ['VALUE_MISSING', 'employmentForm', { employmentForm: '' }],
  ['VALUE_MISSING', 'identityKind', { identityKind: '' }],
  ['VALUE_MISSING', 'unit', { unit: '' }],
  ['VALUE_MISSING', 'joinedWorkOn', { joinedWorkOn: '-' }],
  ['VALUE_MISSING', 'enteredFactoryOn', { enteredFactoryOn: '' }],
  ['VALUE_MISSING', 'averageWage', { averageWage: '' }],
  ['VALUE_MISSING', 'averageWage', { averageWage: '无', category: '内退' }],
  ['TEXT_TOO_LONG', 'unit', { unit: '车'.repeat(101) }],
  ['TEXT_UNREADABLE', 'name', { name: '张?' }],
  ['TEXT_UNREADABLE', 'remarks', { remarks: '备\ufffd注' }],
  ['EMPLOYEE_NO_SHAPE', 'employeeNo', { employeeNo: '1.00E+05' }],
  ['EMPLOYEE_NO_SHAPE', 'employeeNo', { employeeNo: 'gz:1' }],
  ['NAME_SHAPE', 'name', { name: '12345' }],
  ['SEX_UNKNOWN', 'sex', { sex: '先生' }],
  ['SEX_DIFFERS', 'sex', { sex: '女' }],
  ['IDENTITY_NUMBER_LENGTH', 'identityNumber', { identityNumber: '369900800101001' }],
  ['IDENTITY_NUMBER_LENGTH', 'identityNumber', { identityNumber: man.slice(0, 17) }],
  ['IDENTITY_NUMBER_SHAPE', 'identityNumber', { identityNumber: `36990O${man.slice(6)}` }],
  ['IDENTITY_NUMBER_LOST_DIGITS', 'identityNumber', { identityNumber: '3.69900E+17' }],
  [
    'IDENTITY_NUMBER_REGION',
    'identityNumber',
    { identityNumber: identityNumber('19800101', '001', '009900') },
  ],
  ['IDENTITY_NUMBER_BIRTH_DATE', 'identityNumber', { identityNumber: identityNumber('19800230') }],
  ['IDENTITY_NUMBER_BIRTH_DATE', 'identityNumber', { identityNumber: identityNumber('18991231') }],
  ['IDENTITY_NUMBER_BIRTH_DATE', 'identityNumber', { identityNumber: identityNumber('20260819') }],
  ['IDENTITY_NUMBER_CHECKSUM', 'identityNumber', { identityNumber: wrongCheck }],
  ['CATEGORY_UNKNOWN', 'category', { category: '借调' }],
  ['EMPLOYMENT_FORM_UNKNOWN', 'employmentForm', { employmentForm: '派遣' }],
  ['IDENTITY_KIND_UNKNOWN', 'identityKind', { identityKind: '学徒' }],
  ['SPECIAL_WORK_TYPE_UNKNOWN', 'specialWorkType', { specialWorkType: '高压' }],
  ['DATE_SHAPE', 'joinedWorkOn', { joinedWorkOn: '98.7.1' }],
  ['DATE_SHAPE', 'specialWorkTo', { specialWorkTo: '至今' }],
  ['DATE_INVALID', 'joinedWorkOn', { joinedWorkOn: '2000年13月' }],
  ['DATE_INVALID', 'joinedWorkOn', { joinedWorkOn: '2000年2月30日' }],
  ['DATE_TOO_EARLY', 'joinedWorkOn', { joinedWorkOn: '1899-12-31' }],
  ['DATE_IN_FUTURE', 'enteredFactoryOn', { enteredFactoryOn: '2026-08-19' }],
  ['DATE_IN_FUTURE', 'arrearsTo', { arrearsTo: '2026-12-31' }],
  ['STARTED_WORK_UNDER_16', 'joinedWorkOn', { joinedWorkOn: '1995-12-31' }],
  ['ENTERED_BEFORE_WORK', 'enteredFactoryOn', { enteredFactoryOn: '1999-12-31' }],
  ['SPECIAL_WORK_INCOMPLETE', 'specialWorkTo', { specialWorkTo: '' }],
  ['SPECIAL_WORK_INCOMPLETE', 'specialWorkFrom', { specialWorkFrom: '' }],
  ['SPECIAL_WORK_INCOMPLETE', 'specialWorkType', { specialWorkType: '' }],
  ['SPECIAL_WORK_ENDS_BEFORE_START', 'specialWorkTo', { specialWorkTo: '2001-12-31' }],
  ['SPECIAL_WORK_OUTSIDE_EMPLOYMENT', 'specialWorkFrom', { specialWorkFrom: '1999-12-31' }],
  ['MONEY_SHAPE', 'averageWage', { averageWage: '3200.5O' }],
  ['MONEY_SHAPE', 'averageWage', { averageWage: '0.32万元' }],
  ['MONEY_NEGATIVE', 'averageWage', { averageWage: '-3200.00' }],
  ['MONEY_NEGATIVE', 'arrearsMonthly', { arrearsMonthly: '(1,000.00)' }],
  ['MONEY_TOO_FINE', 'averageWage', { averageWage: '3200.005' }],
  ['MONEY_TOO_LARGE', 'averageWage', { averageWage: '1000000' }],
  ['INJURY_GRADE_SHAPE', 'injuryGrade', { injuryGrade: '5.5' }],
  ['INJURY_GRADE_RANGE', 'injuryGrade', { injuryGrade: '0' }],
  ['INJURY_GRADE_RANGE', 'injuryGrade', { injuryGrade: '11级' }],
  ['ARREARS_INCOMPLETE', 'arrearsFrom', { arrearsFrom: '' }],
  ['ARREARS_INCOMPLETE', 'arrearsTo', { arrearsTo: '' }],
  ['ARREARS_INCOMPLETE', 'arrearsMonthly', { arrearsMonthly: '' }],
  ['ARREARS_ENDS_BEFORE_START', 'arrearsTo', { arrearsTo: '2025-12-31' }],
  ['ARREARS_BEFORE_ENTRY', 'arrearsFrom', { arrearsFrom: '2001-04-01' }],
];

describe('a row is rejected', () => {
  test.each(cases)('%s at %s: %j', (code, field, cells) => {
    const { accepted, problems } = check([person(cells)]);
    expect(accepted).toEqual([]);
    expect(problems.map((p) => [p.line, p.field, p.code])).toEqual([[2, ROSTER_COLUMNS[field].header, code]]);
  });

  test('for cells too few or too many, and then for nothing else, since no cell can be trusted', () => {
    const few = check([person({ sex: '女' }).slice(0, 8)]).problems;
    expect(few.map(({ code, field }) => [code, field])).toEqual([['ROW_TOO_FEW_CELLS', '岗位工种']]);
    const many = check([[...person({ sex: '女' }), 'x']]).problems;
    expect(many.map(({ code, field }) => [code, field])).toEqual([['ROW_TOO_MANY_CELLS', '备注']]);
  });

  test('for each of its faults, in the order of the columns', () => {
    const row = person({
      remarks: '\u0000',
      injuryGrade: '99',
      name: '',
      averageWage: '-1',
      joinedWorkOn: '2003-02-30',
    });
    expect(check([row]).problems.map((p) => p.code)).toEqual([
      'VALUE_MISSING',
      'DATE_INVALID',
      'MONEY_NEGATIVE',
      'INJURY_GRADE_RANGE',
      'TEXT_UNREADABLE',
    ]);
  });

  test('for every code of the closed list, and each says so in English and Chinese without a gap', () => {
    const elsewhere = [
      'ARREARS_AFTER_THIS_MONTH',
      'ROW_TOO_FEW_CELLS',
      'ROW_TOO_MANY_CELLS',
      'EMPLOYEE_NO_REPEATED',
      'IDENTITY_NUMBER_REPEATED',
      'EMPLOYEE_NO_ENROLLED',
      'IDENTITY_NUMBER_ENROLLED',
    ];
    expect(new Set([...cases.map(([code]) => code), ...elsewhere])).toEqual(
      new Set(Object.keys(ROSTER_PROBLEMS)),
    );
    const problems = cases.flatMap(([, , cells]) => check([person(cells)]).problems);
    for (const { message, messageZh } of problems) {
      expect(message).toMatch(/^[^{}]+$/);
      expect(messageZh).toMatch(/^[^{}]*\p{Script=Han}[^{}]*$/u);
    }
  });

  test('under the header that the file itself uses', () => {
    const header = HEADER.map((text) => (text === '身份证号' ? ' 公民身份号码 ' : text));
    expect(check([person({ identityNumber: '1' })], header).problems[0]?.field).toBe('公民身份号码');
  });

  test('without the number in the message', () => {
    const [problem] = check([person({ identityNumber: wrongCheck })]).problems;
    expect(JSON.stringify(problem)).not.toContain('369900');
  });
});

describe('a row is accepted with values put right', () => {
  const untidy: readonly (readonly [Cells, Record<string, unknown>])[] = [
    [
      {},
      {
        averageWage: 320050n,
        arrears: { from: '2026-01', to: '2026-07', months: 7, monthly: 100001n, total: 700007n },
      },
    ],
    [{ employeeNo: '\tGZ ００００１ ' }, { employeeNo: 'GZ00001' }],
    [{ employeeNo: '="00012"' }, { employeeNo: '00012' }],
    [{ employeeNo: "'00012" }, { employeeNo: '00012' }],
    [{ name: '张\u3000三' }, { name: '张三' }],
    [{ name: '买买提•艾力' }, { name: '买买提·艾力' }],
    [{ name: '𠮷娃' }, { name: '𠮷娃' }],
    [{ sex: 'm' }, { gender: 'MALE' }],
    [
      { identityNumber: `' ${man.slice(0, 6)} ${man.slice(6)}\t` },
      { identityNumber: man, birthDate: '1980-01-01' },
    ],
    [
      { identityNumber: identityNumber('19800101', '019').toLowerCase() },
      { identityNumber: identityNumber('19800101', '019') },
    ],
    [{ injuryGrade: '五级' }, { injuryGrade: 5 }],
    [{ injuryGrade: '10级' }, { injuryGrade: 10 }],
    [{ injuryGrade: '5.0' }, { injuryGrade: 5 }],
    [{ injuryGrade: '无' }, { injuryGrade: null }],
    [{ averageWage: '￥3,200.50元' }, { averageWage: 320050n }],
    [{ averageWage: '３２００．５' }, { averageWage: 320050n }],
    [{ averageWage: '0' }, { averageWage: 0n }],
    [
      { specialWorkTo: '2010年12月' },
      { specialWork: { type: 'HIGH_TEMP', from: '2002-01-01', to: '2010-12-31' } },
    ],
    [{ specialWorkType: '—', specialWorkFrom: '/', specialWorkTo: '' }, { specialWork: null }],
    [
      { arrearsFrom: '2026.02', arrearsTo: '2026年7月' },
      { arrears: { from: '2026-02', to: '2026-07', months: 6, monthly: 100001n, total: 600006n } },
    ],
    [{ remarks: '=1+1' }, { remarks: '=1+1' }],
    [{ phone: '+86 199-0000-0001' }, { phone: '19900000001' }],
    [{ joinedWorkOn: '1996-01-01' }, { joinedWorkOn: '1996-01-01' }],
  ];
  test.each(untidy)('%j', (cells, expected) => {
    const { accepted, problems } = check([person(cells)]);
    expect(problems).toEqual([]);
    expect(accepted[0]).toMatchObject(expected);
  });

  test('a survivor needs neither work nor wage', () => {
    const empty = {
      employmentForm: '',
      identityKind: '',
      post: '',
      joinedWorkOn: '',
      enteredFactoryOn: '',
      averageWage: '',
    };
    const none = {
      specialWorkType: '',
      specialWorkFrom: '',
      specialWorkTo: '',
      arrearsFrom: '',
      arrearsTo: '',
      arrearsMonthly: '',
    };
    const { accepted } = check([person({ ...empty, ...none, injuryGrade: '', category: '抚恤定补' })]);
    expect(accepted[0]).toMatchObject({
      category: 'SURVIVOR_BENEFICIARY',
      joinedWorkOn: null,
      averageWage: null,
    });
  });
});

describe('a row is accepted with a warning', () => {
  const old = (birth: string) => ({
    category: '内退',
    identityNumber: identityNumber(birth),
    joinedWorkOn: '1992-01-01',
  });
  const warned: readonly (readonly [string, RosterField, Cells])[] = [
    ['PHONE_SHAPE', 'phone', { phone: '1.99E+10' }],
    ['ARREARS_PART_MONTH', 'arrearsFrom', { arrearsFrom: '2026-01-15' }],
    ['MONTH_AMBIGUOUS', 'joinedWorkOn', { joinedWorkOn: '1999.1' }],
    ['INTERNAL_RETIREMENT_TOO_EARLY', 'category', old('19710801')],
  ];
  test.each(warned)('%s at %s: %j', (code, field, cells) => {
    const { accepted, warnings } = check([person(cells)]);
    expect(accepted).toHaveLength(1);
    expect(warnings.map((w) => [w.line, w.field, w.code])).toEqual([[2, ROSTER_COLUMNS[field].header, code]]);
  });

  test('unless five years are not full: a month less than five is in order', () => {
    expect(check([person(old('19710731'))]).warnings).toEqual([]);
  });

  test('when only optional cells are lacking at its end', () => {
    const { accepted, warnings } = check([person().slice(0, -1)]);
    expect(accepted).toHaveLength(1);
    expect(warnings.map((w) => w.code)).toEqual(['ROW_SHORT']);
  });
});

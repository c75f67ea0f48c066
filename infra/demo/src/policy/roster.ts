import { addDays, addMonths, addYears, type LocalDate, localDate } from '@anzhi/domain';
import { POLICY_FACTORY } from './cast.js';

/** A person of the small factory, as the roster file states them. */
export interface PolicyPerson {
  readonly employeeNo: string;
  readonly cells: readonly string[];
  readonly account: string;
}

/** People who are alike: one every `every` months, born and taken on from the given days on. */
interface Group {
  readonly people: number;
  readonly sex: '男' | '女';
  readonly category: '在职' | '内退' | '退休';
  readonly form: '全民固定工' | '劳动合同制';
  readonly unit: string;
  readonly post: string;
  readonly bornFrom: string;
  readonly joinedFrom: string;
  readonly every: number;
  readonly special?: readonly [string, string, string];
}

/** The objector: taken on before the line of 1986-10-01, but the roster says after it. */
export const OBJECTOR = `${POLICY_FACTORY.replace('-', '')}025`;
export const OBJECTOR_JOINED_ON = '1986-07-15';

/** Ages fit a declaration on 2005-06-20: men retire at 60, women workers at 50, under POLICY five years earlier. */
const GROUPS: readonly Group[] = [
  {
    people: 14,
    sex: '男',
    category: '在职',
    form: '全民固定工',
    unit: '机加工车间',
    post: '车工',
    bornFrom: '1951-03-12',
    joinedFrom: '1970-09-01',
    every: 9,
  },
  {
    people: 8,
    sex: '女',
    category: '在职',
    form: '全民固定工',
    unit: '装配车间',
    post: '装配钳工',
    bornFrom: '1961-02-05',
    joinedFrom: '1979-11-01',
    every: 6,
  },
  {
    people: 1,
    sex: '男',
    category: '在职',
    form: '全民固定工',
    unit: '铸造车间',
    post: '铸造工',
    bornFrom: '1953-04-18',
    joinedFrom: '1972-01-10',
    every: 0,
    special: ['高温', '1973-01-01', '1995-12-31'],
  },
  {
    people: 1,
    sex: '男',
    category: '在职',
    form: '全民固定工',
    unit: '维修车间',
    post: '机修钳工',
    bornFrom: '1949-05-20',
    joinedFrom: '1968-10-01',
    every: 0,
  },
  {
    people: 1,
    sex: '男',
    category: '在职',
    form: '全民固定工',
    unit: '维修车间',
    post: '电工',
    bornFrom: '1966-08-09',
    joinedFrom: '1986-11-15',
    every: 0,
  },
  {
    people: 6,
    sex: '男',
    category: '在职',
    form: '劳动合同制',
    unit: '机加工车间',
    post: '铣工',
    bornFrom: '1968-06-23',
    joinedFrom: '1987-03-01',
    every: 17,
  },
  {
    people: 3,
    sex: '女',
    category: '在职',
    form: '劳动合同制',
    unit: '销售科',
    post: '仓库保管员',
    bornFrom: '1972-10-30',
    joinedFrom: '1992-08-01',
    every: 21,
  },
  {
    people: 1,
    sex: '男',
    category: '内退',
    form: '全民固定工',
    unit: '机加工车间',
    post: '车工',
    bornFrom: '1946-09-02',
    joinedFrom: '1965-12-01',
    every: 0,
  },
  {
    people: 3,
    sex: '男',
    category: '退休',
    form: '全民固定工',
    unit: '离退休办',
    post: '',
    bornFrom: '1938-01-15',
    joinedFrom: '1958-07-01',
    every: 11,
  },
];

const SURNAMES = '赖钟谢肖温邱廖曾郭彭';
const GIVEN = ['建国', '秀英', '志强', '桂兰', '福生', '春华', '长根', '玉珍', '水金', '丽萍', '继红'];

const HEADER =
  '工号,姓名,性别,身份证号,人员类别,用工形式,身份,车间部门,岗位工种,参加工作时间,进厂时间,特殊工种类别,特殊工种起,特殊工种止,前12个月平均工资(元),工伤等级,欠发工资起,欠发工资止,月欠发额(元),联系电话,备注';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Eighteen characters of GB 11643-1999 in the made-up region 369900; an odd sequence is a man's. */
function identityNumber(birth: LocalDate, sequence: number): string {
  const body = `369900${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

/** Monthly wage in whole yuan, between 620 and 1,040: around the city's 900 of the pack. */
const wageOf = (serial: number): number => 620 + ((serial * 137) % 43) * 10;

function personOf(group: Group, within: number, serial: number): PolicyPerson {
  const birth = addDays(addMonths(localDate(group.bornFrom), within * group.every), within * 3);
  const joined = addMonths(localDate(group.joinedFrom), within * group.every);
  const pensioner = group.category === '退休';
  const unpaid = !pensioner && serial % 3 !== 0;
  const employeeNo = `${POLICY_FACTORY.replace('-', '')}${String(serial).padStart(3, '0')}`;
  const sequence = 100 + serial * 2 + (group.sex === '男' ? 1 : 0);
  const name = `${SURNAMES[serial % SURNAMES.length]}${GIVEN[serial % GIVEN.length]}`;
  const entered = pensioner ? addYears(joined, 1) : joined;
  return {
    employeeNo,
    account: `6999${String(serial * 7919 + 900_000).padStart(12, '0')}`,
    cells: [
      employeeNo,
      name,
      group.sex,
      identityNumber(birth, sequence),
      group.category,
      group.form,
      '工人',
      group.unit,
      group.post,
      joined,
      entered,
      ...(group.special ?? ['', '', '']),
      pensioner ? '' : `${wageOf(serial)}.00`,
      '',
      ...(unpaid ? ['2004-09-01', '2005-05-31', `${100 + (serial % 7) * 15}.50`] : ['', '', '']),
      '',
      '',
    ],
  };
}

/** Everybody on the roster, in its order; the same in every run. */
export function policyPeople(): readonly PolicyPerson[] {
  const groups = GROUPS.flatMap((group) =>
    Array.from({ length: group.people }, (_, within) => ({ group, within })),
  );
  return groups.map(({ group, within }, at) => personOf(group, within, at + 1));
}

/** The roster as a CSV file in UTF-8 with a byte order mark, as spreadsheets write it. */
export function policyRosterCsv(): Buffer<ArrayBuffer> {
  const lines = [HEADER, ...policyPeople().map(({ cells }) => cells.join(','))];
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8');
}

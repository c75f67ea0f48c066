import {
  addDays,
  addYears,
  formatYuan,
  type LocalDate,
  localDate,
  makeDate,
  maxDate,
  minDate,
} from '@anzhi/domain';
import { type Random, seededRandom } from './random.js';

export interface RosterSettings {
  readonly people: number;
  readonly seed: number;
  /** Day of the declaration: arrears end before it, open special work ends on it. */
  readonly asOf: LocalDate;
}

const HEADER =
  '工号,姓名,性别,身份证号,人员类别,用工形式,身份,车间部门,岗位工种,参加工作时间,进厂时间,特殊工种类别,特殊工种起,特殊工种止,前12个月平均工资(元),工伤等级,欠发工资起,欠发工资止,月欠发额(元),联系电话,备注';
/** Region that is assigned to no place: no number of a living person can come out. */
const REGION = '369900';
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** Shares of the demo's roster. */
const CATEGORIES = [
  ['在职', 1_000],
  ['退休', 402],
  ['内退', 46],
  ['抚恤定补', 38],
  ['离休', 12],
] as const;
type Category = (typeof CATEGORIES)[number][0];

/** Ages of people in service, §4.1: from, to, weight. */
const AGES: readonly (readonly [ages: readonly [number, number], weight: number])[] = [
  [[22, 29], 8],
  [[30, 39], 26],
  [[40, 44], 23],
  [[45, 49], 21],
  [[50, 54], 15],
  [[55, 58], 7],
];
const SPECIAL = [
  ['有毒有害', 92],
  ['高温', 58],
  ['特别繁重', 31],
] as const;
const UNITS = ['动力车间', '机加工车间', '钣金喷漆车间', '铸造车间', '保卫科', '职工医院', '后勤服务部'];
const POSTS = ['车工', '司炉工', '喷漆工', '铸造工', '汽车修理工', '保卫', '护士', '炊事员'];
const FAMILY = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何罗高林'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建国春梅'];
/** §4.1: P10 / median / P90 of wages are 3,200 / 4,900 / 7,800 yuan. */
const WAGE = { medianFen: 490_000, sigma: 0.363, leastFen: 168_000 };

/** The check character of GB 11643-1999 for 17 digits. */
function checkCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * (digits.charCodeAt(at) - 48), 0);
  return CHECKS[sum % 11]!;
}

/** Gives each person a number of their own: sequences of a birthday run through odd ones for men, even ones for women. */
function identityNumbers() {
  const used = new Map<string, number>();
  return (birth: LocalDate, male: boolean): string | null => {
    const key = `${birth}${male}`;
    const nth = used.get(key) ?? 0;
    if (nth >= 499) return null;
    used.set(key, nth + 1);
    const sequence = String(nth * 2 + (male ? 1 : 2)).padStart(3, '0');
    const digits = `${REGION}${birth.replaceAll('-', '')}${sequence}`;
    return `${digits}${checkCharacter(digits)}`;
  };
}

function ageOf(random: Random, category: Category, male: boolean): number {
  if (category === '在职') {
    const [from, to] = random.weighted(AGES);
    // Women of 50 and more would be past the old age of workers; the rules treat them, the shape keeps them few.
    return random.whole(from, male ? to : Math.min(to, 50));
  }
  if (category === '内退') return male ? random.whole(57, 60) : random.whole(50, 52);
  if (category === '离休') return random.whole(95, 99);
  if (category === '抚恤定补') return random.whole(20, 90);
  return male ? random.whole(62, 85) : random.whole(56, 85);
}

function birthOf(random: Random, age: number, asOf: LocalDate): LocalDate {
  return addDays(addYears(asOf, -age - 1), random.whole(1, 365));
}

const monthFirst = (date: LocalDate): LocalDate => localDate(`${date.slice(0, 7)}-01`);

interface Work {
  readonly joinedWork: LocalDate;
  readonly entered: LocalDate;
}

function workOf(random: Random, birth: LocalDate, age: number, asOf: LocalDate): Work {
  const started = addYears(birth, random.whole(18, 22));
  const joinedWork = minDate(
    monthFirst(addDays(started, random.whole(31, 360))),
    monthFirst(addYears(asOf, -1)),
  );
  // Veterans (离休) had joined before October 1949, at sixteen or more.
  if (age >= 95) return { joinedWork: makeDate(1949, 5, 1), entered: makeDate(1950, 1, 1) };
  const seniority = Math.round(random.lognormal(14, 0.6));
  const entered = maxDate(joinedWork, monthFirst(addYears(asOf, -Math.min(seniority, 40) - 1)));
  return { joinedWork, entered };
}

function specialOf(random: Random, { entered }: Work, asOf: LocalDate): string[] {
  if (!random.chance(0.16)) return ['', '', ''];
  const ended = addYears(entered, random.whole(1, 15));
  return [random.weighted(SPECIAL), entered, ended < asOf ? ended : asOf];
}

const yuan = (fen: number): string => formatYuan(BigInt(fen));

/** Wage, injury grade and arrears of somebody who is paid a wage. */
function payOf(random: Random, { entered }: Work): string[] {
  const wage = Math.max(WAGE.leastFen, Math.round(random.lognormal(WAGE.medianFen, WAGE.sigma)));
  const injury = random.chance(0.024) ? String(random.whole(5, 10)) : '';
  const since = random.pick(['2024-08-01', '2025-02-01', '2025-08-01', '2025-11-01', '2026-02-01']);
  const owed = random.chance(0.84) && entered < since;
  const arrears = owed ? [since, '2026-07-31', yuan(Math.round(wage * 0.45))] : ['', '', ''];
  return [yuan(wage), injury, ...arrears];
}

function nameOf(random: Random): string {
  const given = random.chance(0.7) ? random.pick(GIVEN) + random.pick(GIVEN) : random.pick(GIVEN);
  return random.pick(FAMILY) + given;
}

/** Cells between the identity number and the phone. */
function careerOf(
  random: Random,
  category: Category,
  birth: LocalDate,
  age: number,
  asOf: LocalDate,
): string[] {
  if (category === '抚恤定补') return [category, ...Array<string>(14).fill('')];
  const work = workOf(random, birth, age, asOf);
  const form = random.chance(0.63) ? '全民固定工' : '劳动合同制';
  const kind = random.chance(0.26) ? '干部' : '工人';
  const paid = category === '在职' || category === '内退';
  return [
    category,
    form,
    kind,
    random.pick(UNITS),
    random.pick(POSTS),
    work.joinedWork,
    work.entered,
    ...(paid ? specialOf(random, work, asOf) : ['', '', '']),
    ...(paid ? payOf(random, work) : ['', '', '', '', '']),
  ];
}

/**
 * A roster of invented people as CSV (UTF-8 with mark, as spreadsheets write it): the same text for the same settings on every machine.
 * Shapes by 4-data-and-peers §4.1 and §4.2; every identity number is unique, valid, and of no place. Every row passes the check.
 */
export function generateRoster({ people, seed, asOf }: RosterSettings): string {
  const random = seededRandom(seed);
  const identify = identityNumbers();
  const lines = [`\uFEFF${HEADER}`];
  while (lines.length <= people) {
    const category = random.weighted(CATEGORIES);
    const male = random.chance(0.63);
    const age = ageOf(random, category, male);
    const birth = birthOf(random, age, asOf);
    const identity = identify(birth, male);
    if (identity === null) continue;
    const number = `GZ${String(lines.length).padStart(6, '0')}`;
    const phone = `199${String(random.whole(0, 99_999_999)).padStart(8, '0')}`;
    const career = careerOf(random, category, birth, age, asOf);
    lines.push([number, nameOf(random), male ? '男' : '女', identity, ...career, phone, ''].join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

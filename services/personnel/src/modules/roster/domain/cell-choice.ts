import { optionalCell, plainCell } from './cell-text.js';
import type { EmploymentForm, Gender, PositionKind, RosterCategory, SpecialWorkType } from './roster-row.js';

/** Words that a column allows, with the value that each stands for. The first word of a value is the roster's own. */
export type Choices<T extends string> = ReadonlyMap<string, T>;

function choices<T extends string>(words: Readonly<Record<T, readonly string[]>>): Choices<T> {
  const map = new Map<string, T>();
  for (const value of Object.keys(words) as T[]) for (const word of words[value]) map.set(word, value);
  return map;
}

/** 性别, with M/F and the codes of GB/T 2261.1; a slip shows, since the identity number states the sex too. */
export const GENDERS = choices<Gender>({
  MALE: ['男', '男性', 'M', 'MALE', '1'],
  FEMALE: ['女', '女性', 'F', 'FEMALE', '2'],
});

/** 人员类别: closed, because rules and sums hang on it. */
export const CATEGORIES = choices<RosterCategory>({
  ACTIVE_ON_POST: ['在职', '在职职工', '在职人员'],
  INTERNAL_RETIRED: ['内退', '内部退养', '内退人员', '内退职工'],
  RETIRED: ['退休', '退休人员', '退休职工'],
  LIXIU: ['离休', '离休人员', '离休干部'],
  SURVIVOR_BENEFICIARY: ['抚恤定补', '抚恤定补人员'],
});

/** 用工形式, as 2-model.md lists it. */
export const EMPLOYMENT_FORMS = choices<EmploymentForm>({
  SOE_PERMANENT: ['全民固定工', '固定工', '全民固定'],
  SOE_CONTRACT: ['劳动合同制', '合同制', '劳动合同制工人', '合同制工人', '合同工'],
  COLLECTIVE: ['集体工', '集体', '集体固定工', '集体所有制'],
  TEMPORARY: ['临时工', '临时'],
});

/** 身份: worker or cadre. */
export const IDENTITY_KINDS = choices<PositionKind>({
  WORKER: ['工人'],
  CADRE: ['干部', '干部(技术)', '管理技术'],
});

/** 特殊工种类别 of 国发[1978]104号 art. 1(2). */
export const SPECIAL_WORK_TYPES = choices<SpecialWorkType>({
  HIGH_ALTITUDE: ['高空', '高空作业'],
  EXTRA_HEAVY: ['特别繁重', '特别繁重体力劳动', '特繁', '繁重体力'],
  UNDERGROUND: ['井下', '井下作业'],
  HIGH_TEMP: ['高温', '高温作业'],
  LOW_TEMP: ['低温', '低温作业'],
  TOXIC: ['有毒有害', '有毒', '有害', '其他有害', '有害健康'],
});

/** The value of a cell, null for an empty one, undefined for a word that is not in the list. */
export function readChoice<T extends string>(raw: string, allowed: Choices<T>): T | null | undefined {
  if (raw === '') return null;
  const exact = allowed.get(raw);
  if (exact !== undefined) return exact;
  const word = optionalCell(raw).replace(/\s+/g, '').toUpperCase();
  return word === '' ? null : allowed.get(word);
}

/** The roster's own words of a closed list, as a message shows them. */
export function wordsOf(allowed: Choices<string>): string {
  const first = new Map<string, string>();
  for (const [word, value] of allowed) if (!first.has(value)) first.set(value, word);
  return [...first.values()].join('、');
}

const GRADE_WORDS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 工伤等级: 1–10, '5级', '五级', '五'; null when empty; undefined when no whole number; a number outside 1–10 is given back as it is. */
export function readGrade(raw: string): number | null | undefined {
  if (raw === '') return null;
  const text = optionalCell(raw)
    .replace(/\s+/g, '')
    .replace(/^(?:伤残|工伤)/, '')
    .replace(/级$/, '');
  if (text === '') return null;
  const word = GRADE_WORDS.indexOf(text);
  if (word > 0) return word;
  return /^-?\d{1,4}(?:\.0+)?$/.test(text) ? Number(text) : undefined;
}

const PLAIN_EMPLOYEE_NO = /^[A-Za-z0-9][A-Za-z0-9_\-./]{0,31}$/;
const EMPLOYEE_NO = /^[\p{L}\p{N}][\p{L}\p{N}\-_./]{0,31}$/u;

/** 工号 without blanks, leading zeros kept; undefined when it is none (scientific notation, signs), '' when empty. */
export function readEmployeeNo(raw: string): string | undefined {
  if (PLAIN_EMPLOYEE_NO.test(raw)) return raw;
  const text = plainCell(raw).replace(/\s+/g, '');
  return text === '' || EMPLOYEE_NO.test(text) ? text : undefined;
}

import { trimCell } from './cell-text.js';
import { RosterFileError } from './roster-file-error.js';
import { type RosterProblem, rosterProblem } from './roster-problem.js';
import type { RawRow } from './roster-row.js';

interface RosterColumn {
  readonly header: string;
  readonly aliases: readonly string[];
  /** A required column must stand in the header: leaving one out would lose claims of people without a word. */
  readonly required: boolean;
}

const column = (header: string, aliases: readonly string[] = [], required = true): RosterColumn => ({
  header,
  aliases,
  required,
});

/** The columns of a roster by English field name, in the order in which problems of a row are listed. */
export const ROSTER_COLUMNS = {
  employeeNo: column('工号', ['职工编号', '员工编号', '职工工号', '人员编号', '编号']),
  name: column('姓名', ['职工姓名', '员工姓名']),
  sex: column('性别'),
  identityNumber: column('身份证号', ['身份证号码', '公民身份号码', '身份证', '居民身份证号']),
  category: column('人员类别', ['职工类别', '类别']),
  employmentForm: column('用工形式', ['用工性质', '用工类型']),
  identityKind: column('身份', ['职工身份', '干部/工人', '身份性质']),
  unit: column('车间部门', ['部门', '车间', '所在部门', '车间/部门', '车间(部门)', '单位部门']),
  post: column('岗位工种', ['岗位', '工种', '岗位/工种', '岗位(工种)']),
  joinedWorkOn: column('参加工作时间', ['参加工作日期', '参加工作年月', '参工时间']),
  enteredFactoryOn: column('进厂时间', ['进厂日期', '入厂时间', '入厂日期', '进厂年月']),
  specialWorkType: column('特殊工种类别', ['特殊工种', '特殊工种类型']),
  specialWorkFrom: column('特殊工种起', ['特殊工种起始', '特殊工种开始时间', '特殊工种起始时间']),
  specialWorkTo: column('特殊工种止', ['特殊工种终止', '特殊工种结束时间', '特殊工种终止时间']),
  averageWage: column('前12个月平均工资(元)', [
    '前12个月平均工资',
    '前十二个月平均工资(元)',
    '前十二个月平均工资',
  ]),
  injuryGrade: column('工伤等级', ['伤残等级', '工伤伤残等级']),
  arrearsFrom: column('欠发工资起', ['欠薪起', '欠发起', '欠发工资起始']),
  arrearsTo: column('欠发工资止', ['欠薪止', '欠发止', '欠发工资终止']),
  arrearsMonthly: column('月欠发额(元)', ['月欠发额', '月欠发工资(元)', '月欠薪额(元)']),
  phone: column('联系电话', ['电话', '手机', '手机号', '手机号码', '联系方式'], false),
  remarks: column('备注', ['说明'], false),
} as const satisfies Record<string, RosterColumn>;
export type RosterField = keyof typeof ROSTER_COLUMNS;
export const ROSTER_FIELDS = Object.keys(ROSTER_COLUMNS) as readonly RosterField[];

/** Where each field stands in this file. `at` is −1 for an optional column that the file lacks. */
export interface RosterLayout {
  readonly line: number;
  readonly width: number;
  readonly at: Readonly<Record<RosterField, number>>;
  /** The file's own header text of each field (the roster's own where the file lacks the column). */
  readonly headers: Readonly<Record<RosterField, string>>;
  readonly headerCells: readonly string[];
  readonly extra: readonly { readonly at: number; readonly header: string }[];
  /** The least number of cells that covers every required column. */
  readonly requiredWidth: number;
}

/** A header text in the form in which headers are compared: half-width, without blanks, asterisks and line ends. */
export function headerKey(text: string): string {
  return trimCell(text.normalize('NFKC')).replace(/[\s*]+/g, '');
}

const BY_KEY = new Map<string, RosterField>(
  ROSTER_FIELDS.flatMap((field) =>
    [ROSTER_COLUMNS[field].header, ...ROSTER_COLUMNS[field].aliases].map(
      (text) => [headerKey(text), field] as const,
    ),
  ),
);

/** How many cells of a record are headers that the roster knows: titles and notes above the table have none. */
export function knownHeaders(cells: readonly string[]): number {
  return cells.reduce((n, cell) => n + (BY_KEY.has(headerKey(cell)) ? 1 : 0), 0);
}

function refuseRepeated(cells: readonly string[], line: number): void {
  const seen = new Map<string, string>();
  const repeated = new Set<string>();
  for (const cell of cells) {
    const key = headerKey(cell);
    if (key === '') continue;
    const identity = BY_KEY.get(key) ?? `?${key}`;
    const earlier = seen.get(identity);
    if (earlier !== undefined)
      repeated.add(earlier === trimCell(cell) ? earlier : `${earlier} / ${trimCell(cell)}`);
    else seen.set(identity, trimCell(cell));
  }
  if (repeated.size > 0)
    throw new RosterFileError('HEADER_COLUMN_REPEATED', { en: [...repeated].join('、') }, line);
}

function places(cells: readonly string[], line: number): Record<RosterField, number> {
  const at = Object.fromEntries(ROSTER_FIELDS.map((field) => [field, -1])) as Record<RosterField, number>;
  cells.forEach((cell, i) => {
    const field = BY_KEY.get(headerKey(cell));
    if (field !== undefined) at[field] = i;
  });
  const missing = ROSTER_FIELDS.filter((field) => at[field] < 0 && ROSTER_COLUMNS[field].required);
  if (missing.length > 0) {
    const names = missing.map((field) => ROSTER_COLUMNS[field].header).join('、');
    throw new RosterFileError('HEADER_COLUMNS_MISSING', { en: names }, line);
  }
  return at;
}

/**
 * Reads the header record: columns in any order, by their names or aliases. Unknown columns are warnings and are kept.
 * Throws RosterFileError HEADER_COLUMN_REPEATED, HEADER_COLUMNS_MISSING (names all that are missing).
 */
export function readHeader(raw: RawRow): { layout: RosterLayout; warnings: RosterProblem[] } {
  const headerCells = [...raw.cells];
  while (headerCells.length > 0 && headerKey(headerCells.at(-1) ?? '') === '') headerCells.pop();
  refuseRepeated(headerCells, raw.line);
  const at = places(headerCells, raw.line);
  const headers = Object.fromEntries(
    ROSTER_FIELDS.map((field) => [
      field,
      trimCell(headerCells[at[field]] ?? '') || ROSTER_COLUMNS[field].header,
    ]),
  ) as Record<RosterField, string>;
  const extra = headerCells.flatMap((cell, i) =>
    BY_KEY.has(headerKey(cell)) ? [] : [{ at: i, header: trimCell(cell) || `第${i + 1}列` }],
  );
  const warnings = extra.map((unknown) =>
    rosterProblem(
      raw.line,
      unknown.header,
      headerKey(headerCells[unknown.at] ?? '') === '' ? 'CELL_WITHOUT_HEADER' : 'UNKNOWN_COLUMN',
    ),
  );
  const requiredWidth = 1 + Math.max(...ROSTER_FIELDS.map((f) => (ROSTER_COLUMNS[f].required ? at[f] : -1)));
  const layout = {
    line: raw.line,
    width: headerCells.length,
    at,
    headers,
    headerCells,
    extra,
    requiredWidth,
  };
  return { layout, warnings };
}

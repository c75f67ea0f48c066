/** What is wrong with one cell of a row, or worth a look. `field` is the file's own header text. Holds no personal data. */
export interface RosterProblem {
  readonly line: number;
  readonly field: string;
  readonly code: RosterProblemCode | RosterWarningCode;
  readonly message: string;
  readonly messageZh: string;
}

/**
 * The closed list of reasons to reject a row, each with its message in English and Chinese.
 * `{n}` in a message is replaced by the detail given with the problem (a line number, a limit).
 */
export const ROSTER_PROBLEMS = {
  ROW_TOO_FEW_CELLS: ['the row has fewer cells than the header', '该行单元格数少于表头'],
  ROW_TOO_MANY_CELLS: [
    'the row has more cells than the header: a comma inside a value may lack its quotes',
    '该行单元格数多于表头,可能是某个值中的逗号没有加引号',
  ],
  VALUE_MISSING: ['a value is required here', '此处必须填写'],
  TEXT_TOO_LONG: ['longer than {n} characters', '超过{n}个字符'],
  TEXT_UNREADABLE: ['holds characters that were lost or cannot be read', '含有已丢失或无法识别的字符(乱码)'],
  EMPLOYEE_NO_SHAPE: [
    'not an employee number: letters, digits, - _ . / only, at most 32',
    '工号格式不对:只能用字母、数字和 - _ . /,最长32位',
  ],
  EMPLOYEE_NO_ENROLLED: [
    'this employee number is on the roster already, from an earlier import',
    '该工号已在名册中(此前已导入)',
  ],
  EMPLOYEE_NO_REPEATED: ['the same employee number as line {n}', '工号与第{n}行重复'],
  NAME_SHAPE: ['not a name', '不是姓名'],
  SEX_UNKNOWN: ['neither 男 nor 女', '性别只能是男或女'],
  SEX_DIFFERS: ['differs from the sex that the identity number states', '性别与身份证号不一致'],
  IDENTITY_NUMBER_LENGTH: [
    'an identity number has 18 characters; this one has {n}',
    '身份证号应为18位,此处为{n}位',
  ],
  IDENTITY_NUMBER_SHAPE: [
    'an identity number is 17 digits and a digit or X',
    '身份证号应为17位数字加1位数字或X',
  ],
  IDENTITY_NUMBER_LOST_DIGITS: [
    'a spreadsheet turned the identity number into a number and lost its last digits: enter it again as text',
    '身份证号被电子表格转成了数值,末几位已丢失:请按文本格式重新填写',
  ],
  IDENTITY_NUMBER_REGION: [
    'the identity number begins with no province code of GB/T 2260',
    '身份证号前两位不是GB/T 2260的省级代码',
  ],
  IDENTITY_NUMBER_BIRTH_DATE: [
    'the identity number holds no possible birth date',
    '身份证号中的出生日期不成立',
  ],
  IDENTITY_NUMBER_CHECKSUM: [
    'the check character of the identity number is wrong (GB 11643)',
    '身份证号校验位不符(GB 11643)',
  ],
  IDENTITY_NUMBER_ENROLLED: [
    'this identity number is on the roster already, from an earlier import',
    '该身份证号已在名册中(此前已导入)',
  ],
  IDENTITY_NUMBER_REPEATED: ['the same identity number as line {n}', '身份证号与第{n}行重复'],
  CATEGORY_UNKNOWN: ['not one of {n}', '人员类别只能是{n}'],
  EMPLOYMENT_FORM_UNKNOWN: ['not one of {n}', '用工形式只能是{n}'],
  IDENTITY_KIND_UNKNOWN: ['not one of {n}', '身份只能是{n}'],
  SPECIAL_WORK_TYPE_UNKNOWN: ['not one of {n}', '特殊工种类别只能是{n}'],
  DATE_SHAPE: ['not understood as a date: write YYYY-MM-DD', '无法识别为日期,请写成YYYY-MM-DD'],
  DATE_INVALID: ['there is no such date', '没有这个日期'],
  DATE_TOO_EARLY: ['before 1900', '早于1900年'],
  DATE_IN_FUTURE: ['later than {n}', '晚于{n}'],
  STARTED_WORK_UNDER_16: ['started work before the age of 16', '参加工作时不满16周岁'],
  ENTERED_BEFORE_WORK: ['entered the factory before starting work', '进厂时间早于参加工作时间'],
  SPECIAL_WORK_INCOMPLETE: [
    'special work needs its type, first day and last day together',
    '特殊工种的类别、起、止须同时填写',
  ],
  SPECIAL_WORK_ENDS_BEFORE_START: ['ends before it starts', '止期早于起期'],
  SPECIAL_WORK_OUTSIDE_EMPLOYMENT: ['before starting work', '早于参加工作时间'],
  MONEY_SHAPE: ['not an amount in yuan', '不是以元为单位的金额'],
  MONEY_NEGATIVE: ['an amount cannot be negative', '金额不能为负'],
  MONEY_TOO_FINE: ['finer than one fen', '金额精确到分为止'],
  MONEY_TOO_LARGE: [
    'not plausible: {n} yuan a month or more, a decimal point may be missing',
    '每月{n}元及以上不合常理,可能漏了小数点',
  ],
  INJURY_GRADE_SHAPE: ['not an injury grade: a whole number from 1 to 10', '工伤等级应为1至10的整数'],
  INJURY_GRADE_RANGE: ['the injury grade is outside 1 to 10', '工伤等级不在1至10级之内'],
  ARREARS_INCOMPLETE: [
    'arrears need the first month, the last month and the monthly amount together',
    '欠发工资的起、止、月欠发额须同时填写',
  ],
  ARREARS_ENDS_BEFORE_START: ['ends before it starts', '止期早于起期'],
  ARREARS_AFTER_THIS_MONTH: [
    'arrears end after this month ({n}): wages that are not due yet are not owed',
    '欠发工资止晚于本月({n}),未到期的工资不构成拖欠',
  ],
  ARREARS_BEFORE_ENTRY: ['arrears before entering the factory', '欠发工资起早于进厂时间'],
} as const satisfies Record<string, readonly [string, string]>;
export type RosterProblemCode = keyof typeof ROSTER_PROBLEMS;

/** The closed list of warnings: the row stays accepted (or the line was left out on purpose, and says so). */
export const ROSTER_WARNINGS = {
  UNKNOWN_COLUMN: ['an unknown column: kept as further data', '未知的列:作为附加数据保留'],
  CELL_WITHOUT_HEADER: [
    'an unnamed column: its values are kept as further data',
    '该列没有表头:其内容作为附加数据保留',
  ],
  HEADER_NOT_FIRST_LINE: ['lines above the header were left out', '表头之前的行未导入'],
  REPEATED_HEADER_SKIPPED: ['the header again: left out', '重复的表头,未导入'],
  TOTAL_ROW_SKIPPED: ['a row of totals: left out', '合计行,未导入'],
  FOOTER_ROW_SKIPPED: ['a note below the table, not a person: left out', '表尾说明,未导入'],
  ROW_SHORT: ['optional cells at the end of the row are lacking', '行末缺少选填的单元格'],
  INTERNAL_RETIREMENT_TOO_EARLY: [
    'internally retired with five years or more to the retirement age (国务院令111号 art. 9)',
    '内退时距法定退休年龄不少于五年(国务院令111号第九条)',
  ],
  ARREARS_PART_MONTH: [
    'arrears do not begin on the first or end on the last day of a month: whole months are counted',
    '欠发工资起止不是整月:按整月计算',
  ],
  MONTH_AMBIGUOUS: [
    'read as January; a spreadsheet may have cut 10 (October) to 1',
    '按1月读取;电子表格可能把10月截成了1',
  ],
  PHONE_SHAPE: ['does not look like a phone number', '不像电话号码'],
} as const satisfies Record<string, readonly [string, string]>;
export type RosterWarningCode = keyof typeof ROSTER_WARNINGS;

const ALL: Readonly<Record<string, readonly [string, string]>> = { ...ROSTER_PROBLEMS, ...ROSTER_WARNINGS };

/** Builds a problem or a warning with both messages; `detail` fills `{n}`. */
export function rosterProblem(
  line: number,
  field: string,
  code: RosterProblemCode | RosterWarningCode,
  detail = '',
): RosterProblem {
  const [en, zh] = ALL[code] as readonly [string, string];
  return { line, field, code, message: en.replace('{n}', detail), messageZh: zh.replace('{n}', detail) };
}

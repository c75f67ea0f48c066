import {
  addYears,
  type LocalDate,
  lastDay,
  monthsInclusive,
  type YearMonth,
  yearMonthOf,
} from '@anzhi/domain';
import { readChoice, SPECIAL_WORK_TYPES, wordsOf } from './cell-choice.js';
import type { RosterArrears, RosterSpecialWork } from './roster-row.js';
import type { RowReader } from './row-reader.js';

/** Dates of work that later checks compare with; null where the cell is empty or wrong. */
export interface WorkDates {
  readonly joinedWorkOn: LocalDate | null;
  readonly enteredFactoryOn: LocalDate | null;
}

/**
 * Reads 参加工作时间 and 进厂时间. Problems: a date wrong or in the future; work before 16 (劳动法 art. 15), entered before work.
 * The age is judged only with a valid identity number.
 */
export function checkWorkDates(reader: RowReader, required: boolean, birthDate: LocalDate | null): WorkDates {
  const joinedWorkOn = reader.date('joinedWorkOn', 'first', required);
  const enteredFactoryOn = reader.date('enteredFactoryOn', 'first', required);
  if (joinedWorkOn !== null && birthDate !== null && joinedWorkOn < addYears(birthDate, 16)) {
    reader.problem('joinedWorkOn', 'STARTED_WORK_UNDER_16');
  }
  if (joinedWorkOn !== null && enteredFactoryOn !== null && enteredFactoryOn < joinedWorkOn) {
    reader.problem('enteredFactoryOn', 'ENTERED_BEFORE_WORK');
  }
  return { joinedWorkOn, enteredFactoryOn };
}

/**
 * Reads the claimed period of special work: all three cells or none, a type of the closed list, the end not before the start, within
 * employment: from 参加工作时间 on, for special work before entering the factory counts as well (2-model.md: ⊂ ServicePeriod).
 */
export function checkSpecialWork(reader: RowReader, work: WorkDates): RosterSpecialWork | null {
  const rawType = reader.raw('specialWorkType');
  const type = readChoice(rawType, SPECIAL_WORK_TYPES);
  if (type === undefined) {
    reader.problem('specialWorkType', 'SPECIAL_WORK_TYPE_UNKNOWN', wordsOf(SPECIAL_WORK_TYPES));
  }
  const fields = ['specialWorkType', 'specialWorkFrom', 'specialWorkTo'] as const;
  const given = fields.filter((field) => reader.hasValue(field));
  if (given.length === 0) return null;
  for (const field of fields) if (!given.includes(field)) reader.problem(field, 'SPECIAL_WORK_INCOMPLETE');
  const from = reader.date('specialWorkFrom', 'first', false);
  const to = reader.date('specialWorkTo', 'last', false);
  if (from !== null && to !== null && to < from)
    reader.problem('specialWorkTo', 'SPECIAL_WORK_ENDS_BEFORE_START');
  if (from !== null && work.joinedWorkOn !== null && from < work.joinedWorkOn) {
    reader.problem('specialWorkFrom', 'SPECIAL_WORK_OUTSIDE_EMPLOYMENT');
  }
  return type && from !== null && to !== null ? { type, from, to } : null;
}

/**
 * Reads the wage arrears: all three cells or none; months counted whole, first and last included; not before the month of entering, not
 * after `thisMonth`, as an amendment is checked. Money in fen. Warns where the period is not of whole months.
 */
export function checkArrears(reader: RowReader, work: WorkDates, thisMonth: YearMonth): RosterArrears | null {
  const fields = ['arrearsFrom', 'arrearsTo', 'arrearsMonthly'] as const;
  const given = fields.filter((field) => reader.hasValue(field));
  if (given.length === 0) return null;
  for (const field of fields) if (!given.includes(field)) reader.problem(field, 'ARREARS_INCOMPLETE');
  const first = reader.date('arrearsFrom', 'first', false);
  const last = reader.date('arrearsTo', 'last', false);
  const monthly = reader.money('arrearsMonthly', false);
  if (first === null) return null;
  const from = yearMonthOf(first);
  if (work.enteredFactoryOn !== null && from < yearMonthOf(work.enteredFactoryOn)) {
    reader.problem('arrearsFrom', 'ARREARS_BEFORE_ENTRY');
  }
  if (last === null) return null;
  const to = yearMonthOf(last);
  if (last < first) {
    reader.problem('arrearsTo', 'ARREARS_ENDS_BEFORE_START');
    return null;
  }
  if (to > thisMonth) {
    reader.problem('arrearsTo', 'ARREARS_AFTER_THIS_MONTH', thisMonth);
    return null;
  }
  if (!first.endsWith('-01') || last !== lastDay(to)) reader.warn('arrearsFrom', 'ARREARS_PART_MONTH');
  if (monthly === null) return null;
  const months = monthsInclusive(from, to);
  return { from, to, months, monthly, total: BigInt(months) * monthly };
}

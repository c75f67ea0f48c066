export {
  addWorkingDays,
  type CalendarCorrection,
  chinaCalendar,
  type WorkingDayCalendar,
  workingDaysBetween,
} from './calendar.js';
export {
  type Deadline,
  deadlineAfterDays,
  deadlineAfterMonths,
  deadlineAfterWorkingDays,
  extendDeadline,
} from './deadline.js';
export {
  addDays,
  addMonths,
  addYears,
  compareDates,
  dateOfDayNumber,
  dayNumber,
  dayOf,
  daysBetween,
  daysInMonth,
  fullYearsOn,
  InvalidDateError,
  isLocalDate,
  type LocalDate,
  localDate,
  makeDate,
  maxDate,
  minDate,
  monthOf,
  weekday,
  yearOf,
} from './local-date.js';
export { type Fen, formatYuan, MoneyFormatError, parseYuan, sumFen } from './money.js';
export { OpaqueIdError, opaqueId, parseOpaqueId } from './opaque-id.js';
export {
  addYmd,
  compareYmd,
  formatYmdEn,
  formatYmdZh,
  monthsOf,
  serviceLength,
  type Ymd,
  ZERO_YMD,
} from './period.js';
export { Ratio, RatioFormatError, type RatioLike } from './ratio.js';
export { type SplitWeight, splitLargestRemainder } from './split.js';
export {
  addToYearMonth,
  firstDay,
  InvalidYearMonthError,
  isYearMonth,
  lastDay,
  monthsBetween,
  monthsInclusive,
  type YearMonth,
  yearMonth,
  yearMonthOf,
} from './year-month.js';

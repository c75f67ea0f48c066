import { addYears, type LocalDate, type YearMonth, yearMonthOf } from '@anzhi/domain';

/** The dates of a person that must agree with each other. */
export interface DatedFacts {
  readonly birthDate: LocalDate;
  readonly joinWorkOn: LocalDate | null;
  readonly joinUnitOn: LocalDate | null;
  readonly specialWork: { readonly from: LocalDate; readonly to: LocalDate } | null;
  readonly arrears: { readonly from: YearMonth; readonly to: YearMonth } | null;
}

/** A fact that contradicts another. */
export interface AmendmentFault {
  readonly field: keyof DatedFacts;
  readonly message: string;
}

/** 劳动法 art. 15: nobody is employed before the age of 16. */
const WORKING_AGE = 16;

/** The first contradiction among the facts as they would stand after an amendment on the day `on`; null when they agree. */
export function amendmentFault(facts: DatedFacts, on: LocalDate): AmendmentFault | null {
  const { birthDate, joinWorkOn, joinUnitOn, specialWork, arrears } = facts;
  const checks: readonly (readonly [boolean, keyof DatedFacts, string])[] = [
    [birthDate > on, 'birthDate', 'lies in the future (不能晚于今日)'],
    [joinWorkOn !== null && joinWorkOn > on, 'joinWorkOn', 'lies in the future (不能晚于今日)'],
    [joinUnitOn !== null && joinUnitOn > on, 'joinUnitOn', 'lies in the future (不能晚于今日)'],
    [
      joinWorkOn !== null && joinWorkOn < addYears(birthDate, WORKING_AGE),
      'joinWorkOn',
      'before the age of 16, 劳动法 art. 15 (参加工作时不满16周岁)',
    ],
    [
      joinWorkOn !== null && joinUnitOn !== null && joinUnitOn < joinWorkOn,
      'joinUnitOn',
      'before starting work (进厂时间早于参加工作时间)',
    ],
    [
      specialWork !== null && specialWork.to < specialWork.from,
      'specialWork',
      'ends before it starts (止期早于起期)',
    ],
    [
      specialWork !== null && joinWorkOn !== null && specialWork.from < joinWorkOn,
      'specialWork',
      'before starting work (早于参加工作时间)',
    ],
    [arrears !== null && arrears.to < arrears.from, 'arrears', 'ends before it starts (止期早于起期)'],
    [arrears !== null && arrears.to > yearMonthOf(on), 'arrears', 'ends after this month (止期晚于本月)'],
  ];
  const found = checks.find(([wrong]) => wrong);
  return found ? { field: found[1], message: `${found[1]}: ${found[2]}` } : null;
}

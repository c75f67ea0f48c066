import { addToYearMonth, localDate, yearMonth, yearMonthOf } from '@anzhi/domain';
import { identityCheckCharacter } from './cell-identity.js';
import { type RowOutcome, startRosterCheck } from './check-roster.js';
import type { RosterCheckOptions } from './check-row.js';
import { ROSTER_COLUMNS, ROSTER_FIELDS, type RosterField } from './roster-columns.js';
import type { RawRow } from './roster-row.js';

/** For tests: the day of the demo's declaration, and old retirement ages (M 60, F 55 / 50) for the rule that the caller brings. */
export const CHECK_OPTIONS: RosterCheckOptions = {
  asOf: localDate('2026-08-18'),
  thisMonth: yearMonth('2026-08'),
  retirementMonth: ({ birthDate, gender, positionKind }) =>
    addToYearMonth(
      yearMonthOf(birthDate),
      12 * (gender === 'MALE' ? 60 : positionKind === 'CADRE' ? 55 : 50),
    ),
};

/** For tests: a valid identity number of the region that is assigned to no place. An odd sequence is a man's. */
export function identityNumber(birth = '19800101', sequence = '001', region = '369900'): string {
  const digits = `${region}${birth}${sequence}`;
  return digits + identityCheckCharacter(digits);
}

/** For tests: the header of roster.csv. */
export const HEADER: readonly string[] = ROSTER_FIELDS.map((field) => ROSTER_COLUMNS[field].header);

export type Cells = Partial<Record<RosterField, string>>;

const PERSON: Cells = {
  employeeNo: 'GZ00001',
  name: '张三',
  sex: '男',
  identityNumber: identityNumber(),
  category: '在职',
  employmentForm: '劳动合同制',
  identityKind: '工人',
  unit: '铸造车间',
  post: '铸造工',
  joinedWorkOn: '2000-01-01',
  enteredFactoryOn: '2001-05-01',
  specialWorkType: '高温',
  specialWorkFrom: '2002-01-01',
  specialWorkTo: '2010-12-31',
  averageWage: '3200.50',
  injuryGrade: '9',
  arrearsFrom: '2026-01-01',
  arrearsTo: '2026-07-31',
  arrearsMonthly: '1000.01',
  phone: '19900000001',
};

/** For tests: the cells of a faultless row, in the order of HEADER, with some of them replaced. */
export const person = (cells: Cells = {}): string[] =>
  ROSTER_FIELDS.map((field) => cells[field] ?? PERSON[field] ?? '');

/** For tests: checks rows under a header, the header on line 1. */
export function check(rows: readonly (readonly string[])[], header: readonly string[] = HEADER) {
  const run = startRosterCheck(CHECK_OPTIONS);
  const raws: RawRow[] = [header, ...rows].map((cells, i) => ({ line: i + 1, cells }));
  const outcomes: RowOutcome[] = raws.map((raw) => run.add(raw));
  return {
    outcomes,
    accepted: outcomes.flatMap((o) => (o.kind === 'accepted' ? [o.row] : [])),
    problems: outcomes.flatMap((o) => (o.kind === 'rejected' ? o.problems : [])),
    warnings: outcomes.flatMap((o) => o.warnings),
    finish: () => run.finish(),
  };
}

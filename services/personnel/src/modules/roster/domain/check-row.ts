import { type LocalDate, monthsBetween, type YearMonth, yearMonthOf } from '@anzhi/domain';
import {
  CATEGORIES,
  EMPLOYMENT_FORMS,
  GENDERS,
  IDENTITY_KINDS,
  readEmployeeNo,
  readGrade,
} from './cell-choice.js';
import { type Identity, readIdentity } from './cell-identity.js';
import { isPersonName, lostCharacter, personName, phoneNumber, trimCell } from './cell-text.js';
import { checkArrears, checkSpecialWork, checkWorkDates } from './check-work.js';
import { ROSTER_FIELDS, type RosterLayout } from './roster-columns.js';
import { type RosterProblem, rosterProblem } from './roster-problem.js';
import type { Gender, PositionKind, RawRow, RosterCategory, RosterRow } from './roster-row.js';
import { type RowReader, rowReader } from './row-reader.js';

/** What a check needs from outside: the day it is made on, and the retirement rules of the rule set in force. */
export interface RosterCheckOptions {
  /** No date of the file may lie after this day. */
  readonly asOf: LocalDate;
  /** The month by the factory's clock: wages of a later one are not owed yet. */
  readonly thisMonth: YearMonth;
  /** Month of statutory retirement (3-rules.md §3.4): parameters of law live in rule sets, so the caller brings the rule. */
  readonly retirementMonth: (person: {
    readonly birthDate: LocalDate;
    readonly gender: Gender;
    readonly positionKind: PositionKind;
  }) => YearMonth;
  /** Whom the roster holds already; left out where nobody is enrolled yet. */
  readonly enrolled?: EnrolledPeople;
}

/** Numbers of people who are on the roster from an earlier import. */
export interface EnrolledPeople {
  /** @param employeeNo in capitals */
  hasEmployeeNo(employeeNo: string): boolean;
  hasIdentityNumber(identityNumber: string): boolean;
}

/** The result for one row. `identity` is given for rejected rows too, so that repeated numbers are found. */
export type CheckedRow = {
  readonly warnings: RosterProblem[];
  readonly identity: Identity | null;
  readonly employeeNo: string | null;
} & ({ readonly row: RosterRow } | { readonly row: null; readonly problems: RosterProblem[] });

/** 国务院令111号 art. 9: fewer than five years to the retirement age; exactly five fails. In months. */
const INTERNAL_RETIREMENT_MONTHS = 60;
const IN_FACTORY: ReadonlySet<RosterCategory> = new Set<RosterCategory>([
  'ACTIVE_ON_POST',
  'INTERNAL_RETIRED',
]);

function checkShape(raw: RawRow, layout: RosterLayout, reader: RowReader): boolean {
  const { length } = raw.cells;
  if (length === layout.width) return true;
  if (length > layout.width) {
    if (raw.cells.slice(layout.width).every((cell) => trimCell(cell) === '')) return true;
    const last = layout.headerCells.at(-1) ?? '';
    reader.problems.push(rosterProblem(raw.line, trimCell(last), 'ROW_TOO_MANY_CELLS'));
    return false;
  }
  const firstLacking = trimCell(layout.headerCells[length] ?? '');
  if (length < layout.requiredWidth || raw.endsWithoutNewline === true) {
    reader.problems.push(rosterProblem(raw.line, firstLacking, 'ROW_TOO_FEW_CELLS'));
    return false;
  }
  reader.warnings.push(rosterProblem(raw.line, firstLacking, 'ROW_SHORT'));
  return true;
}

function checkEmployeeNo(reader: RowReader): string | null {
  const employeeNo = readEmployeeNo(reader.raw('employeeNo'));
  if (employeeNo === undefined) reader.problem('employeeNo', 'EMPLOYEE_NO_SHAPE');
  else if (employeeNo === '') reader.problem('employeeNo', 'VALUE_MISSING');
  return employeeNo || null;
}

function checkName(reader: RowReader): string {
  const name = personName(reader.text('name', 50, true) ?? '');
  if (name === '') return name;
  if (lostCharacter(name)) reader.problem('name', 'TEXT_UNREADABLE');
  else if (!isPersonName(name)) reader.problem('name', 'NAME_SHAPE');
  return name;
}

function checkIdentity(reader: RowReader, gender: Gender | null, asOf: LocalDate): Identity | null {
  const read = readIdentity(reader.raw('identityNumber'), asOf);
  if (read.problem !== undefined) {
    reader.problem('identityNumber', read.problem, read.detail);
    return null;
  }
  if (read.identity === null) reader.problem('identityNumber', 'VALUE_MISSING');
  else if (gender !== null && gender !== read.identity.gender) reader.problem('sex', 'SEX_DIFFERS');
  return read.identity;
}

function checkGrade(reader: RowReader): number | null {
  const grade = readGrade(reader.raw('injuryGrade'));
  if (grade === undefined) reader.problem('injuryGrade', 'INJURY_GRADE_SHAPE');
  else if (grade !== null && (grade < 1 || grade > 10)) reader.problem('injuryGrade', 'INJURY_GRADE_RANGE');
  return grade ?? null;
}

function checkPhone(reader: RowReader): string | null {
  const { phone, plausible } = phoneNumber(reader.raw('phone'));
  if (!plausible) reader.warn('phone', 'PHONE_SHAPE');
  return phone || null;
}

function extraOf(raw: RawRow, layout: RosterLayout): Record<string, string> {
  const extra: Record<string, string> = {};
  for (const { at, header } of layout.extra) {
    const text = trimCell(raw.cells[at] ?? '');
    if (text !== '') extra[header] = text;
  }
  return extra;
}

function warnInternalRetirement(reader: RowReader, row: RosterRow, options: RosterCheckOptions): void {
  if (row.category !== 'INTERNAL_RETIRED' || row.positionKind === null) return;
  const { birthDate, gender, positionKind } = row;
  const month = options.retirementMonth({ birthDate, gender, positionKind });
  if (monthsBetween(yearMonthOf(options.asOf), month) >= INTERNAL_RETIREMENT_MONTHS) {
    reader.warn('category', 'INTERNAL_RETIREMENT_TOO_EARLY');
  }
}

/** A row whose required values may still be lacking, each with its problem. */
type Maybe<K extends keyof RosterRow> = { readonly [P in K]: RosterRow[P] | null };
type Draft = Omit<RosterRow, Required> & Maybe<Required>;
type Required = 'employeeNo' | 'gender' | 'identityNumber' | 'birthDate' | 'category';

function readRow(raw: RawRow, layout: RosterLayout, reader: RowReader, options: RosterCheckOptions) {
  const employeeNo = checkEmployeeNo(reader);
  const name = checkName(reader);
  const gender = reader.choice('sex', GENDERS, 'SEX_UNKNOWN', true);
  const identity = checkIdentity(reader, gender, options.asOf);
  const category = reader.choice('category', CATEGORIES, 'CATEGORY_UNKNOWN', true);
  // What a row must hold hangs on its category; survivors of a worker never worked here themselves.
  const staff = category !== null && category !== 'SURVIVOR_BENEFICIARY';
  const inFactory = category !== null && IN_FACTORY.has(category);
  const work = checkWorkDates(reader, staff, identity?.birthDate ?? null);
  const draft: Draft = {
    line: raw.line,
    employeeNo,
    name,
    gender,
    identityNumber: identity?.number ?? null,
    birthDate: identity?.birthDate ?? null,
    category,
    employmentForm: reader.choice('employmentForm', EMPLOYMENT_FORMS, 'EMPLOYMENT_FORM_UNKNOWN', staff),
    positionKind: reader.choice('identityKind', IDENTITY_KINDS, 'IDENTITY_KIND_UNKNOWN', staff),
    unit: reader.text('unit', 100, inFactory),
    post: reader.text('post', 100, false),
    joinedWorkOn: work.joinedWorkOn,
    enteredFactoryOn: work.enteredFactoryOn,
    specialWork: checkSpecialWork(reader, work),
    averageWage: reader.money('averageWage', inFactory),
    injuryGrade: checkGrade(reader),
    arrears: checkArrears(reader, work, options.thisMonth),
    phone: checkPhone(reader),
    remarks: reader.text('remarks', 2000, false),
    extra: extraOf(raw, layout),
  };
  return { draft, identity };
}

function isComplete(draft: Draft): draft is RosterRow {
  const { employeeNo, gender, identityNumber, birthDate, category } = draft;
  return [employeeNo, gender, identityNumber, birthDate, category].every((value) => value !== null);
}

function inColumnOrder(problems: RosterProblem[], layout: RosterLayout): RosterProblem[] {
  const rank = new Map<string, number>(ROSTER_FIELDS.map((field, i) => [layout.headers[field], i]));
  return problems.sort((a, b) => (rank.get(a.field) ?? 0) - (rank.get(b.field) ?? 0));
}

/**
 * Checks one row of a roster by itself: the row with normalised values, or all its problems in the order of the columns; warnings
 * in either case. Repeated numbers are found by startRosterCheck, which sees all rows. Sources: GB 11643, 劳动法 art. 15, 2-model.md §2.1.
 */
export function checkRow(raw: RawRow, layout: RosterLayout, options: RosterCheckOptions): CheckedRow {
  const reader = rowReader(raw, layout, options.asOf);
  const { problems, warnings } = reader;
  // With cells shifted or lost no other finding of the row could be trusted.
  if (!checkShape(raw, layout, reader))
    return { row: null, problems, warnings, identity: null, employeeNo: null };
  const { draft, identity } = readRow(raw, layout, reader, options);
  const { employeeNo } = draft;
  if (problems.length > 0 || !isComplete(draft)) {
    return { row: null, problems: inColumnOrder(problems, layout), warnings, identity, employeeNo };
  }
  warnInternalRetirement(reader, draft, options);
  return { row: draft, warnings, identity, employeeNo };
}

import type { Fen, LocalDate } from '@anzhi/domain';
import { type Choices, readChoice, wordsOf } from './cell-choice.js';
import { readDate } from './cell-date.js';
import { IMPLAUSIBLE_YUAN, readMoney } from './cell-money.js';
import { isUnreadable, optionalCell, trimCell } from './cell-text.js';
import type { RosterField, RosterLayout } from './roster-columns.js';
import {
  type RosterProblem,
  type RosterProblemCode,
  type RosterWarningCode,
  rosterProblem,
} from './roster-problem.js';
import type { RawRow } from './roster-row.js';

/** Reads the cells of one row by field and gathers what is wrong with them, under the file's own headers. */
export interface RowReader {
  raw(field: RosterField): string;
  hasValue(field: RosterField): boolean;
  /** Text as typed, trimmed; null when empty. Problems: VALUE_MISSING where required, TEXT_UNREADABLE, TEXT_TOO_LONG. */
  text(field: RosterField, maxLength: number, required: boolean): string | null;
  date(field: RosterField, edge: 'first' | 'last', required: boolean): LocalDate | null;
  money(field: RosterField, required: boolean): Fen | null;
  choice<T extends string>(
    field: RosterField,
    allowed: Choices<T>,
    unknown: RosterProblemCode,
    required: boolean,
  ): T | null;
  problem(field: RosterField, code: RosterProblemCode, detail?: string): void;
  warn(field: RosterField, code: RosterWarningCode, detail?: string): void;
  readonly problems: RosterProblem[];
  readonly warnings: RosterProblem[];
}

/** Makes the reader of one row. `asOf` is the day after which no date may lie. */
export function rowReader(raw: RawRow, layout: RosterLayout, asOf: LocalDate): RowReader {
  const problems: RosterProblem[] = [];
  const warnings: RosterProblem[] = [];
  const cell = (field: RosterField): string => raw.cells[layout.at[field]] ?? '';
  const problem = (field: RosterField, code: RosterProblemCode, detail?: string): void => {
    problems.push(rosterProblem(raw.line, layout.headers[field], code, detail));
  };
  const warn = (field: RosterField, code: RosterWarningCode, detail?: string): void => {
    warnings.push(rosterProblem(raw.line, layout.headers[field], code, detail));
  };
  const missing = (field: RosterField, required: boolean): null => {
    if (required) problem(field, 'VALUE_MISSING');
    return null;
  };

  return {
    raw: cell,
    hasValue: (field) => optionalCell(cell(field)) !== '',
    text(field, maxLength, required) {
      const text = trimCell(cell(field));
      if (text === '') return missing(field, required);
      if (isUnreadable(text)) problem(field, 'TEXT_UNREADABLE');
      if (text.length > maxLength) problem(field, 'TEXT_TOO_LONG', String(maxLength));
      return text;
    },
    date(field, edge, required) {
      const read = readDate(cell(field), edge);
      if (read.problem !== undefined) {
        problem(field, read.problem);
        return null;
      }
      if (read.date === null) return missing(field, required);
      if (read.ambiguous) warn(field, 'MONTH_AMBIGUOUS');
      if (read.date <= asOf) return read.date;
      problem(field, 'DATE_IN_FUTURE', asOf);
      return null;
    },
    money(field, required) {
      const read = readMoney(cell(field));
      if (read.problem !== undefined) {
        problem(field, read.problem, IMPLAUSIBLE_YUAN);
        return null;
      }
      return read.fen ?? missing(field, required);
    },
    choice(field, allowed, unknown, required) {
      const value = readChoice(cell(field), allowed);
      if (value === null) return missing(field, required);
      if (value !== undefined) return value;
      problem(field, unknown, wordsOf(allowed));
      return null;
    },
    problem,
    warn,
    problems,
    warnings,
  };
}

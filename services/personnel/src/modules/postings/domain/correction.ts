import {
  isLocalDate,
  type LocalDate,
  MoneyFormatError,
  parseYuan,
  type YearMonth,
  yearMonth,
} from '@anzhi/domain';
import { isPersonName, personName } from '../../roster/domain/cell-text.js';

/** Facts of the roster that a decision can correct; amounts follow from them by calculation, never by hand. */
export const CORRECTABLE_FIELDS = [
  'NAME',
  'UNIT',
  'BIRTH_DATE',
  'JOIN_WORK_ON',
  'JOIN_UNIT_ON',
  'AVERAGE_WAGE',
  'SPECIAL_WORK',
  'INJURY_GRADE',
  'ARREARS',
] as const;
export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];

/** What is changed on the roster row. */
export interface CorrectedFacts {
  name?: string;
  unit?: string;
  birthDate?: LocalDate;
  joinWorkOn?: LocalDate;
  joinUnitOn?: LocalDate;
  averageWageFen?: bigint;
  specialWork?: { type: SpecialWorkType; from: LocalDate; to: LocalDate } | null;
  injuryGrade?: number | null;
  arrears?: { from: YearMonth; to: YearMonth; monthlyFen: bigint } | null;
}

const SPECIAL_WORK_TYPES = [
  'HIGH_ALTITUDE',
  'EXTRA_HEAVY',
  'UNDERGROUND',
  'HIGH_TEMP',
  'LOW_TEMP',
  'TOXIC',
] as const;
export type SpecialWorkType = (typeof SPECIAL_WORK_TYPES)[number];

/** How the value of each field is written; shown when it cannot be read. */
export const VALUE_FORMATS: Readonly<Record<CorrectableField, string>> = {
  NAME: 'a name (姓名) of 1 to 50 letters, no formula',
  UNIT: 'a workshop or department of 1 to 100 characters',
  BIRTH_DATE: 'a date, 1975-05-29',
  JOIN_WORK_ON: 'a date, 1995-07-01',
  JOIN_UNIT_ON: 'a date, 2000-08-01',
  AVERAGE_WAGE: 'yuan a month, 4145.43',
  SPECIAL_WORK: 'type, from and to, "TOXIC 2001-01-01 2010-12-31", or "NONE"',
  INJURY_GRADE: 'a grade from 1 to 10, or "NONE"',
  ARREARS: 'first month, last month and yuan a month, "2024-08 2026-07 829.09", or "NONE"',
};

/** Reads a correction as written by the officer; null when the value is not in the field's format. */
export function parseCorrection(field: CorrectableField, value: string): CorrectedFacts | null {
  const text = value.trim();
  switch (field) {
    case 'NAME':
      return readName(text);
    case 'UNIT':
      return text.length >= 1 && text.length <= 100 ? { unit: text } : null;
    case 'BIRTH_DATE':
      return isLocalDate(text) ? { birthDate: text } : null;
    case 'JOIN_WORK_ON':
      return isLocalDate(text) ? { joinWorkOn: text } : null;
    case 'JOIN_UNIT_ON':
      return isLocalDate(text) ? { joinUnitOn: text } : null;
    case 'AVERAGE_WAGE': {
      const averageWageFen = readYuan(text);
      return averageWageFen === null ? null : { averageWageFen };
    }
    case 'SPECIAL_WORK':
      return readSpecialWork(text);
    case 'INJURY_GRADE':
      if (text === 'NONE') return { injuryGrade: null };
      return /^(10|[1-9])$/.test(text) ? { injuryGrade: Number(text) } : null;
    case 'ARREARS':
      return readArrears(text);
  }
}

/** As the roster import reads a name (NAME_SHAPE): a formula or a number is none. */
function readName(text: string): CorrectedFacts | null {
  const name = personName(text);
  return name.length <= 50 && isPersonName(name) ? { name } : null;
}

function readSpecialWork(text: string): CorrectedFacts | null {
  if (text === 'NONE') return { specialWork: null };
  const [kind, from, to, ...rest] = text.split(/\s+/);
  const type = SPECIAL_WORK_TYPES.find((known) => known === kind);
  if (!type || !from || !isLocalDate(from) || rest.length > 0) return null;
  return to !== undefined && isLocalDate(to) && from <= to ? { specialWork: { type, from, to } } : null;
}

function readArrears(text: string): CorrectedFacts | null {
  if (text === 'NONE') return { arrears: null };
  const [first, last, amount, ...rest] = text.split(/\s+/);
  const from = readMonth(first);
  const to = readMonth(last);
  const monthlyFen = readYuan(amount ?? '');
  if (!from || !to || from > to || monthlyFen === null || rest.length > 0) return null;
  return { arrears: { from, to, monthlyFen } };
}

function readMonth(text: string | undefined): YearMonth | null {
  return text !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? yearMonth(text) : null;
}

function readYuan(text: string): bigint | null {
  try {
    return parseYuan(text);
  } catch (error) {
    if (error instanceof MoneyFormatError) return null;
    throw error;
  }
}

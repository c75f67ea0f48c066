import { isLocalDate, type LocalDate, lastDay, yearMonth } from '@anzhi/domain';
import { optionalCell } from './cell-text.js';
import type { RosterProblemCode } from './roster-problem.js';

/** A date read from a cell, nothing (an empty cell), or the code of what is wrong. */
export type DateCell =
  | { readonly date: LocalDate | null; readonly ambiguous?: boolean; readonly problem?: undefined }
  | { readonly problem: RosterProblemCode };

const TIME_OF_DAY = /[T\s]+0{1,2}:0{2}(?::0{2}(?:\.0+)?)?Z?$/;
const YMD = /^(\d{4})\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})\s*[日号]?$/;
const YM = /^(\d{4})\s*(年|[-./])\s*(\d{1,2})\s*月?(?:份)?$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})?$/;
const EXCEL_SERIAL = /^([1-7]\d{4})(?:\.\d+)?$/;
/** Excel's day 0, with its leap day of 1900 that never was: right for every day from 1900-03-01 on. */
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);
const NONE: DateCell = { date: null };

function ofIso(text: string): DateCell {
  if (!isLocalDate(text)) return { problem: 'DATE_INVALID' };
  return text < '1900' ? { problem: 'DATE_TOO_EARLY' } : { date: text };
}

function civil(year: number, month: number, day: number): DateCell {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return ofIso(text);
}

function ofMonth(year: number, month: number, edge: 'first' | 'last'): DateCell {
  const first = civil(year, month, 1);
  if (edge === 'first' || first.problem !== undefined || first.date === null) return first;
  return { date: lastDay(yearMonth(first.date.slice(0, 7))) };
}

function ofSerial(serial: number): DateCell {
  const day = new Date(EXCEL_EPOCH_MS + serial * 86_400_000);
  return civil(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}

/**
 * Reads a date cell: YYYY-MM-DD, Y年M月D日, Y/M/D, Y.M.D, YYYYMMDD, an Excel day number, or a month (Y年M月, Y.MM, Y-MM, YYYYMM), which
 * stands for its first day, or for its last where `edge` is 'last' (a period that ends in a month ends with it).
 * Errors as data: DATE_SHAPE, DATE_INVALID (2月30日, month 13), DATE_TOO_EARLY (before 1900).
 */
export function readDate(raw: string, edge: 'first' | 'last' = 'first'): DateCell {
  if (raw === '') return NONE;
  if (isLocalDate(raw)) return ofIso(raw);
  const text = optionalCell(raw).replace(TIME_OF_DAY, '');
  if (text === '') return NONE;
  const ymd = YMD.exec(text);
  if (ymd) return civil(Number(ymd[1]), Number(ymd[2]), Number(ymd[3]));
  const ym = YM.exec(text);
  if (ym) {
    const cell = ofMonth(Number(ym[1]), Number(ym[3]), edge);
    // 2011.10 kept as a number in a spreadsheet comes out as 2011.1.
    return ym[2] === '.' && ym[3] === '1' && cell.problem === undefined ? { ...cell, ambiguous: true } : cell;
  }
  const compact = COMPACT.exec(text);
  if (compact?.[3] !== undefined) return civil(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  if (compact) return ofMonth(Number(compact[1]), Number(compact[2]), edge);
  const serial = EXCEL_SERIAL.exec(text);
  return serial ? ofSerial(Number(serial[1])) : { problem: 'DATE_SHAPE' };
}

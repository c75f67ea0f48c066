import { type Fen, isLocalDate, MoneyFormatError, parseYuan } from '@anzhi/domain';
import { BANK_RESULT_FORMAT } from './bank-file.js';
import { FUND_REASONS, FUND_RESULT_FORMAT } from './fund-list.js';

/** Why the bank could not pay, or gave back what it had paid: a closed list, documented in docs/formats/bank-file.md. */
export const BANK_REASONS = [
  'ACCOUNT_CLOSED',
  'ACCOUNT_NOT_FOUND',
  'NAME_MISMATCH',
  'ACCOUNT_FROZEN',
  'ACCOUNT_DORMANT',
  'LIMIT_EXCEEDED',
  'BANK_REJECTED',
  'OTHER',
] as const;

/** Why a line, or the whole file, is refused. */
export const RESULT_FAULTS = [
  'BAD_HEADER',
  'BAD_LINE',
  'WRONG_BATCH',
  'WRONG_CONTROL_TOTAL',
  'WRONG_CONTROL_HASH',
  'UNKNOWN_LINE',
  'WRONG_AMOUNT',
  'WRONG_ACCOUNT',
  'TWICE',
  'MISSING_LINE',
  'UNKNOWN_REASON',
  'ANSWERED_OTHERWISE',
  'NOT_PAID',
  'CLAIMED_BACK',
] as const;
export type ResultFault = (typeof RESULT_FAULTS)[number];

/** Which field of its record a fault is about. */
export const FAULT_FIELDS: Readonly<Record<ResultFault, string>> = {
  BAD_HEADER: 'header',
  BAD_LINE: 'line',
  WRONG_BATCH: 'batch',
  WRONG_CONTROL_TOTAL: 'total',
  WRONG_CONTROL_HASH: 'hash',
  UNKNOWN_LINE: 'serial',
  WRONG_AMOUNT: 'amount',
  WRONG_ACCOUNT: 'tail',
  TWICE: 'serial',
  MISSING_LINE: 'serial',
  UNKNOWN_REASON: 'reason',
  ANSWERED_OTHERWISE: 'status',
  NOT_PAID: 'status',
  CLAIMED_BACK: 'status',
};

/** Whose answers a file holds: its format, and why a payment may fail there. */
export interface ResultDialect {
  readonly format: string;
  readonly reasons: readonly string[];
}
export const BANK_DIALECT: ResultDialect = { format: BANK_RESULT_FORMAT, reasons: BANK_REASONS };
export const FUND_DIALECT: ResultDialect = { format: FUND_RESULT_FORMAT, reasons: FUND_REASONS };

/** A refused line; line 1 is the header. What is missing has the line after the last. */
export interface FaultyLine {
  readonly line: number;
  readonly code: ResultFault;
  /** Where it is another field than {@link FAULT_FIELDS} says. */
  readonly field?: string;
  /** What stands there and what should, without names or whole accounts. */
  readonly detail: string;
}

export type ResultKind = 'RESULT' | 'RETURN';

export interface ResultHeader {
  readonly kind: ResultKind;
  readonly batchNo: string;
  readonly factoryCode: string;
  readonly count: number;
  readonly totalFen: Fen;
  readonly hash: string;
}

export interface ResultLine {
  readonly line: number;
  readonly serial: number;
  readonly tail: string;
  readonly amountFen: Fen;
  readonly status: 'PAID' | 'FAILED' | 'RETURNED';
  readonly reasonCode: string | null;
  readonly bankReference: string | null;
}

export interface ResultFile {
  readonly header: ResultHeader | null;
  readonly lines: readonly ResultLine[];
  readonly faults: readonly FaultyLine[];
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

const COUNT = /^\d{1,9}$/;

/** Reads the records of a result file; faults name the line. Pure: the caller splits the file into cells. */
export function readResultFile(
  [first, ...rows]: readonly Row[],
  dialect: ResultDialect = BANK_DIALECT,
): ResultFile {
  const header = first ? readHeader(first.cells, dialect) : null;
  if (!header) {
    const detail = `the first line is R,${dialect.format},RESULT or RETURN,batch,factory,date,count,total,hash`;
    return { header: null, lines: [], faults: [{ line: first?.line ?? 1, code: 'BAD_HEADER', detail }] };
  }
  const lines: ResultLine[] = [];
  const faults: FaultyLine[] = [];
  for (const row of rows) {
    const read = readLine(row, header.kind, dialect);
    if ('code' in read) faults.push(read);
    else lines.push(read);
  }
  return { header, lines, faults };
}

function readHeader(cells: readonly string[], dialect: ResultDialect): ResultHeader | null {
  const [mark, format, kind, batchNo = '', factoryCode = '', date = '', count = '', total = '', hash = ''] =
    cells.map((cell) => cell.trim());
  const totalFen = fenOf(total);
  if (mark !== 'R' || format !== dialect.format || (kind !== 'RESULT' && kind !== 'RETURN')) return null;
  if (!isLocalDate(date) || !COUNT.test(count) || totalFen === null) return null;
  return {
    ...{ kind, batchNo, factoryCode: factoryCode.toUpperCase(), totalFen },
    ...{ count: Number.parseInt(count, 10), hash: hash.toLowerCase() },
  };
}

function readLine(
  { line, cells }: Row,
  kind: ResultKind,
  { reasons }: ResultDialect,
): ResultLine | FaultyLine {
  const [mark, serial = '', tail = '', amount = '', status = '', reason = '', reference = ''] = cells.map(
    (cell) => cell.trim(),
  );
  const amountFen = fenOf(amount);
  const bad = unreadable({ mark, serial, tail, amountFen });
  if (bad !== null || amountFen === null)
    return {
      line,
      code: 'BAD_LINE',
      field: bad ?? 'amount',
      detail: 'a line is A,serial,last four digits,amount,status,reason,reference',
    };
  const wanted = kind === 'RETURN' ? ['RETURNED'] : ['PAID', 'FAILED'];
  if (!wanted.includes(status))
    return {
      line,
      code: 'BAD_LINE',
      field: 'status',
      detail: `the status of a ${kind} is ${wanted.join(' or ')}`,
    };
  const needsReason = status !== 'PAID';
  if (needsReason ? !reasons.includes(reason) : reason !== '')
    return {
      line,
      code: 'UNKNOWN_REASON',
      detail: `PAID has no reason; others one of ${reasons.join(', ')}`,
    };
  return {
    ...{ line, serial: Number.parseInt(serial, 10), tail: tail.toUpperCase(), amountFen },
    ...{
      status: status as ResultLine['status'],
      reasonCode: reason || null,
      bankReference: reference || null,
    },
  };
}

/** The first field of a line that cannot be read; null where all can. */
function unreadable(line: {
  mark: string | undefined;
  serial: string;
  tail: string;
  amountFen: Fen | null;
}): string | null {
  if (line.mark !== 'A') return 'mark';
  if (!COUNT.test(line.serial)) return 'serial';
  if (!/^\d{3}[\dXx]$/.test(line.tail)) return 'tail';
  return line.amountFen === null ? 'amount' : null;
}

function fenOf(text: string): Fen | null {
  try {
    return parseYuan(text);
  } catch (error) {
    if (error instanceof MoneyFormatError) return null;
    throw error;
  }
}

import { createHash } from 'node:crypto';
import { type Fen, formatYuan } from '@anzhi/domain';

/** Name and version of the formats of docs/formats/bank-file.md. */
export const BANK_FILE_FORMAT = 'ANZHI-PAY-1';
export const BANK_RESULT_FORMAT = 'ANZHI-RESULT-1';

export const BANK_FILE_ENCODINGS = ['utf-8', 'gb18030'] as const;
export type BankFileEncoding = (typeof BANK_FILE_ENCODINGS)[number];
/** How a file of a batch left: as text, or as a workbook. */
export type FileEncoding = BankFileEncoding | 'xlsx';

/** How many characters of an account, or of an identity number, tie an answer to a payment. */
const TAIL = 4;
export const accountTail = (digits: string): string => digits.slice(-TAIL);

export interface ControlLine {
  readonly serial: number;
  readonly amountFen: Fen;
  /** Digits of the account; for a list to a fund the identity number. */
  readonly account: string;
}

export interface FileControl {
  readonly people: number;
  readonly totalFen: Fen;
  /** SHA-256 in hex over `serial,amount,last four digits` and a line feed for each payment, by serial. */
  readonly hash: string;
}

/** Adds up a file payment by payment, so that one of 100,000 people need not lie in memory. */
export function fileControl(): { add(line: ControlLine): void; end(): FileControl } {
  const digest = createHash('sha256');
  let people = 0;
  let totalFen = 0n;
  return {
    add({ serial, amountFen, account }) {
      digest.update(`${serial},${formatYuan(amountFen)},${accountTail(account)}\n`);
      people += 1;
      totalFen += amountFen;
    },
    end: () => ({ people, totalFen, hash: digest.digest('hex') }),
  };
}

export interface BankFileHeader extends FileControl {
  readonly batchNo: number;
  readonly factoryCode: string;
  /** When the file was made, on the factory's clock. */
  readonly date: string;
}

/** The header record of a bank file: eight fields, as many as a detail has. */
export const headerRecord = (header: BankFileHeader): string[] => [
  ...['H', BANK_FILE_FORMAT, String(header.batchNo), header.factoryCode, header.date],
  ...[String(header.people), formatYuan(header.totalFen), header.hash],
];

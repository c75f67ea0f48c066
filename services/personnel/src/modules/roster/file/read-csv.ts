import iconv from 'iconv-lite';
import { RosterFileError } from '../domain/roster-file-error.js';
import type { RawRow } from '../domain/roster-row.js';
import { detectDelimiter, type OpenRecord, splitQuotedLine } from './csv-record.js';
import type { CsvEncoding } from './roster-file-type.js';

/** A record may not be longer than this, in characters: a quote that is never closed would gather the whole file. */
const RECORD_LIMIT = 1_000_000;

/** Turns decoded text, piece by piece, into records with the line on which each starts. */
export interface CsvTokenizer {
  /** The records that are complete after this piece; empty lines are counted and left out. Throws RosterFileError FILE_RECORD_TOO_LONG. */
  push(text: string): RawRow[];
  /** The last record, if the file does not end with a line end. Throws RosterFileError FILE_TRUNCATED inside quotes. */
  end(): RawRow[];
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

/**
 * Makes a tokenizer (RFC 4180; lines end with LF, CR LF, or CR alone throughout). Lines without quotes are split natively, which
 * makes it several times as fast as a general parser on the files that exist.
 */
export function csvTokenizer(delimiter: string, newline: '\n' | '\r'): CsvTokenizer {
  let rest = '';
  let line = 0;
  let startedOn = 0;
  let length = 0;
  let record: OpenRecord | null = null;

  const tooLong = (on: number) => new RosterFileError('FILE_RECORD_TOO_LONG', {}, on);

  const takeQuoted = (text: string, rows: RawRow[]): void => {
    const inside = record !== null;
    const current: OpenRecord = record ?? { cells: [], open: '' };
    if (!inside) {
      startedOn = line;
      length = 0;
    }
    length += text.length;
    if (length > RECORD_LIMIT) throw tooLong(startedOn);
    if (splitQuotedLine(text, delimiter, current, inside)) {
      current.open += '\n';
      record = current;
      return;
    }
    record = null;
    rows.push({ line: startedOn, cells: current.cells });
  };

  const take = (text: string, rows: RawRow[]): void => {
    line += 1;
    if (record !== null || text.includes('"')) takeQuoted(text, rows);
    else if (text !== '') rows.push({ line, cells: text.split(delimiter) });
  };

  return {
    push(text) {
      const rows: RawRow[] = [];
      const all = rest + text;
      let from = 0;
      for (let at = all.indexOf(newline); at >= 0; at = all.indexOf(newline, from)) {
        take(withoutReturn(all.slice(from, at)), rows);
        from = at + 1;
      }
      rest = all.slice(from);
      if (rest.length > RECORD_LIMIT) throw tooLong(record === null ? line + 1 : startedOn);
      return rows;
    },
    end() {
      const rows: RawRow[] = [];
      // 0x1A ended files of CP/M and DOS, and some programs still write it.
      const last = withoutReturn(rest.endsWith('\u001a') ? rest.slice(0, -1) : rest);
      if (last !== '') take(last, rows);
      if (record !== null) {
        throw new RosterFileError(
          'FILE_TRUNCATED',
          {
            en: `the quotation mark opened in line ${startedOn} is never closed`,
            zh: `第${startedOn}行的引号没有闭合`,
          },
          startedOn,
        );
      }
      return rows.map((row) => ({ ...row, endsWithoutNewline: true }));
    },
  };
}

interface Decoder {
  write(bytes: Buffer): string;
  end(): string | undefined;
}

function utf8Decoder(): Decoder {
  // Drops the byte order mark and replaces what is no UTF-8 by U+FFFD, which the check of the row then reports.
  const decoder = new TextDecoder('utf-8');
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** Decodes the bytes of a CSV. Throws RosterFileError FILE_TRUNCATED when the file ends inside a character. */
async function* decoded(bytes: AsyncIterable<Buffer>, encoding: CsvEncoding): AsyncGenerator<string> {
  const decoder: Decoder = encoding === 'utf-8' ? utf8Decoder() : iconv.getDecoder('gb18030');
  for await (const piece of bytes) yield decoder.write(piece);
  if (decoder.end()) {
    throw new RosterFileError('FILE_TRUNCATED', {
      en: 'it ends inside a character',
      zh: '文件在一个字符中间结束',
    });
  }
}

/**
 * Reads the records of a CSV in batches, as the pieces of the stream arrive; memory is bounded by a piece and the longest record.
 * Throws RosterFileError FILE_TRUNCATED, FILE_RECORD_TOO_LONG.
 */
export async function* readCsv(
  bytes: AsyncIterable<Buffer>,
  encoding: CsvEncoding,
): AsyncGenerator<RawRow[]> {
  let tokenizer: CsvTokenizer | null = null;
  for await (const text of decoded(bytes, encoding)) {
    // The first piece is the sample, which holds the header.
    tokenizer ??= csvTokenizer(detectDelimiter(text), /\n/.test(text) || !/\r/.test(text) ? '\n' : '\r');
    const rows = tokenizer.push(text);
    if (rows.length > 0) yield rows;
  }
  const last = tokenizer?.end() ?? [];
  if (last.length > 0) yield last;
}

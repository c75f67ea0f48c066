import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { HEADER, identityNumber, person } from '../domain/roster.fixture.js';
import type { RawRow } from '../domain/roster-row.js';
import { readRosterFile } from './read-roster-file.js';
import { checkAll, fileError, pieces, sampleRoster, streamOf } from './roster-file.fixture.js';

async function read(bytes: Buffer | string, size?: number): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const row of readRosterFile(pieces(bytes, size))) rows.push(row);
  return rows;
}
const gb = (text: string): Buffer => iconv.encode(text, 'gb18030');
const roster = (rows: readonly (readonly string[])[], end = '\r\n'): string =>
  [HEADER, ...rows].map((cells) => cells.join(',') + end).join('');

describe('a file is refused as a whole', () => {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  const refused: readonly (readonly [string, string, Buffer])[] = [
    ['FILE_EMPTY', 'nothing', Buffer.alloc(0)],
    ['FILE_EMPTY', 'blank lines', Buffer.from('\r\n \r\n,,,\r\n')],
    ['FILE_EMPTY', 'a byte order mark alone', Buffer.from('\ufeff')],
    ['FILE_IS_PDF', 'a PDF renamed', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj')],
    ['FILE_IS_OLD_XLS', 'an old workbook', ole],
    ['FILE_IS_MARKUP', 'a web page', Buffer.from('\n<html><table><tr><td>工号</td></tr></table></html>')],
    ['FILE_IS_UTF16', 'UTF-16 with a mark', Buffer.from(`\ufeff${roster([])}`, 'utf16le')],
    ['FILE_IS_UTF16', 'UTF-16 without', Buffer.from('No,Name\r\n1,Li\r\n2,Wu\r\n', 'utf16le')],
    [
      'FILE_IS_BINARY',
      'a picture',
      Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001080600000000', 'hex'),
    ],
    ['FILE_ENCODING_UNKNOWN', 'bytes of no encoding', Buffer.alloc(4000, 0xff)],
    ['HEADER_COLUMNS_MISSING', 'another table', Buffer.from('a,b\r\n1,2\r\n')],
    ['ROWS_MISSING', 'a header alone', Buffer.from(roster([]))],
    ['FILE_TRUNCATED', 'an open quotation mark', Buffer.from(`${roster([person()])}GZ2,"张`)],
    [
      'FILE_TRUNCATED',
      'half a character',
      Buffer.concat([Buffer.from(roster([person()])), Buffer.from([0xe5])]),
    ],
    [
      'FILE_TRUNCATED',
      'half a character of GB18030',
      Buffer.concat([gb(roster([person()])), Buffer.from([0xb8])]),
    ],
    [
      'FILE_RECORD_TOO_LONG',
      'a quotation mark never closed',
      Buffer.from(`${roster([person()])}"${'张三,\n'.repeat(400_000)}`),
    ],
  ];
  test.each(refused)('%s: %s', async (code, _, bytes) => {
    const error = await fileError(pieces(bytes, 4096));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^[^{}]+$/);
    expect(error.messageZh).toMatch(/^[^{}]*\p{Script=Han}[^{}]*$/u);
  });

  test('FILE_TOO_LARGE as soon as the limit is passed, without reading on', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      yield Buffer.from(roster([]));
      const row = Buffer.from(`${person().join(',')}\r\n`.repeat(1000));
      for (;;) {
        given += row.length;
        yield row;
      }
    }
    const error = await fileError(endless(), { maxBytes: 3 * 1024 * 1024 });
    expect([error.code, error.messageZh]).toEqual(['FILE_TOO_LARGE', '文件超过3MB']);
    expect(given).toBeLessThan(3 * 1024 * 1024 + 400_000);
  });

  test('64 MB is the limit unless another is given', async () => {
    async function* large(): AsyncGenerator<Buffer> {
      yield Buffer.from(roster([]));
      for (let i = 0; i < 65; i += 1) yield Buffer.alloc(1024 * 1024, '\n');
    }
    expect((await fileError(large())).code).toBe('FILE_TOO_LARGE');
  });
});

describe('a CSV', () => {
  test('gives each record the physical line on which it starts', async () => {
    const text = '工号,备注\r\n\r\n1,"two\nlines ""quoted"""\r\n2,x"y\r\n3,"a,b"\r\n4,z';
    expect(await read(text, 3)).toEqual([
      { line: 1, cells: ['工号', '备注'] },
      { line: 3, cells: ['1', 'two\nlines "quoted"'] },
      { line: 5, cells: ['2', 'x"y'] },
      { line: 6, cells: ['3', 'a,b'] },
      { line: 7, cells: ['4', 'z'], endsWithoutNewline: true },
    ]);
  });

  test.each([
    ['LF', '\n', ','],
    ['CR', '\r', ','],
    ['TAB', '\r\n', '\t'],
    ['semicolons', '\r\n', ';'],
  ])('is read with %s', async (_, end, delimiter) => {
    const text = [HEADER, person()].map((cells) => cells.join(delimiter) + end).join('');
    expect((await checkAll(pieces(text))).accepted[0]).toMatchObject({ line: 2, name: '张三' });
  });

  test('cut in its last row rejects that row', async () => {
    const whole = roster([
      person(),
      person({ employeeNo: 'GZ2', identityNumber: identityNumber('19800101', '003') }),
    ]);
    const { summary, problems } = await checkAll(pieces(whole.slice(0, -10)));
    expect(summary).toMatchObject({ accepted: 1, rejected: 1 });
    expect(problems.map((p) => [p.line, p.code])).toEqual([[3, 'ROW_TOO_FEW_CELLS']]);
  });

  test('with a few bytes of another encoding rejects the rows that hold them, and no others', async () => {
    const bytes = Buffer.concat([
      Buffer.from(roster([person()])),
      gb(
        `${person({ employeeNo: 'GZ2', identityNumber: identityNumber('19800101', '003'), unit: '' }).join(',')}\r\n`,
      ),
    ]);
    const { problems } = await checkAll(pieces(bytes));
    expect(problems.map((p) => p.line)).toEqual(expect.arrayContaining([3]));
    expect(problems.find((p) => p.field === '姓名')?.code).toBe('TEXT_UNREADABLE');
    expect(new Set(problems.map((p) => p.line))).toEqual(new Set([3]));
  });

  test('gives the same rows in UTF-8 with and without mark and in GB18030', async () => {
    const text = readFileSync(sampleRoster('roster.csv'), 'utf8').replace(/^\ufeff/, '');
    const marked = await checkAll(streamOf('roster.csv'));
    for (const bytes of [Buffer.from(text), gb(text)]) {
      expect((await checkAll(pieces(bytes, 1000))).accepted).toEqual(marked.accepted);
    }
  });
});

const cell = fc.string({
  unit: fc.constantFrom('a', '1', '张', '䶮', '"', ',', '\n', ' ', ';', '　'),
  maxLength: 6,
});
const table = fc
  .array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 })
  .map((rows) => [['工号', '姓名', '备注'], ...rows]);
const quoted = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\r\n`).join('');

describe('properties of reading a CSV', () => {
  test('what is written with quotation marks is read back, wherever the stream is cut, with rising lines', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, size) => {
        const records = await read(quoted(rows), size);
        expect(records.map((r) => r.cells)).toEqual(rows);
        let line = 1;
        for (const record of records) {
          expect(record.line).toBe(line);
          line += 1 + record.cells.join('').split('\n').length - 1;
        }
      }),
    );
  });

  test('UTF-8 and GB18030 of the same text give the same records', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, size) => {
        const text = quoted(rows);
        expect(await read(gb(text), size)).toEqual(await read(text, size));
      }),
    );
  });

  test('csv-parse reads the same', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const bare = rows.map((row) =>
          row.map((text) => (/[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)),
        );
        const text = bare.map((row) => `${row.join(',')}\n`).join('');
        const theirs: string[][] = parse(text, { relax_column_count: true });
        expect((await read(text)).map((r) => r.cells)).toEqual(theirs);
      }),
    );
  });
});

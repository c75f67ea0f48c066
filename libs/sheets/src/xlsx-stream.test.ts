import { Workbook, type Worksheet } from 'exceljs';
import fc from 'fast-check';
import { neutralise } from './cell.js';
import type { Column, Rows } from './column.js';
import { bytesOf, countingSource } from './sheet.fixture.js';
import { xlsxStream } from './xlsx-stream.js';

interface Row {
  name: string;
  amount?: string | null;
  birth?: string;
  months?: number | bigint;
}
const columns: Column<Row>[] = [
  { header: '姓名', kind: 'text', value: (row) => row.name, width: 12 },
  { header: '金额', kind: 'money', value: (row) => row.amount ?? null },
  { header: '出生', kind: 'date', value: (row) => row.birth ?? null },
  { header: '月数', kind: 'count', value: (row) => row.months ?? null },
];

async function workbookOf(rows: Rows<Row>, rowsPerSheet?: number): Promise<Workbook> {
  const bytes = await bytesOf(
    xlsxStream(columns, rows, { sheetName: '职工名册', ...(rowsPerSheet && { rowsPerSheet }) }),
  );
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes as unknown as Parameters<Workbook['xlsx']['load']>[0]);
  return workbook;
}

async function sheetOf(rows: Rows<Row>): Promise<Worksheet> {
  return (await workbookOf(rows)).worksheets[0]!;
}

/** exceljs leaves `_xHHHH_` as it stands; spreadsheets read the character. */
function decoded(text: unknown): string {
  return String(text ?? '').replace(/_x([0-9A-F]{4})_/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

describe('xlsxStream', () => {
  it('writes a workbook with a bold, frozen header and the widths asked for', async () => {
    const sheet = await sheetOf([{ name: '张三' }]);
    expect(sheet.name).toBe('职工名册');
    expect(sheet.getRow(1).values).toEqual([undefined, '姓名', '金额', '出生', '月数']);
    expect(sheet.getCell('A1').font.bold).toBe(true);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.getColumn(1).width).toBe(12);
  });

  it('exports: money is a number with two decimals where that is exact, else text', async () => {
    const sheet = await sheetOf([
      { name: 'a', amount: '102400.10' },
      { name: 'b', amount: '-1.00' },
      { name: 'c', amount: '12345678901234567.89' },
      { name: 'd', amount: '-2+3' },
      { name: 'e', amount: null },
    ]);
    const amounts = [2, 3, 4, 5, 6].map((row) => sheet.getCell(row, 2).value);
    expect(amounts).toEqual([102400.1, -1, '12345678901234567.89', "'-2+3", null]);
    expect(sheet.getCell('B2').numFmt).toBe('0.00');
  });

  it('writes dates as dates and counts as whole numbers', async () => {
    const sheet = await sheetOf([
      { name: 'a', birth: '1969-02-28', months: 360 },
      { name: 'b', birth: '1899-01-01', months: 9007199254740993n },
    ]);
    expect(sheet.getCell('C2').value).toEqual(new Date('1969-02-28T00:00:00Z'));
    expect(sheet.getCell('C2').numFmt).toContain('yyyy');
    expect(sheet.getCell('C3').value).toBe('1899-01-01');
    expect([sheet.getCell('D2').value, sheet.getCell('D3').value]).toEqual([360, '9007199254740993']);
  });

  it('exports: holds no formula, whatever a text begins with', async () => {
    const sheet = await sheetOf(['=1+1', '+1', '-1', '@A1'].map((name) => ({ name })));
    const cells = [2, 3, 4, 5].map((row) => sheet.getCell(row, 1));
    expect(cells.map((cell) => cell.value)).toEqual(["'=1+1", "'+1", "'-1", "'@A1"]);
    expect(cells.map((cell) => cell.formula)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('property: every text comes back, control characters and half characters included', async () => {
    const character = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom('_x0041_', '_', '\r', '\n', '\t', '<', '&', '"', ']]>', ' '),
    );
    const texts = fc.array(
      fc.array(character, { maxLength: 8 }).map((parts) => parts.join('')),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(texts, async (names) => {
        const sheet = await sheetOf(names.map((name) => ({ name })));
        const read = names.map((_, at) => decoded(sheet.getCell(at + 2, 1).value));
        expect(read).toEqual(names.map((name) => neutralise(name)));
      }),
      { numRuns: 40 },
    );
  });

  it('replaces half of a surrogate pair and cuts what no cell can hold', async () => {
    const sheet = await sheetOf([{ name: 'a\uD800b' }, { name: '长'.repeat(40_000) }]);
    expect(sheet.getCell('A2').value).toBe('a\uFFFDb');
    expect(String(sheet.getCell('A3').value)).toHaveLength(32_767);
  });

  it.each([
    [3, ['职工名册']],
    [4, ['职工名册']],
    [5, ['职工名册', '职工名册 2']],
    [9, ['职工名册', '职工名册 2', '职工名册 3']],
  ])('spreads %i rows over the sheets they fill, none lost, none empty', async (count, names) => {
    const rows = Array.from({ length: count }, (_, at) => ({ name: `n${at}` }));
    const workbook = await workbookOf(rows, 5);
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(names);
    const read = workbook.worksheets.flatMap((sheet) =>
      Array.from({ length: sheet.rowCount - 1 }, (_, at) => sheet.getCell(at + 2, 1).value),
    );
    expect(read).toEqual(rows.map((row) => row.name));
  });

  it('S058: the same rows give the same bytes', async () => {
    const write = () => bytesOf(xlsxStream(columns, [{ name: '张三', amount: '1.00' }], { sheetName: 'x' }));
    expect((await write()).equals(await write())).toBe(true);
  });

  it('reads the source only as fast as it is consumed, and releases it when the consumer stops', async () => {
    const source = countingSource<Row>((nth) => ({ name: `${nth}`.repeat(40), amount: `${nth}.00` }));
    const stream = xlsxStream(columns, source.rows, { sheetName: 'x' });
    await stream.next();
    await stream.next();
    await stream.return();
    expect(source.state.released).toBe(true);
    expect(source.state.taken).toBeLessThan(100_000);
    const { taken } = source.state;
    await new Promise(setImmediate);
    expect(source.state.taken).toBe(taken);
  });

  it('throws what the source throws, and refuses a sheet name that Excel refuses', async () => {
    async function* broken(): AsyncGenerator<Row> {
      yield { name: 'a' };
      throw new Error('connection lost');
    }
    await expect(workbookOf(broken())).rejects.toThrow('connection lost');
    await expect(bytesOf(xlsxStream(columns, [], { sheetName: 'a/b' }))).rejects.toThrow(RangeError);
  });
});

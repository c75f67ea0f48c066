import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { neutralise } from './cell.js';
import type { Column, Rows } from './column.js';
import { csvStream } from './csv-stream.js';
import { bytesOf, countingSource } from './sheet.fixture.js';

interface Row {
  name: string;
  amount: string | null;
}
const columns: Column<Row>[] = [
  { header: '姓名 Name', kind: 'text', value: (row) => row.name },
  { header: '金额 Amount', kind: 'money', value: (row) => row.amount },
];

async function csvOf(rows: Rows<Row>): Promise<string> {
  return (await bytesOf(csvStream(columns, rows))).toString();
}

async function readBack(rows: Row[]): Promise<string[][]> {
  return parse(await csvOf(rows), { bom: true, record_delimiter: '\r\n', skip_empty_lines: false });
}

describe('csvStream', () => {
  it('begins with a byte order mark and ends every line with CRLF', async () => {
    expect(await csvOf([{ name: '张三', amount: '102400.00' }])).toBe(
      '\uFEFF姓名 Name,金额 Amount\r\n张三,102400.00\r\n',
    );
  });

  it('writes the header alone when there is no row, and nothing for a missing value', async () => {
    expect(await readBack([])).toEqual([['姓名 Name', '金额 Amount']]);
    expect((await readBack([{ name: 'x', amount: null }]))[1]).toEqual(['x', '']);
  });

  it.each(['=1+1', '+8613800000000', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '－1'])(
    'exports: never let %j begin a cell',
    async (name) => {
      expect((await readBack([{ name, amount: null }]))[1]?.[0]).toBe(`'${name}`);
    },
  );

  it('leaves a negative amount a number, but not a text in an amount column', async () => {
    const rows = await readBack([
      { name: 'a', amount: '-1.00' },
      { name: 'b', amount: '-1+cmd' },
    ]);
    expect(rows.slice(1).map((row) => row[1])).toEqual(['-1.00', "'-1+cmd"]);
  });

  it('property: every text comes back as it was, but for the apostrophe before a formula', async () => {
    const texts = fc.array(
      fc.string({ unit: 'grapheme' }).map((name) => ({ name, amount: null })),
      { maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(texts, async (rows) => {
        const read = await readBack(rows);
        expect(read.slice(1).map((row) => row[0])).toEqual(rows.map((row) => neutralise(row.name)));
      }),
    );
  });

  it('reads the source only as fast as it is consumed, and releases it when the consumer stops', async () => {
    const source = countingSource<Row>(() => ({ name: '张三'.repeat(50), amount: '1.00' }));
    const stream = csvStream(columns, source.rows);
    await stream.next();
    const { taken } = source.state;
    expect(taken).toBeLessThan(2_000);
    await stream.return();
    expect(source.state).toEqual({ taken, released: true });
  });

  it('throws what the source throws', async () => {
    async function* broken(): AsyncGenerator<Row> {
      yield { name: 'a', amount: null };
      throw new Error('connection lost');
    }
    await expect(csvOf(broken())).rejects.toThrow('connection lost');
  });
});

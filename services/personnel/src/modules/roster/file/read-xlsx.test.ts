import { deflateRawSync } from 'node:zlib';
import { Workbook } from 'exceljs';
import { HEADER, identityNumber, person } from '../domain/roster.fixture.js';
import { ROSTER_FIELDS, type RosterField } from '../domain/roster-columns.js';
import { checkAll, fileError, pieces } from './roster-file.fixture.js';

type CellValue = string | number | Date | object | null;

async function workbook(
  rows: readonly (readonly CellValue[])[],
  prepare?: (book: Workbook) => void,
): Promise<Buffer> {
  const book = new Workbook();
  prepare?.(book);
  const sheet = book.addWorksheet('花名册');
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function typed(values: Partial<Record<RosterField, CellValue>>): CellValue[] {
  const texts = person();
  return ROSTER_FIELDS.map((field, i) => (field in values ? (values[field] ?? null) : texts[i] || null));
}

/** A zip of deflated parts, as small as one can be: enough to say what a hostile one says. */
function zipOf(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    local.push(head, Buffer.from(name), data);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, ...directory, end]);
}

const PARTS = {
  '[Content_Types].xml': '<Types/>',
  'xl/workbook.xml': '<x:workbook><x:sheets><x:sheet name="a" r:id="rId1"/></x:sheets></x:workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
};

describe('a workbook', () => {
  test('gives the same row as the CSV of it, with sheet rows as lines', async () => {
    const fromSheet = await checkAll(
      pieces(await workbook([['花名册'], HEADER, [], person().map((t) => t || null)]), 500),
    );
    const fromCsv = await checkAll(pieces(`\r\n${HEADER.join(',')}\r\n\r\n${person().join(',')}\r\n`));
    expect(fromSheet.problems).toEqual([]);
    expect(fromSheet.accepted).toEqual(fromCsv.accepted);
    expect(fromSheet.accepted[0]?.line).toBe(4);
  });

  test('is read with numbers, dates, formulas and rich text', async () => {
    const row = typed({
      name: { richText: [{ text: '张' }, { text: '三', font: { bold: true } }] },
      joinedWorkOn: new Date(Date.UTC(2000, 0, 1)),
      enteredFactoryOn: 37_012,
      averageWage: 3274.34,
      injuryGrade: 9,
      arrearsMonthly: { formula: '1000+0.01', result: 1000.01 },
      phone: 19900000001,
      remarks: 'a < b & "c"',
    });
    const { accepted, problems } = await checkAll(pieces(await workbook([HEADER, row])));
    expect(problems).toEqual([]);
    expect(accepted[0]).toMatchObject({
      name: '张三',
      joinedWorkOn: '2000-01-01',
      enteredFactoryOn: '2001-05-01',
      averageWage: 327434n,
      injuryGrade: 9,
      arrears: { monthly: 100001n },
      phone: '19900000001',
      remarks: 'a < b & "c"',
    });
  });

  test('that kept an identity number as a number has lost its last digits, and says so', async () => {
    const row = typed({ identityNumber: Number(identityNumber()) });
    const { problems } = await checkAll(pieces(await workbook([HEADER, row])));
    expect(problems.map((p) => [p.line, p.code])).toEqual([[2, 'IDENTITY_NUMBER_LOST_DIGITS']]);
  });

  test('is read from the first visible sheet that has rows', async () => {
    const bytes = await workbook([HEADER, person()], (book) => {
      book.addWorksheet('旧', { state: 'hidden' }).addRow(['x']);
      book.addWorksheet('空');
    });
    expect((await checkAll(pieces(bytes))).summary.accepted).toBe(1);
  });

  test('with prefixed names, inline text and no cell references is read too', async () => {
    const cells = (row: readonly string[]) =>
      row.map((t) => `<x:c t="inlineStr"><x:is><x:t>${t}</x:t></x:is></x:c>`).join('');
    const rows = [HEADER, person()].map((row) => `<x:row>${cells(row)}</x:row>`).join('');
    const sheet = `<x:worksheet><x:sheetData>${rows}</x:sheetData></x:worksheet>`;
    const bytes = zipOf({ ...PARTS, 'xl/worksheets/sheet1.xml': sheet });
    expect((await checkAll(pieces(bytes))).accepted[0]).toMatchObject({ line: 2, name: '张三' });
  });
});

describe('a workbook is refused', () => {
  test('when it was cut anywhere', async () => {
    const whole = await workbook([HEADER, person()]);
    for (const share of [0.1, 0.5, 0.99]) {
      const cut = whole.subarray(0, Math.floor(whole.length * share));
      expect((await fileError(pieces(cut, 4096))).code).toBe('FILE_TRUNCATED');
    }
  });

  test('when it is another kind of archive', async () => {
    expect((await fileError(pieces(zipOf({ 'a.txt': 'a' })))).code).toBe('FILE_IS_OTHER_ZIP');
  });

  test('when its sheet is damaged or has no end', async () => {
    const open = zipOf({ ...PARTS, 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c' });
    expect((await fileError(pieces(open))).code).toBe('WORKBOOK_BROKEN');
    const damaged = await workbook([HEADER, ...Array.from({ length: 200 }, () => person())]);
    const at = damaged.indexOf('xl/worksheets/sheet1.xml') + 60;
    damaged.fill(0xff, at, at + 200);
    expect((await fileError(pieces(damaged))).code).toBe('WORKBOOK_BROKEN');
  });

  test('when it unpacks to more than it may, however small it is', async () => {
    const bomb = zipOf({
      ...PARTS,
      'xl/worksheets/sheet1.xml': Buffer.alloc(20_000_000, '<row r="1"></row>'),
    });
    expect(bomb.length).toBeLessThan(200_000);
    const error = await fileError(pieces(bomb, 4096), { maxInflatedBytes: 10 * 1024 * 1024 });
    expect([error.code, error.messageZh]).toEqual(['WORKBOOK_INFLATES_TOO_MUCH', '工作簿解压后超过10MB']);
  });
});

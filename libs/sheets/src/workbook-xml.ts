import { escapeXml } from './xml-text.js';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Positions in `cellXfs` of the styles part. */
export const STYLE = { plain: 0, header: 1, money: 2, date: 3, count: 4 } as const;

const DATE_FORMAT = 164;
const TWO_DECIMALS = 2;
const WHOLE = 1;

const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="${DATE_FORMAT}" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${[
  xf(0, 0),
  xf(0, 1),
  xf(TWO_DECIMALS, 0),
  xf(DATE_FORMAT, 0),
  xf(WHOLE, 0),
].join(
  '',
)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function xf(format: number, font: number): string {
  return `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;
}

/** Where the part of the nth sheet (from 1) stands in the file. */
export function sheetPath(nth: number): string {
  return `xl/worksheets/sheet${nth}.xml`;
}

/** Every part of the workbook but its sheets, by path: they name the sheets, so they are written last. */
export function workbookParts(sheetNames: readonly string[]): [path: string, xml: string][] {
  const numbers = sheetNames.map((_, at) => at + 1);
  return [
    ['xl/styles.xml', DECLARATION + STYLES],
    ['xl/workbook.xml', DECLARATION + workbook(sheetNames)],
    ['xl/_rels/workbook.xml.rels', DECLARATION + workbookRelations(numbers)],
    [
      '_rels/.rels',
      `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    ['[Content_Types].xml', DECLARATION + contentTypes(numbers)],
  ];
}

function workbook(sheetNames: readonly string[]): string {
  const sheets = sheetNames
    .map((name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('');
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`;
}

function workbookRelations(numbers: readonly number[]): string {
  const sheets = numbers
    .map(
      (nth) =>
        `<Relationship Id="rId${nth}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${nth}.xml"/>`,
    )
    .join('');
  const styles = `<Relationship Id="rId${numbers.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
  return `<Relationships xmlns="${PACKAGE}/relationships">${sheets}${styles}</Relationships>`;
}

function contentTypes(numbers: readonly number[]): string {
  const sheets = numbers
    .map((nth) => `<Override PartName="/${sheetPath(nth)}" ContentType="${TYPE}.worksheet+xml"/>`)
    .join('');
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${sheets}<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;
}

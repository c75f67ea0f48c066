/** Parts of a workbook (ECMA-376 part 1, 18): what the sheet's cells refer to. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text behind XML entities and Excel's own `_x000D_` escapes. */
export function xmlText(xml: string): string {
  const text = xml.includes('&')
    ? xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
        if (name !== undefined) return ENTITIES[name] ?? whole;
        const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
      })
    : xml;
  return text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** An attribute of a start tag's text, or null. */
export function attribute(tag: string, name: string): string | null {
  const at = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return at === null ? null : xmlText(at[1] ?? at[2] ?? '');
}

const TEXT_RUN = /<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?t>/g;
const PHONETIC = /<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g;

/** The text of a rich or plain string item; phonetic guides are no part of it. */
export function stringItem(xml: string): string {
  const body = xml.includes('rPh') ? xml.replace(PHONETIC, '') : xml;
  let text = '';
  for (const run of body.matchAll(TEXT_RUN)) text += xmlText(run[1] ?? '');
  return text;
}

/** The shared strings of a workbook, in order. */
export function sharedStrings(xml: string | null): string[] {
  if (xml === null) return [];
  const items: string[] = [];
  for (const item of xml.matchAll(/<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)) {
    items.push(stringItem(item[1] ?? ''));
  }
  return items;
}

/** Built-in number formats that show a date (ECMA-376 18.8.30; 27–36 and 50–58 are those of Chinese locales). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\[(?:\$[^\]]*|[^\]hms][^\]]*)\]/gi, '');
  return /[yd]|年|月/i.test(bare);
}

/** For each cell style, whether it shows numbers as dates. */
export function dateStyles(xml: string | null): boolean[] {
  if (xml === null) return [];
  const custom = new Map<number, boolean>();
  for (const [tag] of xml.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)) {
    custom.set(Number(attribute(tag, 'numFmtId')), isDateFormat(attribute(tag, 'formatCode') ?? ''));
  }
  const cellFormats = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? '';
  return [...cellFormats.matchAll(/<(?:\w+:)?xf\s[^>]*>/g)].map(([tag]) => {
    const id = Number(attribute(tag, 'numFmtId') ?? '0');
    return custom.get(id) ?? isBuiltInDate(id);
  });
}

/** The visible sheets of a workbook by the path of their part, in the order of the tabs, and whether its days count from 1904. */
export function workbookSheets(
  workbook: string,
  relations: string,
): { readonly paths: string[]; readonly from1904: boolean } {
  const targets = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const target = attribute(tag, 'Target') ?? '';
    targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  const paths: string[] = [];
  for (const [tag] of workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
    const path = targets.get(/(?:^|\s)\w+:id\s*=\s*"([^"]*)"/.exec(tag)?.[1] ?? '');
    if (path !== undefined && !/hidden/i.test(attribute(tag, 'state') ?? '')) paths.push(path);
  }
  const from1904 = /^(?:1|true)$/.test(
    attribute(/<(?:\w+:)?workbookPr\b[^>]*>/.exec(workbook)?.[0] ?? '', 'date1904') ?? '',
  );
  return { paths, from1904 };
}

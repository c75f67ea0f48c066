/** The state of a record whose quotes may run over several lines. */
export interface OpenRecord {
  readonly cells: string[];
  /** Text of the quoted cell that is still open. */
  open: string;
}

const QUOTE = 34;

/** Position after the closing quote of a cell whose content starts at `from`, or −1 when the text ends inside it. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

/**
 * Splits one line with quotation marks (RFC 4180) into `record.cells`; `inside` says that it begins within a quoted cell. Returns true
 * when the line ends within one: the record goes on in the next line. A quote inside a bare cell is kept as it is, and text after a
 * closing quote is added to the cell.
 */
export function splitQuotedLine(
  line: string,
  delimiter: string,
  record: OpenRecord,
  inside: boolean,
): boolean {
  let at = 0;
  let quoted = inside;
  for (;;) {
    if (!quoted && line.charCodeAt(at) !== QUOTE) {
      const end = line.indexOf(delimiter, at);
      record.cells.push(end < 0 ? line.slice(at) : line.slice(at, end));
      if (end < 0) return false;
      at = end + 1;
      continue;
    }
    const from = quoted ? at : at + 1;
    const close = closingQuote(line, from);
    if (close < 0) {
      record.open += line.slice(from).replaceAll('""', '"');
      return true;
    }
    const text = record.open + line.slice(from, close).replaceAll('""', '"');
    record.open = '';
    quoted = false;
    const end = line.indexOf(delimiter, close + 1);
    record.cells.push(text + (end < 0 ? line.slice(close + 1) : line.slice(close + 1, end)));
    if (end < 0) return false;
    at = end + 1;
  }
}

/** The delimiter of a file by its first line with text: the one of comma, TAB, semicolon that stands there most often outside quotes. */
export function detectDelimiter(text: string): string {
  const line = text.split(/\r\n|\n|\r/, 20).find((l) => l.trim() !== '') ?? '';
  const bare = line.replace(/"[^"]*"/g, '');
  const count = (delimiter: string): number => bare.split(delimiter).length - 1;
  return [',', '\t', ';'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}

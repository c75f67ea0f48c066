/** The closed list of reasons to refuse a whole file, with messages in English and Chinese; `{n}` takes the detail. */
export const ROSTER_FILE_ERRORS = {
  FILE_EMPTY: ['the file is empty', '文件是空的'],
  FILE_TOO_LARGE: ['the file is larger than {n} MB', '文件超过{n}MB'],
  FILE_IS_PDF: [
    'this is a PDF, whatever its name says: send CSV or XLSX',
    '这是PDF文件(不论扩展名):请上传CSV或XLSX',
  ],
  FILE_IS_OLD_XLS: [
    'this is an old .xls or a password-protected workbook: save it as XLSX without a password, or as CSV',
    '这是旧版.xls或加密的工作簿:请另存为不加密的XLSX或CSV',
  ],
  FILE_IS_MARKUP: [
    'this is a web page or XML, not a table: save it as XLSX or CSV',
    '这是网页或XML,不是表格:请另存为XLSX或CSV',
  ],
  FILE_IS_UTF16: [
    'the text is UTF-16: save it as CSV in UTF-8, or as XLSX',
    '文本编码是UTF-16:请另存为UTF-8的CSV或XLSX',
  ],
  FILE_IS_OTHER_ZIP: ['this is an archive, not an XLSX workbook', '这是压缩包,不是XLSX工作簿'],
  FILE_IS_BINARY: ['this is neither CSV nor XLSX', '既不是CSV也不是XLSX'],
  FILE_ENCODING_UNKNOWN: ['the text is neither UTF-8 nor GB18030', '文本编码既不是UTF-8也不是GB18030'],
  FILE_TRUNCATED: ['the file was cut: {n}', '文件不完整:{n}'],
  FILE_RECORD_TOO_LONG: [
    'the record that starts here has no end: a quotation mark may not be closed',
    '从此行开始的记录没有结尾:可能有引号未闭合',
  ],
  WORKBOOK_BROKEN: ['the workbook cannot be read: {n}', '工作簿无法读取:{n}'],
  WORKBOOK_INFLATES_TOO_MUCH: ['the workbook unpacks to more than {n} MB', '工作簿解压后超过{n}MB'],
  HEADER_COLUMNS_MISSING: ['columns are missing: {n}', '缺少列:{n}'],
  HEADER_COLUMN_REPEATED: ['a column stands twice: {n}', '列重复:{n}'],
  ROWS_MISSING: ['the file has a header and no rows', '文件只有表头,没有数据行'],
} as const satisfies Record<string, readonly [string, string]>;
export type RosterFileErrorCode = keyof typeof ROSTER_FILE_ERRORS;

/** The file as a whole cannot be read. `FILE_TOO_LARGE` becomes 413, all others 422. `line` is set where one is to blame. */
export class RosterFileError extends Error {
  override readonly name = 'RosterFileError';
  readonly messageZh: string;

  constructor(
    readonly code: RosterFileErrorCode,
    detail: { readonly en?: string; readonly zh?: string } = {},
    readonly line: number | null = null,
  ) {
    const [en, zh] = ROSTER_FILE_ERRORS[code];
    super(en.replace('{n}', detail.en ?? ''));
    this.messageZh = zh.replace('{n}', detail.zh ?? detail.en ?? '');
  }
}

export type { CellValue, Column, Rows } from './column.js';
export { csvStream } from './csv-stream.js';
export { type XlsxOptions, xlsxStream } from './xlsx-stream.js';

import { TextDecoder } from 'node:util';
import { FileRefusal } from '@anzhi/graphql-kit';
import iconv from 'iconv-lite';
import { RosterFileError } from '../roster/domain/roster-file-error.js';
import { csvTokenizer } from '../roster/index.js';

/**
 * The records of a comma separated file in UTF-8, or in GB18030 when it is no UTF-8, with the line on which each starts.
 * @throws FileRefusal 422 when the file ends inside quotes
 */
export function splitRecords(bytes: Buffer): { line: number; cells: readonly string[] }[] {
  const tokenizer = csvTokenizer(',', '\n');
  try {
    return [...tokenizer.push(textOf(bytes)), ...tokenizer.end()];
  } catch (error) {
    if (error instanceof RosterFileError)
      throw new FileRefusal(422, 'FILE_UNREADABLE', 'A quotation mark is never closed (引号没有闭合)');
    throw error;
  }
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, 'gb18030');
  }
}

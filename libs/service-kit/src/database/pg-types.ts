import { types } from 'pg';

const DATE = 1082;
const INT8 = 20;

/** Civil dates stay text (no time zone can shift them); bigint columns are fen or counters and become BigInt. */
export function installPgTypes(): void {
  types.setTypeParser(DATE, (text) => text);
  types.setTypeParser(INT8, (text) => BigInt(text));
}

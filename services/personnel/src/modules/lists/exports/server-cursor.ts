import type { ReadTx } from '@anzhi/service-kit';
import type { Statement } from '../working-list.statement.js';
import type { SqlRow } from './export-list.js';

/** Rows asked for at once: enough that a round trip costs little, few enough to hold in memory. */
const AT_ONCE = 1_000;

/** Opens a cursor in the session's transaction: what it will give is fixed now, whatever is written meanwhile. */
export async function openCursor(session: ReadTx, { sql, values }: Statement): Promise<void> {
  // The whole list is read: plan for its last row, not for its first.
  await session.query('SET LOCAL cursor_tuple_fraction = 1');
  await session.query(`DECLARE export NO SCROLL CURSOR FOR ${sql}`, values);
}

/** The rows of the open cursor, read as they are taken. */
export async function* cursorRows(session: ReadTx, taken: () => void): AsyncGenerator<SqlRow> {
  for (;;) {
    const rows = await session.query<SqlRow>(`FETCH ${AT_ONCE} FROM export`);
    for (const row of rows) {
      taken();
      yield row;
    }
    if (rows.length < AT_ONCE) return;
  }
}

const SPECIAL = /[\\"]/;

function element(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Buffer.isBuffer(value)) return `"\\\\x${value.toString('hex')}"`;
  const text = String(value);
  return `"${SPECIAL.test(text) ? text.replace(/[\\"]/g, '\\$&') : text}"`;
}

/** A PostgreSQL array in its text form: one element of each row; null and undefined are NULL, a Buffer is bytea. */
export function arrayLiteral<R>(rows: readonly R[], read: (row: R) => unknown): string {
  let literal = '{';
  for (let at = 0; at < rows.length; at += 1) {
    if (at > 0) literal += ',';
    literal += element(read(rows[at] as R));
  }
  return `${literal}}`;
}

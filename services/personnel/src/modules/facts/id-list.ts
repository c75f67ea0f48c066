/**
 * Uuids as one array literal for `$n::uuid[]`; null stays null. A walk sends a thousand of them with each of its
 * queries, and node-postgres, which escapes an array value by value, would take longer than the database does.
 */
export const idList = (uuids: readonly string[] | null): string | null =>
  uuids === null ? null : `{${uuids.join(',')}}`;

/**
 * What this library needs of a database: one connection or transaction that answers a statement with its rows.
 * Statements here always end in SELECT where rows matter, so that TypeORM's managers answer alike.
 */
export interface Queryable {
  query<R = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<R[]>;
}

/** The part of a pg client or pool that is needed. */
interface PgLike {
  query(sql: string, params?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Wraps a pg client or pool. Errors of pg pass through. */
export function queryableOf(client: PgLike): Queryable {
  return {
    query: async <R>(sql: string, params: readonly unknown[] = []) =>
      (await client.query(sql, [...params])).rows as R[],
  };
}

import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

/** Remembers what a data source sends to PostgreSQL. */
export interface StatementLog {
  /** The statements sent while `work` ran, in order: each is one round trip, transaction control included. */
  during(work: () => Promise<unknown>): Promise<string[]>;
}

type Query = (this: PoolClient, query: string | { text: string }, ...rest: unknown[]) => unknown;

/** Listens to every connection of the data source's pool from now on. */
export function openStatementLog(dataSource: DataSource): StatementLog {
  const pool = (dataSource.driver as unknown as { master: Pool }).master;
  const known = new WeakSet<PoolClient>();
  const sent: string[] = [];
  pool.on('acquire', (client) => {
    if (known.has(client)) return;
    known.add(client);
    const send = client.query as unknown as Query;
    const heard: Query = function (query, ...rest) {
      sent.push(typeof query === 'string' ? query : query.text);
      return send.call(this, query, ...rest);
    };
    client.query = heard as unknown as PoolClient['query'];
  });
  return {
    async during(work) {
      const before = sent.length;
      await work();
      return sent.slice(before);
    },
  };
}

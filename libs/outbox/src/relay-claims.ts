import type { Pool, PoolClient } from 'pg';
import { wakeUpChannel } from './append-events.js';

/** Classes of advisory locks, arbitrary but fixed: replicas of all versions must agree on them. */
const partitionLock = 0x616e7a31;
const presenceLock = 0x616e7a32;

/**
 * The partitions that this replica may relay. They are session locks of one connection: when the process or the
 * connection dies, PostgreSQL frees them for the other replicas.
 */
export interface Claims {
  /** False once the connection is gone; the claims are then worthless. */
  alive(): boolean;
  readonly held: ReadonlySet<number>;
  /** Takes or gives back partitions until this replica holds its fair share of them. */
  rebalance(): Promise<void>;
  /** Gives everything back; harmless to repeat. */
  release(): void;
}

const countReplicas = async (client: PoolClient): Promise<number> => {
  const { rows } = await client.query<{ replicas: number }>(
    `SELECT count(*)::int AS replicas FROM pg_locks
     WHERE locktype = 'advisory' AND objsubid = 2 AND classid = $1
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [presenceLock],
  );
  return Math.max(1, rows[0]?.replicas ?? 1);
};

const tryLock = async (client: PoolClient, partition: number): Promise<boolean> => {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS locked', [
    partitionLock,
    partition,
  ]);
  return rows[0]?.locked === true;
};

const rebalance = async (client: PoolClient, held: Set<number>, partitions: number): Promise<void> => {
  const share = Math.ceil(partitions / (await countReplicas(client)));
  for (const partition of [...held].slice(share)) {
    await client.query('SELECT pg_advisory_unlock($1, $2)', [partitionLock, partition]);
    held.delete(partition);
  }
  for (let partition = 0; partition < partitions && held.size < share; partition += 1) {
    if (!held.has(partition) && (await tryLock(client, partition))) {
      held.add(partition);
    }
  }
};

/** Opens the session that holds the locks and listens for commits. Throws when PostgreSQL is away. */
export async function openClaims(pool: Pool, partitions: number, wake: () => void): Promise<Claims> {
  const client = await pool.connect();
  const held = new Set<number>();
  let alive = true;
  let released = false;
  const lost = (): void => {
    alive = false;
    held.clear();
    wake();
  };
  client.on('error', lost);
  client.on('end', lost);
  client.on('notification', wake);
  try {
    await client.query(`LISTEN ${wakeUpChannel}`);
    await client.query(`SELECT pg_advisory_lock_shared($1, pg_backend_pid())`, [presenceLock]);
  } catch (error) {
    client.release(true);
    throw error;
  }
  return {
    alive: () => alive,
    held,
    rebalance: () => rebalance(client, held, partitions),
    release: () => {
      alive = false;
      held.clear();
      if (!released) {
        released = true;
        // Destroyed, not returned: a pooled connection would go on holding the locks.
        client.release(true);
      }
    },
  };
}

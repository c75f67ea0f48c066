import { Client, type PoolClient } from 'pg';

/** How many statements were sent to the database for one request: each waits for its own answer. */
export interface RoundTrips {
  sent: number;
}

/** The pool's connection, which counts what is sent for whoever holds it: by TypeORM, and beside it. */
export class CountingClient extends Client {
  private holder: RoundTrips | null = null;

  /** @param holder null when it goes back to the pool. */
  countFor(holder: RoundTrips | null): void {
    this.holder = holder;
  }

  // `never` fits every one of its overloads; what it returns is what they return.
  override query(...given: unknown[]): never {
    if (this.holder) this.holder.sent += 1;
    return super.query(...(given as [string])) as never;
  }
}

/** Counts for `holder` from now on, where the pool is one that counts. */
export function countFor(client: PoolClient, holder: RoundTrips | null): void {
  if (client instanceof CountingClient) client.countFor(holder);
}

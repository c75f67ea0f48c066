import { type Publisher, publishers } from '@anzhi/contracts';
import { type Followed, queryableOf, type Reconciliation, reconcile } from '@anzhi/outbox';
import { Pool } from 'pg';
import { databaseVariable, type OpsReport, type OpsRequest, required } from './request.js';

/** Ids of missing events that a report names. */
const NAMED = 20;

/**
 * Compares what a service published with what every service has that follows it and whose database URL is given. Not ok
 * when an event is missing somewhere or a given database cannot be read. Throws when the publisher's URL is missing or
 * its outbox cannot be read.
 */
export async function runReconcile(
  request: OpsRequest,
  source: NodeJS.ProcessEnv,
  followsOf: (consumer: Publisher) => readonly Followed[],
): Promise<OpsReport> {
  const { service } = request;
  const variable = databaseVariable(service);
  const outbox = openPool(required(source, variable)[variable], `-c role=${service}_relay`);
  const reports: OpsReport[] = [];
  try {
    const waiting = await outbox.query('SELECT count(*)::int AS n FROM outbox WHERE published_at IS NULL');
    reports.push({ ok: true, lines: [`${service}: ${waiting.rows[0].n} events wait to be published`] });
    for (const consumer of publishers) {
      const follows = followsOf(consumer).filter((followed) => followed.publisher === service);
      if (follows.length === 0) continue;
      const url = source[databaseVariable(consumer)];
      reports.push(
        url
          ? await compare(outbox, url, consumer, { ...request, follows })
          : { ok: true, lines: [`${consumer}: not compared, ${databaseVariable(consumer)} is not set`] },
      );
    }
  } finally {
    await outbox.end();
  }
  return { ok: reports.every((report) => report.ok), lines: reports.flatMap((report) => report.lines) };
}

function openPool(connectionString: string | undefined, options: string): Pool {
  const pool = new Pool({ connectionString, options, max: 1, connectionTimeoutMillis: 5_000 });
  pool.on('error', () => undefined);
  return pool;
}

async function compare(
  outbox: Pool,
  url: string,
  consumer: Publisher,
  selection: Pick<OpsRequest, 'from' | 'factoryId'> & { follows: readonly Followed[] },
): Promise<OpsReport> {
  const inbox = openPool(url, '-c app.scope=group');
  try {
    const found = await reconcile({
      outbox: queryableOf(outbox),
      inbox: queryableOf(inbox),
      consumer,
      ...selection,
    });
    return { ok: found.missing.length === 0, lines: linesOf(consumer, found) };
  } catch (error) {
    return { ok: false, lines: [`${consumer}: cannot be compared: ${(error as Error).message}`] };
  } finally {
    await inbox.end();
  }
}

function linesOf(consumer: Publisher, found: Reconciliation): string[] {
  const { published, handled, discarded, open, missing } = found;
  const counts = `${handled} handled, ${discarded.length} discarded, ${open.length} tried or parked, ${missing.length} missing`;
  const named = missing.slice(0, NAMED).map((eventId) => `  missing ${eventId}`);
  const rest = missing.length > NAMED ? [`  and ${missing.length - NAMED} more`] : [];
  return [`${consumer}: ${published} published, ${counts}`, ...named, ...rest];
}

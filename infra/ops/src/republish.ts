import { type Broker, connectBroker, republish } from '@anzhi/outbox';
import { Pool } from 'pg';
import { databaseVariable, type OpsReport, type OpsRequest, required } from './request.js';

/**
 * Publishes events once more that were published before. Throws when a variable is missing or a server refuses; what was
 * sent until then is harmless to send again.
 */
export async function runRepublish(request: OpsRequest, source: NodeJS.ProcessEnv): Promise<OpsReport> {
  const { service, ...selection } = request;
  const variable = databaseVariable(service);
  const { [variable]: connectionString, NATS_URL: url } = required(source, variable, 'NATS_URL');
  const pool = new Pool({ connectionString, options: `-c role=${service}_relay`, max: 2 });
  // A connection lost while idle fails the next query, which says so; without a listener it would end the process.
  pool.on('error', () => undefined);
  const broker = connectBroker({ url: url ?? '', name: `anzhi-${service}-republish` });
  try {
    await connected(broker);
    const sent = await republish({ pool, broker, ...selection });
    return { ok: true, lines: [`${sent} events of ${service} sent again`] };
  } finally {
    await broker.close();
    await pool.end();
  }
}

async function connected(broker: Broker): Promise<void> {
  const until = Date.now() + 10_000;
  while (!broker.isConnected()) {
    if (Date.now() > until) throw new Error('NATS cannot be reached, or refuses the login');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

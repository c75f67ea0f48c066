import { parseArgs } from 'node:util';
import { type Publisher, publishers } from '@anzhi/contracts';
import { type Broker, connectBroker, type RepublishOptions, republish } from '@anzhi/outbox';
import { Pool } from 'pg';

const USAGE = `usage: npm run republish -w infra/nats -- <service> [--from <ISO instant>] [--factory gz-01] [--again]
  <SERVICE>_DATABASE_URL   the app role's URL
  NATS_URL                 with the login of the service's own user
  --again                  under new message ids, for a stream that still holds the events`;

/** What is to be sent again, and where it lies. */
export interface RepublishRequest {
  readonly service: Publisher;
  readonly databaseUrl: string;
  readonly natsUrl: string;
  readonly selection: Pick<RepublishOptions, 'from' | 'factoryId' | 'again'>;
}

/** Reads the command line and the environment. Throws an Error with all faults together. */
export function parseRepublishRequest(args: readonly string[], source: NodeJS.ProcessEnv): RepublishRequest {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { from: { type: 'string' }, factory: { type: 'string' }, again: { type: 'boolean' } },
  });
  const service = publishers.find((publisher) => publisher === positionals[0]);
  if (!service || positionals.length !== 1) throw new Error(`name one of ${publishers.join(', ')}`);
  const names = [`${service.toUpperCase()}_DATABASE_URL`, 'NATS_URL'];
  const faults = names.filter((name) => !source[name]).map((name) => `${name} is missing`);
  if (values.from !== undefined && Number.isNaN(Date.parse(values.from)))
    faults.push('--from is no ISO instant');
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const [databaseUrl, natsUrl] = names.map((name) => source[name] ?? '') as [string, string];
  const selection = {
    ...(values.from === undefined ? {} : { from: values.from }),
    ...(values.factory === undefined ? {} : { factoryId: values.factory }),
    ...(values.again === undefined ? {} : { again: values.again }),
  };
  return { service, databaseUrl, natsUrl, selection };
}

async function connected(broker: Broker): Promise<void> {
  const until = Date.now() + 10_000;
  while (!broker.isConnected()) {
    if (Date.now() > until) throw new Error('NATS cannot be reached, or refuses the login');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Publishes once more what the request selects. Gives the number of events sent; throws when a server refuses. */
export async function runRepublish(request: RepublishRequest): Promise<number> {
  const { service, databaseUrl, natsUrl, selection } = request;
  const pool = new Pool({ connectionString: databaseUrl, options: `-c role=${service}_relay`, max: 2 });
  // A connection lost while idle fails the next query, which says so; without a listener it would end the process.
  pool.on('error', () => undefined);
  const broker = connectBroker({ url: natsUrl, name: `anzhi-${service}-republish` });
  try {
    await connected(broker);
    return await republish({ pool, broker, ...selection });
  } finally {
    await broker.close();
    await pool.end();
  }
}

async function main(args: readonly string[], source: NodeJS.ProcessEnv): Promise<void> {
  let request: RepublishRequest;
  try {
    request = parseRepublishRequest(args, source);
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  try {
    console.log(`${await runRepublish(request)} events of ${request.service} sent again`);
  } catch (error) {
    console.error(`not all was sent; sending again is harmless: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

if (require.main === module) void main(process.argv.slice(2), process.env);

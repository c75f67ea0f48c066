import path from 'node:path';
import { type NatsServer, type PostgresServer, startNatsServer, startPostgres } from '@anzhi/local-servers';
import type { StartEnvironment } from './environment.js';
import { readRuntime } from './runtime-file.js';

/** PostgreSQL and NATS as the services see them. */
export interface Servers {
  readonly databaseUrl: string;
  readonly natsUrl: string;
  readonly postgresPort: number | null;
  /** Resolves with a sentence when one that was started here ends by itself. */
  readonly lost: Promise<string>;
  /** Stops what was started here and nothing else. */
  stop(): Promise<void>;
}

interface Options {
  readonly environment: StartEnvironment;
  readonly postgresPassword: string;
  readonly say: (line: string) => void;
}

function launchPostgres({ environment, postgresPassword }: Options): Promise<PostgresServer> | null {
  if (environment.databaseUrl) return null;
  const { dataDirectory } = environment;
  return startPostgres({
    directory: path.join(dataDirectory, 'postgres'),
    password: postgresPassword,
    port: readRuntime(dataDirectory)?.postgresPort ?? undefined,
    logFile: path.join(dataDirectory, 'logs', 'postgres.log'),
  });
}

function launchNats({ environment, say }: Options): Promise<NatsServer> | null {
  if (environment.natsUrl) return null;
  return startNatsServer({
    storeDirectory: path.join(environment.dataDirectory, 'nats'),
    logFile: path.join(environment.dataDirectory, 'logs', 'nats.log'),
    say,
  });
}

/** Starts PostgreSQL and NATS unless the environment names running ones. When one fails the other is stopped again. */
export async function startServers(options: Options): Promise<Servers> {
  const [postgres, nats] = await Promise.allSettled([launchPostgres(options), launchNats(options)]);
  const started = [nats, postgres].flatMap((one) =>
    one.status === 'fulfilled' && one.value ? [one.value] : [],
  );
  const stop = async () => {
    for (const server of started) await server.stop();
  };
  if (postgres.status === 'rejected' || nats.status === 'rejected') {
    await stop();
    throw postgres.status === 'rejected' ? postgres.reason : (nats as PromiseRejectedResult).reason;
  }
  const lost = new Promise<string>((resolve) => {
    void postgres.value?.exited.then(() => resolve('PostgreSQL ended by itself; see logs/postgres.log'));
    void nats.value?.exited.then(() => resolve('nats-server ended by itself; see logs/nats.log'));
  });
  return {
    databaseUrl: options.environment.databaseUrl ?? postgres.value?.url ?? '',
    natsUrl: options.environment.natsUrl ?? nats.value?.url ?? '',
    postgresPort: postgres.value?.port ?? null,
    lost,
    stop,
  };
}

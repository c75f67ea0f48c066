import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { freePort, isPortFree } from '@anzhi/local-servers';
import { provision, type ServiceDatabase } from '@anzhi/postgres-setup';
import { SettingError, type StartEnvironment } from './environment.js';
import { openIssuer } from './issuer.js';
import { type IssuerServer, serveIssuer } from './issuer-server.js';
import {
  addressOf,
  choosePorts,
  gatewaySpec,
  migrationSpec,
  type Plan,
  SERVICES,
  type ServiceName,
  serviceSpec,
} from './processes.js';
import { waitUntilReady } from './readiness.js';
import { clearRuntime, type RuntimeProcess, runningRuntime, writeRuntime } from './runtime-file.js';
import { type DevelopmentSecrets, developmentSecrets } from './secrets.js';
import { type Servers, startServers } from './servers.js';
import { keepStreams } from './streams.js';
import { createSupervisor, type Supervisor } from './supervisor.js';

/** The whole system while it runs. */
export interface RunningSystem {
  readonly plan: Plan;
  readonly graphUrl: string;
  readonly supervisor: Supervisor;
  /** Resolves with a sentence when PostgreSQL or NATS ended by itself. */
  readonly lost: Promise<string>;
  /** Says in runtime.json that everything is up. */
  markReady(): void;
}

/** Things to undo, last first; each is registered as soon as it stands, so that a start that fails half-way leaves nothing. */
export type Undo = (() => Promise<void>)[];

type Say = (line: string) => void;

async function refuseWhatCannotWork({ port, dataDirectory }: StartEnvironment): Promise<void> {
  const running = await runningRuntime(dataDirectory);
  if (running && running.pid !== process.pid) {
    throw new SettingError(
      `it is running already (process ${running.pid}, ${running.graphUrl}). Stop that one, or set ANZHI_DATA_DIR and PORT for a second.`,
    );
  }
  if (port !== 0 && !(await isPortFree(port))) {
    throw new SettingError(
      `port ${port} is in use. Stop the program that listens there, or choose another: PORT=4001 npm start`,
    );
  }
}

async function provisionAll(adminUrl: string, secrets: DevelopmentSecrets): Promise<Plan['databases']> {
  const passwords = { owner: secrets.ownerPassword, app: secrets.appPassword };
  const databases = {} as Record<ServiceName, ServiceDatabase>;
  for (const service of SERVICES) databases[service] = await provision({ adminUrl, service, passwords });
  return databases;
}

async function migrateAll(plan: Plan, supervisor: Supervisor): Promise<void> {
  const failures = await Promise.all(
    SERVICES.map(async (name) => {
      let output = '';
      const code = await supervisor.run(migrationSpec(plan, name), (text) => {
        output += text;
      });
      return code === 0 ? null : `the migrations of ${name} failed:\n${output.trim()}`;
    }),
  );
  const failure = failures.find((one) => one !== null);
  if (failure) throw new Error(failure);
}

function processesOf(plan: Plan, pids: ReadonlyMap<string, number>): Record<string, RuntimeProcess> {
  const names = [...SERVICES, 'gateway'] as const;
  const entries = names.flatMap((name) => {
    const pid = pids.get(name);
    return pid === undefined
      ? []
      : [[name, { pid, port: plan.ports[name], url: addressOf(plan, name) }] as const];
  });
  return Object.fromEntries(entries);
}

async function startProcesses(plan: Plan, supervisor: Supervisor): Promise<void> {
  await Promise.all(SERVICES.map((name) => supervisor.start(serviceSpec(plan, name))));
  await Promise.all(SERVICES.map((name) => waitUntilReady(supervisor, name, addressOf(plan, name))));
  await supervisor.start(gatewaySpec(plan));
  await waitUntilReady(supervisor, 'gateway', addressOf(plan, 'gateway'));
}

interface Foundation {
  readonly servers: Servers;
  readonly issuer: IssuerServer;
  readonly plan: Plan;
}

async function layFoundation(
  environment: StartEnvironment,
  undo: Undo,
  say: Say,
  graphUrl: () => string | null,
): Promise<Foundation> {
  const secrets = developmentSecrets(environment.dataDirectory);
  const servers = await startServers({ environment, postgresPassword: secrets.postgresPassword, say });
  undo.push(() => servers.stop());
  const streams = await keepStreams(servers.natsUrl, say);
  undo.push(() => streams.stop());
  const databases = await provisionAll(servers.databaseUrl, secrets);
  const issuer = await serveIssuer({
    issuer: await openIssuer(environment.dataDirectory),
    port: 0,
    graphUrl,
  });
  undo.push(() => issuer.stop());
  const ports = await choosePorts(environment.port === 0 ? await freePort() : environment.port);
  return {
    servers,
    issuer,
    plan: { secrets, natsUrl: servers.natsUrl, issuerUrl: issuer.url, databases, ports },
  };
}

/**
 * Brings the system up: servers, streams, databases, migrations, four services, the gateway. What stands is registered in `undo`
 * at once. Throws SettingError for what the caller must change, and an Error that says which part failed and why.
 */
export async function startSystem(
  environment: StartEnvironment,
  undo: Undo,
  say: Say,
): Promise<RunningSystem> {
  await refuseWhatCannotWork(environment);
  const { dataDirectory } = environment;
  const logDirectory = path.join(dataDirectory, 'logs');
  mkdirSync(logDirectory, { recursive: true });
  let graphUrl: string | null = null;
  const { servers, issuer, plan } = await layFoundation(environment, undo, say, () => graphUrl);
  const address = `${addressOf(plan, 'gateway')}/graphql`;
  let ready = false;
  const note = (pids: ReadonlyMap<string, number>) =>
    writeRuntime(dataDirectory, {
      pid: process.pid,
      ready,
      graphUrl: address,
      issuerUrl: issuer.url,
      natsUrl: servers.natsUrl,
      databaseUrl: servers.databaseUrl,
      postgresPort: servers.postgresPort,
      processes: processesOf(plan, pids),
    });
  let latest: ReadonlyMap<string, number> = new Map();
  const supervisor = createSupervisor({
    logDirectory,
    say,
    onChange: (pids) => {
      latest = pids;
      note(pids);
    },
  });
  undo.push(async () => {
    await supervisor.stop();
    clearRuntime(dataDirectory);
  });
  note(latest);
  await migrateAll(plan, supervisor);
  await startProcesses(plan, supervisor);
  graphUrl = address;
  const markReady = () => {
    ready = true;
    note(latest);
  };
  return { plan, graphUrl: address, supervisor, lost: servers.lost, markReady };
}

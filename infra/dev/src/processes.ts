import path from 'node:path';
import { freePort } from '@anzhi/local-servers';
import type { ServiceDatabase } from '@anzhi/postgres-setup';
import { REPOSITORY } from './environment.js';
import { AUDIENCE, ISSUER } from './issuer.js';
import type { DevelopmentSecrets } from './secrets.js';
import type { ChildSpec } from './supervisor.js';

/** The four services; each is a database, a subgraph and a process of this name. */
export const SERVICES = ['party', 'assets', 'personnel', 'stability'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** Everything that the processes are told. */
export interface Plan {
  readonly secrets: DevelopmentSecrets;
  readonly natsUrl: string;
  readonly issuerUrl: string;
  readonly databases: Readonly<Record<ServiceName, ServiceDatabase>>;
  readonly ports: Readonly<Record<ServiceName | 'gateway', number>>;
}

/** A free port for each service; the gateway's is the caller's wish. */
export async function choosePorts(gateway: number): Promise<Plan['ports']> {
  const [party, assets, personnel, stability] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ]);
  return { party, assets, personnel, stability, gateway };
}

/** The caller's settings that say how a process reports, without those that say where it connects. */
function inherited(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, NATS_URL: _nats, PORT: _port, ...rest } = process.env;
  return { ...rest, NODE_ENV: rest['NODE_ENV'] ?? 'development', ANZHI_MODE: 'development' };
}

/** Address of a process on this machine. */
export function addressOf(plan: Plan, name: ServiceName | 'gateway'): string {
  return `http://127.0.0.1:${plan.ports[name]}`;
}

/** Answers under way outlive several collections of Node's small nursery; each process is deployed with this one. */
const NURSERY = { service: '--max-semi-space-size=32', gateway: '--max-semi-space-size=64' };

function node(
  name: string,
  program: string,
  env: NodeJS.ProcessEnv,
  flags: readonly string[] = [],
): ChildSpec {
  const script = path.join(REPOSITORY, program);
  return {
    name,
    command: process.execPath,
    args: ['--enable-source-maps', ...flags, script],
    env: { ...inherited(), ...env },
    cwd: REPOSITORY,
  };
}

/** A service's process. */
export function serviceSpec(plan: Plan, name: ServiceName): ChildSpec {
  const prefix = name.toUpperCase();
  const env = {
    [`${prefix}_DATABASE_URL`]: plan.databases[name].appUrl,
    [`${prefix}_MIGRATION_URL`]: plan.databases[name].migrationUrl,
    NATS_URL: plan.natsUrl,
    PORT: String(plan.ports[name]),
    IDENTITY_KEYS: plan.secrets.identityKeys,
    MASTER_KEYS: plan.secrets.masterKeys,
    // Somebody has to appoint the first officers: the issuer does, as this subject.
    ...(name === 'party' ? { BOOTSTRAP_ADMIN_SUBJECTS: 'dev:hq-admin' } : {}),
  };
  return node(name, `services/${name}/dist/main.js`, env, [NURSERY.service]);
}

/** A service's migrations, run to their end before it starts. */
export function migrationSpec(plan: Plan, name: ServiceName): ChildSpec {
  const url = { [`${name.toUpperCase()}_MIGRATION_URL`]: plan.databases[name].migrationUrl };
  return { ...node(name, `services/${name}/dist/migrate.js`, url), name: `${name}-migrate` };
}

/** The gateway's process. */
export function gatewaySpec(plan: Plan): ChildSpec {
  const env = {
    PORT: String(plan.ports.gateway),
    SUPERGRAPH_FILE: path.join(REPOSITORY, 'gateway', 'supergraph.graphql'),
    SUBGRAPH_URLS: SERVICES.map((name) => `${name}=${addressOf(plan, name)}/graphql`).join(','),
    JWKS_URL: `${plan.issuerUrl}/jwks.json`,
    JWT_ISSUER: ISSUER,
    JWT_AUDIENCE: AUDIENCE,
    DEV_ISSUER_URL: plan.issuerUrl,
    IDENTITY_KEYS: plan.secrets.identityKeys,
  };
  return node('gateway', 'gateway/dist/main.js', env, [NURSERY.gateway]);
}

/** The demo's process: plays the closure, or with `registerOnly` makes factory GZ-01 and stops there. */
export function demoSpec(plan: Plan, dataDirectory: string, registerOnly: boolean): ChildSpec {
  const program = registerOnly ? 'infra/demo/dist/register-only.js' : 'infra/demo/dist/main.js';
  return node('demo', program, {
    ANZHI_URL: addressOf(plan, 'gateway'),
    ANZHI_GRAPH_URL: `${addressOf(plan, 'gateway')}/graphql`,
    ANZHI_TOKEN_URL: `${plan.issuerUrl}/token`,
    ANZHI_DATA_DIR: dataDirectory,
  });
}

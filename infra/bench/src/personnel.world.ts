import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BankruptcyDeclared } from '@anzhi/contracts';
import { localDate } from '@anzhi/domain';
import { startPostgres } from '@anzhi/local-servers';
import { migrations } from '@anzhi/personnel/dist/migrations/index.js';
import { modules } from '@anzhi/personnel/dist/modules/index.js';
import { startTestService, type TestService } from '@anzhi/service-testing';
import { Client } from 'pg';
import { generateRoster } from './generate-roster.js';
import { timed } from './measure.js';

export interface PersonnelSettings {
  readonly people: number;
  readonly rounds: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** The factory that everything is measured at. */
export const FACTORY = 'gz-01';
export const CODE = 'GZ-01';
export const DECLARED = '2026-08-18';

/** Both sides run on these; a checkpoint in the middle of one would be charged to it alone. */
const SERVER = {
  shared_buffers: '512MB',
  max_wal_size: '8GB',
  checkpoint_timeout: '30min',
  autovacuum: 'off',
};

/** The bench's world: a server of its own, personnel on it over HTTP, and a superuser for the bare COPY. */
export interface World {
  readonly service: TestService;
  readonly admin: Client;
  readonly folder: string;
  readonly csv: Buffer;
  readonly settings: PersonnelSettings;
}

export async function inWorld<R>(
  settings: PersonnelSettings,
  work: (world: World) => Promise<R>,
): Promise<R> {
  const folder = mkdtempSync(path.join(tmpdir(), 'anzhi-bench-'));
  // The server may run as another user, and reads and writes the files of COPY itself.
  chmodSync(folder, 0o777);
  const directory = path.join(folder, 'postgres');
  const postgres = await startPostgres({ directory, password: 'bench', settings: SERVER, disposable: true });
  try {
    process.env['ANZHI_TEST_PG'] = postgres.url;
    const service = await startTestService({
      service: 'personnel',
      modules,
      migrations,
      factories: [{ id: FACTORY, code: CODE, simulatedAt: `${DECLARED}T09:00:00+08:00` }],
    });
    const address = new URL(postgres.url);
    address.pathname = new URL(service.appUrl).pathname;
    const admin = new Client({ connectionString: address.toString() });
    // When something else fails the server stops first; that is not what should be told.
    admin.on('error', () => undefined);
    await admin.connect();
    const asOf = localDate(DECLARED);
    const csv = Buffer.from(generateRoster({ people: settings.people, seed: settings.seed, asOf }));
    const result = await work({ service, admin, folder, csv, settings });
    await admin.end();
    await service.stop();
    return result;
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same start for every measurement: empty tables, nothing left to write back. */
export async function clean({ admin }: World, tables: readonly string[]): Promise<void> {
  await admin.query(`TRUNCATE ${tables.join(', ')} CASCADE`);
  await admin.query('VACUUM');
  await admin.query('CHECKPOINT');
}

export async function declare({ service }: World): Promise<void> {
  await service.deliver(BankruptcyDeclared, FACTORY, 'closure', {
    closureProjectId: 'closure',
    declaredOn: DECLARED,
    acceptedOn: '2026-07-01',
    regime: 'STATUTORY',
    court: '赣州市中级人民法院',
    caseNo: '(2026)赣07破1号',
  });
}

/** What the roster rows say, in one statement each way; throws the refusal when the graph refuses. */
export async function mutate(
  world: World,
  role: 'placement-officer' | 'hq-admin',
  field: string,
  input: object,
) {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  const document = `mutation ($input: ${type}Input!) { ${field}(input: $input) { __typename ... on UserError { message } } }`;
  const answer = await world.service
    .as(role)
    .query<Record<string, { __typename: string }>>(document, { input });
  if (answer[field]?.__typename !== `${type}Success`) throw new Error(JSON.stringify(answer));
}

const fileOf = ({ folder }: World, table: string): string => path.join(folder, `${table}.copy`);

/** Writes the rows down once, so that the same ones can be copied back. */
export async function dump(world: World, tables: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rowCount } = await world.admin.query(`COPY ${table} TO '${fileOf(world, table)}'`);
    counts[table] = rowCount ?? 0;
  }
  return counts;
}

/** The least that PostgreSQL needs for these rows: read by the server itself, one transaction, no row security (superuser). */
export async function copyBack(
  world: World,
  tables: readonly string[],
  clear: readonly string[],
): Promise<number> {
  await clean(world, clear);
  const { ms } = await timed(async () => {
    await world.admin.query('BEGIN');
    for (const table of tables) await world.admin.query(`COPY ${table} FROM '${fileOf(world, table)}'`);
    await world.admin.query('COMMIT');
  });
  return ms;
}

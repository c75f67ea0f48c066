import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BankruptcyDeclared } from '@anzhi/contracts';
import { localDate } from '@anzhi/domain';
import { startPostgres } from '@anzhi/local-servers';
import { migrations } from '@anzhi/personnel/dist/migrations/index.js';
import { workOnce } from '@anzhi/personnel/dist/modules/calculation/index.js';
import { modules } from '@anzhi/personnel/dist/modules/index.js';
import { builtInPack } from '@anzhi/personnel/dist/modules/rules/domain/packs.js';
import { scopeOfFactory, systemViewer } from '@anzhi/service-kit';
import { startTestService, type TestService } from '@anzhi/service-testing';
import { Client } from 'pg';
import { benchExports, type ExportFigures } from './export.bench.js';
import { generateRoster } from './generate-roster.js';
import { alternate, timed } from './measure.js';

export interface PersonnelSettings {
  readonly people: number;
  readonly rounds: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** Milliseconds by round. */
export interface PersonnelFigures {
  readonly bytes: number;
  readonly importRows: Readonly<Record<string, number>>;
  readonly entitlementRows: Readonly<Record<string, number>>;
  readonly imports: Record<'import' | 'copy' | 'copyAgain' | 'encryption', number[]>;
  readonly uploads: number[];
  readonly calculations: Record<'calculate' | 'copy' | 'copyAgain', number[]>;
  readonly exports: ExportFigures;
}

const FACTORY = 'gz-01';
const CODE = 'GZ-01';
const DECLARED = '2026-08-18';
/** What an import leaves behind, in an order that foreign keys allow. */
const IMPORT_TABLES = ['roster_import', 'roster_import_row', 'employee', 'outbox', 'audit_entry'];
const CALCULATION_TABLES = ['calculation', 'current_calculation', 'calculated_entitlement'];
/** What a job keeps besides its results. */
const CALCULATION_STATE = [
  ...CALCULATION_TABLES,
  'calculation_job',
  'calculation_touched',
  'replaced_entitlement',
];
/** Both sides run on these; a checkpoint in the middle of one would be charged to it alone. */
const SERVER = {
  shared_buffers: '512MB',
  max_wal_size: '8GB',
  checkpoint_timeout: '30min',
  autovacuum: 'off',
};

/** The bench's world: a server of its own, personnel on it over HTTP, and a superuser for the bare COPY. */
interface World {
  readonly service: TestService;
  readonly admin: Client;
  readonly folder: string;
  readonly csv: Buffer;
  readonly settings: PersonnelSettings;
}

async function inWorld<R>(settings: PersonnelSettings, work: (world: World) => Promise<R>): Promise<R> {
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
async function clean({ admin }: World, tables: readonly string[]): Promise<void> {
  await admin.query(`TRUNCATE ${tables.join(', ')} CASCADE`);
  await admin.query('VACUUM');
  await admin.query('CHECKPOINT');
}

const IMPORT_STATE = [
  ...IMPORT_TABLES,
  'roster_staged_row',
  'idempotency_key',
  'outbox_aggregate',
  'audit_seal',
];

async function declare({ service }: World): Promise<void> {
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
async function mutate(world: World, role: 'placement-officer' | 'hq-admin', field: string, input: object) {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  const document = `mutation ($input: ${type}Input!) { ${field}(input: $input) { __typename ... on UserError { message } } }`;
  const answer = await world.service
    .as(role)
    .query<Record<string, { __typename: string }>>(document, { input });
  if (answer[field]?.__typename !== `${type}Success`) throw new Error(JSON.stringify(answer));
}

async function importRoster(world: World, uploads: number[]): Promise<number> {
  await clean(world, IMPORT_STATE);
  const officer = world.service.as('placement-officer');
  const upload = await timed(async () => {
    const response = await officer.upload(`/rosters/${CODE}`, new Uint8Array(world.csv), {
      'idempotency-key': 'bench',
    });
    return (await response.json()) as {
      importId: string;
      accepted: number;
      rejected: number;
      problems: unknown[];
    };
  });
  const { importId, accepted, rejected, problems } = upload.result;
  if (rejected !== 0 || accepted !== world.settings.people)
    throw new Error(`${accepted} accepted, ${rejected} rejected: ${JSON.stringify(problems?.slice(0, 3))}`);
  const commit = await timed(() =>
    mutate(world, 'placement-officer', 'commitRosterImport', { importId, leaveOutRejected: false }),
  );
  uploads.push(upload.ms);
  return upload.ms + commit.ms;
}

const fileOf = ({ folder }: World, table: string): string => path.join(folder, `${table}.copy`);

/** Writes the rows down once, so that the same ones can be copied back. */
async function dump(world: World, tables: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rowCount } = await world.admin.query(`COPY ${table} TO '${fileOf(world, table)}'`);
    counts[table] = rowCount ?? 0;
  }
  return counts;
}

/** The least that PostgreSQL needs for these rows: read by the server itself, one transaction, no row security (superuser). */
async function copyBack(world: World, tables: readonly string[], clear: readonly string[]): Promise<number> {
  await clean(world, clear);
  const { ms } = await timed(async () => {
    await world.admin.query('BEGIN');
    for (const table of tables) await world.admin.query(`COPY ${table} FROM '${fileOf(world, table)}'`);
    await world.admin.query('COMMIT');
  });
  return ms;
}

/** What encrypting costs alone: identity number, its blind index, phone, for each person. */
async function encrypt({ service, csv }: World): Promise<number> {
  const people = csv
    .toString('utf8')
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(','));
  const viewer = systemViewer('personnel', 'bench');
  const { ms } = await service.database.write(viewer, scopeOfFactory(FACTORY), async (tx) => {
    const cipher = await tx.cipher(FACTORY);
    return timed(async () => {
      for (const cells of people) {
        cipher.encrypt(cells[3]!);
        cipher.blindIndex(cells[3]!);
        cipher.encrypt(cells[19]!);
      }
    });
  });
  return ms;
}

async function calculate(world: World): Promise<number> {
  await clean(world, CALCULATION_STATE);
  const worker = { database: world.service.database, name: 'bench', leaseMs: 60_000, now: Date.now };
  const { ms } = await timed(async () => {
    await mutate(world, 'placement-officer', 'startCalculation', { factoryCode: CODE });
    await workOnce(worker);
  });
  const [job] = await world.service.sql<{ status: string; people: number }>(
    'SELECT status, people FROM calculation_job',
  );
  if (job?.status !== 'DONE' || job.people !== world.settings.people) throw new Error(JSON.stringify(job));
  return ms;
}

async function adoptRules(world: World): Promise<void> {
  const pack = builtInPack('STATUTORY');
  await mutate(world, 'hq-admin', 'registerRuleSet', { pack: JSON.stringify(pack) });
  const adoption = { factoryCode: CODE, ruleSetCode: pack.code, version: pack.version, reason: 'bench' };
  await mutate(world, 'placement-officer', 'adoptRuleSet', adoption);
}

const told =
  (say: (line: string) => void, what: string) => (round: number, values: Readonly<Record<string, number>>) =>
    say(
      `${what}, ${round === 0 ? 'warm-up' : `round ${round}`}: ${Object.entries(values)
        .map(([name, ms]) => `${name} ${Math.round(ms)} ms`)
        .join(', ')}`,
    );

/** Imports and calculations of generated people, beside bare COPYs of what they leave in the tables. */
export function benchPersonnel(settings: PersonnelSettings): Promise<PersonnelFigures> {
  const { rounds, say } = settings;
  return inWorld(settings, async (world) => {
    await declare(world);
    const all: number[] = [];
    await importRoster(world, []);
    const importRows = await dump(world, IMPORT_TABLES);
    const copy = () => copyBack(world, IMPORT_TABLES, IMPORT_STATE);
    const imports = await alternate(
      rounds,
      { import: () => importRoster(world, all), copy, copyAgain: copy, encryption: () => encrypt(world) },
      told(say, 'roster'),
    );
    await importRoster(world, []);
    await mutate(world, 'placement-officer', 'freezeRoster', { factoryCode: CODE });
    await adoptRules(world);
    await calculate(world);
    const entitlementRows = await dump(world, CALCULATION_TABLES);
    const copyResults = () => copyBack(world, CALCULATION_TABLES, CALCULATION_STATE);
    const calculations = await alternate(
      rounds,
      { calculate: () => calculate(world), copy: copyResults, copyAgain: copyResults },
      told(say, 'entitlements'),
    );
    await calculate(world);
    const exports = await benchExports(world.service, { code: CODE, rounds, say });
    return {
      bytes: world.csv.length,
      importRows,
      entitlementRows,
      imports,
      uploads: all.slice(1),
      calculations,
      exports,
    };
  });
}

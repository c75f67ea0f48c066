import path from 'node:path';
import { localDate } from '@anzhi/domain';
import { workOnce } from '@anzhi/personnel/dist/modules/calculation/index.js';
import { builtInPack } from '@anzhi/personnel/dist/modules/rules/domain/packs.js';
import { scopeOfFactory, systemViewer } from '@anzhi/service-kit';
import { benchExports, type ExportFigures } from './export.bench.js';
import { generateRoster } from './generate-roster.js';
import { alternate, timed } from './measure.js';
import {
  CODE,
  clean,
  DECLARED,
  declare,
  FACTORY,
  inWorld,
  mutate,
  type PersonnelSettings,
  type World,
} from './personnel.world.js';
import { benchWhatIf } from './what-if.bench.js';

/** Milliseconds by round. */
export interface PersonnelFigures {
  readonly bytes: number;
  readonly importRows: Readonly<Record<string, number>>;
  readonly entitlementRows: Readonly<Record<string, number>>;
  readonly imports: Record<'import' | 'copy' | 'copyAgain' | 'encryption', number[]>;
  readonly uploads: number[];
  readonly calculations: Record<'calculate' | 'copy' | 'copyAgain', number[]>;
  readonly exports: ExportFigures;
  /** A what-if over everybody: elapsed, and CPU of the service alone. */
  readonly whatIf: Record<'elapsed' | 'cpu', number[]>;
  /** Calculated and stored, by how many people. */
  readonly bySize: readonly { readonly people: number; readonly calculate: number[] }[];
}

/** Smaller rosters that the cost per person is compared over. */
const SIZES = [1_000, 10_000];
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
const IMPORT_STATE = [
  ...IMPORT_TABLES,
  'roster_staged_row',
  'idempotency_key',
  'outbox_aggregate',
  'audit_seal',
];

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

/** The same calculation over fewer people, so that a cost which grows faster than they do would show. */
async function costBySize(
  world: World,
  largest: number[],
): Promise<{ people: number; calculate: number[] }[]> {
  const found: { people: number; calculate: number[] }[] = [];
  for (const people of SIZES.filter((size) => size < world.settings.people)) {
    const settings = { ...world.settings, people };
    const csv = Buffer.from(generateRoster({ people, seed: settings.seed, asOf: localDate(DECLARED) }));
    const smaller = { ...world, settings, csv };
    await world.admin.query('UPDATE roster SET frozen_on = NULL, frozen_by = NULL, frozen_counts = NULL');
    await clean(smaller, CALCULATION_STATE);
    await importRoster(smaller, []);
    await mutate(smaller, 'placement-officer', 'freezeRoster', { factoryCode: CODE });
    const calculations: number[] = [];
    for (let round = 0; round < settings.rounds; round += 1) calculations.push(await calculate(smaller));
    found.push({ people, calculate: calculations });
    settings.say(`calculation of ${people}: ${calculations.map(Math.round).join(', ')} ms`);
  }
  return [...found, { people: world.settings.people, calculate: largest }];
}

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
    const calculations = await alternate<'calculate' | 'copy' | 'copyAgain'>(
      rounds,
      { calculate: () => calculate(world), copy: copyResults, copyAgain: copyResults },
      told(say, 'entitlements'),
    );
    await calculate(world);
    const exports = await benchExports(world.service, { code: CODE, rounds, say });
    const whatIf = await benchWhatIf(world, rounds);
    return {
      bytes: world.csv.length,
      importRows,
      entitlementRows,
      imports,
      uploads: all.slice(1),
      calculations,
      exports,
      whatIf,
      bySize: await costBySize(world, calculations.calculate),
    };
  });
}

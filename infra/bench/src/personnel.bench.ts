import { localDate } from '@anzhi/domain';
import { scopeOfFactory, systemViewer } from '@anzhi/service-kit';
import { benchExports, type ExportFigures } from './export.bench.js';
import { generateRoster } from './generate-roster.js';
import { alternate, type Spent, timed } from './measure.js';
import {
  CALCULATION_STATE,
  CALCULATION_TABLES,
  calculate,
  IMPORT_STATE,
  IMPORT_TABLES,
  importRoster,
  prepareFactory,
} from './personnel.acts.js';
import {
  CODE,
  clean,
  copyBack,
  DECLARED,
  declare,
  dump,
  FACTORY,
  inWorld,
  mutate,
  type PersonnelSettings,
  type World,
} from './personnel.world.js';
import { benchWhatIf } from './what-if.bench.js';
import { benchWholeFactory, type WholeFactoryFigures } from './whole-factory.bench.js';

/** What officers ask of the whole factory. */
export interface OfficerFigures {
  /** A what-if over everybody. */
  readonly whatIf: Spent;
  readonly wholeFactory: WholeFactoryFigures;
}

/** Milliseconds by round. */
export interface PersonnelFigures extends OfficerFigures {
  readonly bytes: number;
  readonly importRows: Readonly<Record<string, number>>;
  readonly entitlementRows: Readonly<Record<string, number>>;
  readonly imports: Record<'import' | 'copy' | 'copyAgain' | 'encryption', number[]>;
  readonly uploads: number[];
  readonly calculations: Record<'calculate' | 'copy' | 'copyAgain', number[]>;
  readonly exports: ExportFigures;
  /** Calculated and stored, by how many people. */
  readonly bySize: readonly { readonly people: number; readonly calculate: number[] }[];
}

/** Smaller rosters that the cost per person is compared over. */
const SIZES = [1_000, 10_000];
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
    await prepareFactory(world);
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
    const wholeFactory = await benchWholeFactory(world, rounds);
    return {
      bytes: world.csv.length,
      importRows,
      entitlementRows,
      imports,
      uploads: all.slice(1),
      calculations,
      exports,
      whatIf,
      wholeFactory,
      bySize: await costBySize(world, calculations.calculate),
    };
  });
}

/** Only what officers ask of the whole factory, each beside what it is measured by: for whoever works on one of them. */
export function benchOfficers(settings: PersonnelSettings): Promise<OfficerFigures> {
  return inWorld(settings, async (world) => {
    await declare(world);
    await prepareFactory(world);
    return {
      whatIf: await benchWhatIf(world, settings.rounds),
      wholeFactory: await benchWholeFactory(world, settings.rounds),
    };
  });
}

import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchFederation } from './federation.bench.js';
import { benchPersonnel } from './personnel.bench.js';
import { type Findings, page, table } from './report.js';

const USAGE = `usage: npm run bench [-- --people 100000 --rounds 5 --factories 50 --requests 150 --only personnel|federation --no-write]
A whole run takes some minutes and writes docs/BENCHMARKS.md; a part of it writes nothing.`;

const PAGE = path.resolve(__dirname, '../../../docs/BENCHMARKS.md');
/** Any fixed number: the same people in every run. */
const SEED = 20_260_818;

function settingsOf(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      people: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '5' },
      factories: { type: 'string', default: '50' },
      requests: { type: 'string', default: '150' },
      only: { type: 'string' },
      'no-write': { type: 'boolean', default: false },
    },
  });
  const whole = (name: 'people' | 'rounds' | 'factories' | 'requests', most: number): number => {
    const given = Number(values[name]);
    if (!Number.isInteger(given) || given < 1 || given > most) throw new Error(`--${name} is 1 to ${most}`);
    return given;
  };
  if (values.only !== undefined && values.only !== 'personnel' && values.only !== 'federation')
    throw new Error(`--only ${values.only}: there are personnel and federation`);
  return {
    people: whole('people', 1_000_000),
    rounds: whole('rounds', 100),
    factories: whole('factories', 99),
    requests: whole('requests', 100_000),
    only: values.only,
    write: !values['no-write'] && values.only === undefined,
  };
}

async function main(args: readonly string[]): Promise<number> {
  let settings: ReturnType<typeof settingsOf>;
  try {
    settings = settingsOf(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  const { people, rounds, factories, requests, only, write } = settings;
  const say = (line: string): void => console.error(line);
  const began = loadavg()[0] ?? 0;
  const federation =
    only === 'personnel' ? null : await benchFederation({ factories, requests, rounds, say });
  const personnel = only === 'federation' ? null : await benchPersonnel({ people, rounds, seed: SEED, say });
  const findings: Findings = { people, rounds, factories, requests, personnel, federation };
  console.log(table(findings));
  if (write) writeFileSync(PAGE, page(findings, [began, loadavg()[0] ?? 0]));
  return 0;
}

main(process.argv.slice(2)).then(
  // What may still be open, or was under way when it failed, must not keep the process alive.
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

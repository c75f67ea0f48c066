import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchFederation } from './federation.bench.js';
import { benchOfficers, benchPersonnel } from './personnel.bench.js';
import { type Findings, page, table } from './report.js';

const USAGE = `usage: npm run bench [-- --people 100000 --rounds 5 --factories 50 --requests 150 --only personnel|officers|federation --no-write]
A whole run takes some minutes and writes docs/BENCHMARKS.md; a part of it writes nothing.`;

const PAGE = path.resolve(__dirname, '../../../docs/BENCHMARKS.md');
/** Any fixed number: the same people in every run. */
const SEED = 20_260_818;

/** What can be measured alone; officers are the acts over the whole factory, which personnel contains. */
const PARTS = ['personnel', 'officers', 'federation'] as const;
type Part = (typeof PARTS)[number];
const isPart = (text: string): text is Part => (PARTS as readonly string[]).includes(text);

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
  const { only } = values;
  if (only !== undefined && !isPart(only)) throw new Error(`--only ${only}: there are ${PARTS.join(', ')}`);
  return {
    people: whole('people', 1_000_000),
    rounds: whole('rounds', 100),
    factories: whole('factories', 99),
    requests: whole('requests', 100_000),
    only,
    write: !values['no-write'] && only === undefined,
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
  const asked = (part: Part): boolean => only === undefined || only === part;
  const roster = { people, rounds, seed: SEED, say };
  const federation = asked('federation') ? await benchFederation({ factories, requests, rounds, say }) : null;
  const personnel = asked('personnel') ? await benchPersonnel(roster) : null;
  const officers = only === 'officers' ? await benchOfficers(roster) : personnel;
  const findings: Findings = { people, rounds, factories, requests, personnel, officers, federation };
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

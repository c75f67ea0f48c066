import { parseArgs } from 'node:util';
import { benchPersonnel } from './personnel.bench.js';

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { people: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '5' } },
  });
  const say = (line: string): unknown => console.error(line);
  const figures = await benchPersonnel({
    people: Number(values.people),
    rounds: Number(values.rounds),
    seed: 20_260_818,
    say,
  });
  console.log(JSON.stringify(figures));
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    // What was under way when it failed must not keep the process, and the servers under it, alive.
    process.exit(1);
  },
);

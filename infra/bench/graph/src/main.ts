import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { front } from './front.js';
import { measureWorkload, type WorkloadFindings } from './measure-workload.js';
import { type Options, readOptions, USAGE } from './options.js';
import { chart } from './report/chart.js';
import { page, type RunFacts, soakPage } from './report/page.js';
import { type Findings, tables } from './report/tables.js';
import { soak } from './soak.js';

const DOCS = path.resolve(__dirname, '../../../../docs');

const say = (line: string): void => console.error(line);

async function* workloads(options: Options): AsyncGenerator<WorkloadFindings> {
  for (const workload of options.workloads) {
    const modes = options.modes.filter((mode) => mode !== 'off' || !workload.identityAlways);
    if (modes.length === 0) continue;
    const world = await workload.world(say);
    try {
      for (const mode of modes) {
        say(`${workload.name}, identity ${mode}`);
        yield await measureWorkload(workload, mode, options.variants, world, { ...options, say });
      }
    } finally {
      await world.stop();
    }
  }
}

function write(findings: Findings, facts: RunFacts): void {
  if (facts.options.workloads.length === 0) {
    writeFileSync(path.join(DOCS, 'GRAPH-SOAK.md'), soakPage(findings, facts));
    return;
  }
  writeFileSync(path.join(DOCS, 'graph-benchmark.svg'), chart(findings.workloads));
  writeFileSync(path.join(DOCS, 'GRAPH-BENCHMARK.md'), page(findings, facts));
}

/** @param take gets all that is there after each part: an hour of measuring is not lost with its last minutes. */
async function measure(options: Options, take: (findings: Findings) => void): Promise<Findings> {
  let findings: Findings = { workloads: [], front: [], soaked: null };
  const add = (part: Partial<Findings>): void => {
    findings = { ...findings, ...part };
    take(findings);
  };
  const { rounds, scale, soak: wanted } = options;
  if (options.front) add({ front: await front(rounds, scale, say) });
  for await (const one of workloads(options)) add({ workloads: [...findings.workloads, one] });
  if (wanted) add({ soaked: await soak(wanted.requests, wanted.operations, say) });
  return findings;
}

async function main(args: readonly string[]): Promise<number> {
  let options: Options;
  try {
    options = readOptions(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  const began = loadavg()[0] ?? 0;
  const command = ['npm run bench:graph --', ...args].join(' ');
  const findings = await measure(options, (so) => {
    if (options.write) write(so, { options, command, load: [began, loadavg()[0] ?? 0] });
  });
  console.log(tables(findings));
  const faulty = findings.workloads.some(({ found }) =>
    [...found.values()].some(({ rounds, ramp }) =>
      [...rounds, ramp].some(({ errors, wrong }) => errors + wrong > 0),
    ),
  );
  return faulty || findings.soaked?.flat === false ? 1 : 0;
}

main(process.argv.slice(2)).then(
  // What may still be open, or was under way when it failed, must not keep the process alive.
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

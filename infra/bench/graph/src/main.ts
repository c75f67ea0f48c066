import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { measureWorkload, type WorkloadFindings } from './measure-workload.js';
import { type Options, readOptions, USAGE } from './options.js';
import { chart } from './report/chart.js';
import { page } from './report/page.js';
import { tables } from './report/tables.js';
import { type SoakFindings, soak } from './soak.js';

const DOCS = path.resolve(__dirname, '../../../../docs');

const say = (line: string): void => console.error(line);

async function workloads(options: Options): Promise<WorkloadFindings[]> {
  const findings: WorkloadFindings[] = [];
  for (const workload of options.workloads) {
    const modes = options.modes.filter((mode) => mode !== 'off' || !workload.identityAlways);
    if (modes.length === 0) continue;
    const world = await workload.world(say);
    try {
      for (const mode of modes) {
        say(`${workload.name}, identity ${mode}`);
        findings.push(await measureWorkload(workload, mode, options.variants, world, { ...options, say }));
      }
    } finally {
      await world.stop();
    }
  }
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
  const findings = await workloads(options);
  const soaked: SoakFindings | null = options.soak
    ? await soak(options.soak.requests, options.soak.operations, say)
    : null;
  console.log(tables(findings, soaked));
  if (options.write) {
    const command = ['npm run bench:graph --', ...args].join(' ');
    writeFileSync(path.join(DOCS, 'graph-benchmark.svg'), chart(findings));
    writeFileSync(
      path.join(DOCS, 'GRAPH-BENCHMARK.md'),
      page(findings, soaked, { options, command, load: [began, loadavg()[0] ?? 0] }),
    );
  }
  const faulty = findings.some(({ found }) =>
    [...found.values()].some(({ rounds, ramp }) =>
      [...rounds, ramp].some(({ errors, wrong }) => errors + wrong > 0),
    ),
  );
  return faulty || soaked?.flat === false ? 1 : 0;
}

main(process.argv.slice(2)).then(
  // What may still be open, or was under way when it failed, must not keep the process alive.
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

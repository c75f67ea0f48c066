import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { front } from './front.js';
import { measureWorkload, type WorkloadFindings } from './measure-workload.js';
import { type Options, readOptions, USAGE } from './options.js';
import { chart } from './report/chart.js';
import { madeBy, page, soakPage } from './report/page.js';
import { type BenchRecord, type Made, partOf, readRecord, withPart } from './report/record.js';
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

const RECORD = path.join(DOCS, 'graph-benchmark.json');

function write(findings: Findings, made: Made): void {
  if (findings.soaked) {
    writeFileSync(path.join(DOCS, 'GRAPH-SOAK.md'), soakPage(findings.soaked, made));
    return;
  }
  const before = readRecord(RECORD);
  const { parts, front } = findings.parts.reduce<BenchRecord>(withPart, before);
  const record = { parts, front: findings.front ?? front };
  writeFileSync(RECORD, `${JSON.stringify(record, null, 2)}\n`);
  writeFileSync(path.join(DOCS, 'graph-benchmark.svg'), chart(record.parts));
  writeFileSync(path.join(DOCS, 'GRAPH-BENCHMARK.md'), page(record));
}

/** @param take gets all that is there after each part: an hour of measuring is not lost with its last minutes. */
async function measure(options: Options, made: Made, take: (findings: Findings) => void): Promise<Findings> {
  let findings: Findings = { parts: [], front: null, soaked: null };
  const add = (part: Partial<Findings>): void => {
    findings = { ...findings, ...part };
    take(findings);
  };
  const { rounds, scale, soak: wanted } = options;
  if (options.front) add({ front: { made, rows: await front(rounds, scale, say) } });
  for await (const one of workloads(options)) add({ parts: [...findings.parts, partOf(one, made)] });
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
  const made = madeBy(['npm run bench:graph --', ...args].join(' '));
  const findings = await measure(options, made, (so) => {
    if (options.write) write(so, made);
  });
  console.log(tables(findings));
  const faulty = findings.parts.some(({ figures }) =>
    Object.values(figures).some(({ errors, wrong }) => errors + wrong > 0),
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

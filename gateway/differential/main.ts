import { parseArgs } from 'node:util';
import { MODES } from './subgraphs/faults.js';
import { type Report, runSupergraph } from './run.js';
import { allSupergraphs } from './supergraphs/index.js';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    supergraph: { type: 'string' },
    mode: { type: 'string' },
  },
});

async function main(): Promise<void> {
  const chosen = allSupergraphs().filter(({ name }) => name.includes(values.supergraph ?? ''));
  const each = Math.ceil(Number(values.count) / chosen.length);
  const modes = MODES.filter((mode) => values.mode === undefined || mode === values.mode);
  const reports: Report[] = [];
  for (const supergraph of chosen) {
    const started = Date.now();
    const report = await runSupergraph(supergraph, Number(values.seed), each, { modes });
    reports.push(report);
    const { operations, fallbacks, withData, withErrors, findings } = report;
    console.log(
      `${supergraph.name}: ${operations} operations, ${findings.length} differences, ${fallbacks} fallbacks, ${withData} with data, ${withErrors} with errors, ${Date.now() - started} ms`,
    );
  }
}

void main();

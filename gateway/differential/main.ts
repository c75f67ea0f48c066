import { parseArgs } from 'node:util';
import { describeFinding } from './compare/report.js';
import { shrink } from './compare/shrink.js';
import { MODES } from './subgraphs/faults.js';
import { type Finding, judge, type Report, runSupergraph } from './run.js';
import type { Pair } from './pair.js';
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
    const report = await runSupergraph(supergraph, Number(values.seed), each, { modes, found: shrunk });
    reports.push(report);
    const { operations, fallbacks, withData, withErrors, findings } = report;
    console.log(
      `${supergraph.name}: ${operations} operations, ${findings.length} differences, ${fallbacks.length} fallbacks, ${withData} with data, ${withErrors} with errors, ${Date.now() - started} ms`,
    );
    for (const source of fallbacks) console.log(`left to stock: ${source}`);
    for (const finding of findings) console.log(describeFinding(finding));
  }
}

/** The same finding by the smallest operation that shows it. */
async function shrunk(finding: Finding, pair: Pair): Promise<Finding> {
  const { behaviour, differences } = finding;
  const kind = differences[0] ?? '';
  const operation = await shrink(pair.apiSchema, finding.operation, async (smaller) =>
    judge(pair, smaller, await pair.run(smaller, behaviour)).includes(kind),
  );
  return { ...finding, operation, answers: await pair.run(operation, behaviour) };
}

void main();

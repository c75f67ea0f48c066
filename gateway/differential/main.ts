import { parseArgs } from 'node:util';
import { describeFinding } from './compare/report.js';
import { shrink } from './compare/shrink.js';
import type { Pair } from './pair.js';
import { type Finding, judge, type Report, runSupergraph } from './run.js';
import { MODES } from './subgraphs/faults.js';
import { allSupergraphs } from './supergraphs/index.js';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    /** Part of a supergraph's name; all otherwise. */
    supergraph: { type: 'string', default: '' },
    /** How subgraphs behave; in turn otherwise. */
    mode: { type: 'string' },
  },
});

async function main(): Promise<void> {
  const chosen = allSupergraphs().filter(({ name }) => name.includes(values.supergraph));
  const each = Math.ceil(Number(values.count) / chosen.length);
  const modes = MODES.filter((mode) => values.mode === undefined || mode === values.mode);
  if (!(each > 0) || modes.length === 0) throw new Error(`nothing to run; modes are ${MODES.join(', ')}`);
  const reports: Report[] = [];
  for (const supergraph of chosen) {
    const report = await runSupergraph(supergraph, Number(values.seed), each, { modes, found: shrunk });
    reports.push(report);
    console.log(`${supergraph.name}: ${summary([report])}`);
    for (const source of report.fallbacks) console.log(`left to stock: ${source}`);
    for (const finding of report.findings) console.log(describeFinding(finding));
  }
  console.log(`all: ${summary(reports)}`);
  if (reports.some(({ findings, fallbacks }) => findings.length + fallbacks.length > 0)) process.exitCode = 1;
}

function summary(reports: readonly Report[]): string {
  const sum = (count: (report: Report) => number) =>
    reports.reduce((total, report) => total + count(report), 0);
  return [
    `${sum(({ operations }) => operations)} operations`,
    `${sum(({ findings }) => findings.length)} differences`,
    `${sum(({ fallbacks }) => fallbacks.length)} left to stock`,
    `${sum(({ undecided }) => undecided)} undecided`,
    `${sum(({ withData }) => withData)} with data`,
    `${sum(({ withErrors }) => withErrors)} with errors`,
  ].join(', ');
}

/** The same finding by the smallest operation that shows it. */
async function shrunk(finding: Finding, pair: Pair): Promise<Finding> {
  const { behaviour, differences } = finding;
  const kind = differences[0] ?? '';
  const operation = await shrink(pair.apiSchema, finding.operation, async (smaller) => {
    const verdict = judge(pair, smaller, await pair.run(smaller, behaviour), behaviour);
    return verdict !== 'undecided' && verdict.includes(kind);
  });
  return { ...finding, operation, answers: await pair.run(operation, behaviour) };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

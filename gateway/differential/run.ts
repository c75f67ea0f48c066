import { differencesOf, prototypesNow } from './compare/compare.js';
import { complete } from './compare/specification.js';
import { type Operation, operationsOf } from './operations/generate.js';
import { type Answers, type Pair, startPair } from './pair.js';
import { hash } from './random.js';
import { MODES, type Mode } from './subgraphs/faults.js';
import type { Behaviour } from './subgraphs/in-process.js';
import type { SupergraphCase } from './supergraphs/supergraph.js';

/** An operation that the two executors answer differently. */
export interface Finding {
  readonly supergraph: string;
  readonly differences: readonly string[];
  readonly operation: Operation;
  readonly behaviour: Behaviour;
  readonly answers: Answers;
}

/** What was run on one supergraph. */
export interface Report {
  readonly supergraph: string;
  operations: number;
  /** Documents that the compiled executor left to the stock one. */
  readonly fallbacks: string[];
  /** Operations with data that is not null, with errors, by mode: what the comparison stands on. */
  withData: number;
  withErrors: number;
  /** Operations of which nothing says which answer is the right one. */
  undecided: number;
  readonly findings: Finding[];
}

/** What a run may be told. */
export interface RunOptions {
  readonly modes?: readonly Mode[];
  /** Sees each finding, and may make it smaller. */
  readonly found?: (finding: Finding, pair: Pair) => Promise<Finding>;
}

/** Runs `count` operations of the seeds from `seed` on against one supergraph, two of each document. */
export async function runSupergraph(
  supergraph: SupergraphCase,
  seed: number,
  count: number,
  { modes = MODES, found = async (finding) => finding }: RunOptions = {},
): Promise<Report> {
  const { name } = supergraph;
  const report: Report = {
    supergraph: name,
    operations: 0,
    fallbacks: [],
    withData: 0,
    withErrors: 0,
    undecided: 0,
    findings: [],
  };
  const pair = await startPair(supergraph);
  try {
    for (let index = 0; report.operations < count; index += 1) {
      const own = hash(name, seed, index);
      for (const [client, operation] of operationsOf(pair.apiSchema, own).entries()) {
        const mode = modes[(2 * index + client) % modes.length] ?? 'truth';
        const finding = await runOne(name, pair, operation, { seed: own, mode }, report);
        if (finding) report.findings.push(await found(finding, pair));
      }
    }
  } finally {
    await pair.stop();
  }
  return report;
}

async function runOne(
  supergraph: string,
  pair: Pair,
  operation: Operation,
  behaviour: Behaviour,
  report: Report,
): Promise<Finding | null> {
  const prototypes = prototypesNow();
  const answers = await pair.run(operation, behaviour);
  report.operations += 1;
  if (answers.fellBack) report.fallbacks.push(operation.source);
  if (answers.stock.data) report.withData += 1;
  if (answers.stock.errors.length > 0) report.withErrors += 1;
  const verdict = judge(pair, operation, answers, behaviour);
  if (verdict === 'undecided') report.undecided += 1;
  const differences = verdict === 'undecided' ? [] : verdict;
  if (prototypesNow() !== prototypes) differences.push('prototype polluted');
  return differences.length === 0 ? null : { supergraph, differences, operation, behaviour, answers };
}

/** An alias under which stock merges into a prototype, or reads one, where a subgraph leaves something out or says garbage. */
const HIDDEN_BY_STOCK = /\b__proto__\s*:/;

/** Differences that follow from which of two values was believed. */
const OF_VALUES: ReadonlySet<string> = new Set(['data', 'errors', 'errors of completion']);

/**
 * Compares two answers; the specification decides where they differ, unless the subgraphs said what leaves open which of
 * the two is right.
 */
export function judge(
  { apiSchema }: Pair,
  operation: Operation,
  answers: Answers,
  { mode }: Behaviour,
): string[] | 'undecided' {
  const stock = [answers.stock, answers.mended];
  if (stock.some((outcome) => outcome?.inside?.clashed)) return 'undecided';
  const differences = differencesOf(answers, (merged) => complete(apiSchema, operation, merged));
  const open =
    stock.some((outcome) => outcome?.inside?.contradicted) ||
    toldOtherwise(answers) ||
    (mode !== 'truth' && HIDDEN_BY_STOCK.test(operation.source));
  return open && differences.some((one) => OF_VALUES.has(one)) ? 'undecided' : differences;
}

/** True where null in place of a value of a wrong kind was told to a subgraph, which then answered something else. */
function toldOtherwise({ mended, compiled }: Answers): boolean {
  const told = new Set(compiled.told);
  return mended?.told.some((one) => !told.has(one)) ?? false;
}

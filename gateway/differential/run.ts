import { differencesOf, prototypesNow } from './compare/compare.js';
import { complete } from './compare/specification.js';
import { type Operation, operationOf } from './operations/generate.js';
import { type Answers, type Pair, startPair } from './pair.js';
import { hash } from './random.js';
import { MODES, type Mode } from './subgraphs/faults.js';
import type { Behaviour } from './subgraphs/in-process.js';
import type { SupergraphCase } from './supergraphs/supergraph.js';

/** An operation that the two executors answer differently. */
export interface Finding {
  readonly supergraph: string;
  readonly seed: number;
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
  readonly findings: Finding[];
}

/** Runs `count` operations of the seeds from `seed` on against one supergraph. */
export async function runSupergraph(
  supergraph: SupergraphCase,
  seed: number,
  count: number,
  options: { readonly modes?: readonly Mode[]; readonly found?: (finding: Finding, pair: Pair) => Promise<Finding> } = {},
): Promise<Report> {
  const { modes = MODES, found = async (finding) => finding } = options;
  const report: Report = {
    supergraph: supergraph.name,
    operations: 0,
    fallbacks: [],
    withData: 0,
    withErrors: 0,
    findings: [],
  };
  const pair = await startPair(supergraph);
  const prototypes = prototypesNow();
  try {
    for (let index = 0; index < count; index += 1) {
      const own = hash(supergraph.name, seed, index);
      const operation = operationOf(pair.apiSchema, own);
      const behaviour = { seed: own, mode: modes[index % modes.length] ?? 'truth' };
      const answers = await pair.run(operation, behaviour);
      report.operations += 1;
      if (answers.fellBack) report.fallbacks.push(operation.source);
      if (answers.stock.data) report.withData += 1;
      if (answers.stock.errors.length > 0) report.withErrors += 1;
      const differences = judge(pair, operation, answers);
      if (prototypesNow() !== prototypes) differences.push('prototype polluted');
      if (differences.length === 0) continue;
      const finding = { supergraph: supergraph.name, seed: own, differences, operation, behaviour, answers };
      report.findings.push(await found(finding, pair));
    }
  } finally {
    await pair.stop();
  }
  return report;
}

/** Compares two answers; the specification decides where they differ. */
export function judge({ apiSchema }: Pair, operation: Operation, answers: Answers): string[] {
  return differencesOf(answers, (merged) => complete(apiSchema, operation, merged));
}

import type { Outcome } from '../pair.js';
import type { Finding } from '../run.js';
import { errorsOf } from './compare.js';

/** Values longer than this are cut in a report. */
const MAX_TEXT = 1_500;

/** A finding for people: what to run again, what was expected, what came. */
export function describeFinding({ supergraph, differences, operation, behaviour, answers }: Finding): string {
  return [
    `### ${supergraph}, seed ${behaviour.seed}, mode ${behaviour.mode}: ${differences.join(', ')}`,
    '```graphql',
    operation.source,
    '```',
    `operationName ${operation.operationName}, variables ${JSON.stringify(operation.variables)}`,
    ...describeOutcome('stock', answers.stock),
    ...describeOutcome('compiled', answers.compiled),
    ...(answers.mended ? describeOutcome('stock, answers mended,', answers.mended) : []),
    ...answers.stock.fetches.map((fetch) => `- fetch ${cut(fetch)}`),
    ...(answers.stock.fetches.join() === answers.compiled.fetches.join()
      ? []
      : answers.compiled.fetches.map((fetch) => `- compiled fetch ${cut(fetch)}`)),
    '',
  ].join('\n');
}

function describeOutcome(name: string, { data, errors, extensions, thrown }: Outcome): string[] {
  const completion = extensions['valueCompletion'];
  return [
    `- ${name} data: ${cut(JSON.stringify(data))}`,
    ...errorsOf(errors).map((error) => `  - error ${cut(error)}`),
    ...(Array.isArray(completion) ? errorsOf(completion).map((error) => `  - completion ${cut(error)}`) : []),
    ...(thrown === undefined
      ? []
      : [`  - thrown ${cut(thrown instanceof Error ? thrown.stack : String(thrown))}`]),
  ];
}

function cut(text: string | undefined): string {
  const whole = text ?? 'undefined';
  return whole.length > MAX_TEXT ? `${whole.slice(0, MAX_TEXT)}…` : whole;
}

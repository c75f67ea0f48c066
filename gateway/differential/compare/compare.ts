import type { GraphQLError } from 'graphql';
import type { Answers, Outcome } from '../pair.js';
import { MISPLACED } from '../subgraphs/faults.js';
import type { Specified } from './specification.js';

/** Errors of completion told at most. */
const MOST_ERRORS = 50;

/**
 * Why two answers are not the same; empty when they are, or when the compiled one is what the specification makes of
 * what the subgraphs said and the stock one is not.
 */
export function differencesOf({ stock, compiled }: Answers, specified: Specified | undefined): string[] {
  const differences: string[] = [];
  const data = dataOf(compiled.data);
  const asSpecified = specified !== undefined && data === dataOf(specified.data);
  if (data !== dataOf(stock.data) && !asSpecified) differences.push('data');
  if (!sameErrors(stock, compiled, specified)) differences.push('errors');
  if (String(stock.thrown) !== String(compiled.thrown)) differences.push('thrown');
  if (mutationsOf(stock).join() !== mutationsOf(compiled).join()) differences.push('order of mutations');
  if (compiled.fetches.length > stock.fetches.length) differences.push('more fetches');
  return differences;
}

/**
 * Errors of subgraphs must be the same. Those of completion stock puts elsewhere or drops; the specification wants them
 * among the errors, one for each place, and leaves open how many of those that end in the same null are told.
 */
function sameErrors(stock: Outcome, compiled: Outcome, specified: Specified | undefined): boolean {
  const completion = stock.completion;
  if (!specified || !completion) return errorsOf(stock.errors).join() === errorsOf(compiled.errors).join();
  const isOwn = ({ extensions }: GraphQLError) =>
    extensions['code'] === 'INVALID_GRAPHQL' && extensions['serviceName'] === undefined;
  const told = stock.errors.filter(({ extensions }) => extensions['serviceName'] !== undefined);
  const fromSubgraphs = compiled.errors.filter((error) => !isOwn(error));
  if (errorsOf(told).join() !== errorsOf(fromSubgraphs).join()) return false;
  const places = pathsOf(compiled.errors.filter(isOwn));
  const wanted = pathsOf(unexplained(specified.errors, told));
  const allowed = new Set([...wanted, ...pathsOf(completion.errors)]);
  return wanted.every((path) => places.includes(path)) && places.every((path) => allowed.has(path));
}

const pathsOf = (errors: readonly GraphQLError[]): string[] => errors.map(({ path }) => JSON.stringify(path));

/** Errors of completion that no error of a subgraph explains. */
function unexplained(found: readonly GraphQLError[], told: readonly GraphQLError[]): GraphQLError[] {
  return found.filter(({ path }) => !told.some((error) => explains(error.path, path))).slice(0, MOST_ERRORS);
}

function explains(told: GraphQLError['path'], found: GraphQLError['path']): boolean {
  if (!told || !found) return true;
  return found.every((step, index) => index >= told.length || told[index] === step);
}

/** Names of properties that built-in prototypes have; compare before and after. */
export function prototypesNow(): string {
  return [Object.prototype, Array.prototype, Function.prototype, String.prototype]
    .map((prototype) => Object.getOwnPropertyNames(prototype).join())
    .join(';');
}

/** Data as text, with the order of its keys. */
function dataOf(data: unknown): string {
  return JSON.stringify(data) ?? 'undefined';
}

/** What a client learns of each error, in no order. */
export function errorsOf(errors: readonly GraphQLError[]): string[] {
  return errors
    .map(({ message, path, extensions }) => {
      const { code, service, serviceName } = extensions ?? {};
      // A path that leads nowhere in the subgraph's answer has no right place in ours.
      const place = MISPLACED.includes(message) ? null : (path ?? null);
      return JSON.stringify([place, code ?? null, service ?? serviceName ?? null, message]);
    })
    .sort();
}

function mutationsOf({ fetches }: Outcome): string[] {
  return fetches.filter((fetch) => /^\S+ mutation\b/.test(fetch)).map((fetch) => fetch.split(' ')[0] ?? '');
}

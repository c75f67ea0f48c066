import { MOST_ERRORS } from '@anzhi/gateway/dist/most-errors.js';
import { type GraphQLError, Kind } from 'graphql';
import type { Answers, Outcome } from '../pair.js';
import { MISPLACED } from '../subgraphs/faults.js';
import type { Specified } from './specification.js';

/**
 * Why two answers are not the same; empty when they are, or when the compiled one is what the specification makes of
 * what the subgraphs said and the stock one is not.
 * @param complete what the specification makes of all fetches' answers as one tree.
 */
export function differencesOf(answers: Answers, complete: (merged: unknown) => Specified): string[] {
  const { compiled, mended } = answers;
  const stock = mended ?? answers.stock;
  const merged = stock.inside?.merged;
  const specified = merged === undefined ? undefined : complete(merged);
  const differences: string[] = [];
  const data = dataOf(compiled.data);
  if (data !== dataOf(stock.data) && !(specified && data === dataOf(specified.data)))
    differences.push('data');
  if (!specified) {
    if (errorsOf(stock.errors).join() !== errorsOf(compiled.errors).join()) differences.push('errors');
  } else {
    if (!sameErrorsOfSubgraphs(stock, compiled, mended !== undefined)) differences.push('errors');
    if (!saysWhatIsNull(compiled, specified, mended !== undefined)) differences.push('errors of completion');
  }
  if (String(stock.thrown) !== String(compiled.thrown)) differences.push('thrown');
  if (mutationsOf(stock).join() !== mutationsOf(compiled).join()) differences.push('order of mutations');
  // Stock may send less of what it then gives up.
  if (!mended && compiled.fetches.length > stock.fetches.length) differences.push('more fetches');
  return differences;
}

/**
 * Errors of subgraphs must be the same. Stock numbers entities by those that it asked for where it should by those that
 * stand there: then only places in lists may differ, and the compiled ones must lead to null, or to what another fetch said
 * as stock's own do. Of answers that had to be mended the
 * compiled executor may have looked further, into what stands in a place of another kind.
 */
function sameErrorsOfSubgraphs(stock: Outcome, compiled: Outcome, mended: boolean): boolean {
  const expected = stock.errors.filter(isOfSubgraph);
  const told = compiled.errors.filter((error) => !isOfCompletion(error) && !isUnusable(error));
  if (errorsOf(expected).join() !== errorsOf(told).join()) {
    const exact = new Set(errorsOf(expected));
    const moved = told.filter((error) => !errorsOf([error]).every((one) => exact.has(one)));
    const [wanted, found] = [expected, told].map((errors) => errorsOf(errors.map(unnumbered))) as [
      string[],
      string[],
    ];
    const same = mended ? wanted.every((error) => found.includes(error)) : wanted.join() === found.join();
    if (!same && !sameButCutOff(expected, told)) return false;
    const known = new Set(
      errorsOf(expected.filter(({ path }) => path && !leadsToNull(stock.data, path)).map(unnumbered)),
    );
    const isPlaced = (error: GraphQLError): boolean =>
      !error.path ||
      leadsToNull(compiled.data, error.path) ||
      known.has(errorsOf([unnumbered(error)])[0] ?? '');
    if (!moved.every(isPlaced)) return false;
  }
  // What stock says without a path or a service, compiled says of each thing that is missing.
  const bare = stock.errors.filter((error) => !isOfSubgraph(error)).map(({ message }) => message);
  if (bare.some((message) => !message.startsWith('Expected "data._entities"'))) return false;
  // Of what had to be mended the compiled one may have asked further, and got nothing usable.
  return bare.length > 0 === compiled.errors.some(isUnusable) || (mended && bare.length === 0);
}

/**
 * Stock puts errors of completion elsewhere or drops them. The specification wants them among the errors, unless a
 * subgraph's error explains the null, and leaves open how many of those that end in the same null are told. Of answers
 * that had to be mended only the places of null are known, not what was there.
 */
function saysWhatIsNull(compiled: Outcome, specified: Specified, mended: boolean): boolean {
  const told = compiled.errors.filter(isOfCompletion);
  const others = compiled.errors.filter((error) => !isOfCompletion(error));
  const expected = unexplained(specified.errors, others);
  if (pathsOf(told).sort().join() === pathsOf(expected).sort().join()) return true;
  const faults = specified.everyFault();
  // An object of no known type and its `__typename` are one fault.
  const untold = new Map(
    faults
      .filter(({ nodes }) => nodes?.[0]?.kind === Kind.FIELD && nodes[0].name.value === '__typename')
      .map(({ path = [] }) => [JSON.stringify(path), JSON.stringify(path.slice(0, -1))]),
  );
  const placesOf = (errors: readonly GraphQLError[]) =>
    pathsOf(errors).map((path) => untold.get(path) ?? path);
  const places = placesOf(told);
  if (!placesOf(expected).every((path) => places.includes(path))) return false;
  const allowed = new Set(placesOf(faults));
  return mended || places.every((path) => allowed.has(path));
}

/** Stock loses the beginning of a path that goes through a list where none should be. */
function sameButCutOff(stock: readonly GraphQLError[], compiled: readonly GraphQLError[]): boolean {
  const place = (error: GraphQLError): string => `,${unnumbered(error).path?.join() ?? ''}`;
  const isOneOf = (error: GraphQLError): boolean =>
    compiled.some((one) => one.message === error.message && place(one).endsWith(place(error)));
  return stock.length === compiled.length && stock.every(isOneOf);
}

function unnumbered(error: GraphQLError): GraphQLError {
  const path = error.path?.filter((step) => typeof step === 'string');
  return Object.assign(Object.create(error), { path }) as GraphQLError;
}

function leadsToNull(data: unknown, path: readonly (string | number)[]): boolean {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) break;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value === null || value === undefined;
}

// Stock tells some faults by errors that are not those of GraphQL: they have no extensions.
const isOfSubgraph = ({ extensions }: Partial<GraphQLError>): boolean =>
  extensions?.['serviceName'] !== undefined;

const isOfCompletion = (error: GraphQLError): boolean =>
  error.extensions['code'] === 'INVALID_GRAPHQL' && !isOfSubgraph(error);

const isUnusable = ({ extensions }: GraphQLError): boolean =>
  extensions['code'] === 'SUBGRAPH_INVALID_RESPONSE';

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

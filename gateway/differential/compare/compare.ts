import type { GraphQLError } from 'graphql';
import type { Answers, Outcome } from '../pair.js';

/** Why two answers are not the same; empty when they are. */
export function differencesOf({ stock, compiled }: Answers): string[] {
  const differences: string[] = [];
  if (dataOf(stock) !== dataOf(compiled)) differences.push('data');
  const [left, right] = [errorsOf(stock.errors), errorsOf(compiled.errors)];
  if (left.join() !== right.join()) differences.push('errors');
  const completion = ({ extensions }: Outcome) =>
    errorsOf((extensions['valueCompletion'] as GraphQLError[] | undefined) ?? []).join();
  if (completion(stock) !== completion(compiled)) differences.push('valueCompletion');
  if (String(stock.thrown) !== String(compiled.thrown)) differences.push('thrown');
  if (mutationsOf(stock).join() !== mutationsOf(compiled).join()) differences.push('order of mutations');
  if (compiled.fetches.length > stock.fetches.length) differences.push('more fetches');
  return differences;
}

/** Names of properties that built-in prototypes have; compare before and after. */
export function prototypesNow(): string {
  return [Object.prototype, Array.prototype, Function.prototype, String.prototype]
    .map((prototype) => Object.getOwnPropertyNames(prototype).join())
    .join(';');
}

/** Data as text, with the order of its keys. */
function dataOf({ data }: Outcome): string {
  return JSON.stringify(data) ?? 'undefined';
}

/** What a client learns of each error, in no order. */
export function errorsOf(errors: readonly GraphQLError[]): string[] {
  return errors
    .map(({ message, path, extensions }) => {
      const { code, service, serviceName } = extensions ?? {};
      return JSON.stringify([path ?? null, code ?? null, service ?? serviceName ?? null, message]);
    })
    .sort();
}

function mutationsOf({ fetches }: Outcome): string[] {
  return fetches.filter((fetch) => /^\S+ mutation\b/.test(fetch)).map((fetch) => fetch.split(' ')[0] ?? '');
}

import { parse } from 'graphql';
import { type Pair, startPair } from './pair.js';
import { simpleKeys } from './supergraphs/keys.js';

/** All that the compiled executor leaves to the stock one: decided before anything is sent, and counted. */

let pair: Pair;
beforeAll(async () => {
  pair = await startPair(simpleKeys);
});
afterAll(() => pair.stop());

const run = (source: string, operationName?: string, variables: Record<string, unknown> = {}) =>
  pair.run({ source, document: parse(source), operationName, variables }, { mode: 'truth', seed: 1 });

test('a variable with the name under which plans send entities, in a fetch of entities', async () => {
  const source = 'query ($representations: [ID!]) { product(upc: "1") { count(at: $representations) } }';
  const { stock, compiled, fellBack } = await run(source, undefined, { representations: ['1'] });
  expect(fellBack).toBe(true);
  expect([compiled.data, compiled.fetches]).toEqual([stock.data, stock.fetches]);
  expect(compiled.errors.map(({ message }) => message)).toEqual(stock.errors.map(({ message }) => message));
});

test('nothing else: an operation of ours is compiled', async () => {
  const { stock, compiled, fellBack } = await run('{ me { name reviews { body } } }');
  expect(fellBack).toBe(false);
  expect(compiled.data).toEqual(stock.data);
});

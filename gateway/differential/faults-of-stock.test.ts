import { GraphQLError, parse } from 'graphql';
import { type Answers, type Outcome, startPair } from './pair.js';
import type { Fetched } from './subgraphs/in-process.js';

/** The kinds of fault that the comparison knows, one by one: what stock says, and what the specification wants. */

const SUPERGRAPH = {
  name: 'faults of stock',
  subgraphs: {
    a: `
      type Thing @key(fields: "id") { id: ID! name: String! inner: Inner grid: [[Cell]!] kind: Kind }
      type Note { text: String }
      type Inner { x: Int! }
      type Cell { value: Int }
      enum Kind { ONE }
      union Hit = Thing | Note
      type Query { thing: Thing things: [Thing] hits: [Hit] count: Int! }`,
    b: `
      type Thing @key(fields: "id") @key(fields: "code") {
        id: ID! code: Int! price: Float grid: [[Cell]!] @external sum: Int @requires(fields: "grid { value }") friend: Thing
      }
      type Cell @external { value: Int }`,
    c: `type Thing @key(fields: "code") { code: Int! weight: Float! }`,
  },
};

type Answer = Record<string, unknown> | ((representations: readonly Record<string, unknown>[]) => unknown);

/** Asks both; `b` answers for c as well. */
async function ask(
  source: string,
  a: Record<string, unknown>,
  b: Answer = {},
  variables: Record<string, unknown> = {},
): Promise<Answers & { readonly sent: readonly unknown[] }> {
  const sent: unknown[] = [];
  const pair = await startPair(SUPERGRAPH, {
    answer(service, { variables: given }) {
      const representations = given['representations'] as Record<string, unknown>[] | undefined;
      if (representations) sent.push(representations);
      if (service === 'a') return structuredClone({ data: a }) as Fetched;
      return (typeof b === 'function' ? b(representations ?? []) : { data: structuredClone(b) }) as Fetched;
    },
    forget: () => undefined,
  });
  try {
    const operation = { source, document: parse(source), operationName: undefined, variables };
    return { ...(await pair.run(operation, { mode: 'truth', seed: 1 })), sent };
  } finally {
    await pair.stop();
  }
}

const told = ({ errors }: Outcome) =>
  errors.map(({ path, extensions, message }) => ({ path, code: extensions?.['code'], message }));
const entities =
  (...found: readonly unknown[]) =>
  () => ({ data: { _entities: found } });

test('null where it must not be: stock hides the error in extensions, we tell it', async () => {
  const { stock, compiled } = await ask('{ thing { name } count }', { thing: { name: null }, count: 1 });
  expect(stock.data).toEqual({ thing: null, count: 1 });
  expect(stock.errors).toEqual([]);
  expect(stock.extensions).toHaveProperty('valueCompletion.0.path', ['thing', 'name']);
  expect(compiled.data).toEqual({ thing: null, count: 1 });
  expect(told(compiled)).toMatchObject([{ path: ['thing', 'name'], code: 'INVALID_GRAPHQL' }]);
});

test('an error of completion beside one of a subgraph: stock drops it, we tell both', async () => {
  const error = () => new GraphQLError('no', { path: ['_entities', 0, 'price'], extensions: { code: 'NO' } });
  const { stock, compiled } = await ask(
    '{ thing { kind price } }',
    { thing: { __typename: 'Thing', id: '1', kind: 'TWO' } },
    () => ({ data: { _entities: [{ price: null }] }, errors: [error()] }),
  );
  expect(stock.data).toEqual(compiled.data);
  expect(told(stock)).toEqual([{ path: ['thing', 'price'], code: 'NO', message: 'no' }]);
  expect(told(compiled)).toMatchObject([
    { path: ['thing', 'price'], code: 'NO' },
    { path: ['thing', 'kind'], code: 'INVALID_GRAPHQL' },
  ]);
});

test('one value of another kind than its type: stock loses the whole answer, we lose that value', async () => {
  const { stock, compiled } = await ask('{ thing { id inner { x } } }', {
    thing: { id: '1', inner: 'text' },
  });
  expect(stock.data).toBeUndefined();
  expect(told(stock)).toMatchObject([
    { path: undefined, message: expect.stringContaining('Invalid non-object value text') },
  ]);
  expect(compiled.data).toEqual({ thing: { id: '1', inner: null } });
  expect(told(compiled)).toMatchObject([{ path: ['thing', 'inner'], code: 'INVALID_GRAPHQL' }]);
});

test('something else than a list on the way to entities: stock throws, we answer', async () => {
  const { stock, compiled } = await ask('{ count things { price } }', { count: 1, things: 'text' });
  expect(String(stock.thrown)).toContain('flatMap is not a function');
  expect(compiled.data).toEqual({ count: 1, things: null });
  expect(told(compiled)).toMatchObject([{ path: ['things'], code: 'INVALID_GRAPHQL' }]);
});

test('a type that a subgraph names as null: stock loses the whole answer, we take it as not said', async () => {
  const { stock, compiled } = await ask('{ thing { __typename name } }', {
    thing: { __typename: null, name: 'n' },
  });
  expect(stock.data).toBeUndefined();
  expect(compiled.data).toEqual({ thing: { __typename: 'Thing', name: 'n' } });
  expect(compiled.errors).toEqual([]);
});

test('an answer without the entities asked for: stock says so without place or code, we say what is missing', async () => {
  const { stock, compiled } = await ask(
    '{ thing { price } }',
    { thing: { __typename: 'Thing', id: '1' } },
    entities(),
  );
  expect(stock.data).toEqual({ thing: { price: null } });
  expect(told(stock)).toEqual([
    { path: undefined, code: undefined, message: 'Expected "data._entities" to contain 1 elements' },
  ]);
  expect(compiled.data).toEqual({ thing: { price: null } });
  expect(told(compiled)).toMatchObject([{ path: ['thing', 'price'], code: 'SUBGRAPH_INVALID_RESPONSE' }]);
});

test('an error of an entity behind objects that were not asked for: stock names the wrong one', async () => {
  const error = new GraphQLError('no', { path: ['_entities', 0, 'price'], extensions: { code: 'NO' } });
  const { stock, compiled } = await ask(
    '{ hits { ... on Thing { price } } }',
    { hits: [{ __typename: 'Note' }, { __typename: 'Thing', id: '1' }] },
    () => ({ data: { _entities: [{ price: null }] }, errors: [error] }),
  );
  expect(told(stock)).toMatchObject([{ path: ['hits', 0, 'price'] }]);
  expect(told(compiled)).toMatchObject([{ path: ['hits', 1, 'price'] }]);
});

test('an error of an entity in a list where none should be: stock loses the way there, we say how far it is known', async () => {
  const error = new GraphQLError('no', { path: ['_entities', 1, 'price'], extensions: { code: 'NO' } });
  const things = [['1', '2'].map((id) => ({ __typename: 'Thing', id }))];
  const { stock, compiled } = await ask('{ things { price } }', { things }, () => ({
    data: { _entities: [{ price: 1 }, null] },
    errors: [error],
  }));
  expect(told(stock)).toMatchObject([{ path: ['price'] }]);
  expect(told(compiled)).toContainEqual(
    expect.objectContaining({ path: ['things', 0, 'price'], code: 'NO' }),
  );
});

test('@requires through a list of lists: stock sends null for each list, we send what is there', async () => {
  const grid = [[{ value: 1 }, null], []];
  const { compiled, sent } = await ask(
    '{ thing { sum } }',
    { thing: { __typename: 'Thing', id: '1', grid } },
    (representations) => ({ data: { _entities: representations.map(() => ({ sum: 1 })) } }),
  );
  expect(compiled.data).toEqual({ thing: { sum: 1 } });
  expect(sent).toEqual([
    [{ __typename: 'Thing', id: '1', grid: [null, null] }],
    [{ __typename: 'Thing', id: '1', grid }],
  ]);
});

test('null for a variable of @include: stock sends fetches first, we refuse at once', async () => {
  const { stock, compiled } = await ask(
    'query ($on: Boolean = true) { thing { id name @include(if: $on) } }',
    { thing: { id: '1' } },
    {},
    { on: null },
  );
  expect(stock.data).toBeUndefined();
  expect(stock.fetches).toHaveLength(1);
  expect(compiled).toMatchObject({ data: undefined, fetches: [] });
  expect(told(compiled)).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
});

test('an entity whose type is answered as null keeps the type that is known, in both', async () => {
  const { stock, compiled } = await ask(
    '{ thing { __typename price weight } }',
    { thing: { __typename: 'Thing', id: '1' } },
    (representations) => ({
      data: {
        _entities: representations.map(({ id }) =>
          id === '1' ? { __typename: null, code: 7, price: 2.5 } : { weight: 3 },
        ),
      },
    }),
  );
  expect(compiled.data).toEqual({ thing: { __typename: 'Thing', price: 2.5, weight: 3 } });
  expect(compiled.data).toEqual(stock.data);
});

import { GraphQLError } from 'graphql';
import type { Fetched, SubgraphFetch } from '../subgraph/fetch.js';
import { answerOf, startExecutors, type TestExecutors } from '../testing/executors.js';

const SHOP = `
  type Query { products: [Product!] product(id: ID): Product things: [Thing] named: Named list: [[Int!]] size: Size count: Int ratio: Float tag: ID any: Any echo(a: Int = 7, on: Boolean): String sum(of: [Int!]): Int }
  type Mutation { first: Int second: Int }
  type Subscription { ticks: Int }
  scalar Any
  enum Size { S M L @inaccessible }
  interface Named { name: String }
  union Thing = Product | Box
  type Box implements Named { name: String! width: Int }
  type Product implements Named @key(fields: "id") { id: ID! name: String price: Int grid: [[Cell]] }
  type Cell { v: Int }
`;
const STOCK = `
  type Product @key(fields: "id") {
    id: ID! price: Int @external grid: [[Cell]] @external
    count: Int weight: Int! shipping: Int @requires(fields: "price") layout: String @requires(fields: "grid { v }")
  }
  type Cell @external { v: Int }
`;

type Script = (fetch: SubgraphFetch) => Fetched;
let shop: Script = () => ({ data: {} });
let stockroom: Script = () => ({ data: { _entities: [] } });
let executors: TestExecutors;

beforeAll(async () => {
  executors = await startExecutors({
    shop: { sdl: SHOP, answer: (fetch) => shop(fetch) },
    stockroom: { sdl: STOCK, answer: (fetch) => stockroom(fetch) },
  });
});
afterAll(() => executors.stop());
beforeEach(() => {
  executors.sent.length = 0;
  stockroom = () => ({ data: { _entities: [] } });
});

/** The shop answers with this whatever it is asked. */
const shopSays = (data: unknown): void => {
  shop = () => ({ data: data as Fetched['data'] });
};
/** The stockroom answers each entity by its representation. */
const stockroomKnows = (one: (representation: Record<string, unknown>) => unknown): void => {
  stockroom = ({ variables }) => ({
    data: { _entities: (variables['representations'] as Record<string, unknown>[]).map(one) },
  });
};
const told = async (asked: ReturnType<TestExecutors['compiled']>) => {
  const { data, errors } = await asked;
  return {
    data: JSON.parse(JSON.stringify(data ?? null)),
    errors: errors?.map(({ message, path, extensions }) => [message, path?.join('.'), extensions['code']]),
  };
};
const both = async (source: string, variables?: Record<string, unknown>) => {
  const compiled = await told(executors.compiled(source, variables));
  expect(compiled).toEqual(await told(executors.stock(source, variables)));
  return compiled;
};

describe('plans', () => {
  test('an entity that stands in several places is asked for once, and everybody gets it', async () => {
    shopSays({ products: ['a', 'b', 'a'].map((id) => ({ __typename: 'Product', id })) });
    stockroomKnows(({ id }) => ({ count: id === 'a' ? 1 : 2 }));
    expect(await both('{ products { id count } }')).toEqual({
      data: { products: [1, 2, 1].map((count, at) => ({ id: ['a', 'b', 'a'][at], count })) },
      errors: undefined,
    });
    expect(executors.sent.at(-1)).toContain(
      '"variables":{"representations":[{"__typename":"Product","id":"a"},{"__typename":"Product","id":"b"}]}',
    );
  });

  test('an error of an entity that stands in several places is told at each', async () => {
    shopSays({ products: ['a', 'a'].map((id) => ({ __typename: 'Product', id })) });
    stockroom = () => ({
      data: { _entities: [{ count: null }] },
      errors: [new GraphQLError('gone', { path: ['_entities', 0, 'count'], extensions: { code: 'GONE' } })],
    });
    expect(await told(executors.compiled('{ products { count } }'))).toEqual({
      data: { products: [{ count: null }, { count: null }] },
      errors: [
        ['gone', 'products.0.count', 'GONE'],
        ['gone', 'products.1.count', 'GONE'],
      ],
    });
  });

  test('mutations are sent one after the other and go on after one that failed', async () => {
    const kinds: boolean[] = [];
    shop = ({ query, mutation }) => {
      kinds.push(mutation);
      return { data: query.includes('first') ? { first: 1, second: 2 } : {} };
    };
    expect((await both('mutation { first second }')).data).toEqual({ first: 1, second: 2 });
    expect(kinds).toEqual([true, true]);
  });

  test('variables that the client gave are sent, and those it left out are not', async () => {
    shopSays({ echo: 'x' });
    await executors.compiled('query ($a: Int = 3, $on: Boolean) { echo(a: $a, on: $on) }', { on: null });
    expect(executors.sent).toEqual([
      'shop: {"query":"query($a:Int=3$on:Boolean){echo(a:$a on:$on)}","variables":{"on":null}}',
    ]);
  });

  test('a variable of the wrong kind is refused before anything is sent', async () => {
    const { errors } = await both('query ($a: Int!) { echo(a: $a) }', { a: 'x' });
    expect(errors?.[0]?.[0]).toContain('Variable "$a" got invalid value');
    expect(executors.sent).toEqual([]);
  });

  test('however many values are wrong, few are told: each may repeat the whole variable', async () => {
    const { errors } = await executors.compiled('query ($a: [Int!]) { sum(of: $a) }', {
      a: Array(50_000).fill(null),
    });
    expect(errors).toHaveLength(5);
  });

  test.each(['skip', 'include'])(
    '@%s by a variable without a value is refused before anything is sent',
    async (name) => {
      const { errors } = await told(
        executors.compiled(`query ($on: Boolean = true) { count @${name}(if: $on) }`, { on: null }),
      );
      expect(errors).toEqual([[expect.stringContaining('$on'), undefined, 'BAD_USER_INPUT']]);
      expect(executors.sent).toEqual([]);
    },
  );

  test('a variable by which one skips may have the name of a part of every object', async () => {
    shopSays({ count: 1, ratio: 2 });
    const source =
      'query ($__proto__: Boolean!) { count @skip(if: $__proto__) ratio @include(if: $__proto__) }';
    const skipping = JSON.parse('{"__proto__":true}') as Record<string, unknown>;
    expect((await told(executors.compiled(source, skipping))).data).toEqual({ ratio: 2 });
    expect((await told(executors.compiled(source, { ['__proto__']: false }))).data).toEqual({ count: 1 });
  });

  test('one of several operations is chosen by its name; without one it is an error', async () => {
    shopSays({ count: 1, ratio: 2 });
    const source = 'query A { count } query B { ratio }';
    expect((await executors.compiled(source, {}, 'B')).data).toEqual({ ratio: 2 });
    const wanted = { extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } } };
    for (const name of [undefined, 'C', ''])
      await expect(executors.compiled(source, {}, name)).rejects.toMatchObject(wanted);
  });

  test('a subscription is refused as a bad request, not as a fault of ours', async () => {
    await expect(executors.compiled('subscription { ticks }')).rejects.toMatchObject({
      extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
    });
  });
});

describe('answers', () => {
  test('introspection beside data, with and without variables', async () => {
    shopSays({ count: 4 });
    const source =
      'query ($n: String!) { __typename count a: __type(name: $n) { name } __schema { queryType { name } } }';
    const answer = {
      __typename: 'Query',
      count: 4,
      a: { name: 'Box' },
      __schema: { queryType: { name: 'Query' } },
    };
    expect((await both(source, { n: 'Box' })).data).toEqual(answer);
    expect((await both(source, { n: 'Nobody' })).data).toEqual({ ...answer, a: null });
    const preset = 'query ($n: String = "Box") { count __type(name: $n) { name } }';
    const { data, errors } = await told(executors.compiled(preset, { n: null }));
    expect(data).toEqual({ count: 4, __type: null });
    expect(errors).toEqual([[expect.stringContaining('must not be null'), '__type', undefined]]);
    expect((await both('{ __type(name: "Size") { enumValues { name } } }')).data).toEqual({
      __type: { enumValues: [{ name: 'S' }, { name: 'M' }] },
    });
  });

  test('fragments that are spread twice, each in the one before, are looked at once', async () => {
    shopSays({ count: 4 });
    const within = (at: number) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`;
    const fragments = [
      ...Array.from({ length: 60 }, (_, at) => within(at)),
      'fragment F60 on Query { count }',
    ];
    expect((await both(`{ ...F0 } ${fragments.join(' ')}`)).data).toEqual({ count: 4 });
  });

  test('each kind of a union and an interface has its own fields', async () => {
    shopSays({
      things: [{ __typename: 'Box', width: 3 }, { __typename: 'Product', id: 'a', name: 'A' }, null],
      named: { __typename: 'Box', name: 'B', w: 1 },
    });
    const source = `{ things { __typename ...B ... on Named { ... on Product { name } } } named { name ... on Box { w: width } } }
      fragment B on Box { width }`;
    expect((await both(source)).data).toEqual({
      things: [{ __typename: 'Box', width: 3 }, { __typename: 'Product', name: 'A' }, null],
      named: { name: 'B', w: 1 },
    });
  });

  test('aliases that are names of parts of every object are plain keys, and pollute nothing', async () => {
    shop = (fetch) => answerOf(fetch, { count: 1 });
    const source = '{ __proto__: count constructor: count toString: count hasOwnProperty: count }';
    const { data } = await executors.compiled(source);
    expect(JSON.stringify(data)).toBe('{"__proto__":1,"constructor":1,"toString":1,"hasOwnProperty":1}');
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    shop = () => ({
      data: JSON.parse('{"product":{"__proto__":{"polluted":1},"__typename":"Product","id":"a"}}'),
    });
    stockroom = () => ({ data: JSON.parse('{"_entities":[{"__proto__":{"polluted":1},"count":1}]}') });
    expect((await executors.compiled('{ product { id count } }')).data).toEqual({
      product: { id: 'a', count: 1 },
    });
    expect({}).not.toHaveProperty('polluted');
  });

  test('what is missing is null up to the nearest parent that may be', async () => {
    shopSays({
      products: [
        { __typename: 'Product', id: 'a' },
        { __typename: 'Product', id: 'b' },
      ],
    });
    stockroom = () => ({
      data: null,
      errors: [0, 1].map(
        (index) =>
          new GraphQLError('down', { path: ['_entities', index, 'weight'], extensions: { code: 'DOWN' } }),
      ),
    });
    // The whole list goes, and the subgraph's errors say why: nothing is added to them.
    expect(await both('{ products { id weight } count }')).toEqual({
      data: { products: null, count: null },
      errors: [0, 1].map((index) => ['down', `products.${index}.weight`, 'DOWN']),
    });
  });
});

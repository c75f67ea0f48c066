import { GraphQLError, parse, print } from 'graphql';
import type { Fetched, SubgraphFetch } from '../subgraph/fetch.js';
import { answerOf, startExecutors, type TestExecutors } from '../testing/executors.js';
import type { Answer } from './compiled-operation.js';
import { withoutReservedAliases } from './response-names.js';

/** Where the stock executor is wrong by the GraphQL or the federation specification: each test shows both. */

const SHOP = `
  type Query { product: Product products: [Product!] list: [Int] size: Size count: Int kept: ID! named: Named }
  enum Size { S L @inaccessible }
  interface Named { label: String }
  type Product implements Named @key(fields: "id") { id: ID! label: String! price: Int grid: [[Cell]] cell: Cell }
  type Cell { v: Int w: Int }
`;
const STOCK = `
  type Product @key(fields: "id") {
    id: ID! grid: [[Cell]] @external
    count: Int layout: String @requires(fields: "grid { v }")
  }
  type Cell @external { v: Int }
`;

let shop: unknown = {};
/** Null says what `shop` holds, whatever is asked. */
let shopAnswer: ((fetch: SubgraphFetch) => Fetched) | null = null;
let stockroom: (fetch: SubgraphFetch) => Fetched = () => ({ data: { _entities: [] } });
let executors: TestExecutors;

beforeAll(async () => {
  executors = await startExecutors({
    shop: { sdl: SHOP, answer: (fetch) => shopAnswer?.(fetch) ?? { data: shop as Fetched['data'] } },
    stockroom: { sdl: STOCK, answer: (fetch) => stockroom(fetch) },
  });
});
afterAll(() => executors.stop());

const told = ({ data, errors }: Answer) => ({
  data: data === undefined ? undefined : JSON.parse(JSON.stringify(data)),
  errors: (errors ?? []).map(({ path, extensions }) => [path?.join('.'), extensions?.['code']]),
});
const compiled = async (source: string) => told(await executors.compiled(source));
const stock = async (source: string) => told(await executors.stock(source));

test('a null where none may be is an error, not an extension', async () => {
  shop = { count: 1, kept: null };
  expect(await stock('{ count kept }')).toEqual({ data: null, errors: [] });
  expect(await compiled('{ count kept }')).toEqual({ data: null, errors: [['kept', 'INVALID_GRAPHQL']] });
});

test('a value of an enum that clients do not see is an error, not an extension', async () => {
  shop = { size: 'L' };
  expect(await stock('{ size }')).toEqual({ data: { size: null }, errors: [] });
  expect(await compiled('{ size }')).toEqual({ data: { size: null }, errors: [['size', 'INVALID_GRAPHQL']] });
});

test('a null that has a cause of its own is told beside errors of other places', async () => {
  shop = { product: { __typename: 'Product', id: 'a' }, size: 'L' };
  stockroom = () => ({
    data: { _entities: [null] },
    errors: [new GraphQLError('x', { path: ['_entities', 0, 'count'] })],
  });
  const source = '{ product { count } size }';
  expect((await stock(source)).errors).toEqual([['product.count', 'DOWNSTREAM_SERVICE_ERROR']]);
  expect((await compiled(source)).errors).toEqual([
    ['product.count', 'DOWNSTREAM_SERVICE_ERROR'],
    ['size', 'INVALID_GRAPHQL'],
  ]);
});

test('what a subgraph explains uses up no place for what it does not', async () => {
  const list = Array(5_000).fill('bad');
  shopAnswer = () => ({ data: { list, size: 'L' }, errors: [new GraphQLError('x', { path: ['list'] })] });
  const { data, errors } = await compiled('{ list size }');
  shopAnswer = null;
  expect(data).toEqual({ list: Array(5_000).fill(null), size: null });
  expect(errors).toEqual([
    ['list', 'DOWNSTREAM_SERVICE_ERROR'],
    ['size', 'INVALID_GRAPHQL'],
  ]);
});

test.each([
  ['{ list count }', { list: 5, count: 1 }, 'list'],
  ['{ product { label } count }', { product: 'x', count: 1 }, 'product'],
])(
  'a value of another shape is null with an error, and the rest is there: %s',
  async (source, answer, path) => {
    shop = answer;
    expect((await stock(source)).data).toBeUndefined();
    expect(await compiled(source)).toEqual({
      data: { [path]: null, count: 1 },
      errors: [[path, 'INVALID_GRAPHQL']],
    });
  },
);

test('an integer has 32 bits', async () => {
  shop = { count: 2 ** 31 };
  expect((await stock('{ count }')).data).toEqual({ count: 2 ** 31 });
  expect(await compiled('{ count }')).toEqual({
    data: { count: null },
    errors: [['count', 'INVALID_GRAPHQL']],
  });
});

test('an identifier is text, also where a subgraph gives a number', async () => {
  shop = { kept: 7 };
  expect((await stock('{ kept }')).data).toEqual({ kept: 7 });
  expect(await compiled('{ kept }')).toEqual({ data: { kept: '7' }, errors: [] });
});

test("an object's own type says whether a field may be null, not that of the interface", async () => {
  shop = { named: { __typename: 'Product', label: null } };
  expect((await stock('{ named { label } }')).data).toEqual({ named: { label: null } });
  expect(await compiled('{ named { label } }')).toEqual({
    data: { named: null },
    errors: [['named.label', 'INVALID_GRAPHQL']],
  });
});

test('fields stand in the order of the operation, also those of fragments', async () => {
  shop = { product: { __typename: 'Product', id: 'a', label: 'A', price: 1 } };
  const source = '{ product { ... on Product { id } price ... on Product { label } } }';
  const keys = async (answer: Answer) => Object.keys((answer.data as { product: object }).product);
  expect(await keys(await executors.stock(source))).toEqual(['id', 'label', 'price']);
  expect(await keys(await executors.compiled(source))).toEqual(['id', 'price', 'label']);
});

test('what a field requires is passed on also from lists of lists', async () => {
  shop = { product: { __typename: 'Product', id: 'a', grid: [[{ v: 1 }, null]] } };
  stockroom = ({ variables }) => ({
    data: {
      _entities: (variables['representations'] as { grid: unknown }[]).map(({ grid }) => ({
        layout: JSON.stringify(grid),
      })),
    },
  });
  expect((await stock('{ product { layout } }')).data).toEqual({ product: { layout: '[null]' } });
  expect((await compiled('{ product { layout } }')).data).toEqual({
    product: { layout: '[[{"v":1},null]]' },
  });
});

test('an error has its path also where entities before it were left out', async () => {
  shop = {
    products: [
      { __typename: 'Product', label: 'no key' },
      { __typename: 'Product', id: 'b' },
    ],
  };
  stockroom = () => ({
    data: { _entities: [{ count: null }] },
    errors: [new GraphQLError('x', { path: ['_entities', 0, 'count'] })],
  });
  expect((await stock('{ products { count } }')).errors).toEqual([
    ['products.0.count', 'DOWNSTREAM_SERVICE_ERROR'],
  ]);
  expect((await compiled('{ products { count } }')).errors).toEqual([
    ['products.1.count', 'DOWNSTREAM_SERVICE_ERROR'],
  ]);
});

test('an answer without the entities asked for is an error of that service at each', async () => {
  shop = { products: ['a', 'b'].map((id) => ({ __typename: 'Product', id })) };
  stockroom = () => ({ data: { _entities: [{ count: 1 }] } });
  expect((await stock('{ products { count } }')).errors).toEqual([[undefined, undefined]]);
  expect(await compiled('{ products { count } }')).toEqual({
    data: { products: [{ count: null }, { count: null }] },
    errors: [0, 1].map((index) => [`products.${index}.count`, 'SUBGRAPH_INVALID_RESPONSE']),
  });
});

test('a list where the plan expects an object is left out, and the executor does not fail', async () => {
  shop = { products: { __typename: 'Product', id: 'a' }, count: 1 };
  await expect(executors.stock('{ products { count } count }')).rejects.toThrow();
  expect(await compiled('{ products { count } count }')).toEqual({
    data: { products: null, count: 1 },
    errors: [['products', 'INVALID_GRAPHQL']],
  });
});

describe('an alias with the name of a key, or of the type', () => {
  const product = { __typename: 'Product', id: 'p1', label: 'Lamp', price: 5 };
  const answers = async (source: string) => {
    let represented: unknown;
    shopAnswer = (fetch) => answerOf(fetch, { product, products: [product, null] });
    stockroom = (fetch) => {
      represented = fetch.variables['representations'];
      return answerOf(fetch, { _entities: [{ count: 7 }] });
    };
    try {
      return { compiled: await compiled(source), stock: await stock(source), represented };
    } finally {
      shopAnswer = null;
    }
  };

  test.each([
    ['{ product { id: label count } }', { id: 'Lamp', count: 7 }],
    ['{ product { label: id id: label count } }', { label: 'p1', id: 'Lamp', count: 7 }],
    ['{ product { __typename: label count } }', { __typename: 'Lamp', count: 7 }],
    ['{ product { ...P count } } fragment P on Product { id: label }', { id: 'Lamp', count: 7 }],
  ])('%s: stock gives the key or the type in its place', async (source, wanted) => {
    const { compiled: ours, stock: theirs, represented } = await answers(source);
    expect(ours).toEqual({ data: { product: wanted }, errors: [] });
    expect(represented).toEqual([{ __typename: 'Product', id: 'p1' }]);
    expect(theirs).not.toEqual(ours);
  });

  test('what stands in its place is no such name either', () => {
    const reserved = new Set(['id', 'as_id', 'asas_']);
    const { document } = withoutReservedAliases(parse('{ product { id: label } }'), reserved);
    expect(print(document)).toContain('asasas_id: label');
  });

  test('the path of an error has the alias of the client', async () => {
    shopAnswer = (fetch) => {
      const { data } = answerOf(fetch, { products: [product] });
      const [asked] = Object.keys(((data?.['products'] as object[]) ?? [{}])[0] ?? {}).slice(-1);
      return { data, errors: [new GraphQLError('no', { path: ['products', 0, asked ?? ''] })] };
    };
    const { errors } = await compiled('{ products { id: label } }');
    shopAnswer = null;
    expect(errors).toEqual([['products.0.id', 'DOWNSTREAM_SERVICE_ERROR']]);
  });

  test('a subgraph is never asked for a name that its answer must not have', async () => {
    const { compiled: ours } = await answers('{ product { __proto__: label prototype: price } }');
    expect(JSON.stringify(ours.data)).toBe('{"product":{"__proto__":"Lamp","prototype":5}}');
    expect(executors.sent.at(-1)).not.toMatch(/[{ ](?:__proto__|prototype):/);
  });
});

import { buildSubgraphSchema } from '@apollo/subgraph';
import fc from 'fast-check';
import { GraphQLError, graphql, parse } from 'graphql';
import type { RequestContext } from '../request-context.js';
import { type Ask, batched } from './batch.js';
import { templateOf } from './entity-template.js';
import type { SubgraphFetch } from './fetch.js';
import type { SubgraphAnswer, SubgraphError } from './parse-response.js';

const schema = buildSubgraphSchema({
  typeDefs: parse(`extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Factory @key(fields: "id") { id: ID! roster(least: Int): Int name: String! }
    type Query { nothing: Int }`),
  resolvers: {
    Factory: {
      __resolveReference: ({ id }: { id: string }) => (id === 'unknown' ? null : { id }),
      roster: ({ id }: { id: string }, { least }: { least?: number }) => {
        if (id === 'failing') throw new GraphQLError('no roster', { extensions: { code: 'NO_ROSTER' } });
        return id.length + (least ?? 0);
      },
      name: ({ id }: { id: string }) => (id === 'nameless' ? null : `Factory ${id}`),
    },
  } as never,
});

const QUERIES = [
  'query A__personnel__1($representations:[_Any!]!,$least:Int){_entities(representations:$representations){...on Factory{roster(least:$least)}}}',
  'query B__personnel__2($representations:[_Any!]!){_entities(representations:$representations){...on Factory{...Both}}}fragment Both on Factory{name roster}',
];
const templates = QUERIES.map((query) => templateOf(query)!);

const context = {} as RequestContext;

function fetchOf(kind: number, ids: readonly string[], least: number | null): SubgraphFetch {
  const representations = ids.map((id) => JSON.stringify({ __typename: 'Factory', id }));
  const variables = kind === 0 && least !== null ? [{ name: 'least', json: String(least) }] : [];
  const given = {
    representations: representations.map((text) => JSON.parse(text) as unknown),
    ...(variables.length > 0 && { least }),
  };
  const query = QUERIES[kind]!;
  return {
    ...{ query, operationName: undefined, mutation: false, variables: given },
    body: JSON.stringify({ query, variables: given }),
    entities: { template: templates[kind]!, representations, variables },
  };
}

/** Asks the schema, and remembers what was asked. */
function subgraph(): { ask: Ask; asked: string[] } {
  const asked: string[] = [];
  const ask: Ask = async ({ body }) => {
    asked.push(body);
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
    const { data, errors = [] } = await graphql({ schema, source: query, variableValues: variables });
    // As over the network: nobody holds a part of another's answer.
    return JSON.parse(
      JSON.stringify({
        data,
        errors: errors.map(({ message, path, extensions }) => ({ message, path, extensions })),
      }),
    ) as SubgraphAnswer;
  };
  return { ask, asked };
}

const sorted = ({ data, errors }: SubgraphAnswer) => ({
  data,
  errors: errors.map((error: SubgraphError) => JSON.stringify(error)).sort(),
});

const ids = fc.uniqueArray(fc.constantFrom('a', 'bb', 'ccc', 'unknown', 'failing', 'nameless'), {
  minLength: 1,
});
const fetches = fc.array(
  fc
    .tuple(fc.nat(1), ids, fc.constantFrom(null, 1, 2))
    .map(([kind, some, least]) => fetchOf(kind, some, least)),
  { minLength: 2, maxLength: 6 },
);

it('gives each fetch what it would have got alone, for one request to the subgraph', async () => {
  await fc.assert(
    fc.asyncProperty(fetches, async (some) => {
      const { ask, asked } = subgraph();
      const together = batched(ask);
      const answers = await Promise.all(some.map((fetch) => together(fetch, context)));
      expect(asked).toHaveLength(1);
      const alone = await Promise.all(some.map((fetch) => ask(fetch, context)));
      expect(answers.map(sorted)).toEqual(alone.map(sorted));
    }),
    { numRuns: 100 },
  );
});

it('asks for an entity once that several fetches of the same kind ask for, and shares no object among them', async () => {
  const { ask, asked } = subgraph();
  const together = batched(ask);
  const [one, two] = await Promise.all([
    together(fetchOf(0, ['a', 'bb'], 1), context),
    together(fetchOf(0, ['bb'], 1), context),
  ]);
  expect(asked[0]!.match(/"id":"bb"/g)).toHaveLength(1);
  const [, first] = one.data!['_entities'] as object[];
  const [second] = two.data!['_entities'] as object[];
  expect(first).toEqual(second);
  expect(first).not.toBe(second);
});

it('keeps requests of different callers apart', async () => {
  const { ask, asked } = subgraph();
  const together = batched(ask);
  const other = {} as RequestContext;
  await Promise.all([together(fetchOf(0, ['a'], 1), context), together(fetchOf(0, ['a'], 1), other)]);
  expect(asked).toHaveLength(2);
});

it('asks each alone when the subgraph refuses all of them together', async () => {
  const { ask, asked } = subgraph();
  const together = batched(async (fetch, at) =>
    fetch.entities ? ask(fetch, at) : { data: null, errors: [{ message: 'too much', extensions: {} }] },
  );
  const some = [fetchOf(0, ['a'], 1), fetchOf(1, ['bb'], null)];
  const answers = await Promise.all(some.map((fetch) => together(fetch, context)));
  expect(answers.map(({ data }) => data)).toEqual([
    { _entities: [{ roster: 2 }] },
    { _entities: [{ name: 'Factory bb', roster: 2 }] },
  ]);
  expect(asked).toHaveLength(2);
});

it('fails every fetch when the subgraph cannot be reached', async () => {
  const together = batched(() => Promise.reject(new Error('away')));
  const some = [fetchOf(0, ['a'], 1), fetchOf(1, ['bb'], null)];
  const settled = await Promise.allSettled(some.map((fetch) => together(fetch, context)));
  expect(settled).toMatchObject([{ reason: { message: 'away' } }, { reason: { message: 'away' } }]);
});

it('tells an error without a path once', async () => {
  const together = batched(async () => ({
    data: { _e0: [{ roster: 1 }], _e1: [{ roster: 2, name: 'b' }] },
    errors: [{ message: 'slow today', extensions: {} }],
  }));
  const answers = await Promise.all(
    [fetchOf(0, ['a'], 1), fetchOf(1, ['bb'], null)].map((fetch) => together(fetch, context)),
  );
  expect(answers.flatMap(({ errors }) => errors)).toHaveLength(1);
});

it.each([
  ['of nothing', []],
  ['of a fetch alone', ['_entities', 0, 'roster']],
  ['of no field', ['data']],
  ['of an entity that nobody asked for', ['_e1', 7, 'name']],
])('tells every fetch of an error whose path is one %s', async (_what, path) => {
  const together = batched(async () => ({
    data: { _e0: [null], _e1: [null] },
    errors: [{ message: 'lost', path, extensions: {} }],
  }));
  const answers = await Promise.all(
    [fetchOf(0, ['a'], 1), fetchOf(1, ['bb'], null)].map((fetch) => together(fetch, context)),
  );
  const lost = { message: 'lost', path: ['_entities'], extensions: {} };
  expect(answers.map(({ errors }) => errors)).toEqual([[lost], [lost]]);
});

it('tells an error without a path to each fetch that got nothing', async () => {
  const together = batched(async () => ({
    data: { _e0: [{ roster: 1 }], _e1: null },
    errors: [{ message: 'half of it', extensions: {} }],
  }));
  const answers = await Promise.all(
    [fetchOf(0, ['a'], 1), fetchOf(1, ['bb'], null)].map((fetch) => together(fetch, context)),
  );
  expect(answers.map(({ errors }) => errors.length)).toEqual([1, 1]);
});

it.each([
  ['a root field', 'query { nothing }'],
  ['two fields', 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } nothing }'],
  ['a mutation', 'mutation ($r: [_Any!]!) { _entities(representations: $r) { __typename } }'],
  ['a condition', 'query ($r: [_Any!]!) { _entities(representations: $r) @skip(if: true) { __typename } }'],
])('leaves %s alone', (_what, query) => {
  expect(templateOf(query)).toBeNull();
});

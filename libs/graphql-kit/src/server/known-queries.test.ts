import { createLogger } from '@anzhi/service-kit';
import { buildSchema, GraphQLError, parse } from 'graphql';
import type { RequestContext } from '../context/request-context.js';
import { compiledRuns } from '../execution/compiled-executor.js';
import { createKnownQueries } from './known-queries.js';
import type { OperationReport } from './report-operations.js';

const schema = buildSchema(
  'type Query { twice(n: Int!): Int secret: String missing: String } type Mutation { twice(n: Int!): Int }',
);
const fields = { ...schema.getQueryType()?.getFields() };
Object.assign(fields['twice'] ?? {}, { resolve: (_: unknown, { n }: { n: number }) => 2 * n });
Object.assign(fields['secret'] ?? {}, {
  resolve: () => {
    throw new Error('relation "secret" does not exist');
  },
});
Object.assign(fields['missing'] ?? {}, {
  resolve: () => {
    throw new GraphQLError('There is none.', { extensions: { code: 'NOT_FOUND', http: { status: 404 } } });
  },
});

const context = { roundTrips: { sent: 3 } } as RequestContext;
const DOCUMENT = 'query A($n: Int!) { twice(n: $n) } query B { secret missing } mutation C { twice(n: 1) }';

async function knownQueries() {
  const reports: OperationReport[] = [];
  const known = createKnownQueries(compiledRuns(schema), createLogger('test', 'silent'), (report) =>
    reports.push(report),
  );
  const ask = (body: object) => known.answer(body, context);
  const remember = async (source = DOCUMENT): Promise<void> => {
    const request = { document: parse(source), source };
    const listener = await known.plugin.requestDidStart?.(request as never);
    await listener?.didResolveOperation?.(request as never);
  };
  return { ask, remember, reports, documentStore: known.documentStore };
}

it('answers a query once the server has found its document valid, and reports it', async () => {
  const { ask, remember, reports } = await knownQueries();
  const body = { query: DOCUMENT, operationName: 'A', variables: { n: 21 } };
  expect(await ask(body)).toBeUndefined();
  await remember();
  expect(await ask(body)).toBe('{"data":{"twice":42}}');
  expect(reports).toMatchObject([{ kind: 'query', field: 'twice', failed: false, roundTrips: 3 }]);
});

it('shows errors as the server does: a code that clients may see, else no words and no place in the code', async () => {
  const { ask, remember, reports } = await knownQueries();
  await remember();
  const answer = JSON.parse((await ask({ query: DOCUMENT, operationName: 'B' })) ?? '');
  expect(answer.data).toEqual({ secret: null, missing: null });
  expect(answer.errors).toEqual([
    {
      message: expect.stringContaining('it was logged'),
      path: ['secret'],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    },
    expect.objectContaining({
      message: 'There is none.',
      path: ['missing'],
      extensions: { code: 'NOT_FOUND' },
    }),
  ]);
  expect(reports).toMatchObject([{ failed: true }]);
});

it.each([
  ['a mutation', { operationName: 'C' }],
  ['an operation that is not there', { operationName: 'D' }],
  ['no name where there are several', {}],
  ['variables that do not fit', { operationName: 'A', variables: { n: 'x' } }],
  ['variables that are a list', { operationName: 'A', variables: [1] }],
  ['extensions', { operationName: 'A', variables: { n: 1 }, extensions: { persistedQuery: {} } }],
])('leaves %s to the server', async (_case, more) => {
  const { ask, remember, reports } = await knownQueries();
  await remember();
  expect(await ask({ query: DOCUMENT, ...more })).toBeUndefined();
  expect(reports).toEqual([]);
});

it('keeps a bounded number of documents, however small they are', async () => {
  const { ask, remember } = await knownQueries();
  const tiny = (at: number): string => `{ a${at}: __typename }`;
  for (let at = 0; at < 5_000; at += 1) await remember(tiny(at));
  expect(await ask({ query: tiny(0) })).toBeUndefined();
  expect(await ask({ query: tiny(4_999) })).toBe('{"data":{"a4999":"Query"}}');
});

it('keeps for the server the mutations that it has parsed, and no queries beside its own', async () => {
  const { documentStore } = await knownQueries();
  const mutation = parse('mutation { twice(n: 1) }');
  await documentStore.set('digest of a mutation', mutation);
  await documentStore.set('digest of a query', parse('{ secret }'));
  expect(await documentStore.get('digest of a mutation')).toBe(mutation);
  expect(await documentStore.get('digest of a query')).toBeUndefined();
});

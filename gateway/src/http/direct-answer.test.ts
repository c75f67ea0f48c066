import { ApolloServer } from '@apollo/server';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

// Calls through: it only counts how often the server is asked.
const asked = jest.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
beforeEach(() => asked.mockClear());

const CODE = 'query Q($code: String!) { factory(code: $code) { code roster } }';
const PAGE = 'query P($first: Int!) { factories(first: $first) { nodes { code } } }';
const send = async (body: unknown, accept = '*/*') => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify(body),
  });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};

/** What the server answers the first time, and the short way from then on. */
const PLAIN: [string, unknown][] = [
  ['data', { query: '{ factory(code: "GZ-01") { code roster } }' }],
  ['data by a variable', { query: `${CODE} # 1`, variables: { code: 'GZ-01' } }],
  ['data of a long variable', { query: `${CODE} # 2`, variables: { code: 'x'.repeat(2_000) } }],
  ['an error of a subgraph', { query: '{ fails(code: "NOT_FOUND") }' }],
  ['an operation by its name', { query: 'query A { slow } query C { headcount }', operationName: 'C' }],
];
test.each(PLAIN)('%s is answered without the server the second time', async (_name, body) => {
  const first = await send(body);
  expect(asked).toHaveBeenCalledTimes(1);
  expect([await send(body), await send(body)]).toEqual([first, first]);
  expect(asked).toHaveBeenCalledTimes(1);
});

test('what the short way cannot judge goes to the server each time', async () => {
  const body = { query: '{ slow }', extensions: { a: 1 } };
  expect(await send(body)).toEqual(await send(body));
  expect(asked).toHaveBeenCalledTimes(2);
});

// The first is answered by the server's pipeline, the second by the short way where there is one.
test.each([
  ['data', { query: CODE, variables: { code: 'GZ-01' } }],
  ['an error of a subgraph', { query: '{ fails(code: "FORBIDDEN") }' }],
  ['an unexpected error', { query: '{ fails }' }],
  ['a variable of the wrong kind', { query: CODE, variables: { code: 1 } }],
  ['a missing variable', { query: CODE }],
  ['variables that are no object', { query: CODE, variables: 'x' }],
  ['an operation that is not there', { query: CODE, variables: { code: 'A' }, operationName: 'Other' }],
  ['several operations and no name', { query: 'query A { slow } query B { slow }' }],
  ['an operation by its name', { query: 'query A { slow } query B { headcount }', operationName: 'B' }],
  ['a hash in place of a document', { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }],
  [
    'a hash beside a document',
    { query: '{ slow }', extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
  ],
  ['a question about the schema', { query: '{ __schema { queryType { name } } }' }],
  ['a document that is not valid', { query: '{ nothing }' }],
  ['a batch', [{ query: '{ slow }' }]],
])('%s is answered the same the second time', async (_name, body) => {
  const first = await send(body);
  expect(await send(body)).toEqual(first);
});

test.each([
  ['a name that no operation has', { query: CODE, variables: { code: 'A' }, operationName: 'Other' }],
  ['an empty name', { query: CODE, variables: { code: 'A' }, operationName: '' }],
  ['no name where there are several', { query: 'query A { slow } query B { slow }' }],
])('%s is the mistake of whoever asks', async (_name, body) => {
  for (let nth = 0; nth < 2; nth += 1)
    expect(await send(body)).toMatchObject({
      status: 400,
      text: expect.stringContaining('OPERATION_RESOLUTION_FAILURE'),
    });
});

test('a known document is refused with variables that take it beyond the limits', async () => {
  expect((await send({ query: PAGE, variables: { first: 5 } })).status).toBe(200);
  expect((await send({ query: PAGE, variables: { first: 5 } })).status).toBe(200);
  const refused = await send({ query: PAGE, variables: { first: 100_000 } });
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('QUERY_TOO_COSTLY')]);
});

test('a subscription is a bad request', async () => {
  const { status, text } = await send({ query: 'subscription { slow }' });
  expect([status, text]).toEqual([400, expect.stringContaining('BAD_')]);
});

test.each(['application/graphql-response+json', 'application/json', '*/*', 'text/html'])(
  'the content type is the one that %s asks for, each time',
  async (accept) => {
    const first = await send({ query: '{ slow }' }, accept);
    const second = await send({ query: '{ slow }' }, accept);
    expect(second).toEqual(first);
    expect(first.status).toBe(accept === 'text/html' ? 406 : 200);
  },
);

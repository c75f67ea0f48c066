import { startTestGateway, type TestGateway } from '../testing/test-gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

/** `{ factory { parent { parent … { code } } } }`, so many fields deep. */
const deep = (depth: number): string =>
  `{ factory(code: "A") ${'{ parent '.repeat(depth - 2)}{ code }${' }'.repeat(depth - 1)}`;
const aliases = (count: number): string =>
  `{ factory(code: "A") { ${Array.from({ length: count }, (_, index) => `a${index}: code`).join(' ')} } }`;
const roots = (count: number): string => `{ ${Array.from({ length: count }, () => 'slow').join(' ')} }`;
const words = (count: number): string => `{ ${'slow '.repeat(count - 2)}}`;

test.each([
  ['depth', deep(12), deep(13), 'QUERY_TOO_DEEP', 13],
  ['aliases', aliases(15), aliases(16), 'TOO_MANY_ALIASES', 16],
  ['root fields', roots(20), roots(21), 'TOO_MANY_ROOT_FIELDS', 21],
  ['cost', pages(2_499), pages(2_500), 'QUERY_TOO_COSTLY', 5_001],
])('the limit on %s', async (_, within, beyond, code, found) => {
  expect((await gateway.ask(within)).body.errors).toBeUndefined();
  const sent = gateway.party.received.length;
  const { status, body } = await gateway.ask(beyond);
  expect(status).toBe(400);
  expect(body.errors?.[0]?.extensions).toMatchObject({ code, found });
  expect(gateway.party.received.length).toBe(sent);
});

function pages(first: number): string {
  return `{ factories(first: ${first}) { nodes { code } } caller { sub } }`;
}

test('the size of a page counts when it comes as a variable too', async () => {
  const query = 'query($first: Int!) { factories(first: $first) { nodes { code } } }';
  expect((await gateway.ask(query, { variables: { first: 100 } })).body.errors).toBeUndefined();
  const refused = await gateway.ask(query, { variables: { first: 3_000 } });
  expect(refused.body.errors?.[0]?.extensions['code']).toBe('QUERY_TOO_COSTLY');
});

test.each([
  ['lists', '[', ']'],
  ['objects', '{"a":', '}'],
])(
  'variables of %s in one another are bounded, for a document that is new and for a known one',
  async (_, open, close) => {
    const send = async (query: string, depth: number) => {
      const nested = `${open.repeat(depth - 2)}{}${close.repeat(depth - 2)}`;
      const body = `{"query":${JSON.stringify(query)},"variables":{"a":${nested}}}`;
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });
      return [response.status, await response.text()];
    };
    const query = `{ slow ${'#'.repeat(open.length)}\n}`;
    const refused = [400, expect.stringContaining('"code":"BAD_REQUEST"')];
    for (const depth of [150_000, 4_400, 501]) {
      expect(await send(query, depth)).toEqual(refused);
      expect(await send(query, 500)).toEqual([200, '{"data":{"slow":"done"}}']);
      expect(await send(query, depth)).toEqual(refused);
    }
  },
);

test('lists in lists cost their product', async () => {
  const nested = `{ factory(code: "A") ${'{ peers '.repeat(6)}{ code }${' }'.repeat(6)} }`;
  expect((await gateway.ask(nested)).body.errors?.[0]?.extensions['code']).toBe('QUERY_TOO_COSTLY');
});

test('fragments count as often as they are spread, without taking time for it', async () => {
  const fragments = Array.from(
    { length: 60 },
    (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`,
  );
  const query = `{ ...F0 } ${fragments.join(' ')} fragment F60 on Query { slow }`;
  const started = Date.now();
  expect((await gateway.ask(query)).body.errors?.[0]?.extensions['code']).toBe('TOO_MANY_ROOT_FIELDS');
  expect(Date.now() - started).toBeLessThan(2_000);
});

test('the limit on tokens', async () => {
  const code = async (query: string) => (await gateway.ask(query)).body.errors?.[0]?.extensions['code'];
  expect(await code(words(2_000))).not.toBe('QUERY_TOO_LONG');
  expect(await code(words(2_001))).toBe('QUERY_TOO_LONG');
});

test('the limit on the body, and what is not a request at all', async () => {
  const send = async (body: string, type = 'application/json') => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    return [response.status, errors[0]?.extensions.code];
  };
  expect(await send(JSON.stringify({ query: '{slow}', pad: 'x'.repeat(1_024 * 1_024) }))).toEqual([
    413,
    'BODY_TOO_LARGE',
  ]);
  expect(await send('{')).toEqual([400, 'BAD_REQUEST']);
  expect(await send('null')).toEqual([400, 'BAD_REQUEST']);
  expect(await send('query={slow}', 'application/x-www-form-urlencoded')).toEqual([415, 'BAD_REQUEST']);
  expect(await send('[{"query":"{slow}"},{"query":"{slow}"}]')).toEqual([400, 'BAD_REQUEST']);
});

test('in production nothing is told about the schema', async () => {
  const introspection = await gateway.ask('{ __schema { types { name } } }');
  expect([introspection.status, introspection.body.data]).toEqual([400, undefined]);
  const misspelt = await gateway.ask('{ factor(code: "A") { code } }');
  expect(misspelt.body.errors?.[0]?.message).not.toContain('Did you mean');
  expect((await fetch(`${gateway.url}/`)).status).toBe(404);
  expect((await fetch(`${gateway.url}/dev/viewers`)).status).toBe(404);
});

test('more requests at once than allowed are turned away at once', async () => {
  const small = await startTestGateway({ MAX_IN_FLIGHT: '1' });
  const release = small.party.hold();
  try {
    const first = small.ask('{ slow }');
    while (small.party.received.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const second = await small.ask('{ caller { sub } }');
    expect([second.status, second.body.errors?.[0]?.extensions['code']]).toEqual([503, 'OVERLOADED']);
    expect(second.headers.get('retry-after')).toBe('1');
    release();
    expect((await first).status).toBe(200);
  } finally {
    release();
    await small.stop();
  }
});

test('a request has a deadline of its own', async () => {
  const hasty = await startTestGateway({ REQUEST_DEADLINE_MS: '200' });
  const release = hasty.party.hold();
  try {
    const { body } = await hasty.ask('{ slow }');
    expect(body.errors).toMatchObject([
      { path: ['slow'], extensions: { code: 'SUBGRAPH_TIMEOUT', service: 'party' } },
    ]);
  } finally {
    release();
    await hasty.stop();
  }
});

import { request as httpRequest } from 'node:http';
import { supergraphOf } from '../testing/subgraphs.js';
import { startTestGateway, type TestGateway, until, urlsOf } from '../testing/test-gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

const postRaw = (url: string, body: string): Promise<{ status?: number; rawHeaders: string[] }> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const sent = httpRequest(url, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, rawHeaders: response.rawHeaders });
    });
    sent.once('error', reject).end(body);
  });

const FACTORY = '{ factory(code: "GZ-01") { code roster } }';

test('one answer from two subgraphs, in compact JSON', async () => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: FACTORY }),
  });
  expect(await response.text()).toBe('{"data":{"factory":{"code":"GZ-01","roster":1000}}}');
});

test('a request id is passed on and answered; one is made where it is missing', async () => {
  const given = await gateway.ask('{ caller { sub } }', { headers: { 'x-request-id': 'trace-1' } });
  expect(given.headers.get('x-request-id')).toBe('trace-1');
  expect(gateway.party.received.at(-1)).toMatchObject({
    headers: { 'x-request-id': 'trace-1' },
    identity: { rid: 'trace-1' },
  });
  const made = await gateway.ask('{ caller { sub } }', { headers: { 'x-request-id': 'not\tfit' } });
  expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('every header of an answer stands once, also of one that the server words', async () => {
  const once = async (body: object): Promise<void> => {
    const { status, rawHeaders } = await postRaw(`${gateway.url}/graphql`, JSON.stringify(body));
    expect(status).toBe(200);
    const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
    expect(names).toEqual([...new Set(names)]);
    expect(names).toContain('cache-control');
  };
  await once({ query: FACTORY });
  await once({ query: '{ __typename } # first' });
  await once({ extensions: { persistedQuery: { version: 1, sha256Hash: 'abc' } } });
});

test('the idempotency key reaches the subgraph as it came', async () => {
  const headers = { 'idempotency-key': '5f0c0a52-key' };
  await gateway.ask('mutation { rename(code: "GZ-01", name: "New") { name } }', { headers });
  expect(gateway.party.received.at(-1)?.headers['idempotency-key']).toBe('5f0c0a52-key');
  const refused = await gateway.ask(FACTORY, { headers: { 'idempotency-key': 'x'.repeat(256) } });
  expect([refused.status, refused.body.errors?.[0]?.extensions['code']]).toEqual([400, 'BAD_REQUEST']);
});

test('identical queries of the same caller in flight are sent once', async () => {
  const before = gateway.party.received.length;
  const release = gateway.party.hold();
  const asked = Promise.all([1, 2, 3].map(() => gateway.ask('{ factory(code: "ONCE") { code } }')));
  const other = gateway.ask('{ factory(code: "ONCE") { code } }', {
    headers: { authorization: `Bearer ${await gateway.token()}` },
  });
  await until(async () => /shared_fetches_total\{service="party"\} 2/.test(await gateway.metrics()));
  await until(() => gateway.party.received.length === before + 2);
  release();
  const answers = await Promise.all([...(await asked), other]);
  expect(answers.map(({ body }) => body.data)).toEqual(Array(4).fill({ factory: { code: 'ONCE' } }));
  expect(gateway.party.received.length).toBe(before + 2);
});

test('identical mutations are each sent, and a query after one does not join a query before it', async () => {
  const query = '{ factory(code: "M-1") { name } }';
  const rename = 'mutation { rename(code: "M-1", name: "New") { name } }';
  const before = gateway.party.received.length;
  const release = gateway.party.hold();
  const first = gateway.ask(query);
  const mutations = Promise.all([gateway.ask(rename), gateway.ask(rename)]);
  await until(() => gateway.party.received.length === before + 3);
  release();
  await Promise.all([first, mutations]);
  const releaseEarly = gateway.party.hold();
  const early = gateway.ask(query);
  await until(() => gateway.party.received.length === before + 4);
  // The gate of what comes from now on stands open; only the early query is still held.
  gateway.party.hold()();
  await gateway.ask(rename.replace('New', 'Newer'));
  const late = await gateway.ask(query);
  expect(late.body.data).toEqual({ factory: { name: 'Newer' } });
  releaseEarly();
  await early;
});

test('a query over GET is answered only where no other site can have sent it', async () => {
  const url = `${gateway.url}/graphql?query=${encodeURIComponent('{caller{sub}}')}`;
  expect((await fetch(url)).status).toBe(400);
  expect((await fetch(url, { headers: { 'apollo-require-preflight': '1' } })).status).toBe(200);
  const mutation = `${gateway.url}/graphql?query=${encodeURIComponent('mutation{rename(code:"A",name:"B"){name}}')}`;
  expect((await fetch(mutation, { headers: { 'apollo-require-preflight': '1' } })).status).toBe(405);
});

test('a new supergraph is taken without a dropped request; a bad one is refused and the old one stays', async () => {
  const asked = '{ factory(code: "GZ-01") { code added } }';
  expect((await gateway.ask(asked)).status).toBe(400);
  let running = true;
  const statuses: number[] = [];
  const load = (async () => {
    while (running) statuses.push((await gateway.ask(FACTORY)).status);
  })();
  gateway.writeSupergraph(supergraphOf(urlsOf(gateway), 'extend type Factory { added: String }'));
  await until(async () => (await gateway.ask(asked)).status === 200);
  gateway.writeSupergraph('type Broken {');
  await until(async () => /supergraph_updates_total\{outcome="refused"\} 1/.test(await gateway.metrics()));
  expect((await gateway.ask(asked)).status).toBe(200);
  running = false;
  await load;
  expect(new Set(statuses)).toEqual(new Set([200]));
});

test('health and metrics are answered', async () => {
  const answers = await Promise.all(
    ['/health/live', '/health/ready', '/metrics'].map((path) => fetch(gateway.url + path)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await answers[1]?.json()).toEqual({ ready: true, checks: { serving: true } });
  expect((await fetch(`${gateway.url}/other`)).status).toBe(404);
});

test('entities of one service that a request asks for at several places are one call', async () => {
  const before = gateway.personnel.received.length;
  const { body } = await gateway.ask(
    '{ a: factory(code: "A-1") { roster } b: factory(code: "B-1") { roster code } }',
  );
  expect(body).toEqual({ data: { a: { roster: 1000 }, b: { roster: 1000, code: 'B-1' } } });
  expect(gateway.personnel.received.length).toBe(before + 1);
});

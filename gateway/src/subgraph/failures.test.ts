import { startPersonnel, supergraphOf } from '../testing/subgraphs.js';
import { startTestGateway, type TestGateway, until, urlsOf } from '../testing/test-gateway.js';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway({ SUBGRAPH_TIMEOUT_MS: '2000', SUBGRAPH_MAX_RESPONSE_BYTES: '65536' });
});
afterEach(() => gateway.stop());

const FACTORY = '{ factory(code: "GZ-01") { code roster } }';
const LIST = '{ factories(first: 2) { nodes { code roster } } }';
const failure = (code: string, message: string, path: (string | number)[] = ['factory', 'roster']) => ({
  message: `The service personnel ${message}.`,
  path,
  extensions: { code, service: 'personnel' },
});

test('a subgraph that is down leaves its part out, says where, and is back when it is back', async () => {
  await gateway.personnel.stop();
  const unavailable = 'cannot be reached at present';
  expect((await gateway.ask(LIST)).body).toEqual({
    data: {
      factories: {
        nodes: [
          { code: 'GZ-01', roster: null },
          { code: 'GZ-02', roster: null },
        ],
      },
    },
    errors: [0, 1].map((index) =>
      failure('SUBGRAPH_UNAVAILABLE', unavailable, ['factories', 'nodes', index, 'roster']),
    ),
  });
  expect((await gateway.ask('{ headcount }')).body).toEqual({
    data: { headcount: null },
    errors: [failure('SUBGRAPH_UNAVAILABLE', unavailable, ['headcount'])],
  });
  for (let index = 0; index < 5; index += 1) await gateway.ask(FACTORY);
  expect(await gateway.metrics()).toContain('breaker_open{service="personnel"} 1');
  const again = await startPersonnel(gateway.keys, gateway.personnel.port);
  const started = Date.now();
  await until(async () => (await gateway.ask(FACTORY)).body.errors === undefined);
  expect(Date.now() - started).toBeLessThan(10_000);
  await again.stop();
});

test('only a supergraph that is taken gives a subgraph that is down another address', async () => {
  const other = await startPersonnel(gateway.keys);
  const outcome = (text: string) => async () => (await gateway.metrics()).includes(text);
  await gateway.personnel.stop();
  for (let index = 0; index < 5; index += 1) await gateway.ask(FACTORY);
  const open = 'breaker_open{service="personnel"} ';
  await until(outcome(`${open}1`));
  gateway.writeSupergraph(supergraphOf({ party: '', personnel: other.url }));
  await until(outcome('supergraph_updates_total{outcome="refused"} 1'));
  expect(await gateway.metrics()).toContain(`${open}1`);
  gateway.writeSupergraph(supergraphOf({ ...urlsOf(gateway), personnel: other.url }));
  await until(outcome('supergraph_updates_total{outcome="loaded"} 2'));
  expect(await gateway.metrics()).toContain(`${open}0`);
  expect((await gateway.ask(FACTORY)).body).toEqual({ data: { factory: { code: 'GZ-01', roster: 1_000 } } });
  await other.stop();
});

test('what several fetches shared counts as one request, answered or not', async () => {
  const shared = '{ a: factory(code: "A-1") { roster } b: factory(code: "B-1") { roster code } }';
  const counted = async () =>
    (await gateway.metrics()).match(/(?<=subgraph_requests_total\{service="personnel",outcome=).*/g);
  await gateway.ask(shared);
  expect(await counted()).toEqual(['"answered"} 1']);
  await gateway.personnel.stop();
  expect((await gateway.ask(shared)).body.errors).toHaveLength(2);
  expect(await counted()).toEqual(['"answered"} 1', '"SUBGRAPH_UNAVAILABLE"} 1']);
});

test('a subgraph that is down is told for each null of a whole page', async () => {
  await gateway.personnel.stop();
  const fields = Array.from({ length: 5 }, (_, at) => `field${at}`);
  const query = `{ factories(first: 100) { nodes { ${fields.map((name) => `${name}: roster`).join(' ')} } } }`;
  const { data, errors } = (await gateway.ask(query)).body;
  const nulls = Array.from({ length: 100 }, (_, at) =>
    fields.map((name) => ['factories', 'nodes', at, name].join()),
  );
  expect(data).toEqual({
    factories: { nodes: Array(100).fill(Object.fromEntries(fields.map((name) => [name, null]))) },
  });
  expect((errors as { path: unknown[] }[]).map(({ path }) => path.join()).sort()).toEqual(
    nulls.flat().sort(),
  );
});

test('of the errors of one answer some are told, however many there are', async () => {
  const errors = Array(1_500).fill({ message: 'no', path: ['slow'] });
  gateway.party.misbehave((_request, response) =>
    response.end(JSON.stringify({ data: { slow: null }, errors })),
  );
  const { body } = await gateway.ask('{ slow }');
  expect([body.data, (body.errors as unknown[]).length]).toEqual([{ slow: null }, 500]);
});

test('a subgraph that hangs is given up in time, then fails at once, and others do not wait for it', async () => {
  const release = gateway.personnel.hold();
  let given = 0;
  const hanging = Array.from({ length: 5 }, async (_, index) => {
    const answer = await gateway.ask(`{ factory(code: "H-${index}") { code roster } }`);
    given += 1;
    return answer;
  });
  await until(() => gateway.personnel.received.length === 5);
  expect((await gateway.ask('{ caller { sub } }')).body.errors).toBeUndefined();
  expect(given).toBe(0);
  const answers = await Promise.all(hanging);
  expect(answers.map(({ body }) => body.errors)).toEqual(
    Array(5).fill([failure('SUBGRAPH_TIMEOUT', 'did not answer in time')]),
  );
  const before = gateway.personnel.received.length;
  expect((await gateway.ask(FACTORY)).body.errors).toEqual([
    failure('SUBGRAPH_UNAVAILABLE', 'cannot be reached at present'),
  ]);
  const sent = gateway.personnel.received.slice(before).filter(({ body }) => body.includes('roster'));
  expect(sent).toEqual([]);
  release();
  await until(async () => (await gateway.ask(FACTORY)).body.errors === undefined);
});

test.each([
  ['what is not JSON', '<html>at db.internal:5432</html>'],
  ['a list', '[]'],
  ['neither data nor errors', '{}'],
  ['data that is text', '{"data":"x"}'],
  ['errors of another shape', '{"data":null,"errors":["x"]}'],
  ['a key for the prototype', '{"data":{"_entities":[{"__proto__":{"polluted":true},"roster":1}]}}'],
  ['such a key in disguise', '{"data":{"_entities":[{"__pro\\u0074o__":{"polluted":true},"roster":1}]}}'],
  [
    'a way through the constructor',
    '{"data":{"_entities":[{"constructor":{"prototype":{"polluted":true}},"roster":1}]}}',
  ],
  ['half of it', '{"data":{"_entities":[{"ros'],
])('an answer with %s is refused as a whole', async (_, text) => {
  gateway.personnel.misbehave((_request, response) => response.end(text));
  expect((await gateway.ask(FACTORY)).body).toEqual({
    data: { factory: { code: 'GZ-01', roster: null } },
    errors: [failure('SUBGRAPH_INVALID_RESPONSE', 'gave an answer that cannot be used')],
  });
  expect({}).not.toHaveProperty('polluted');
});

test('an answer that nests deeper than any question is refused, and the rest is there', async () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  gateway.party.misbehave((_request, response) => response.end(`{"data":{"factory":${deep}}}`));
  const { status, body } = await gateway.ask('{ headcount factory(code: "GZ-01") { roster } }');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    data: { headcount: 1_000, factory: null },
    errors: [{ path: ['factory'], extensions: { code: 'SUBGRAPH_INVALID_RESPONSE', service: 'party' } }],
  });
});

test('an answer of 200 MB is cut off at the limit', async () => {
  const chunk = Buffer.alloc(1_024 * 1_024, 'x');
  let written = 0;
  gateway.personnel.misbehave((_request, response) => {
    const write = (): void => {
      while (written < 200 && !response.destroyed) {
        written += 1;
        if (!response.write(chunk)) return void response.once('drain', write);
      }
    };
    write();
  });
  expect((await gateway.ask(FACTORY)).body.errors).toEqual([
    failure('SUBGRAPH_INVALID_RESPONSE', 'gave an answer that cannot be used'),
  ]);
  expect(written).toBeLessThan(100);
});

test('a query is tried once more when the connection breaks; a mutation is not', async () => {
  let broken = 0;
  const breakOnce = (): void => {
    let first = true;
    gateway.party.misbehave((request, response, body) => {
      if (!first) return void response.end('{"data":{"factory":{"code":"GZ-01"},"rename":{"name":"N"}}}');
      first = false;
      broken += 1;
      expect(body).toContain('{');
      request.socket.destroy();
    });
  };
  breakOnce();
  expect((await gateway.ask('{ factory(code: "GZ-01") { code } }')).body).toEqual({
    data: { factory: { code: 'GZ-01' } },
  });
  breakOnce();
  const answer = await gateway.ask('mutation { rename(code: "GZ-01", name: "N") { name } }');
  expect(answer.body.errors).toMatchObject([
    { path: ['rename'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
  ]);
  expect(broken).toBe(2);
});

test('errors of a subgraph keep their code; what is unexpected keeps its path and loses its words', async () => {
  const expected = await gateway.ask('{ fails(code: "FORBIDDEN") }');
  expect(expected.body.errors).toMatchObject([
    { path: ['fails'], extensions: { code: 'FORBIDDEN', service: 'party' } },
  ]);
  const unexpected = await gateway.ask('{ fails }');
  expect(unexpected.body).toEqual({
    data: { fails: null },
    errors: [
      {
        message: 'Internal error in the service party.',
        path: ['fails'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'party' },
      },
    ],
  });
  gateway.party.misbehave((_request, response) => {
    response.statusCode = 500;
    response.end(
      JSON.stringify({
        errors: [{ message: 'SELECT 1', extensions: { stacktrace: ['at /srv'], code: 'RETRYABLE' } }],
      }),
    );
  });
  expect((await gateway.ask('{ slow }')).body.errors).toEqual([
    { message: 'SELECT 1', path: ['slow'], extensions: { code: 'RETRYABLE', service: 'party' } },
  ]);
});

test('only so many calls wait for a slow subgraph, and turning the rest away is not taken for an outage', async () => {
  const narrow = await startTestGateway({ SUBGRAPH_CONNECTIONS: '1' });
  const release = narrow.personnel.hold();
  try {
    const waiting = Array.from({ length: 16 }, (_, index) =>
      narrow.ask(`{ factory(code: "W-${index}") { roster } }`),
    );
    // Once party has answered all, all are on their way to personnel.
    const gone = 'subgraph_requests_total{service="party",outcome="answered"} 16';
    await until(async () => (await narrow.metrics()).includes(gone));
    for (let index = 0; index < 6; index += 1) {
      expect((await narrow.ask('{ headcount }')).body.errors).toMatchObject([
        { extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
      ]);
    }
    expect(await narrow.metrics()).not.toContain('breaker_open{service="personnel"} 1');
    release();
    const answers = await Promise.all(waiting);
    expect(answers.map(({ body }) => body.data)).toEqual(Array(16).fill({ factory: { roster: 1_000 } }));
  } finally {
    release();
    await narrow.stop();
  }
});

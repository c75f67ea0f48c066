import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { IDENTITY_HEADER, STREAM_DIGEST, verifyIdentity } from '@anzhi/service-kit';
import { startTestGateway, type TestGateway, until } from '../testing/test-gateway.js';

const LIMIT = 2 * 1_024 * 1_024;

interface Arrival {
  bytes: number;
  state: 'arriving' | 'whole' | 'cut';
  readonly request: IncomingMessage;
}

/** Stands for personnel: counts what arrives as it arrives, and answers at the end. */
async function startOwner() {
  const arrivals: Arrival[] = [];
  let answer = (response: ServerResponse, arrival: Arrival): void => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ rows: arrival.bytes }));
  };
  const server = createServer((request, response) => {
    const arrival: Arrival = { bytes: 0, state: 'arriving', request };
    arrivals.push(arrival);
    request.on('data', (chunk: Buffer) => {
      arrival.bytes += chunk.length;
    });
    request.on('close', () => {
      arrival.state = request.complete ? 'whole' : 'cut';
    });
    request.on('error', () => undefined);
    request.on('end', () => answer(response, arrival));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    arrivals,
    answerBy: (next: typeof answer) => {
      answer = next;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

let owner: Awaited<ReturnType<typeof startOwner>>;
let gateway: TestGateway;
let headers: Record<string, string>;
beforeEach(async () => {
  owner = await startOwner();
  gateway = await startTestGateway({
    SUBGRAPH_URLS: `personnel=${owner.url}`,
    MAX_UPLOAD_BYTES: String(LIMIT),
    MAX_UPLOADS: '2',
  });
  headers = {
    authorization: `Bearer ${await gateway.token()}`,
    'idempotency-key': 'key-1',
    'content-type': 'text/csv',
  };
});
afterEach(async () => {
  await gateway.stop();
  await owner.stop();
});

const post = (
  body: Buffer<ArrayBuffer>,
  change: Record<string, string | undefined> = {},
): Promise<Response> => {
  const all = Object.entries({ ...headers, ...change }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return fetch(`${gateway.url}/rosters/GZ-01`, { method: 'POST', headers: all, body });
};
const codeOf = async (response: Response): Promise<unknown> => {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return [response.status, errors[0]?.extensions.code];
};
/** Starts an upload whose body the test sends piece by piece. */
const begin = (more: Record<string, string> = {}) => {
  const request = httpRequest(`${gateway.url}/rosters/GZ-01`, {
    method: 'POST',
    headers: { ...headers, ...more },
  });
  request.on('error', () => undefined);
  request.flushHeaders();
  return request;
};

test('a file arrives whole, with a signed identity, its key and its kind', async () => {
  const response = await post(Buffer.alloc(100_000, 'x'));
  expect([response.status, await response.json()]).toEqual([200, { rows: 100_000 }]);
  const received = owner.arrivals[0]?.request;
  expect(received?.headers).toMatchObject({
    'idempotency-key': 'key-1',
    'content-type': 'text/csv',
    'content-length': '100000',
  });
  const header = received?.headers[IDENTITY_HEADER];
  const signed = { method: 'POST', path: '/rosters/GZ-01', bodyDigest: STREAM_DIGEST };
  expect(
    verifyIdentity(typeof header === 'string' ? header : undefined, signed, gateway.keys, Date.now()),
  ).toMatchObject({
    ok: true,
    identity: { sub: 'user-7', roles: [{ role: 'placement-officer', factory: 'gz-01' }] },
  });
});

test('the status and words of the owner come back', async () => {
  owner.answerBy((response) =>
    response.writeHead(422, { 'content-type': 'application/json' }).end('{"problems":[]}'),
  );
  const response = await post(Buffer.from('a'));
  expect([response.status, await response.text()]).toEqual([422, '{"problems":[]}']);
});

test('what the client has sent so far is already with the owner', async () => {
  const upload = begin();
  upload.write(Buffer.alloc(70_000));
  await until(() => owner.arrivals[0]?.bytes === 70_000);
  expect(owner.arrivals[0]?.state).toBe('arriving');
  upload.end();
  await until(() => owner.arrivals[0]?.state === 'whole');
});

test.each([
  ['of unknown length', {}],
  ['of announced length', { 'content-length': '200000' }],
])('an upload %s that is cut in the middle is cut for the owner too', async (_, more) => {
  const upload = begin(more);
  upload.write(Buffer.alloc(70_000));
  await until(() => owner.arrivals[0]?.bytes === 70_000);
  upload.destroy();
  await until(() => owner.arrivals[0]?.state !== 'arriving');
  expect(owner.arrivals[0]?.state).toBe('cut');
  expect((await post(Buffer.from('next'))).status).toBe(200);
});

test('a file that says it is too large is refused before anything is passed on', async () => {
  expect(await codeOf(await post(Buffer.alloc(10 * LIMIT)))).toEqual([413, 'BODY_TOO_LARGE']);
  expect(owner.arrivals).toEqual([]);
});

test('a file that turns out to be too large is refused, and cut for the owner', async () => {
  const upload = begin();
  const answered = new Promise<IncomingMessage>((resolve) => upload.once('response', resolve));
  upload.end(Buffer.alloc(10 * LIMIT));
  expect((await answered).statusCode).toBe(413);
  await until(() => owner.arrivals[0]?.state === 'cut');
});

test('who is unknown, brings no key, or names no factory is refused', async () => {
  const body = Buffer.from('a');
  expect(await codeOf(await post(body, { authorization: undefined }))).toEqual([401, 'UNAUTHENTICATED']);
  expect(await codeOf(await post(body, { authorization: 'Bearer a.b.c' }))).toEqual([401, 'UNAUTHENTICATED']);
  expect(await codeOf(await post(body, { 'idempotency-key': undefined }))).toEqual([
    400,
    'IDEMPOTENCY_KEY_REQUIRED',
  ]);
  const other = await fetch(`${gateway.url}/rosters/..%2Fadmin`, { method: 'POST', headers, body });
  expect(other.status).toBe(404);
  expect((await fetch(`${gateway.url}/rosters/GZ-01`)).status).toBe(405);
  expect(owner.arrivals).toEqual([]);
});

test('more uploads at once than allowed are turned away', async () => {
  const uploads = [begin(), begin()];
  for (const upload of uploads) upload.write('x');
  await until(() => owner.arrivals.filter(({ bytes }) => bytes === 1).length === 2);
  expect(await codeOf(await post(Buffer.from('a')))).toEqual([503, 'OVERLOADED']);
  for (const upload of uploads) upload.end();
  await until(() => owner.arrivals.every(({ state }) => state === 'whole'));
});

test('an owner that is away, or that does not know the gateway, is unavailable', async () => {
  owner.answerBy((response) => response.writeHead(401).end());
  expect(await codeOf(await post(Buffer.from('a')))).toEqual([503, 'SUBGRAPH_UNAVAILABLE']);
  await owner.stop();
  expect(await codeOf(await post(Buffer.from('a')))).toEqual([503, 'SUBGRAPH_UNAVAILABLE']);
});

test('a download comes back as it is, for a signed identity bound to its path and query', async () => {
  owner.answerBy((response) => {
    response.writeHead(200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': "attachment; filename*=UTF-8''%E5%90%8D%E5%86%8C.csv",
      'content-security-policy': "default-src 'none'",
      'x-inner': 'secret',
    });
    response.end('a,b\r\n');
  });
  const path = '/files/personnel/exports/GZ-01/employees.csv?unit=%E9%93%B8%E9%80%A0';
  const { 'idempotency-key': _key, ...bare } = headers;
  const response = await fetch(`${gateway.url}${path}`, { headers: bare });
  expect([response.status, await response.text()]).toEqual([200, 'a,b\r\n']);
  expect(response.headers.get('content-disposition')).toContain('%E5%90%8D%E5%86%8C.csv');
  expect(response.headers.get('content-security-policy')).toBe("default-src 'none'");
  expect(response.headers.get('x-inner')).toBeNull();
  const received = owner.arrivals[0]?.request;
  expect(received?.url).toBe(path);
  const header = received?.headers[IDENTITY_HEADER];
  expect(
    verifyIdentity(
      typeof header === 'string' ? header : '',
      { method: 'GET', path, bodyDigest: STREAM_DIGEST },
      gateway.keys,
      Date.now(),
    ),
  ).toMatchObject({ ok: true });
});

test('a download that breaks off in the middle breaks off for the client too', async () => {
  owner.answerBy((response) => {
    response.writeHead(200, { 'content-type': 'text/csv' });
    response.write('half', () => response.destroy());
  });
  const response = await fetch(`${gateway.url}/files/personnel/exports/GZ-01/employees.csv`, { headers });
  await expect(response.text()).rejects.toThrow();
});

test.each([
  '/files/personnel/..%2Fgraphql',
  '/files/personnel/../graphql',
  '/files/personnel/.hidden',
  '/files/personnel/',
  '/files/Personnel/exports/a',
])('%s is no file', async (path) => {
  const response = await new Promise<IncomingMessage>((resolve) => {
    httpRequest(`${gateway.url}`, { path, headers }, resolve).end();
  });
  response.resume();
  expect(response.statusCode).toBe(404);
  expect(owner.arrivals).toEqual([]);
});

test('nobody unknown gets a file, and an unknown service has none', async () => {
  const { authorization: _token, ...anonymous } = headers;
  expect(await codeOf(await fetch(`${gateway.url}/files/personnel/a/b`, { headers: anonymous }))).toEqual([
    401,
    'UNAUTHENTICATED',
  ]);
  expect(await codeOf(await fetch(`${gateway.url}/files/nobody/a/b`, { headers }))).toEqual([
    503,
    'SUBGRAPH_UNAVAILABLE',
  ]);
});

import {
  IDENTITY_HEADER,
  parseIdentityKeys,
  STREAM_DIGEST,
  signIdentity,
  startHttpServer,
  type Viewer,
} from '@anzhi/service-kit';
import { Registry } from 'prom-client';
import type { ServiceTools } from '../server/service-module.js';
import { type Download, downloadRoute } from './download-route.js';
import { FileRefusal, type FileRequest, requireFileRole } from './file-request.js';

const identityKeys = parseIdentityKeys(`t:${Buffer.alloc(32, 7).toString('base64')}`);
const logged: unknown[] = [];
const logger = { error: (entry: unknown) => logged.push(entry) };
const resolveViewer = async (identity: { sub: string; roles: unknown } | null): Promise<Viewer> =>
  ({ subject: identity?.sub, grants: [], accessFeedStale: false }) as unknown as Viewer;
const tools = { identityKeys, resolveViewer, logger, now: () => Date.now() } as unknown as ServiceTools;

let asked: FileRequest | undefined;
let answer: (request: FileRequest) => Promise<Download>;
let server: Awaited<ReturnType<typeof startHttpServer>>;
beforeAll(async () => {
  const serve = (request: FileRequest): Promise<Download> => {
    asked = request;
    return answer(request);
  };
  server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    routes: [downloadRoute(tools, { path: '/files/x/', serve })],
    readiness: {},
    metrics: new Registry(),
    logger: logger as never,
  });
});
afterAll(() => server.stop());

const get = (path: string, signed = path): Promise<Response> =>
  fetch(`http://127.0.0.1:${server.port}${path}`, {
    headers: {
      [IDENTITY_HEADER]: signIdentity(
        { sub: 'reader', roles: [], rid: 'r' },
        { method: 'GET', path: signed, bodyDigest: STREAM_DIGEST },
        identityKeys,
        Date.now(),
      ),
    },
  });
const plain = (body: Download['body']): Download => ({
  fileName: '名册 1.csv',
  contentType: 'text/csv',
  body,
});

test('hands the reader and the parts of the address on, and the file out', async () => {
  answer = async () => plain('a,b');
  const response = await get('/files/x/lists/%E5%8E%82?unit=a&unit=b');
  expect([response.status, await response.text()]).toEqual([200, 'a,b']);
  expect(asked).toMatchObject({ viewer: { subject: 'reader' }, segments: ['lists', '厂'] });
  expect(asked?.query.getAll('unit')).toEqual(['a', 'b']);
  expect(response.headers.get('content-disposition')).toBe(
    "attachment; filename*=UTF-8''%E5%90%8D%E5%86%8C%201.csv",
  );
});

test('a page may load nothing and run nothing', async () => {
  answer = async () => ({ ...plain('<p>'), contentType: 'text/html; charset=utf-8', inline: true });
  const response = await get('/files/x/a');
  expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
  expect(response.headers.get('content-disposition')).toMatch(/^inline/);
});

test('an identity for another address, or none, opens nothing', async () => {
  asked = undefined;
  expect((await get('/files/x/a', '/files/x/b')).status).toBe(401);
  expect((await fetch(`http://127.0.0.1:${server.port}/files/x/a`)).status).toBe(401);
  expect(asked).toBeUndefined();
});

test('a refusal comes with its code; a bug as a bare 500', async () => {
  answer = async () => {
    throw new FileRefusal(410, 'TAKEN_DOWN', 'The notice was taken down (公示已撤下)');
  };
  const gone = await get('/files/x/a');
  expect([gone.status, await gone.json()]).toEqual([
    410,
    { errors: [{ message: 'The notice was taken down (公示已撤下)', extensions: { code: 'TAKEN_DOWN' } }] },
  ]);
  answer = async ({ viewer }) => {
    requireFileRole(viewer, ['hq-admin'], 'gz-01');
    return plain('');
  };
  expect((await get('/files/x/a')).status).toBe(403);
  answer = async () => {
    throw new Error('boom');
  };
  const broken = await get('/files/x/a');
  expect([broken.status, await broken.text()]).toEqual([500, '{"error":"internal error"}']);
});

test('a stream that fails in the middle is cut, never ended as if it were whole', async () => {
  answer = async () =>
    plain(
      (async function* () {
        yield 'first';
        throw new Error('the database went away');
      })(),
    );
  await expect(get('/files/x/a').then((response) => response.text())).rejects.toThrow();
});

test('a reader who leaves ends the source and what it was read from', async () => {
  const events: string[] = [];
  let released: () => void;
  const over = new Promise<void>((resolve) => {
    released = resolve;
  });
  async function* endless() {
    try {
      for (;;) yield 'x'.repeat(100_000);
    } finally {
      events.push('source ended');
    }
  }
  answer = async () => ({
    ...plain(endless()),
    release: async () => {
      events.push('released');
      released();
    },
  });
  const response = await get('/files/x/a');
  await response.body!.cancel();
  await over;
  expect(events).toEqual(['source ended', 'released']);
});

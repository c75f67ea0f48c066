import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '@anzhi/service-kit';
import { startGateway } from './compose.js';
import { parseGatewayEnvironment } from './environment.js';
import { startTestGateway, until } from './testing/test-gateway.js';

const code = async (response: Response): Promise<unknown> => {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return [response.status, errors[0]?.extensions.code];
};

test('a request under way is answered while the gateway stops; after that nobody is', async () => {
  const gateway = await startTestGateway();
  const release = gateway.party.hold();
  const asked = gateway.ask('{ slow }');
  await until(() => gateway.party.received.length === 1);
  const started = Date.now();
  const stopped = gateway.stop();
  release();
  expect((await asked).body).toEqual({ data: { slow: 'done' } });
  await stopped;
  // Well under the grace that only requests without an end take.
  expect(Date.now() - started).toBeLessThan(5_000);
  await expect(gateway.ask('{ slow }')).rejects.toThrow();
});

test('a request that never ends does not hold the gateway up for more than ten seconds', async () => {
  const gateway = await startTestGateway({ SUBGRAPH_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '60000' });
  gateway.party.hold();
  const asked = gateway.ask('{ slow }').catch((error: Error) => error.name);
  await until(() => gateway.party.received.length === 1);
  const started = Date.now();
  await gateway.stop();
  expect(Date.now() - started).toBeLessThan(10_000);
  expect(await asked).toBe('TypeError');
});

test('without a supergraph the gateway does not start, and says which file', async () => {
  const env = parseGatewayEnvironment({
    PORT: '0',
    SUPERGRAPH_FILE: '/nowhere/supergraph.graphql',
    IDENTITY_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
    JWKS_URL: 'http://127.0.0.1:9/jwks.json',
    JWT_ISSUER: 'issuer',
    JWT_AUDIENCE: 'anzhi',
  });
  await expect(startGateway(env, createLogger('test', 'silent'))).rejects.toThrow(
    '/nowhere/supergraph.graphql',
  );
});

describe('in development', () => {
  test('the schema may be asked, and demo viewers come from the issuer', async () => {
    const asked: string[] = [];
    const issuer = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.end(
        request.url === '/viewers'
          ? '[{"subject":"dev:hq-admin","query":"role=hq-admin"}]'
          : '{"token":"a.b.c"}',
      );
    });
    await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', () => resolve()));
    const url = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
    const gateway = await startTestGateway({ ANZHI_MODE: 'development', DEV_ISSUER_URL: url });
    try {
      expect((await gateway.ask('{ __schema { queryType { name } } }')).body.data).toEqual({
        __schema: { queryType: { name: 'Query' } },
      });
      const viewers = await fetch(`${gateway.url}/dev/viewers`);
      expect(await viewers.json()).toEqual([{ subject: 'dev:hq-admin', query: 'role=hq-admin' }]);
      const post = (body: string, type = 'application/json') =>
        fetch(`${gateway.url}/dev/token`, { method: 'POST', headers: { 'content-type': type }, body });
      expect(await (await post('{"role":"employee","factory":"GZ-01","employee":"GZ00001"}')).json()).toEqual(
        { token: 'a.b.c' },
      );
      expect(await code(await post('{"role":1}'))).toEqual([400, 'BAD_REQUEST']);
      expect(await code(await post('{"role":"hq-admin"}', 'text/plain'))).toEqual([415, 'BAD_REQUEST']);
      expect(asked).toEqual(['GET /viewers', 'GET /token?role=employee&factory=GZ-01&employee=GZ00001']);
    } finally {
      issuer.close();
      issuer.closeAllConnections();
      await gateway.stop();
    }
    const lost = await startTestGateway({ ANZHI_MODE: 'development', DEV_ISSUER_URL: url });
    expect(await code(await fetch(`${lost.url}/dev/viewers`))).toEqual([503, 'AUTHENTICATION_UNAVAILABLE']);
    await lost.stop();
  });
});

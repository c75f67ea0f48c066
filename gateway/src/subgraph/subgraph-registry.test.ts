import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createLogger, parseIdentityKeys } from '@anzhi/service-kit';
import { createMetrics } from '../observability/metrics.js';
import { callerKeyOf } from '../request-context.js';
import { until } from '../testing/test-gateway.js';
import { createSubgraphRegistry, type SubgraphRegistry } from './subgraph-registry.js';

const CALLER = { sub: 'test', roles: [] };
const CONTEXT = {
  caller: CALLER,
  callerKey: callerKeyOf(CALLER),
  requestId: 'test',
  idempotencyKey: undefined,
  deadlineMs: Number.MAX_SAFE_INTEGER,
};
/** Nobody listens there. */
const AWAY = 'http://127.0.0.1:9/graphql';

const metrics = createMetrics({ defaults: false });
let registry: SubgraphRegistry;
let url: string;
const connections = new Set<Socket>();
const server = createServer((_request, response) => response.end('{"data":{}}'));
server.on('connection', (socket) => {
  connections.add(socket);
  socket.on('close', () => connections.delete(socket));
});

beforeAll(async () => {
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  metrics.registry.resetMetrics();
  registry = createSubgraphRegistry(new Map(), {
    settings: { connections: 4, timeoutMs: 5_000, maxResponseBytes: 1_000 },
    identityKeys: parseIdentityKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`),
    metrics,
    logger: createLogger('test', 'silent'),
    now: Date.now,
  });
});
afterEach(async () => {
  jest.useRealTimers();
  await registry.close(0);
});

const mutation = (body: string) => ({ body, mutation: true });
const breaker = async () => (await metrics.breakerOpen.get()).values.map(({ value }) => value);

async function fail(at: string, times: number): Promise<void> {
  const subgraph = registry.get('a', at);
  for (let nth = 0; nth < times; nth += 1)
    await expect(subgraph.send(mutation('{}'), CONTEXT)).rejects.toMatchObject({
      code: 'SUBGRAPH_UNAVAILABLE',
    });
}

test('a supergraph that is refused takes nothing from the subgraphs in use', async () => {
  const inUse = registry.get('a', url);
  registry.keep([{ name: 'a', url }]);
  jest.useFakeTimers({ now: Date.now() });
  registry.get('a', AWAY);
  expect(() => registry.get('b', '')).toThrow('no address');
  jest.advanceTimersByTime(3_600_000);
  jest.useRealTimers();
  expect(await inUse.send(mutation('{}'), CONTEXT)).toMatchObject({ status: 200 });
  expect(registry.addressOf('a')?.href).toBe(url);
});

test('a subgraph that an earlier supergraph named is the same one when a later one names it again', async () => {
  const first = registry.get('a', url);
  registry.keep([{ name: 'a', url }]);
  registry.get('a', AWAY);
  registry.keep([{ name: 'a', url: AWAY }]);
  expect(registry.addressOf('a')?.href).toBe(AWAY);
  // Whoever began before the change goes on.
  expect(await first.send(mutation('{}'), CONTEXT)).toMatchObject({ status: 200 });
  expect(registry.get('a', url)).toBe(first);
  registry.keep([{ name: 'a', url }]);
  expect(await first.send(mutation('{}'), CONTEXT)).toMatchObject({ status: 200 });
});

test('a subgraph that was down and has a new address is not told as down any more', async () => {
  registry.get('a', AWAY);
  registry.keep([{ name: 'a', url: AWAY }]);
  await fail(AWAY, 5);
  expect(await breaker()).toEqual([1]);
  registry.get('a', url);
  registry.keep([{ name: 'a', url }]);
  expect(await breaker()).toEqual([0]);
  await fail(AWAY, 6);
  expect(await breaker()).toEqual([0]);
  registry.keep([{ name: 'a', url: AWAY }]);
  await fail(AWAY, 5);
  expect(await breaker()).toEqual([1]);
});

test('the end closes the connections of subgraphs that are no longer named too', async () => {
  await registry.get('a', url).send(mutation('{}'), CONTEXT);
  registry.keep([{ name: 'a', url }]);
  registry.get('a', AWAY);
  registry.keep([{ name: 'a', url: AWAY }]);
  expect(connections.size).toBe(1);
  await registry.close(0);
  await until(() => connections.size === 0);
});

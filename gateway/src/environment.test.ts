import { availableParallelism } from 'node:os';
import { EnvironmentError } from '@anzhi/service-kit';
import { parseGatewayEnvironment } from './environment.js';

const FIT = {
  SUPERGRAPH_FILE: 'gateway/supergraph.graphql',
  IDENTITY_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
  JWKS_URL: 'https://issuer.example/jwks.json',
  JWT_ISSUER: 'issuer',
  JWT_AUDIENCE: 'anzhi',
};

const faultsOf = (source: NodeJS.ProcessEnv): string[] => {
  try {
    parseGatewayEnvironment(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.faults.map((fault) => fault.split(':')[0] ?? '');
    throw error;
  }
  return [];
};

test('nothing is open unless something says development', () => {
  const closed = parseGatewayEnvironment({ ...FIT, DEV_ISSUER_URL: 'http://127.0.0.1:1' });
  expect(closed).toMatchObject({
    mode: 'production',
    explorer: false,
    introspection: false,
    devIssuerUrl: null,
  });
  const open = parseGatewayEnvironment({
    ...FIT,
    ANZHI_MODE: 'development',
    DEV_ISSUER_URL: 'http://127.0.0.1:1',
  });
  expect(open).toMatchObject({ mode: 'development', explorer: true, introspection: true });
  expect(open.devIssuerUrl?.href).toBe('http://127.0.0.1:1/');
  expect(parseGatewayEnvironment({ ...FIT, EXPLORER: 'on', INTROSPECTION: 'on' })).toMatchObject({
    explorer: true,
    introspection: true,
    devIssuerUrl: null,
  });
});

test('all faults are told together', () => {
  expect(faultsOf({}).sort()).toEqual([
    'IDENTITY_KEYS',
    'JWKS_URL',
    'JWT_AUDIENCE',
    'JWT_ISSUER',
    'SUPERGRAPH_FILE',
  ]);
  expect(
    faultsOf({
      ...FIT,
      PORT: '70000',
      IDENTITY_KEYS: 'k1:c2hvcnQ=',
      JWT_ALGORITHMS: 'RS256,HS256,none',
      JWT_SKEW_SECONDS: '61',
      SUBGRAPH_URLS: 'party=http://127.0.0.1:1/graphql,assets',
    }).sort(),
  ).toEqual([
    'IDENTITY_KEYS',
    'JWT_ALGORITHMS',
    'JWT_ALGORITHMS',
    'JWT_SKEW_SECONDS',
    'PORT',
    'SUBGRAPH_URLS',
  ]);
  expect(faultsOf({ ...FIT, ANZHI_MODE: 'development', NODE_ENV: 'production' })).toEqual(['ANZHI_MODE']);
});

test('subgraph addresses are read by name', () => {
  const { subgraphUrls } = parseGatewayEnvironment({
    ...FIT,
    SUBGRAPH_URLS: 'party=http://127.0.0.1:4001/graphql, assets=http://127.0.0.1:4002/graphql',
  });
  expect([...subgraphUrls].map(([name, url]) => [name, url.port])).toEqual([
    ['party', '4001'],
    ['assets', '4002'],
  ]);
});

test('workers are a number or auto; anything else is a fault of its own', () => {
  const workersOf = (WORKERS?: string) => parseGatewayEnvironment({ ...FIT, WORKERS }).workers;
  expect([workersOf(), workersOf('3')]).toEqual([1, 3]);
  expect(workersOf('auto')).toBe(Math.min(64, availableParallelism()));
  for (const wrong of ['0', '65', '1.5', 'many', '-1'])
    expect(() => workersOf(wrong)).toThrow(`WORKERS: ${JSON.stringify(wrong)} is not auto or a whole number`);
});

test("Apollo's telemetry is off", () => {
  expect(process.env['APOLLO_TELEMETRY_DISABLED']).toBe('true');
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, type IdentityKeys, parseIdentityKeys } from '@anzhi/service-kit';
import { exportJWK, generateKeyPair, type JWTPayload, type KeyLike, SignJWT } from 'jose';
import { startGateway } from '../compose.js';
import { parseGatewayEnvironment } from '../environment.js';
import { startParty, startPersonnel, supergraphOf, type TestSubgraph } from './subgraphs.js';

const IDENTITY_KEYS = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const ISSUER = 'test-issuer';
const AUDIENCE = 'anzhi';

/** An answer of the gateway. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // The shape is what the tests are about.
  readonly body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
  };
}

/** A gateway with its subgraphs and issuer, all over real HTTP. */
export interface TestGateway {
  readonly url: string;
  readonly keys: IdentityKeys;
  readonly party: TestSubgraph;
  readonly personnel: TestSubgraph;
  /** Sends one operation. */
  ask(
    query: string,
    options?: { variables?: Record<string, unknown>; headers?: Record<string, string> },
  ): Promise<Answer>;
  /** A token of the issuer; claims given here win. Lifetime in seconds from now. */
  token(claims?: JWTPayload, lifetime?: number, key?: KeyLike | Uint8Array, alg?: string): Promise<string>;
  /** Replaces the supergraph file. */
  writeSupergraph(sdl: string): void;
  metrics(): Promise<string>;
  stop(): Promise<void>;
}

/** What a gateway needs around it, over real HTTP, and the environment that tells it so. */
export async function startSurroundings(source: NodeJS.ProcessEnv = {}) {
  const keys = parseIdentityKeys(IDENTITY_KEYS);
  const [party, personnel, issuer] = await Promise.all([
    startParty(keys),
    startPersonnel(keys),
    startIssuer(),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'anzhi-gateway-'));
  const file = join(folder, 'supergraph.graphql');
  const writeSupergraph = (sdl: string): void => writeFileSync(file, sdl);
  writeSupergraph(supergraphOf({ party: party.url, personnel: personnel.url }));
  const environment: NodeJS.ProcessEnv = {
    PORT: '0',
    SUPERGRAPH_FILE: file,
    SUPERGRAPH_POLL_MS: '50',
    IDENTITY_KEYS,
    JWKS_URL: issuer.url,
    JWT_ISSUER: ISSUER,
    JWT_AUDIENCE: AUDIENCE,
    ...source,
  };
  const stop = async (): Promise<void> => {
    await Promise.all([party.stop(), personnel.stop(), issuer.stop()]);
    rmSync(folder, { recursive: true });
  };
  return { keys, party, personnel, token: issuer.token, writeSupergraph, environment, stop };
}

/** Starts everything; `source` adds to or replaces the environment. */
export async function startTestGateway(source: NodeJS.ProcessEnv = {}): Promise<TestGateway> {
  const { environment, stop, ...around } = await startSurroundings(source);
  const gateway = await startGateway(parseGatewayEnvironment(environment), createLogger('test', 'silent'));
  const url = `http://127.0.0.1:${gateway.port}`;
  return {
    ...around,
    url,
    ask: (query, options = {}) => ask(url, query, options),
    metrics: async () => (await fetch(`${url}/metrics`)).text(),
    stop: async () => {
      await gateway.stop();
      await stop();
    },
  };
}

/** The two addresses of a gateway's subgraphs. */
export function urlsOf({ party, personnel }: TestGateway): { party: string; personnel: string } {
  return { party: party.url, personnel: personnel.url };
}

/** Resolves when `holds` does, looking every 20 ms; the test's own time-out ends it otherwise. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function ask(
  url: string,
  query: string,
  { variables, headers }: { variables?: Record<string, unknown>; headers?: Record<string, string> },
): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answer['body'],
  };
}

async function startIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'i1', alg: 'ES256', use: 'sig' }] };
  const server = createServer((_request, response) => response.end(JSON.stringify(jwks)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const token = (
    claims: JWTPayload = {},
    lifetime = 600,
    key: KeyLike | Uint8Array = privateKey,
    alg = 'ES256',
  ) =>
    new SignJWT({
      sub: 'user-7',
      iss: ISSUER,
      aud: AUDIENCE,
      roles: [{ role: 'placement-officer', factory: 'gz-01' }],
      ...claims,
    })
      .setProtectedHeader({ alg, kid: 'i1' })
      .setExpirationTime(Math.floor(Date.now() / 1_000) + lifetime)
      .sign(key);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    token,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

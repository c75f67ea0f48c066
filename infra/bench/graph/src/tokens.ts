import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IdentitySettings } from './variants/settings.js';

/** An issuer of tokens for the bench: its key set over HTTP, and tokens signed ES256. */
export interface TokenIssuer {
  readonly identity: IdentitySettings;
  /** So many tokens, each of a user of its own. */
  tokens(count: number): string[];
  stop(): Promise<void>;
}

const ISSUER = 'graph-bench';
const AUDIENCE = 'anzhi';
/** Longer than any run. */
const LIFETIME_SECONDS = 86_400;

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(key: KeyObject, nth: number): string {
  const iat = Math.floor(Date.now() / 1_000);
  const roles = [{ role: 'hq-admin', factory: '_group' }];
  const claims = { iss: ISSUER, aud: AUDIENCE, sub: `bench:${nth}`, roles, iat, exp: iat + LIFETIME_SECONDS };
  const signed = `${encode({ alg: 'ES256', typ: 'JWT', kid: 'bench' })}.${encode(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

/** Starts an issuer with keys of its own, on a free port of this machine. */
export async function startIssuer(): Promise<TokenIssuer> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'bench', alg: 'ES256', use: 'sig' };
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    identity: {
      jwksUrl: `http://127.0.0.1:${port}/jwks.json`,
      issuer: ISSUER,
      audience: AUDIENCE,
      identityKeys: `bench:${Buffer.alloc(32, 7).toString('base64')}`,
    },
    tokens: (count) => Array.from({ length: count }, (_, nth) => token(privateKey, nth)),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

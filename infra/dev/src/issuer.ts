import { randomUUID } from 'node:crypto';
import path from 'node:path';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type KeyLike,
  SignJWT,
} from 'jose';
import { readJson, writePrivateJson } from './private-file.js';
import type { ViewerClaims } from './viewer-request.js';

/** `iss` of development tokens. */
export const ISSUER = 'anzhi-development';

/** `aud` of development tokens. */
export const AUDIENCE = 'anzhi';

const ALGORITHM = 'ES256';
const LIFETIME = '12h';

/** Signs tokens for one data directory. */
export interface Issuer {
  /** The public keys as a gateway reads them. */
  readonly jwks: { readonly keys: readonly JWK[] };
  /** A token good for 12 hours. */
  sign(claims: ViewerClaims): Promise<string>;
}

async function keyPair(file: string): Promise<JWK> {
  const kept = readJson(file) as JWK | null;
  if (kept) return kept;
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const made = await exportJWK(privateKey);
  const jwk = { ...made, alg: ALGORITHM, use: 'sig', kid: await calculateJwkThumbprint(made) };
  writePrivateJson(file, jwk);
  return jwk;
}

/** The development issuer; its key pair is made once and kept in the data directory. Never for production. */
export async function openIssuer(dataDirectory: string): Promise<Issuer> {
  const jwk = await keyPair(path.join(dataDirectory, 'keys', 'issuer.json'));
  const { d: _secret, ...open } = jwk;
  const key = (await importJWK(jwk, ALGORITHM)) as KeyLike;
  const sign = ({ sub, roles, employee }: ViewerClaims) =>
    new SignJWT({ roles, ...(employee ? { employee } : {}) })
      .setProtectedHeader({ alg: ALGORITHM, kid: jwk.kid })
      .setSubject(sub)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(LIFETIME)
      .setJti(randomUUID())
      .sign(key);
  return { jwks: { keys: [open] }, sign };
}

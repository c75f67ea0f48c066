import { createHash } from 'node:crypto';
import { bodyDigest, type GatewayIdentity, parseIdentityKeys, signIdentity } from '@anzhi/service-kit';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { IdentitySettings } from './settings.js';

/** Tokens remembered, and for how long: as the gateway does it. */
const REMEMBERED = 5_000;

/** The caller of a request. */
export type Caller = Omit<GatewayIdentity, 'rid'>;

/** The gateway's work on identities, for those that have none of their own. */
export interface Identity {
  /** Verifies a token once and remembers it, least recently used first out. @throws when it does not verify. */
  callerOf(authorization: string | undefined): Promise<Caller>;
  /** The header for one call to a subgraph. */
  sign(caller: Caller, path: string, body: string): string;
}

/** The same work as in `gateway/src/identity` and `libs/service-kit/src/identity`. */
export function createIdentity({ jwksUrl, issuer, audience, identityKeys }: IdentitySettings): Identity {
  const jwks = createRemoteJWKSet(new URL(jwksUrl));
  const keys = parseIdentityKeys(identityKeys);
  const verified = new Map<string, Caller>();
  return {
    async callerOf(authorization = '') {
      const key = createHash('sha256').update(authorization).digest('base64url');
      const known = verified.get(key);
      if (known) {
        verified.delete(key);
        verified.set(key, known);
        return known;
      }
      const { payload } = await jwtVerify(authorization.slice('Bearer '.length), jwks, {
        issuer,
        audience,
        requiredClaims: ['sub', 'exp'],
      });
      const caller = { sub: payload.sub ?? '', roles: payload['roles'] as Caller['roles'] };
      const eldest = verified.size >= REMEMBERED ? verified.keys().next().value : undefined;
      if (eldest !== undefined) verified.delete(eldest);
      verified.set(key, caller);
      return caller;
    },
    sign: (caller, path, body) =>
      signIdentity(
        { ...caller, rid: 'bench' },
        { method: 'POST', path, bodyDigest: bodyDigest(body) },
        keys,
        Date.now(),
      ),
  };
}

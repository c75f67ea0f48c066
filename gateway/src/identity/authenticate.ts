import type { Logger } from '@anzhi/service-kit';
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { GatewayEnvironment } from '../environment.js';
import { HttpFailure } from '../errors/codes.js';
import type { GatewayMetrics } from '../observability/metrics.js';
import { ANONYMOUS, type Caller, callerOf } from './claims.js';
import { createVerifiedTokens } from './verified-tokens.js';

const CACHED_TOKENS = 5_000;
const MAX_TOKEN_LENGTH = 8_192;
const JWKS_TIMEOUT_MS = 3_000;

/** What jose throws when the key set, not the token, is at fault. */
const ISSUER_FAULTS: readonly string[] = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'];

/**
 * Establishes who calls from the `authorization` header. No header is an anonymous caller.
 * @throws HttpFailure 401 UNAUTHENTICATED for a bad token, 503 AUTHENTICATION_UNAVAILABLE when the issuer's keys
 *   cannot be had.
 */
export type Authenticate = (authorization: string | undefined) => Promise<Caller>;

/** Verifies bearer tokens by the issuer's published keys. `now` is milliseconds since the epoch. */
export function createAuthenticate(
  settings: GatewayEnvironment['tokens'],
  metrics: GatewayMetrics,
  logger: Logger,
  now: () => number,
): Authenticate {
  const keys = createRemoteJWKSet(settings.jwksUrl, { timeoutDuration: JWKS_TIMEOUT_MS });
  const verified = createVerifiedTokens(CACHED_TOKENS);
  const remembered = metrics.tokens.labels({ outcome: 'remembered' });

  return async (authorization) => {
    if (authorization === undefined || authorization === '') return ANONYMOUS;
    const token = bearerOf(authorization);
    const known = token && verified.get(token, now());
    if (known) {
      remembered.inc();
      return known;
    }
    const outcome = token ? await verify(token, keys, settings, now()) : 'invalid';
    if (typeof outcome === 'string') {
      metrics.tokens.inc({ outcome });
      throw outcome === 'invalid' ? refused() : unavailable(logger);
    }
    metrics.tokens.inc({ outcome: 'verified' });
    if (token) verified.put(token, outcome.caller, outcome.expiresMs, now());
    return outcome.caller;
  };
}

function bearerOf(authorization: string): string | undefined {
  if (authorization.length > MAX_TOKEN_LENGTH) return undefined;
  return /^Bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+) *$/i.exec(authorization)?.[1];
}

async function verify(
  token: string,
  keys: JWTVerifyGetKey,
  settings: GatewayEnvironment['tokens'],
  nowMs: number,
): Promise<{ caller: Caller; expiresMs: number } | 'invalid' | 'issuer-unavailable'> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: settings.issuer,
      audience: settings.audience,
      algorithms: [...settings.algorithms],
      clockTolerance: settings.skewSeconds,
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(nowMs),
    });
    const caller = callerOf(payload);
    return caller ? { caller, expiresMs: (payload.exp ?? 0) * 1_000 } : 'invalid';
  } catch (error) {
    const tokenFault = error instanceof errors.JOSEError && !ISSUER_FAULTS.includes(error.code);
    return tokenFault ? 'invalid' : 'issuer-unavailable';
  }
}

/** The reason stays out of the answer: it would help only whoever forges tokens. */
function refused(): HttpFailure {
  return new HttpFailure(401, 'UNAUTHENTICATED', 'The access token is not valid.', {
    'www-authenticate': 'Bearer error="invalid_token"',
  });
}

function unavailable(logger: Logger): HttpFailure {
  logger.error('the key set of the token issuer cannot be read');
  return new HttpFailure(503, 'AUTHENTICATION_UNAVAILABLE', 'Access tokens cannot be checked at present.', {
    'retry-after': '2',
  });
}

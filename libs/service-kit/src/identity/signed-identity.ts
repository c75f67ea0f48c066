import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** Header in which the gateway passes the caller's identity on to a subgraph. */
export const IDENTITY_HEADER = 'x-anzhi-identity';

/** Seconds a signed identity is good for: one request, with slack for a slow network, not a session. */
export const IDENTITY_LIFETIME_SECONDS = 30;

/** What stands in place of the body's digest when the body is a stream that cannot be read before signing. */
export const STREAM_DIGEST = 'stream';

/** Seconds by which the clocks of two machines may differ. */
const CLOCK_SKEW_SECONDS = 5;

/** Longest header accepted, so that a hostile one is not parsed at length. */
const MAX_HEADER_LENGTH = 8_192;

/** Shortest secret accepted, in bytes: the length of the MAC itself. */
const MIN_SECRET_BYTES = 32;

/** One role of the caller; `factory` is the tenant key, or `_group` for a role that spans the group. */
export interface IdentityRole {
  readonly role: string;
  readonly factory: string;
}

/** Subject of a caller without a token. The gateway refuses a token with this subject, or one that starts with `system:`. */
export const ANONYMOUS_SUBJECT = 'anonymous';

/** Who calls, as the gateway established it. */
export interface GatewayIdentity {
  readonly sub: string;
  readonly roles: readonly IdentityRole[];
  /** The employee's own record, where the caller is one. */
  readonly employee?: { readonly factory: string; readonly employeeNo: string };
  /** Correlation id: the same in the logs of the gateway and of every subgraph that the request touched. */
  readonly rid: string;
}

/** What an identity is bound to, so that one that leaks is of no use for another call. */
export interface SignedRequest {
  /** HTTP method in capitals. */
  readonly method: string;
  /** Path with query string, as it stands in the request line. */
  readonly path: string;
  /** `bodyDigest(body)`, or `STREAM_DIGEST`. */
  readonly bodyDigest: string;
}

/** One shared secret and its name. */
export interface IdentityKey {
  readonly kid: string;
  readonly secret: Buffer;
}

/** The keys in force: the first signs, all of them verify, which makes rotation possible without downtime. */
export type IdentityKeys = readonly [IdentityKey, ...IdentityKey[]];

/** Why an identity was refused. For logs; the caller is only told 401. */
export type IdentityRefusal =
  | 'MISSING'
  | 'MALFORMED'
  | 'UNKNOWN_KEY'
  | 'BAD_SIGNATURE'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'OTHER_REQUEST';

/** Thrown by `parseIdentityKeys`; its message never contains a secret. */
export class IdentityKeysError extends Error {
  override readonly name = 'IdentityKeysError';
}

interface Payload extends GatewayIdentity {
  readonly iat: number;
  readonly exp: number;
  readonly m: string;
  readonly p: string;
  readonly d: string;
}

/** Digest of a request body for `SignedRequest.bodyDigest`: SHA-256, base64url. */
export function bodyDigest(body: string | Uint8Array): string {
  return hash('sha256', body, 'base64url');
}

/**
 * Reads `k2:base64,k1:base64`: the first signs, all verify.
 * @throws IdentityKeysError on an empty list, a malformed or repeated name, or a secret under 32 bytes.
 */
export function parseIdentityKeys(text: string): IdentityKeys {
  const keys = text.split(',').map((entry) => parseKey(entry.trim()));
  const names = new Set(keys.map((key) => key.kid));
  if (names.size !== keys.length) throw new IdentityKeysError('two identity keys have the same name');
  const [first, ...rest] = keys;
  if (!first) throw new IdentityKeysError('no identity key');
  return [first, ...rest];
}

function parseKey(entry: string): IdentityKey {
  const match = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]+={0,2})$/.exec(entry);
  if (!match?.[1] || !match[2]) throw new IdentityKeysError('an identity key is written <name>:<base64>');
  const secret = Buffer.from(match[2], 'base64');
  if (secret.length < MIN_SECRET_BYTES) {
    throw new IdentityKeysError(`identity key ${match[1]} has fewer than ${MIN_SECRET_BYTES} bytes`);
  }
  return { kid: match[1], secret };
}

/**
 * Signs the caller's identity for one request to one subgraph: `<kid>.<base64url payload>.<base64url mac>`,
 * HMAC-SHA256 over `<kid>.<payload>` with the first key, good for 30 seconds.
 * @param nowMs milliseconds since the epoch.
 */
export function signIdentity(
  identity: GatewayIdentity,
  request: SignedRequest,
  keys: IdentityKeys,
  nowMs: number,
): string {
  const iat = Math.floor(nowMs / 1_000);
  const payload: Payload = {
    sub: identity.sub,
    roles: identity.roles.map(({ role, factory }) => ({ role, factory })),
    ...(identity.employee && { employee: identity.employee }),
    rid: identity.rid,
    iat,
    exp: iat + IDENTITY_LIFETIME_SECONDS,
    m: request.method,
    p: request.path,
    d: request.bodyDigest,
  };
  const signed = `${keys[0].kid}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`;
  return `${signed}.${macOf(signed, keys[0]).toString('base64url')}`;
}

/**
 * Checks a signed identity against the request it came with. Never throws: whatever is wrong is a reason.
 * The caller compares nothing itself; it passes the method, path and body digest of the request it received.
 * @param nowMs milliseconds since the epoch.
 */
export function verifyIdentity(
  header: string | undefined,
  request: SignedRequest,
  keys: IdentityKeys,
  nowMs: number,
): { ok: true; identity: GatewayIdentity } | { ok: false; reason: IdentityRefusal } {
  if (!header) return { ok: false, reason: 'MISSING' };
  const parts = header.length <= MAX_HEADER_LENGTH ? header.split('.') : [];
  const [kid, encoded, mac] = parts;
  if (parts.length !== 3 || !kid || !encoded || !mac) return { ok: false, reason: 'MALFORMED' };
  const key = keys.find((candidate) => candidate.kid === kid);
  if (!key) return { ok: false, reason: 'UNKNOWN_KEY' };
  if (!sameMac(macOf(`${kid}.${encoded}`, key), mac)) return { ok: false, reason: 'BAD_SIGNATURE' };
  // Only what carries a good signature is parsed.
  const payload = parsePayload(encoded);
  if (!payload) return { ok: false, reason: 'MALFORMED' };
  const refusal = refusalOf(payload, request, nowMs / 1_000);
  return refusal ? { ok: false, reason: refusal } : { ok: true, identity: identityOf(payload) };
}

function refusalOf(payload: Payload, request: SignedRequest, now: number): IdentityRefusal | undefined {
  if (now >= payload.exp + CLOCK_SKEW_SECONDS) return 'EXPIRED';
  if (now < payload.iat - CLOCK_SKEW_SECONDS) return 'NOT_YET_VALID';
  const same = payload.m === request.method && payload.p === request.path && payload.d === request.bodyDigest;
  return same ? undefined : 'OTHER_REQUEST';
}

function identityOf({ sub, roles, employee, rid }: Payload): GatewayIdentity {
  return employee ? { sub, roles, employee, rid } : { sub, roles, rid };
}

function macOf(signed: string, key: IdentityKey): Buffer {
  return createHmac('sha256', key.secret).update(signed).digest();
}

function sameMac(expected: Buffer, mac: string): boolean {
  // Compared as text in its one canonical spelling: base64url has several spellings of the same 32 bytes.
  const wanted = Buffer.from(expected.toString('base64url'));
  const given = Buffer.from(mac);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

function parsePayload(encoded: string): Payload | undefined {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  return isPayload(value) ? value : undefined;
}

function isPayload(value: unknown): value is Payload {
  if (!isRecord(value)) return false;
  const texts = [value['sub'], value['m'], value['p'], value['d'], value['rid']];
  const numbers = [value['iat'], value['exp']];
  const { roles, employee } = value;
  return (
    texts.every((text) => typeof text === 'string') &&
    numbers.every((number) => Number.isSafeInteger(number)) &&
    Array.isArray(roles) &&
    roles.every((role) => isRecord(role) && hasTexts(role, 'role', 'factory')) &&
    (employee === undefined || (isRecord(employee) && hasTexts(employee, 'factory', 'employeeNo')))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasTexts(value: Record<string, unknown>, ...keys: readonly string[]): boolean {
  return keys.every((key) => typeof value[key] === 'string');
}

import {
  ANONYMOUS_SUBJECT,
  bodyDigest,
  type GatewayIdentity,
  IdentityKeysError,
  parseIdentityKeys,
  type SignedRequest,
  signIdentity,
  verifyIdentity,
} from './signed-identity.js';

const NOW = Date.parse('2026-08-18T02:00:00Z');
const secretOf = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const oldKey = `k1:${secretOf(1)}`;
const newKey = `k2:${secretOf(2)}`;
const keys = parseIdentityKeys(oldKey);
const identity: GatewayIdentity = {
  sub: 'user-7',
  roles: [{ role: 'placement-officer', factory: 'gz-01' }],
  employee: { factory: 'gz-01', employeeNo: 'GZ00001' },
  rid: 'r-1',
};
const request: SignedRequest = {
  method: 'POST',
  path: '/graphql',
  bodyDigest: bodyDigest('{"query":"{a}"}'),
};
const signed = signIdentity(identity, request, keys, NOW);

describe('signed identity', () => {
  test('what was signed is what is verified', () => {
    expect(verifyIdentity(signed, request, keys, NOW)).toEqual({ ok: true, identity });
  });

  test('an anonymous caller is signed too', () => {
    const anonymous: GatewayIdentity = { sub: ANONYMOUS_SUBJECT, roles: [], rid: 'r-2' };
    const header = signIdentity(anonymous, request, keys, NOW);
    expect(verifyIdentity(header, request, keys, NOW)).toEqual({ ok: true, identity: anonymous });
  });

  test.each<[string, Partial<SignedRequest>]>([
    ['method', { method: 'GET' }],
    ['path', { path: '/graphql?x=1' }],
    ['body', { bodyDigest: bodyDigest('{"query":"{b}"}') }],
  ])('it is good for no other %s', (_, change) => {
    expect(verifyIdentity(signed, { ...request, ...change }, keys, NOW)).toEqual({
      ok: false,
      reason: 'OTHER_REQUEST',
    });
  });

  test.each([
    [34_999, true],
    [35_000, false],
  ])('after %d ms it is accepted: %s', (elapsed, ok) => {
    expect(verifyIdentity(signed, request, keys, NOW + elapsed).ok).toBe(ok);
  });

  test('one from the future is refused beyond the skew of clocks', () => {
    expect(verifyIdentity(signed, request, keys, NOW - 5_000).ok).toBe(true);
    expect(verifyIdentity(signed, request, keys, NOW - 6_000)).toEqual({
      ok: false,
      reason: 'NOT_YET_VALID',
    });
  });

  test('every changed character is found', () => {
    const changed = [...signed].map((character, index) => {
      const other = character === 'A' ? 'B' : 'A';
      return `${signed.slice(0, index)}${other}${signed.slice(index + 1)}`;
    });
    const accepted = changed.filter((header) => verifyIdentity(header, request, keys, NOW).ok);
    expect(accepted).toEqual([]);
  });

  test.each([
    [undefined, 'MISSING'],
    ['', 'MISSING'],
    ['k1', 'MALFORMED'],
    ['k1..', 'MALFORMED'],
    [`${signed}.x`, 'MALFORMED'],
    ['x'.repeat(9_000), 'MALFORMED'],
    [signed.replace(/^k1/, 'k9'), 'UNKNOWN_KEY'],
    [`${signed}=`, 'BAD_SIGNATURE'],
  ])('case %#: refused with its reason', (header, reason) => {
    expect(verifyIdentity(header, request, keys, NOW)).toEqual({ ok: false, reason });
  });
});

describe('identity keys', () => {
  test('rotation: the new key signs, the old one still verifies', () => {
    const both = parseIdentityKeys(`${newKey},${oldKey}`);
    expect(verifyIdentity(signed, request, both, NOW).ok).toBe(true);
    const header = signIdentity(identity, request, both, NOW);
    expect(header.startsWith('k2.')).toBe(true);
    expect(verifyIdentity(header, request, parseIdentityKeys(newKey), NOW).ok).toBe(true);
    expect(verifyIdentity(header, request, keys, NOW)).toEqual({ ok: false, reason: 'UNKNOWN_KEY' });
  });

  test.each([
    ['', 'written'],
    ['k1', 'written'],
    [`k1:${Buffer.alloc(31).toString('base64')}`, 'fewer than 32 bytes'],
    [`${oldKey},k1:${secretOf(3)}`, 'same name'],
    [`k.1:${secretOf(1)}`, 'written'],
  ])('case %#: refused with a message', (text, message) => {
    expect(() => parseIdentityKeys(text)).toThrow(IdentityKeysError);
    expect(() => parseIdentityKeys(text)).toThrow(message);
  });
});

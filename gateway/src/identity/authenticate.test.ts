import { generateKeyPair, UnsecuredJWT } from 'jose';
import { type Answer, startTestGateway, type TestGateway } from '../testing/test-gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

const CALLER = '{ caller { sub roles employeeNo } }';
const asking = (token: string, headers: Record<string, string> = {}): Promise<Answer> =>
  gateway.ask(CALLER, { headers: { ...headers, authorization: `Bearer ${token}` } });
const expectRefused = (answer: Answer): void => {
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  expect(answer.body).toEqual({
    errors: [{ message: 'The access token is not valid.', extensions: { code: 'UNAUTHENTICATED' } }],
  });
};

test('a good token makes the caller known to the subgraph, and so it does the second time', async () => {
  const token = await gateway.token({ employee: { factory: 'gz-01', employeeNo: 'GZ00001' } });
  const expected = { caller: { sub: 'user-7', roles: ['placement-officer@gz-01'], employeeNo: 'GZ00001' } };
  expect((await asking(token)).body).toEqual({ data: expected });
  expect((await asking(token)).body).toEqual({ data: expected });
  expect(await gateway.metrics()).toContain('anzhi_gateway_tokens_total{outcome="remembered"} 1');
});

test('no token is an anonymous caller', async () => {
  expect((await gateway.ask(CALLER)).body.data).toEqual({
    caller: { sub: 'anonymous', roles: [], employeeNo: null },
  });
});

test('the clocks may differ by the skew, and no more', async () => {
  expect((await asking(await gateway.token({}, -20))).status).toBe(200);
  expectRefused(await asking(await gateway.token({}, -40)));
});

test.each([
  ['another audience', { aud: 'other' }],
  ['another issuer', { iss: 'other' }],
  ['no subject', { sub: undefined }],
  ['the subject that stands for nobody', { sub: 'anonymous' }],
  ['a subject of the house itself', { sub: 'system:party' }],
  ['roles of another shape', { roles: ['hq-admin'] }],
])('a token for or with %s is refused', async (_, claims) => {
  expectRefused(await asking(await gateway.token(claims)));
});

test('a token without signature, or signed by somebody else, or by a shared secret is refused', async () => {
  const unsigned = new UnsecuredJWT({ sub: 'user-7', roles: [] })
    .setIssuer('test-issuer')
    .setAudience('anzhi')
    .setExpirationTime('10m')
    .encode();
  const { privateKey } = await generateKeyPair('ES256');
  expectRefused(await asking(unsigned));
  expectRefused(await asking(`${unsigned}x`));
  expectRefused(await asking(await gateway.token({}, 600, privateKey)));
  expectRefused(await asking(await gateway.token({}, 600, Buffer.alloc(32, 1), 'HS256')));
  expectRefused(await gateway.ask(CALLER, { headers: { authorization: 'Basic dXNlcjpwYXNz' } }));
});

test('an identity that the client made up reaches nobody', async () => {
  const headers = { 'x-anzhi-identity': 'k1.e30.AAAA', 'x-anzhi-roles': 'hq-admin' };
  const answer = await gateway.ask(CALLER, { headers });
  expect(answer.body.data).toEqual({ caller: { sub: 'anonymous', roles: [], employeeNo: null } });
  const received = gateway.party.received.at(-1)?.headers ?? {};
  expect(received['x-anzhi-identity']).toMatch(/^k1\./);
  expect(received['x-anzhi-identity']).not.toBe(headers['x-anzhi-identity']);
  expect(received).not.toHaveProperty('x-anzhi-roles');
  expect(received).not.toHaveProperty('authorization');
});

test('without the issuer a token can be neither accepted nor called bad', async () => {
  const lost = await startTestGateway({ JWKS_URL: 'http://127.0.0.1:9/jwks.json' });
  try {
    const answer = await lost.ask(CALLER, { headers: { authorization: `Bearer ${await lost.token()}` } });
    expect([answer.status, answer.body.errors?.[0]?.extensions['code']]).toEqual([
      503,
      'AUTHENTICATION_UNAVAILABLE',
    ]);
    expect((await lost.ask(CALLER)).status).toBe(200);
  } finally {
    await lost.stop();
  }
});

import { temporaryFolder } from '@anzhi/testing';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { AUDIENCE, ISSUER, openIssuer } from './issuer.js';
import { type IssuerServer, serveIssuer } from './issuer-server.js';

describe('the development issuer', () => {
  const dataDirectory = temporaryFolder('issuer');
  let server: IssuerServer;
  beforeAll(async () => {
    server = await serveIssuer({ issuer: await openIssuer(dataDirectory), port: 0, graphUrl: () => null });
  });
  afterAll(() => server.stop());

  const get = async (path: string) => {
    const response = await fetch(`${server.url}${path}`);
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };

  it('signs what its published keys verify, after a restart too', async () => {
    const token = await (await openIssuer(dataDirectory)).sign({
      sub: 'dev:x',
      roles: [{ role: 'employee', factory: 'gz-01' }],
    });
    const keys = createRemoteJWKSet(new URL(`${server.url}/jwks.json`));
    const { payload } = await jwtVerify(token, keys, {
      issuer: ISSUER,
      audience: AUDIENCE,
      algorithms: ['ES256'],
    });
    expect(payload).toMatchObject({ sub: 'dev:x', roles: [{ role: 'employee', factory: 'gz-01' }] });
    expect(payload.exp! - payload.iat!).toBe(12 * 3_600);
  });

  it('publishes no private part', async () => {
    const { body } = await get('/jwks.json');
    const [key] = body['keys'] as unknown as Record<string, string>[];
    expect(Object.keys(key ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });

  it('refuses keys of another data directory', async () => {
    const foreign = await (await openIssuer(temporaryFolder('issuer'))).sign({ sub: 'dev:x', roles: [] });
    const keys = createRemoteJWKSet(new URL(`${server.url}/jwks.json`));
    await expect(jwtVerify(foreign, keys)).rejects.toThrow('no applicable key found');
  });

  it('answers a request for a token by a token or by what is wrong with the request', async () => {
    const good = await get('/token?role=employee&factory=GZ-01&employee=GZ00001');
    expect(good.status).toBe(200);
    expect(good.body['token']?.split('.')).toHaveLength(3);
    const bad = await get('/token?role=employee&factory=GZ-01');
    expect(bad).toEqual({
      status: 400,
      body: { message: 'employee needs an employee: add --employee GZ00001' },
    });
  });
});

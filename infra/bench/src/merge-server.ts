import { createServer } from 'node:http';
import {
  bodyDigest,
  type GatewayIdentity,
  IDENTITY_HEADER,
  parseIdentityKeys,
  readBody,
  sendJson,
  signIdentity,
} from '@anzhi/service-kit';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { Pool } from 'undici';

/**
 * The least that could stand in the gateway's place for one query: verifies the token (once per token, as the gateway does), signs each
 * call, asks party for the page and the others for their parts of it, and joins them by position. Nothing of it is general.
 */

type Json = Record<string, unknown>;
type Answer = { data: { factories?: { nodes: Json[] }; _entities?: Json[] } };

const settings = JSON.parse(process.env['MERGE_SETTINGS'] ?? '{}') as {
  readonly urls: Readonly<Record<string, string>>;
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
  readonly identityKeys: string;
  /** What party is asked, and what each other service is asked of the factories, by its name. */
  readonly page: string;
  readonly parts: Readonly<Record<string, string>>;
};
const keys = parseIdentityKeys(settings.identityKeys);
const jwks = createRemoteJWKSet(new URL(settings.jwksUrl));
const pools = new Map(
  Object.entries(settings.urls).map(([name, url]) => [name, new Pool(new URL(url).origin)]),
);
const verified = new Map<string, Omit<GatewayIdentity, 'rid'>>();

async function callerOf(authorization: string): Promise<Omit<GatewayIdentity, 'rid'>> {
  const known = verified.get(authorization);
  if (known) return known;
  const { issuer, audience } = settings;
  const { payload } = await jwtVerify(authorization.slice('Bearer '.length), jwks, { issuer, audience });
  const made = { sub: payload.sub ?? '', roles: payload['roles'] as GatewayIdentity['roles'] };
  verified.set(authorization, made);
  return made;
}

async function call(service: string, body: string, identity: GatewayIdentity): Promise<Answer['data']> {
  const request = { method: 'POST', path: '/graphql', bodyDigest: bodyDigest(body) };
  const response = await pools.get(service)!.request({
    path: '/graphql',
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [IDENTITY_HEADER]: signIdentity(identity, request, keys, Date.now()),
    },
    body,
  });
  return (JSON.parse(await response.body.text()) as Answer).data;
}

async function merge(authorization: string, first: number): Promise<Json> {
  const identity = { ...(await callerOf(authorization)), rid: 'merge' };
  const page = await call('party', JSON.stringify({ query: settings.page, variables: { first } }), identity);
  const nodes = page.factories!.nodes;
  const representations = nodes.map(({ id }) => ({ __typename: 'Factory', id }));
  const others = Object.entries(settings.parts).map(([service, query]) =>
    call(service, JSON.stringify({ query, variables: { representations } }), identity),
  );
  const parts = await Promise.all(others);
  const joined = nodes.map(
    ({ id: _id, ...node }, at) => Object.assign(node, ...parts.map((part) => part._entities![at])) as Json,
  );
  return { data: { factories: { nodes: joined } } };
}

const server = createServer((request, response) => {
  const handle = async (): Promise<void> => {
    const body = JSON.parse((await readBody(request, 1_000_000)).toString('utf8')) as {
      variables: { first: number };
    };
    sendJson(response, 200, await merge(request.headers.authorization ?? '', body.variables.first));
  };
  handle().catch((error: Error) => sendJson(response, 500, { error: error.message }));
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as { port: number }).port });
});

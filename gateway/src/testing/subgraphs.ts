import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  bodyDigest,
  type GatewayIdentity,
  IDENTITY_HEADER,
  type IdentityKeys,
  verifyIdentity,
} from '@anzhi/service-kit';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';

const HEADER = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

const PARTY = `${HEADER}
  type Factory @key(fields: "id") { id: ID! code: String! name: String! parent: Factory peers: [Factory!]! }
  type FactoryConnection { nodes: [Factory!]! }
  type Caller { sub: String! roles: [String!]! employeeNo: String }
  type Query {
    factory(code: String!): Factory
    factories(first: Int! = 20): FactoryConnection!
    caller: Caller!
    fails(code: String): String
    slow: String
  }
  type Mutation { rename(code: String!, name: String!): Factory }
`;

const PERSONNEL = `${HEADER}
  type Factory @key(fields: "id") { id: ID! roster: Int }
  type Query { headcount: Int }
`;

/** One request as a subgraph received it. */
export interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly identity: GatewayIdentity | undefined;
}

/** Answers a request in place of the schema, to misbehave. */
export type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => unknown;

/** A real subgraph over HTTP that refuses calls without a good identity, and can be told to misbehave. */
export interface TestSubgraph {
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  /** Holds answers back until the returned function is called. */
  hold(): () => void;
  /** Answers by `handler` from now on; null is back to normal. */
  misbehave(handler: Handler | null): void;
  stop(): Promise<void>;
}

type Resolvers = Parameters<typeof buildSubgraphSchema>[0] extends infer M
  ? M extends { resolvers?: infer R }
    ? R
    : never
  : never;

/** Party: factories, who the caller is, an error with a secret in it, and a mutation. */
export function startParty(keys: IdentityKeys, port = 0): Promise<TestSubgraph> {
  const names = new Map([['GZ-01', 'Guangzhou No. 1']]);
  const factory = (code: string) => ({
    id: code.toLowerCase(),
    code,
    name: names.get(code) ?? 'Plant',
    peers: [],
  });
  return startSubgraph(PARTY, keys, port, {
    Query: {
      factory: (_: unknown, { code }: { code: string }) => factory(code),
      factories: (_: unknown, { first }: { first: number }) => ({
        nodes: Array.from({ length: first }, (_, at) => factory(`GZ-${String(at + 1).padStart(2, '0')}`)),
      }),
      caller: (_: unknown, __: unknown, { identity }: { identity: GatewayIdentity }) => ({
        sub: identity.sub,
        roles: identity.roles.map(({ role, factory: at }) => `${role}@${at}`),
        employeeNo: identity.employee?.employeeNo,
      }),
      fails: (_: unknown, { code }: { code?: string }) => {
        throw Object.assign(
          new Error('relation "secret_table" does not exist at db.internal'),
          code ? { extensions: { code } } : {},
        );
      },
      slow: () => 'done',
    },
    Mutation: {
      rename: (_: unknown, { code, name }: { code: string; name: string }) => {
        names.set(code, name);
        return factory(code);
      },
    },
  } as Resolvers);
}

/** Personnel: the roster count of a factory. */
export function startPersonnel(keys: IdentityKeys, port = 0): Promise<TestSubgraph> {
  return startSubgraph(PERSONNEL, keys, port, {
    Factory: { __resolveReference: (reference: { id: string }) => ({ ...reference, roster: 1_000 }) },
    Query: { headcount: () => 1_000 },
  } as Resolvers);
}

/** The supergraph of the two; `extra` is added to party's SDL. */
export function supergraphOf(
  urls: { readonly party: string; readonly personnel: string },
  extra = '',
): string {
  const { supergraphSdl, errors } = composeServices([
    { name: 'party', url: urls.party, typeDefs: parse(PARTY + extra) },
    { name: 'personnel', url: urls.personnel, typeDefs: parse(PERSONNEL) },
  ]);
  if (!supergraphSdl) throw new Error(JSON.stringify(errors?.map(({ message }) => message)));
  return supergraphSdl;
}

async function startSubgraph(
  sdl: string,
  keys: IdentityKeys,
  port: number,
  resolvers: Resolvers,
): Promise<TestSubgraph> {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), ...(resolvers && { resolvers }) }]);
  const received: Received[] = [];
  let gate: Promise<void> = Promise.resolve();
  let handler: Handler | null = null;

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    } catch {
      return;
    }
    const body = Buffer.concat(chunks).toString('utf8');
    const identity = identityOf(request, body, keys);
    received.push({ headers: request.headers, body, identity });
    await gate;
    if (handler) return handler(request, response, body);
    if (!identity) return send(response, 401, { errors: [{ message: 'refused' }] });
    const { query, variables, operationName } = JSON.parse(body);
    const contextValue = { identity };
    send(
      response,
      200,
      await graphql({ schema, source: query, variableValues: variables, operationName, contextValue }),
    );
  });
  const bound = await listen(server, port);
  return {
    url: `http://127.0.0.1:${bound}/graphql`,
    port: bound,
    received,
    hold: () => {
      let release = (): void => undefined;
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    misbehave: (next) => {
      handler = next;
    },
    stop: () => close(server),
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return (server.address() as AddressInfo).port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function identityOf(request: IncomingMessage, body: string, keys: IdentityKeys): GatewayIdentity | undefined {
  const header = request.headers[IDENTITY_HEADER];
  const signed = { method: request.method ?? '', path: request.url ?? '', bodyDigest: bodyDigest(body) };
  const verified = verifyIdentity(typeof header === 'string' ? header : undefined, signed, keys, Date.now());
  return verified.ok ? verified.identity : undefined;
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyDigest, IDENTITY_HEADER, type IdentityKeys, readBody, verifyIdentity } from '@anzhi/service-kit';
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';

/** What a stub counts; set back to nothing by whoever reads it. */
export interface Counts {
  calls: number;
  /** Calls without an identity that verifies; only looked at while `verify` is on. */
  unsigned: number;
  verify: boolean;
}

/** How a stub answers. */
export interface StubSettings {
  readonly schema: GraphQLSchema;
  /** Answers kept by request body, the eldest dropped first; 0 resolves each request anew. */
  readonly keep: number;
  readonly keys: IdentityKeys;
  readonly counts: Counts;
}

const PATH = '/graphql';
const MOST_DOCUMENTS = 1_000;

/** A map that forgets its eldest entry. */
function bounded<V>(most: number): { get(key: string): V | undefined; put(key: string, value: V): void } {
  const entries = new Map<string, V>();
  return {
    get: (key) => entries.get(key),
    put: (key, value) => {
      const eldest = entries.size >= most ? entries.keys().next().value : undefined;
      if (eldest !== undefined) entries.delete(eldest);
      entries.set(key, value);
    },
  };
}

/** Resolves a body by graphql-js; what gateways make of a valid query is parsed once and not checked. */
function resolver(schema: GraphQLSchema): (body: string) => Promise<Buffer> {
  const documents = bounded<DocumentNode>(MOST_DOCUMENTS);
  return async (body) => {
    const { query, variables, operationName } = JSON.parse(body) as {
      query: string;
      variables?: Record<string, unknown>;
      operationName?: string;
    };
    let document = documents.get(query);
    if (!document) {
      document = parse(query);
      documents.put(query, document);
    }
    const result = await execute({ schema, document, variableValues: variables ?? {}, operationName });
    return Buffer.from(JSON.stringify(result));
  };
}

/** A subgraph on a free port of this machine. @returns its address. */
export async function serveStub({ schema, keep, keys, counts }: StubSettings): Promise<string> {
  const resolve = resolver(schema);
  const kept = bounded<Buffer>(keep);
  const answer = async (body: string): Promise<Buffer> => {
    if (keep === 0) return resolve(body);
    const known = kept.get(body);
    if (known) return known;
    const made = await resolve(body);
    kept.put(body, made);
    return made;
  };
  const server = createServer(async (request, response) => {
    const body = (await readBody(request, 16_000_000)).toString('utf8');
    counts.calls += 1;
    if (counts.verify) {
      const header = request.headers[IDENTITY_HEADER];
      const signed = { method: 'POST', path: PATH, bodyDigest: bodyDigest(body) };
      if (!verifyIdentity(header as string | undefined, signed, keys, Date.now()).ok) counts.unsigned += 1;
    }
    const made = await answer(body);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': made.length });
    response.end(made);
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`;
}

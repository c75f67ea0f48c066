import { randomUUID } from 'node:crypto';
import {
  bodyDigest,
  type GatewayIdentity,
  IDENTITY_HEADER,
  type IdentityKeys,
  STREAM_DIGEST,
  signIdentity,
} from '@anzhi/service-kit';

export interface GraphError {
  message: string;
  path?: (string | number)[];
  extensions?: Record<string, unknown>;
}

export interface GraphAnswer<D> {
  data: D | null;
  errors?: GraphError[];
}

export interface RequestOptions {
  idempotencyKey?: string;
}

export interface GraphClient {
  /** The data; fails the test on any error. */
  query<D = Record<string, never>>(
    document: string,
    variables?: object,
    options?: RequestOptions,
  ): Promise<D>;
  /** Data and errors as they came. */
  raw<D = Record<string, never>>(
    document: string,
    variables?: object,
    options?: RequestOptions,
  ): Promise<GraphAnswer<D>>;
  /** A signed upload to one of the service's own routes. */
  upload(path: string, body: BodyInit, headers?: Record<string, string>): Promise<Response>;
  /** A signed download from one of the service's own routes; path with its query. */
  download(path: string): Promise<Response>;
}

export interface GraphClientSettings {
  url: string;
  keys: IdentityKeys;
  identity: Omit<GatewayIdentity, 'rid'>;
  ready: Promise<void>;
}

/** Calls a subgraph as the gateway does: with a signed identity bound to the request. */
export function createGraphClient({ url, keys, identity, ready }: GraphClientSettings): GraphClient {
  const sign = (path: string, digest: string, method: 'GET' | 'POST' = 'POST'): string =>
    signIdentity({ ...identity, rid: randomUUID() }, { method, path, bodyDigest: digest }, keys, Date.now());
  const raw = async <D>(
    document: string,
    variables: object = {},
    options: RequestOptions = {},
  ): Promise<GraphAnswer<D>> => {
    await ready;
    const body = JSON.stringify({ query: document, variables });
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        [IDENTITY_HEADER]: sign('/graphql', bodyDigest(body)),
        ...(options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {}),
      },
    });
    return (await response.json()) as GraphAnswer<D>;
  };
  return {
    raw,
    async query<D>(document: string, variables?: object, options?: RequestOptions): Promise<D> {
      const answer = await raw<D>(document, variables, options);
      if (answer.errors || !answer.data)
        throw new Error(`the graph answered with errors: ${JSON.stringify(answer.errors)}`);
      return answer.data;
    },
    async upload(path, body, headers = {}) {
      await ready;
      return fetch(`${url}${path}`, {
        method: 'POST',
        body,
        headers: { ...headers, [IDENTITY_HEADER]: sign(path, STREAM_DIGEST) },
      });
    },
    async download(path) {
      await ready;
      return fetch(`${url}${path}`, { headers: { [IDENTITY_HEADER]: sign(path, STREAM_DIGEST, 'GET') } });
    },
  };
}

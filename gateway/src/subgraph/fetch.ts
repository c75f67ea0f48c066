import type { GraphQLError } from 'graphql';
import type { RequestContext } from '../request-context.js';
import type { EntityRequest } from './entity-template.js';

/** One fetch of a query plan. */
export interface SubgraphFetch {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
  /** The three above as the JSON text of a GraphQL request. */
  readonly body: string;
  /** A mutation is never sent twice. */
  readonly mutation: boolean;
  /** What it asks of entities, where it may share a request with others (batch.ts). */
  readonly entities?: EntityRequest | undefined;
}

/** What a fetch brought; paths of errors start at the fetch, `['_entities', 3, 'name']`. */
export interface Fetched {
  readonly data: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLError[];
}

/**
 * Asks one subgraph and never throws for what the subgraph does: a failure becomes errors that carry the path of
 * everything left out, `extensions.code` and `extensions.service`, beside the rest of the answer.
 */
export type SubgraphFetcher = (fetch: SubgraphFetch, context: RequestContext) => Promise<Fetched>;

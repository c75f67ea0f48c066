import '../environment.js';
import { operationFromDocument } from '@apollo/federation-internals';
import type { ApolloGateway } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import { buildSchema, type GraphQLSchema } from 'graphql';
import type { SubgraphFetcher } from '../subgraph/fetch.js';
import type { FetcherFor } from './executor.js';
import type { Operation } from './operation.js';
import { createFitsType, type FitsType } from './plan/type-conditions.js';
import { reservedNames } from './response-names.js';

/** A subgraph and where the supergraph says it is. */
export interface NamedSubgraph {
  readonly name: string;
  readonly url: string;
}

/** One supergraph, made ready for planning. */
export interface Planner {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  readonly subgraphs: readonly NamedSubgraph[];
  readonly fetchers: ReadonlyMap<string, SubgraphFetcher>;
  readonly fits: FitsType;
  /** Names that aliases must not have in what is planned. */
  readonly reserved: ReadonlySet<string>;
  /** @throws GraphQLError for an operation that has no plan or is too large to look for one. */
  plan(operation: Operation): QueryPlan;
}

/** A supergraph that the gateway has just taken, as it tells of it. */
export interface TakenSupergraph {
  readonly apiSchema: GraphQLSchema;
  readonly coreSupergraphSdl: string;
}

/**
 * Plans by the planner that the gateway has just built for itself: another of our own would hold the process for as long
 * again, in which nobody is answered. It shows it to tests only; the version is pinned.
 */
export function createPlanner(
  gateway: ApolloGateway,
  { apiSchema, coreSupergraphSdl }: TakenSupergraph,
  fetcherFor: FetcherFor,
): Planner {
  const { queryPlanner } = gateway.__testing();
  if (!queryPlanner) throw new Error('the gateway has no planner');
  const visible = queryPlanner.supergraph.apiSchema();
  const subgraphs = [...queryPlanner.supergraph.subgraphsMetadata()];
  // The gateway has validated it.
  const whole = buildSchema(coreSupergraphSdl, { assumeValid: true, assumeValidSDL: true, noLocation: true });
  return {
    schema: apiSchema,
    subgraphs,
    fetchers: new Map(subgraphs.map(({ name, url }) => [name, fetcherFor(name, url)])),
    fits: createFitsType(whole),
    reserved: reservedNames(whole),
    plan: ({ document }) => queryPlanner.buildQueryPlan(operationFromDocument(visible, document)),
  };
}

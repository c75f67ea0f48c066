import '../environment.js';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import type { SubgraphFetcher } from '../subgraph/fetch.js';
import { type FetcherFor, PLANNER_CONFIG } from './executor.js';
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

/** Builds the planner that @apollo/gateway builds for itself, which it keeps to itself. */
export function createPlanner(
  { apiSchema, coreSupergraphSdl }: { readonly apiSchema: GraphQLSchema; readonly coreSupergraphSdl: string },
  fetcherFor: FetcherFor,
): Planner {
  // The gateway has validated it.
  const supergraph = Supergraph.build(coreSupergraphSdl, { validateSupergraph: false });
  const visible = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph, PLANNER_CONFIG);
  const subgraphs = [...supergraph.subgraphsMetadata()];
  const whole = supergraph.schema.toGraphQLJSSchema();
  return {
    schema: apiSchema,
    subgraphs,
    fetchers: new Map(subgraphs.map(({ name, url }) => [name, fetcherFor(name, url)])),
    fits: createFitsType(whole),
    reserved: reservedNames(whole),
    plan: ({ document }) => planner.buildQueryPlan(operationFromDocument(visible, document)),
  };
}

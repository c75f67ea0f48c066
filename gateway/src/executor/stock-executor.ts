import '../environment.js';
import { ApolloGateway, type GraphQLDataSource, type SupergraphSdlHook } from '@apollo/gateway';
import type { RequestContext } from '../request-context.js';
import type { SubgraphFetcher } from '../subgraph/fetch.js';
import { apolloLogger, type ExecutorTools, type FetcherFor, PLANNER_CONFIG } from './executor.js';

/** Plans and executes by @apollo/gateway alone, over our own fetchers: the measure of what is right, and the fallback. */
export function createStockExecutor(
  supergraph: SupergraphSdlHook,
  fetcherFor: FetcherFor,
  tools: ExecutorTools,
): ApolloGateway {
  return new ApolloGateway({
    supergraphSdl: supergraph,
    buildService: ({ name, url }) => dataSource(fetcherFor(name, url ?? '')),
    queryPlannerConfig: PLANNER_CONFIG,
    validateSupergraph: true,
    // Its default shows query plans to whoever sends a header.
    __exposeQueryPlanExperimental: false,
    logger: apolloLogger(tools.logger),
  });
}

function dataSource(fetch: SubgraphFetcher): GraphQLDataSource<RequestContext> {
  return {
    async process({ request, context }) {
      const { query = '', variables = {}, operationName } = request;
      const body = JSON.stringify({ query, variables, operationName });
      const mutation = /^\s*mutation\b/.test(query);
      // The gateway makes no fetch of its own (no health check, no introspection): the context is always a request's.
      const { data, errors } = await fetch(
        { query, variables, operationName, body, mutation },
        context as RequestContext,
      );
      return { data, ...(errors && { errors }) };
    },
  };
}

import '../environment.js';
import type { Logger } from '@anzhi/service-kit';
import { ApolloGateway, type SupergraphSdlHook } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { GatewayMetrics } from '../observability/metrics.js';
import { createDataSource } from '../subgraph/data-source.js';
import type { SubgraphRegistry } from '../subgraph/subgraph-registry.js';

/** Plans that the planner looks at for one operation before it takes the best so far (trust.md). */
const MAX_EVALUATED_PLANS = 1_000;

/** What @apollo/server needs of whatever plans and executes: the one seam between front and executor. */
export type Executor = ApolloServerOptionsWithGateway<Record<string, unknown>>['gateway'];

/** Plans and executes by @apollo/gateway, over our own data sources. */
export function createPlannedExecutor(
  supergraph: SupergraphSdlHook,
  subgraphs: SubgraphRegistry,
  tools: { readonly metrics: GatewayMetrics; readonly logger: Logger },
): Executor {
  return new ApolloGateway({
    supergraphSdl: supergraph,
    buildService: ({ name, url }) => createDataSource(name, subgraphs.get(name, url), tools),
    queryPlannerConfig: { debug: { maxEvaluatedPlans: MAX_EVALUATED_PLANS } },
    validateSupergraph: true,
    // Its default shows query plans to whoever sends a header.
    __exposeQueryPlanExperimental: false,
    logger: apolloLogger(tools.logger),
  });
}

/** Apollo's packages log plain strings at levels that pino has too; their "info" is our detail. */
export function apolloLogger(logger: Logger) {
  return {
    debug: (message?: unknown) => logger.trace(String(message)),
    info: (message?: unknown) => logger.debug(String(message)),
    warn: (message?: unknown) => logger.warn(String(message)),
    error: (message?: unknown) => logger.error(String(message)),
  };
}

import '../environment.js';
import type { Logger } from '@anzhi/service-kit';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { GatewayMetrics } from '../observability/metrics.js';
import type { SubgraphFetcher } from '../subgraph/fetch.js';

/** What @apollo/server needs of whatever plans and executes: the one seam between front and executor. */
export type Executor = ApolloServerOptionsWithGateway<Record<string, unknown>>['gateway'];

/** The fetcher of the subgraph of that name at `url` of the supergraph; the same one for the same two. */
export type FetcherFor = (name: string, url: string) => SubgraphFetcher;

/** What every executor reports to. */
export interface ExecutorTools {
  readonly metrics: GatewayMetrics;
  readonly logger: Logger;
}

/** Plans that the planner looks at for one operation before it takes the best so far (trust.md). */
export const PLANNER_CONFIG = { debug: { maxEvaluatedPlans: 1_000 } } as const;

/** Apollo's packages log plain strings at levels that pino has too; their "info" is our detail. */
export function apolloLogger(logger: Logger) {
  return {
    debug: (message?: unknown) => logger.trace(String(message)),
    info: (message?: unknown) => logger.debug(String(message)),
    warn: (message?: unknown) => logger.warn(String(message)),
    error: (message?: unknown) => logger.error(String(message)),
  };
}

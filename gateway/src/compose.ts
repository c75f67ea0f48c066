import { join } from 'node:path';
import { type Logger, stopAll } from '@anzhi/service-kit';
import type { Registry } from 'prom-client';
import { Agent } from 'undici';
import { type GatewayEnvironment } from './environment.js';
import { createFormatError } from './errors/format-error.js';
import { createCompiledExecutor } from './executor/compiled-executor.js';
import { supergraphFrom } from './executor/supergraph-file.js';
import { createGraphServer } from './graph-server.js';
import { createAdmission } from './http/admission.js';
import { devRoutes } from './http/dev.route.js';
import { createDirectAnswer } from './http/direct-answer.js';
import type { Route } from './http/exchange.js';
import { fileRoute } from './http/file.route.js';
import { startFront } from './http/front.js';
import { graphRoute } from './http/graph.route.js';
import { healthRoutes } from './http/health.route.js';
import { createKnownDocuments } from './http/known-documents.js';
import { createAuthenticate } from './identity/authenticate.js';
import { documentsAt, readTrustedDocuments, type TrustedDocuments } from './limits/trusted-documents.js';
import { createMetrics } from './observability/metrics.js';
import { readOperations } from './page/operations.js';
import { explorerRoutes } from './page/page.route.js';
import { createSubgraphFetcher } from './subgraph/fetcher.js';
import { createSubgraphRegistry } from './subgraph/subgraph-registry.js';
import { createWarmUp } from './warm-up.js';

/** Milliseconds that calls to subgraphs get to end once no request is left. */
const SUBGRAPH_GRACE_MS = 1_000;

/** Gives what reads the text of a registry's metrics. */
type MetricsText = (registry: Registry) => () => Promise<string>;

const ownMetrics: MetricsText = (registry) => () => registry.metrics();

/** A gateway that serves. */
export interface Gateway {
  readonly port: number;
  /** Ends within ten seconds. */
  stop(): Promise<void>;
}

/**
 * Makes every long-lived thing of the gateway and starts it.
 * @param now milliseconds since the epoch; real time in a real process.
 * @param metricsText what `/metrics` answers for a registry; in a cluster, the metrics of all workers.
 * @throws when there is no usable supergraph or the port is taken; nothing is left running then.
 */
export async function startGateway(
  env: GatewayEnvironment,
  logger: Logger,
  now: () => number = Date.now,
  metricsText: MetricsText = ownMetrics,
): Promise<Gateway> {
  const parts = makeParts(env, logger, now);
  const { server, subgraphs, files, metrics } = parts;
  let serving = true;
  const routes = routesOf(env, logger, now, parts, () => serving, metricsText(metrics.registry));
  // The last is stopped first: no new requests, then the server, then what it calls.
  const running = [
    { name: 'files', stop: () => files.destroy() },
    { name: 'subgraphs', stop: () => subgraphs.close(SUBGRAPH_GRACE_MS) },
  ];
  try {
    await server.start();
    running.push({ name: 'graph', stop: () => server.stop() });
    await parts.warmUp.done();
    const front = await startFront(env, routes, {
      metrics,
      logger,
      uploadTimeoutMs: env.limits.uploadTimeoutMs,
    });
    running.push({ name: 'front', stop: front.stop });
    const stop = async (): Promise<void> => {
      serving = false;
      await stopAll(running, logger);
    };
    return { port: front.port, stop };
  } catch (error) {
    await stopAll(running, logger);
    throw error;
  }
}

/** What outlives a request, made but not started. */
function makeParts(env: GatewayEnvironment, logger: Logger, now: () => number) {
  const production = env.mode === 'production';
  const metrics = createMetrics({ defaults: production });
  const tools = { metrics, logger };
  const subgraphs = createSubgraphRegistry(env.subgraphUrls, {
    ...tools,
    settings: env.subgraphs,
    identityKeys: env.identityKeys,
    now,
  });
  const supergraph = supergraphFrom(env.supergraphFile, env.supergraphPollMs, tools);
  const fetcherFor = (name: string, url: string) =>
    createSubgraphFetcher(name, subgraphs.get(name, url), tools);
  const executor = createCompiledExecutor(supergraph, fetcherFor, tools, subgraphs.keep);
  const documents = createKnownDocuments({ introspection: env.introspection });
  const trusted = env.trustedDocuments === null ? null : readTrustedDocuments(env.trustedDocuments);
  const warmUp = createWarmUp(knownSources(trusted), documents, executor, logger);
  executor.onSchemaLoadOrUpdate(({ apiSchema }) => {
    documents.schemaChanged(apiSchema);
    warmUp.begin();
  });
  const formatError = createFormatError(logger);
  const server = createGraphServer(
    executor,
    { introspection: env.introspection, production },
    documents,
    formatError,
    logger,
  );
  const direct = createDirectAnswer(executor, documents, formatError);
  const authenticate = createAuthenticate(env.tokens, metrics, logger, now);
  const files = new Agent({
    connections: env.limits.maxUploads,
    pipelining: 1,
    connect: { timeout: 1_000 },
  });
  return { metrics, subgraphs, server, direct, trusted, warmUp, authenticate, files };
}

function routesOf(
  env: GatewayEnvironment,
  logger: Logger,
  now: () => number,
  { metrics, subgraphs, server, direct, trusted, authenticate, files }: ReturnType<typeof makeParts>,
  serving: () => boolean,
  metricsNow: () => Promise<string>,
): readonly Route[] {
  const { limits } = env;
  const admit = (route: string, most: number) => {
    const admission = createAdmission(most);
    metrics.watchInFlight(route, () => admission.inside);
    return admission;
  };
  return [
    graphRoute({
      server,
      direct,
      authenticate,
      admission: admit('graph', limits.maxInFlight),
      trusted,
      deadlineMs: limits.requestDeadlineMs,
      now,
    }),
    fileRoute({
      addressOf: (service) => subgraphs.addressOf(service),
      changed: (service) => subgraphs.changed(service),
      dispatcher: files,
      authenticate,
      admission: admit('file', limits.maxUploads),
      identityKeys: env.identityKeys,
      maxBytes: limits.maxUploadBytes,
      timeoutMs: limits.uploadTimeoutMs,
      logger,
      now,
    }),
    ...healthRoutes(() => ({ serving: serving() }), {
      contentType: metrics.registry.contentType,
      text: metricsNow,
    }),
    ...devRoutes(env.devIssuerUrl, logger),
    ...(env.explorer
      ? explorerRoutes(inPackage('dist/explorer'), inPackage('operations'), env.devIssuerUrl !== null)
      : []),
  ];
}

/** Operations that are made ready before anybody asks: the trusted ones, those of the explorer, and of the demo. */
function knownSources(trusted: TrustedDocuments | null): readonly string[] {
  const offered = readOperations(inPackage('operations')).map(({ query }) => query);
  const demo = documentsAt(inPackage('operations/demo.json')).values();
  return [...(trusted?.sources ?? []), ...offered, ...demo];
}

/** A path inside the gateway's package; the compiled file and its source lie equally deep in it. */
function inPackage(path: string): string {
  return join(__dirname, '..', path);
}

import { join } from 'node:path';
import { type Logger, stopAll } from '@anzhi/service-kit';
import { Agent } from 'undici';
import { type GatewayEnvironment } from './environment.js';
import { createPlannedExecutor } from './executor/planned-executor.js';
import { supergraphFrom } from './executor/supergraph-file.js';
import { createGraphServer } from './graph-server.js';
import { createAdmission } from './http/admission.js';
import { devRoutes } from './http/dev.route.js';
import type { Route } from './http/exchange.js';
import { startFront } from './http/front.js';
import { graphRoute } from './http/graph.route.js';
import { healthRoutes } from './http/health.route.js';
import { uploadRoute } from './http/upload.route.js';
import { createAuthenticate } from './identity/authenticate.js';
import { readTrustedDocuments } from './limits/trusted-documents.js';
import { createMetrics } from './observability/metrics.js';
import { explorerRoutes } from './page/page.route.js';
import { createSubgraphRegistry } from './subgraph/subgraph-registry.js';

/** The subgraph that owns rosters. */
const ROSTER_OWNER = 'personnel';

/** Milliseconds that calls to subgraphs get to end once no request is left. */
const SUBGRAPH_GRACE_MS = 1_000;

/** A gateway that serves. */
export interface Gateway {
  readonly port: number;
  /** Ends within ten seconds. */
  stop(): Promise<void>;
}

/**
 * Makes every long-lived thing of the gateway and starts it.
 * @param now milliseconds since the epoch; real time in a real process.
 * @throws when there is no usable supergraph or the port is taken; nothing is left running then.
 */
export async function startGateway(
  env: GatewayEnvironment,
  logger: Logger,
  now: () => number = Date.now,
): Promise<Gateway> {
  const metrics = createMetrics({ defaults: env.mode === 'production' });
  const tools = { metrics, logger };
  const subgraphs = createSubgraphRegistry(env.subgraphUrls, {
    ...tools,
    settings: env.subgraphs,
    identityKeys: env.identityKeys,
    now,
  });
  const supergraph = supergraphFrom(env.supergraphFile, env.supergraphPollMs, tools);
  const executor = createPlannedExecutor(supergraph, subgraphs, tools);
  const server = createGraphServer(
    executor,
    { introspection: env.introspection, production: env.mode === 'production' },
    logger,
  );
  const uploads = new Agent({
    connections: env.limits.maxUploads,
    pipelining: 1,
    connect: { timeout: 1_000 },
  });
  const authenticate = createAuthenticate(env.tokens, metrics, logger, now);
  const admit = (route: string, most: number) =>
    createAdmission(most, (inside) => metrics.inFlight.set({ route }, inside));

  let serving = true;
  const routes: readonly Route[] = [
    graphRoute({
      server,
      authenticate,
      admission: admit('graph', env.limits.maxInFlight),
      trusted: env.trustedDocumentsFile === null ? null : readTrustedDocuments(env.trustedDocumentsFile),
      deadlineMs: env.limits.requestDeadlineMs,
      now,
    }),
    uploadRoute({
      owner: () => subgraphs.addressOf(ROSTER_OWNER),
      dispatcher: uploads,
      authenticate,
      admission: admit('upload', env.limits.maxUploads),
      identityKeys: env.identityKeys,
      maxBytes: env.limits.maxUploadBytes,
      timeoutMs: env.limits.uploadTimeoutMs,
      logger,
      now,
    }),
    ...healthRoutes(() => ({ serving }), metrics.registry),
    ...devRoutes(env.devIssuerUrl, logger),
    ...(env.explorer
      ? explorerRoutes(inPackage('dist/explorer'), inPackage('operations'), env.devIssuerUrl !== null)
      : []),
  ];
  // The last is stopped first: no new requests, then the server, then what it calls.
  const parts = [
    { name: 'uploads', stop: () => uploads.destroy() },
    { name: 'subgraphs', stop: () => subgraphs.close(SUBGRAPH_GRACE_MS) },
  ];
  try {
    await server.start();
    parts.push({ name: 'graph', stop: () => server.stop() });
    const front = await startFront(env, routes, { ...tools, uploadTimeoutMs: env.limits.uploadTimeoutMs });
    parts.push({ name: 'front', stop: front.stop });
    const stop = async (): Promise<void> => {
      serving = false;
      await stopAll(parts, logger);
    };
    return { port: front.port, stop };
  } catch (error) {
    await stopAll(parts, logger);
    throw error;
  }
}

/** A path inside the gateway's package; the compiled file and its source lie equally deep in it. */
function inPackage(path: string): string {
  return join(__dirname, '..', path);
}

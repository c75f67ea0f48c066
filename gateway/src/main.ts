import cluster from 'node:cluster';
import { createLogger, runMain } from '@anzhi/service-kit';
import { startCluster } from './cluster/primary.js';
import { metricsOfAll } from './cluster/worker.js';
import { parseGatewayEnvironment } from './environment.js';

runMain(async () => {
  const env = parseGatewayEnvironment(process.env);
  const logger = createLogger('gateway', env.logLevel);
  if (env.workers > 1 && cluster.isPrimary) {
    const workers = await startCluster(env.workers, logger);
    logger.info({ port: workers.port, workers: env.workers }, 'gateway serves');
    return workers;
  }
  // The primary of a cluster does without all this.
  const { startGateway } = await import('./compose.js');
  const gateway = await startGateway(env, logger, Date.now, cluster.isWorker ? metricsOfAll : undefined);
  if (!cluster.isWorker) logger.info({ port: gateway.port }, 'gateway serves');
  return gateway;
});

import { createLogger, runMain } from '@anzhi/service-kit';
import { startGateway } from './compose.js';
import { parseGatewayEnvironment } from './environment.js';

runMain(async () => {
  const env = parseGatewayEnvironment(process.env);
  const logger = createLogger('gateway', env.logLevel);
  const gateway = await startGateway(env, logger);
  logger.info({ port: gateway.port }, 'gateway serves');
  return gateway;
});

import { createLogger, EnvironmentError, stopOnSignal } from '@anzhi/service-kit';
import { startGateway } from './compose.js';
import { parseGatewayEnvironment } from './environment.js';

/** Starts the gateway from the process's environment and stops it on SIGTERM or Ctrl-C. */
async function main(): Promise<void> {
  const env = parseGatewayEnvironment(process.env);
  const logger = createLogger('gateway', env.logLevel);
  const gateway = await startGateway(env, logger);
  logger.info({ port: gateway.port }, 'gateway serves');
  stopOnSignal(gateway.stop);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof EnvironmentError || !(error instanceof Error) ? String(error) : error.stack}\n`,
  );
  process.exitCode = 1;
});

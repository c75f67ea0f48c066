import { EnvironmentError, stopOnSignal } from '@anzhi/service-kit';
import { composeParty } from './compose.js';
import { parseEnvironment } from './environment.js';

async function main(): Promise<void> {
  const service = await composeParty(parseEnvironment(process.env));
  stopOnSignal(service.stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
});

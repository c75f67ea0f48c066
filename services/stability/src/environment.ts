import { parseServiceEnvironment, type ServiceEnvironment } from '@anzhi/service-kit';

/** Parses stability's environment. @throws EnvironmentError with all faults together */
export function parseEnvironment(source: NodeJS.ProcessEnv): ServiceEnvironment {
  return parseServiceEnvironment('stability', source);
}

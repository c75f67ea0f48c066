import { parseServiceEnvironment, type ServiceEnvironment } from '@anzhi/service-kit';

/** Parses personnel's environment. @throws EnvironmentError with all faults together */
export function parseEnvironment(source: NodeJS.ProcessEnv): ServiceEnvironment {
  return parseServiceEnvironment('personnel', source);
}

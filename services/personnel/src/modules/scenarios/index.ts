import type { ServiceModule } from '@anzhi/graphql-kit';
import { ScenarioResolver } from './scenario.resolver.js';

export const scenariosModule: ServiceModule = { resolvers: [ScenarioResolver] };

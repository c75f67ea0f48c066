import type { ServiceModule } from '@anzhi/graphql-kit';
import { PlacementSummaryResolver } from './summary.resolver.js';

export const summaryModule: ServiceModule = { resolvers: [PlacementSummaryResolver] };

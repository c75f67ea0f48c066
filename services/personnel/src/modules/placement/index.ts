import type { ServiceModule } from '@anzhi/graphql-kit';
import { PlacementResolver } from './placement.resolver.js';

export { isPlaced, type PlacementStatus } from './domain/placement-state.js';
export { type PlacementRow, peopleByNo, placementsOf, settlePlacements } from './placement.store.js';
export { placementRules } from './plan-channels.js';

export const placementModule: ServiceModule = { resolvers: [PlacementResolver] };

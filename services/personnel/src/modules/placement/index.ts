import type { ServiceModule } from '@anzhi/graphql-kit';
import { onUnderstandingCompleted } from './consumers/on-understanding-completed.js';
import { PlacementResolver } from './placement.resolver.js';

export { agreementNo } from './agreement.service.js';
export { isPlaced, type PlacementStatus } from './domain/placement-state.js';
export {
  type PlacementRow,
  peopleByNo,
  placementsOf,
  settlePlacements,
  unsettlePlacements,
} from './placement.store.js';
export { ChoiceStatusEnum, PlacementStatusEnum } from './placement.type.js';

export const placementModule: ServiceModule = {
  resolvers: [PlacementResolver],
  consumers: [onUnderstandingCompleted],
};

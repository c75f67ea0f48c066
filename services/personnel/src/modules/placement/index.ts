import type { ServiceModule } from '@anzhi/graphql-kit';
import { agreementRoute } from './agreement.route.js';
import { ChannelChangeResolver } from './channel-change.resolver.js';
import { onUnderstandingCompleted } from './consumers/on-understanding-completed.js';
import { PlacementResolver } from './placement.resolver.js';

export { agreementNo } from './agreement-no.js';
export { isPlaced, type PlacementStatus } from './domain/placement-state.js';
export {
  lockPayments,
  type PlacementRow,
  peopleByNo,
  placementsOf,
  settlePlacements,
  unsettlePlacements,
} from './placement.store.js';
export { ChoiceStatusEnum, PlacementStatusEnum } from './placement.type.js';

export const placementModule: ServiceModule = {
  resolvers: [PlacementResolver, ChannelChangeResolver],
  consumers: [onUnderstandingCompleted],
  routes: (tools) => [agreementRoute(tools)],
};

import type { ServiceModule } from '@anzhi/graphql-kit';
import { onEmployeeAmended } from './consumers/on-employee-amended.js';
import { onEmployeeLeft } from './consumers/on-employee-left.js';
import { onEmployeesEnrolled } from './consumers/on-employees-enrolled.js';
import { onPlacementChosen } from './consumers/on-placement-chosen.js';
import { onRosterFrozen } from './consumers/on-roster-frozen.js';
import { PublicityResolver } from './publicity.resolver.js';
import { RecordingResolver } from './recording.resolver.js';

export const publicityModule: ServiceModule = {
  resolvers: [PublicityResolver, RecordingResolver],
  consumers: [onEmployeesEnrolled, onEmployeeAmended, onEmployeeLeft, onRosterFrozen, onPlacementChosen],
};

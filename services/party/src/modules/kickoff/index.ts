import type { ServiceModule } from '@anzhi/graphql-kit';
import { KickoffItemRow } from './kickoff.entity.js';
import { KickoffResolver } from './kickoff.resolver.js';

export { OrganizationSummary } from './kickoff.type.js';

export const kickoffModule: ServiceModule = { resolvers: [KickoffResolver], entities: [KickoffItemRow] };

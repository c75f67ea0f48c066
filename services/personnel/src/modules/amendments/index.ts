import type { ServiceModule } from '@anzhi/graphql-kit';
import { PersonFactsAmendmentResolver } from './person-facts.resolver.js';

/** Changes of what is recorded of people. Apart from `facts`, which calculations read: a change calculates anew. */
export const amendmentsModule: ServiceModule = {
  resolvers: [PersonFactsAmendmentResolver],
};

import type { ServiceModule } from '@anzhi/graphql-kit';
import { BackPayResolver } from './back-pay.resolver.js';
import { IdentityExplanationResolver } from './identity-explanation.resolver.js';
import { PersonFactsAmendmentResolver } from './person-facts.resolver.js';
import { PersonStatusResolver } from './person-status.resolver.js';
import { CatalogueRecheckResolver } from './recheck.resolver.js';

/** Changes of what is recorded of people. Apart from `facts`, which calculations read: a change calculates anew. */
export const amendmentsModule: ServiceModule = {
  resolvers: [
    BackPayResolver,
    PersonFactsAmendmentResolver,
    PersonStatusResolver,
    CatalogueRecheckResolver,
    IdentityExplanationResolver,
  ],
};

import { type DocumentContent, databaseContent } from '@anzhi/files';
import { deliveryModule, type ServiceModule } from '@anzhi/graphql-kit';
import { amendmentsModule } from './amendments/index.js';
import { calculationModule } from './calculation/index.js';
import { communityModule } from './community/index.js';
import { entitlementsModule } from './entitlements/index.js';
import { factsModule } from './facts/index.js';
import { hallModule } from './hall/index.js';
import { listsModule } from './lists/index.js';
import { documentsModule, noticesModule } from './notices/index.js';
import { paymentsModule } from './payments/index.js';
import { placementModule } from './placement/index.js';
import { planModule } from './plan/index.js';
import { postingsModule } from './postings/index.js';
import { rosterModule } from './roster/index.js';
import { scenariosModule } from './scenarios/index.js';
import { summaryModule } from './summary/index.js';

/** All of personnel, with the content of documents where the operator keeps it. */
export const modulesWith = (content: DocumentContent): readonly ServiceModule[] => [
  rosterModule,
  factsModule,
  amendmentsModule,
  entitlementsModule,
  calculationModule,
  scenariosModule,
  planModule,
  postingsModule,
  placementModule,
  paymentsModule,
  hallModule,
  communityModule,
  noticesModule,
  documentsModule(content),
  listsModule,
  summaryModule,
  deliveryModule('personnel'),
];

export const modules = modulesWith(databaseContent);

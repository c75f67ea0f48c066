import { deliveryModule, type ServiceModule } from '@anzhi/graphql-kit';
import { entitlementsModule } from './entitlements/index.js';
import { paymentsModule } from './payments/index.js';
import { placementModule } from './placement/index.js';
import { planModule } from './plan/index.js';
import { postingsModule } from './postings/index.js';
import { rosterModule } from './roster/index.js';
import { summaryModule } from './summary/index.js';

export const modules: readonly ServiceModule[] = [
  rosterModule,
  entitlementsModule,
  planModule,
  postingsModule,
  placementModule,
  paymentsModule,
  summaryModule,
  deliveryModule('personnel'),
];

import { kitMigration } from '@anzhi/service-kit';
import { CreateRoster1767225800000 } from './1767225800000-create-roster.js';
import { CreateEntitlements1767225900000 } from './1767225900000-create-entitlements.js';
import { CreatePlan1767226000000 } from './1767226000000-create-plan.js';
import { CreatePostings1767226100000 } from './1767226100000-create-postings.js';
import { CreatePlacement1767226200000 } from './1767226200000-create-placement.js';
import { CreatePayments1767226300000 } from './1767226300000-create-payments.js';
import { CreateEquity1767226400000 } from './1767226400000-create-equity.js';

/** In order; never edited once merged. */
export const migrations = [
  kitMigration('personnel'),
  CreateRoster1767225800000,
  CreateEntitlements1767225900000,
  CreatePlan1767226000000,
  CreatePostings1767226100000,
  CreatePlacement1767226200000,
  CreatePayments1767226300000,
  CreateEquity1767226400000,
];

/** What readiness waits for. */
export const lastMigration = CreateEquity1767226400000.name;

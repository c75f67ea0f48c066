import { kitMigration } from '@anzhi/service-kit';
import { CreateRoster1767225800000 } from './1767225800000-create-roster.js';
import { CreateEntitlements1767225900000 } from './1767225900000-create-entitlements.js';
import { CreatePlan1767226000000 } from './1767226000000-create-plan.js';
import { CreatePostings1767226100000 } from './1767226100000-create-postings.js';
import { CreatePlacement1767226200000 } from './1767226200000-create-placement.js';
import { CreatePayments1767226300000 } from './1767226300000-create-payments.js';
import { CreateEquity1767226400000 } from './1767226400000-create-equity.js';
import { DeepenFacts1767226500000 } from './1767226500000-deepen-facts.js';
import { CreateCalculationJobs1767226600000 } from './1767226600000-create-calculation-jobs.js';
import { CreateScenarios1767226700000 } from './1767226700000-create-scenarios.js';
import { DeepenPlan1767226800000 } from './1767226800000-deepen-plan.js';
import { DeepenPostings1767226900000 } from './1767226900000-deepen-postings.js';
import { DeepenPlacement1767227000000 } from './1767227000000-deepen-placement.js';
import { DeepenPayments1767227100000 } from './1767227100000-deepen-payments.js';
import { CreateWorkingLists1767227200000 } from './1767227200000-create-working-lists.js';
import { CreateHall1767227300000 } from './1767227300000-create-hall.js';
import { CreateCommunity1767227400000 } from './1767227400000-create-community.js';
import { CreateNotices1767227500000 } from './1767227500000-create-notices.js';
import { CreateRepresentedActs1767227600000 } from './1767227600000-create-represented-acts.js';
import { UnifyRepresentatives1767227610000 } from './1767227610000-unify-representatives.js';
import { FreezePayables1767227620000 } from './1767227620000-freeze-payables.js';
import { KeepChoices1767227630000 } from './1767227630000-keep-choices.js';
import { ListForFunds1767227635000 } from './1767227635000-list-for-funds.js';
import { RecordCircumstances1767227640000 } from './1767227640000-record-circumstances.js';
import { SucceedReceivers1767227650000 } from './1767227650000-succeed-receivers.js';
import { BindValueDecisions1767227660000 } from './1767227660000-bind-value-decisions.js';

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
  DeepenFacts1767226500000,
  CreateCalculationJobs1767226600000,
  CreateScenarios1767226700000,
  DeepenPlan1767226800000,
  DeepenPostings1767226900000,
  DeepenPlacement1767227000000,
  DeepenPayments1767227100000,
  CreateWorkingLists1767227200000,
  CreateHall1767227300000,
  CreateCommunity1767227400000,
  CreateNotices1767227500000,
  CreateRepresentedActs1767227600000,
  UnifyRepresentatives1767227610000,
  FreezePayables1767227620000,
  KeepChoices1767227630000,
  ListForFunds1767227635000,
  RecordCircumstances1767227640000,
  SucceedReceivers1767227650000,
  BindValueDecisions1767227660000,
];

/** What readiness waits for. */
export const lastMigration = BindValueDecisions1767227660000.name;

import type { ServiceModule } from '@anzhi/graphql-kit';
import { onPaymentCancelled } from './consumers/on-payment-cancelled.js';
import { onPaymentCompleted } from './consumers/on-payment-completed.js';
import { onPaymentEscrowed } from './consumers/on-payment-escrowed.js';
import { onPaymentFailed } from './consumers/on-payment-failed.js';
import { onPaymentRequested } from './consumers/on-payment-requested.js';
import { onPaymentReturned } from './consumers/on-payment-returned.js';
import { onPlacementPlanApproved } from './consumers/on-placement-plan-approved.js';
import { FundResolver } from './fund.resolver.js';

export const fundModule: ServiceModule = {
  resolvers: [FundResolver],
  consumers: [
    onPlacementPlanApproved,
    onPaymentRequested,
    onPaymentCompleted,
    onPaymentEscrowed,
    onPaymentFailed,
    onPaymentCancelled,
    onPaymentReturned,
  ],
};

import type { ServiceModule } from '@anzhi/graphql-kit';
import { onFundsRefused } from './consumers/on-funds-refused.js';
import { onFundsReserved } from './consumers/on-funds-reserved.js';
import { EmployeePaymentsResolver } from './employee-payments.resolver.js';
import { EquityResolver } from './equity.resolver.js';
import { PaymentResolver } from './payment.resolver.js';
import { UncollectedResolver } from './uncollected.resolver.js';

export { PaymentStatusEnum } from './payment.enums.js';
export { UncollectedStatusEnum } from './uncollected.type.js';

export const paymentsModule: ServiceModule = {
  resolvers: [PaymentResolver, UncollectedResolver, EmployeePaymentsResolver, EquityResolver],
  consumers: [onFundsReserved, onFundsRefused],
};

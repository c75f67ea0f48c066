import type { ServiceModule } from '@anzhi/graphql-kit';
import { bankFileRoute } from './bank-file.route.js';
import { bankResultRoute, fundResultRoute } from './bank-result.route.js';
import { onFundsRefused } from './consumers/on-funds-refused.js';
import { onFundsReserved } from './consumers/on-funds-reserved.js';
import { CustodyResolver } from './custody.resolver.js';
import { EmployeePaymentsResolver } from './employee-payments.resolver.js';
import { EquityResolver } from './equity.resolver.js';
import { FreezeResolver } from './freeze.resolver.js';
import { fundListRoute } from './fund-list.route.js';
import { PayableLedgerResolver } from './ledger.resolver.js';
import { OverpaymentResolver } from './overpayment.resolver.js';
import { PaymentResolver } from './payment.resolver.js';
import { PaymentResultResolver } from './result.resolver.js';
import { UncollectedResolver } from './uncollected.resolver.js';

export { PaymentStatusEnum } from './payment.enums.js';
export { UncollectedStatusEnum } from './uncollected.type.js';

export const paymentsModule: ServiceModule = {
  resolvers: [
    PayableLedgerResolver,
    OverpaymentResolver,
    PaymentResolver,
    PaymentResultResolver,
    UncollectedResolver,
    CustodyResolver,
    EmployeePaymentsResolver,
    EquityResolver,
    FreezeResolver,
  ],
  routes: (tools) => [
    bankFileRoute(tools),
    bankResultRoute(tools),
    fundListRoute(tools),
    fundResultRoute(tools),
  ],
  consumers: [onFundsReserved, onFundsRefused],
};

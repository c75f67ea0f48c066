import { resultUnion } from '@anzhi/graphql-kit';
import {
  PaymentAccountsMissingError,
  PaymentApproverIsDrafterError,
  PaymentBatchNotFoundError,
  PaymentBatchOrderError,
  PaymentBatchSuccess,
  PaymentControlTotalError,
  PaymentEscrowDecisionMissingError,
  PaymentGatesMissingError,
  PaymentNothingDueError,
  PaymentNotReservedError,
  PaymentPayerError,
  PaymentRowsRefusedError,
  PaymentSameApproverError,
  RecordBankAccountsSuccess,
} from './payment.results.js';

export const RecordBankAccountsResult = resultUnion(
  'RecordBankAccountsResult',
  [RecordBankAccountsSuccess, PaymentRowsRefusedError],
  'What came of recording bank accounts.',
);
export const DraftPaymentBatchResult = resultUnion(
  'DraftPaymentBatchResult',
  [
    PaymentBatchSuccess,
    PaymentGatesMissingError,
    PaymentRowsRefusedError,
    PaymentAccountsMissingError,
    PaymentNothingDueError,
    PaymentPayerError,
    PaymentEscrowDecisionMissingError,
  ],
  'What came of drafting a batch.',
);
const ordered = [PaymentBatchSuccess, PaymentBatchNotFoundError, PaymentBatchOrderError] as const;
export const RequestPaymentFundsResult = resultUnion(
  'RequestPaymentFundsResult',
  ordered,
  'What came of asking for money.',
);
export const CancelPaymentBatchResult = resultUnion(
  'CancelPaymentBatchResult',
  ordered,
  'What came of cancelling.',
);
export const ApprovePaymentBatchResult = resultUnion(
  'ApprovePaymentBatchResult',
  [
    PaymentBatchSuccess,
    PaymentBatchNotFoundError,
    PaymentNotReservedError,
    PaymentSameApproverError,
    PaymentApproverIsDrafterError,
  ],
  'What came of approving.',
);
export const SendPaymentBatchResult = resultUnion(
  'SendPaymentBatchResult',
  [...ordered, PaymentControlTotalError],
  'What came of sending.',
);
export const RecordPaymentResultsResult = resultUnion(
  'RecordPaymentResultsResult',
  [...ordered, PaymentRowsRefusedError],
  "What came of recording the bank's answers.",
);
export const RecordPaymentReturnsResult = resultUnion(
  'RecordPaymentReturnsResult',
  [...ordered, PaymentRowsRefusedError],
  'What came of recording what the bank gave back.',
);

import { kitMigration } from '@anzhi/service-kit';
import { CreateClosure1767225800000 } from './1767225800000-create-closure.js';
import { CreateFund1767225900000 } from './1767225900000-create-fund.js';
import { ReturnPayments1767226000000 } from './1767226000000-return-payments.js';
import { CreateContinuedOperation1767227400000 } from './1767227400000-create-continued-operation.js';

/** In order; never edited once merged. */
export const migrations = [
  kitMigration('assets'),
  CreateClosure1767225800000,
  CreateFund1767225900000,
  ReturnPayments1767226000000,
  CreateContinuedOperation1767227400000,
];

/** What readiness waits for. */
export const lastMigration = CreateContinuedOperation1767227400000.name;

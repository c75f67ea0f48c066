import { resultUnion } from '@anzhi/graphql-kit';
import {
  AmendEmployeeFactsSuccess,
  EmployeeAmendmentEmptyError,
  EmployeeAmendmentInvalidError,
  EmployeeNotFoundError,
} from '../roster/index.js';
import { FactsFinalError } from './amendment.results.js';

export const AmendEmployeeFactsResult = resultUnion(
  'AmendEmployeeFactsResult',
  [
    AmendEmployeeFactsSuccess,
    EmployeeNotFoundError,
    EmployeeAmendmentEmptyError,
    EmployeeAmendmentInvalidError,
    FactsFinalError,
  ],
  'What came of amending the facts of a person.',
);

import { resultUnion } from '@anzhi/graphql-kit';
import { EmployeeNotFoundError } from '../roster/index.js';
import { FactsFinalError, RecordFactsSuccess } from './amendment.results.js';
import {
  SpecialWorkDatesError,
  SpecialWorkNotFoundError,
  SpecialWorkOutsideEmploymentError,
  SpecialWorkProofMissingError,
} from './special-work.errors.js';

export const ClaimSpecialWorkResult = resultUnion(
  'ClaimSpecialWorkResult',
  [
    RecordFactsSuccess,
    EmployeeNotFoundError,
    FactsFinalError,
    SpecialWorkDatesError,
    SpecialWorkOutsideEmploymentError,
  ],
  'What came of a claim of special work.',
);

export const DecideSpecialWorkResult = resultUnion(
  'DecideSpecialWorkResult',
  [
    RecordFactsSuccess,
    EmployeeNotFoundError,
    FactsFinalError,
    SpecialWorkNotFoundError,
    SpecialWorkProofMissingError,
  ],
  'What came of a decision on special work.',
);

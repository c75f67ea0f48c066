import { Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { GuardianExistsError } from '../notices/index.js';
import { CustodyOutcomeEnum, CustodyStepEnum } from './custody.enums.js';
import type { CustodyOutcome, CustodyStepCode } from './domain/custody-paths.js';
import { refusal } from './payment.results.js';
import {
  UncollectedDateInFutureError,
  UncollectedItemNotFoundError,
  UncollectedOrderError,
  UncollectedProofError,
  UncollectedRepresentativeError,
  UncollectedSuccess,
} from './uncollected.results.js';

@Inherit()
@ObjectType(refusal('The step is not on the path of this person (步骤不适用).'))
export class CustodyStepNotOnPathError extends UserError {
  constructor(path: readonly CustodyStepCode[]) {
    super(`The path of this person is ${path.join(', ')} (该情形的步骤为${path.join('、')})`);
    this.path = [...path];
  }

  @Field(() => [CustodyStepEnum], { description: 'The steps of the path (适用步骤).' })
  path: CustodyStepCode[];
}

@Inherit()
@ObjectType(refusal('The step is done already (步骤已办理).'))
export class CustodyStepDoneError extends UserError {
  constructor() {
    super('The step is recorded already (该步骤已登记)');
  }
}

@Inherit()
@ObjectType(refusal('Steps before it or a period of law are missing (前序步骤或法定期间未满足).'))
export class CustodyStepNotYetError extends UserError {
  constructor(missing: readonly CustodyStepCode[], possibleFrom: string | null) {
    const before = missing.length > 0 ? `first ${missing.join(', ')}` : '';
    const wait = possibleFrom ? `not before ${possibleFrom}` : '';
    super(`The step cannot be done yet: ${[before, wait].filter(Boolean).join('; ')} (尚不能办理该步骤)`);
    this.missingSteps = [...missing];
    this.possibleFrom = possibleFrom;
  }

  @Field(() => [CustodyStepEnum], { description: 'What comes first (前序步骤).' })
  missingSteps: CustodyStepCode[];

  @Field(() => LocalDateText, { nullable: true, description: 'From when it is possible (最早日期).' })
  possibleFrom: string | null;
}

@Inherit()
@ObjectType(refusal('The outcome does not fit the step (结果不符).'))
export class CustodyOutcomeError extends UserError {
  constructor(allowed: readonly CustodyOutcome[]) {
    super(
      allowed.length > 0
        ? `The step comes to one of ${allowed.join(', ')} (结果应为${allowed.join('、')})`
        : 'The step has no outcome (该步骤无需填写结果)',
    );
    this.allowedOutcomes = [...allowed];
  }

  @Field(() => [CustodyOutcomeEnum], { description: 'What is possible (可用结果).' })
  allowedOutcomes: CustodyOutcome[];
}

const handled = [UncollectedSuccess, UncollectedItemNotFoundError, UncollectedOrderError] as const;
export const RecordCustodyStepResult = resultUnion(
  'RecordCustodyStepResult',
  [
    ...handled,
    UncollectedDateInFutureError,
    CustodyStepNotOnPathError,
    CustodyStepDoneError,
    CustodyStepNotYetError,
    CustodyOutcomeError,
  ],
  'What came of recording a step.',
);
export const NameUncollectedRepresentativeResult = resultUnion(
  'NameUncollectedRepresentativeResult',
  [...handled, UncollectedRepresentativeError, UncollectedProofError, GuardianExistsError],
  'What came of naming who acts for a person.',
);

import type { LocalDate } from '@anzhi/domain';
import { FilledText, Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { ClosureProjectNotFoundError } from './closure.errors.js';
import type { OperationBasis } from './domain/continued-operation.js';

const refusal = (description: string) => ({ description, implements: UserError });

export enum ContinuedOperationBasis {
  COURT_PERMISSION = 'COURT_PERMISSION',
  CREDITORS_MEETING = 'CREDITORS_MEETING',
}
registerEnumType(ContinuedOperationBasis, {
  name: 'ContinuedOperationBasis',
  description: 'On what ground a factory goes on working (继续营业依据).',
  valuesConfig: {
    COURT_PERMISSION: {
      description: 'The court permitted it before the first meeting of creditors, art. 26 (法院许可).',
    },
    CREDITORS_MEETING: { description: 'The meeting of creditors decided it, art. 61(5) (债权人会议决议).' },
  },
});

@Inherit()
@ObjectType({
  description: 'A decision that the factory goes on working (继续营业决定).',
})
export class ContinuedOperation {
  @Field(() => ContinuedOperationBasis, { description: 'On what ground (依据).' })
  basis: OperationBasis;

  @Field(() => String, { description: 'The number of the permission or resolution (文号).' })
  documentNo: string;

  @Field(() => LocalDateText, { description: 'When it was given (日期).' })
  approvedOn: string;

  @Field(() => String, { description: 'Why the factory works on (理由).' })
  reason: string;
}

@InputType({ description: 'A decision that the factory goes on working (继续营业决定).' })
export class ApproveContinuedOperationInput {
  @Field(() => ID, { description: 'The closure project (项目标识).' })
  closureProjectId: string;

  @Field(() => ContinuedOperationBasis, { description: 'On what ground (依据).' })
  basis: OperationBasis;

  @Field(() => String, { description: 'The number of the permission or resolution (文号).' })
  @FilledText(100)
  documentNo: string;

  @Field(() => LocalDateText, { description: 'When it was given (日期).' })
  approvedOn: LocalDate;

  @Field(() => String, { description: 'Why the factory works on (理由).' })
  @FilledText(500)
  reason: string;
}

@Inherit()
@ObjectType({ description: 'The decision stands recorded (继续营业决定已登记).' })
export class ApproveContinuedOperationSuccess {
  constructor(continuedOperation: ContinuedOperation) {
    this.continuedOperation = continuedOperation;
  }

  @Field(() => ContinuedOperation, { description: 'The decision (决定).' })
  continuedOperation: ContinuedOperation;
}

@Inherit()
@ObjectType(refusal('The court has not accepted the case (尚未受理).'))
export class ContinuedOperationNotAcceptedError extends UserError {
  constructor() {
    super(
      'An administrator decides, and there is one from the acceptance on, art. 25(5) (法院受理后方可决定)',
    );
  }
}

@Inherit()
@ObjectType(refusal('The ground is not the one of that day (决定主体不符).'))
export class ContinuedOperationBasisError extends UserError {
  constructor(needed: OperationBasis) {
    super(
      needed === 'COURT_PERMISSION'
        ? 'Before the first meeting of creditors the court permits it, art. 26 (债权人会议前须经法院许可)'
        : 'From the first meeting of creditors on the meeting decides, art. 61(5) (须由债权人会议决定)',
    );
    this.needed = needed;
  }

  @Field(() => ContinuedOperationBasis, { description: 'The ground that is needed (所需依据).' })
  needed: OperationBasis;
}

@Inherit()
@ObjectType(refusal('The decision lies before the acceptance or in the future (日期不符).'))
export class ContinuedOperationDateError extends UserError {
  constructor(earliest: string, latest: string) {
    super(`A decision is of ${earliest} to ${latest} (决定日期应在该期间内)`);
    this.earliest = earliest;
    this.latest = latest;
  }

  @Field(() => LocalDateText, { description: 'The earliest day (最早日期).' })
  earliest: string;

  @Field(() => LocalDateText, { description: 'The latest day (最晚日期).' })
  latest: string;
}

@Inherit()
@ObjectType(refusal('A decision on this ground stands already (已有决定).'))
export class ContinuedOperationStandsError extends UserError {
  constructor(documentNo: string) {
    super(`Decision ${documentNo} stands on this ground already (该依据的决定已登记)`);
    this.documentNo = documentNo;
  }

  @Field(() => String, { description: 'The standing decision (已有文号).' })
  documentNo: string;
}

export const ApproveContinuedOperationResult = resultUnion(
  'ApproveContinuedOperationResult',
  [
    ApproveContinuedOperationSuccess,
    ClosureProjectNotFoundError,
    ContinuedOperationNotAcceptedError,
    ContinuedOperationBasisError,
    ContinuedOperationDateError,
    ContinuedOperationStandsError,
  ],
  'What came of a decision to go on working (继续营业决定结果).',
);

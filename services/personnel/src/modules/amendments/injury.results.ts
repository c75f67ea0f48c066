import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { EmployeeNotFoundError } from '../roster/index.js';
import { FactsFinalError, RecordFactsSuccess } from './amendment.results.js';

@Inherit()
@ObjectType({
  description: 'There is no appraisal conclusion behind the injury (无劳动能力鉴定结论).',
  implements: UserError,
})
export class InjuryWithoutConclusionError extends UserError {
  constructor(missing: string[]) {
    super(
      '缺劳动能力鉴定结论(文号、日期):请先申请劳动能力鉴定,凭结论登记,工伤保险条例第二十一条至第二十五条 ' +
        '(an injury is recorded from the conclusion of the appraisal committee only: apply for the appraisal first)',
    );
    this.missing = missing;
  }

  @Field(() => [String], { description: 'What is missing: recognitionNo, appraisedOn (所缺项目).' })
  missing: string[];
}

@Inherit()
@ObjectType({
  description: 'The conclusion lies in the future or before birth (鉴定日期有误).',
  implements: UserError,
})
export class InjuryConclusionDateError extends UserError {
  constructor() {
    super('鉴定日期晚于今日或早于出生 (the day of the conclusion is impossible: mend it)');
  }
}

@Inherit()
@ObjectType({
  description: "The conclusion is recorded as another person's (鉴定结论文号已登记在他人名下).",
  implements: UserError,
})
export class InjuryConclusionTakenError extends UserError {
  constructor() {
    super(
      '该鉴定结论文号已登记在他人名下,请核对 (this conclusion is recorded for somebody else: check its number)',
    );
  }
}

export const RecordWorkInjuryResult = resultUnion(
  'RecordWorkInjuryResult',
  [
    RecordFactsSuccess,
    EmployeeNotFoundError,
    FactsFinalError,
    InjuryWithoutConclusionError,
    InjuryConclusionDateError,
    InjuryConclusionTakenError,
  ],
  'What came of recording a work injury.',
);

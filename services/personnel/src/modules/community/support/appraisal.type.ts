import type { LocalDate } from '@anzhi/domain';
import { enumOf, FilledText, Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { refusal, success } from '../result-options.js';

export const AppraisalKind = enumOf(['SICK_RETIREMENT', 'WORK_INJURY']);
export type AppraisalKindName = keyof typeof AppraisalKind;
registerEnumType(AppraisalKind, {
  name: 'AppraisalKind',
  description: 'What an appraisal of labour capability is for (劳动能力鉴定事项).',
  valuesConfig: {
    SICK_RETIREMENT: { description: 'Retirement by illness (病退).' },
    WORK_INJURY: { description: 'A work injury (工伤).' },
  },
});

@Inherit()
@ObjectType({
  description: 'A referral to the appraisal of labour capability (劳动能力鉴定转介).',
})
export class AppraisalReferral {
  factoryId: string;
  employeeId: string;
  conclusionSealed: Buffer | null;

  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => AppraisalKind, { description: 'What it is for (事项).' })
  kind: AppraisalKindName;

  @Field(() => LocalDateText, { description: 'When it was opened (转介日期).' })
  openedOn: string;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When the committee was asked (申请日期).',
  })
  appliedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the conclusion (鉴定结论书编号).',
  })
  conclusionNo: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When it was concluded (结论日期).',
  })
  concludedOn: string | null;
}

@InputType({ description: 'A referral to the appraisal (转介劳动能力鉴定).' })
export class OpenAppraisalInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  @FilledText(33)
  factoryCode: string;

  @Field(() => String, { description: 'Who (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => AppraisalKind, { description: 'What it is for (事项).' })
  kind: AppraisalKindName;
}

@InputType({ description: 'What the committee concluded (登记鉴定结论).' })
export class ConcludeAppraisalInput {
  @Field(() => ID, { description: 'The referral (转介).' })
  appraisalId: string;

  @Field(() => String, { description: 'Number of the conclusion (鉴定结论书编号).' })
  @FilledText(100)
  conclusionNo: string;

  @Field(() => LocalDateText, { description: 'When it was concluded (结论日期).' })
  concludedOn: LocalDate;

  @Field(() => String, {
    description: 'The degree as the committee words it; kept encrypted, no illness (鉴定结论).',
  })
  @FilledText(200)
  conclusion: string;
}

@Inherit()
@ObjectType(success('The referral as it stands now (转介记录).'))
export class AppraisalSuccess {
  constructor(appraisal: AppraisalReferral) {
    this.appraisal = appraisal;
  }

  @Field(() => AppraisalReferral, { description: 'The referral (转介).' })
  appraisal: AppraisalReferral;
}

@Inherit()
@ObjectType(refusal('The person is unknown, or referred for this already (不能转介).'))
export class AppraisalPersonError extends UserError {}

@Inherit()
@ObjectType(refusal('The referral is not there or concluded already (转介不存在或已有结论).'))
export class AppraisalNotOpenError extends UserError {
  constructor() {
    super('There is no such referral without a conclusion (转介不存在或已有结论)');
  }
}

@Inherit()
@ObjectType(refusal('The date lies in the future or before the referral (日期不符).'))
export class AppraisalDateError extends UserError {
  constructor() {
    super('The conclusion is not after today and not before the referral (结论日期不符)');
  }
}

export const OpenAppraisalResult = resultUnion(
  'OpenAppraisalResult',
  [AppraisalSuccess, AppraisalPersonError],
  'What came of a referral.',
);
export const ConcludeAppraisalResult = resultUnion(
  'ConcludeAppraisalResult',
  [AppraisalSuccess, AppraisalNotOpenError, AppraisalDateError],
  'What came of recording a conclusion.',
);

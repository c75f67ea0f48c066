import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { EmployeeNotFoundError } from '../roster/index.js';
import { FactsFinalError, RecordFactsSuccess } from './amendment.results.js';

@Inherit()
@ObjectType({
  description: 'A fact cannot be as given (状态事实有误).',
  implements: UserError,
})
export class PersonStatusInvalidError extends UserError {
  constructor(field: string, message: string) {
    super(`${field}: ${message}`);
    this.field = field;
  }

  @Field(() => String, { description: 'The fact at fault (出错项目).' })
  field: string;
}

@Inherit()
@ObjectType({
  description: 'The day of the appointment is impossible (高管任职日期有误).',
  implements: UserError,
})
export class ManagerStandingInvalidError extends UserError {
  constructor() {
    super(
      '任职日期晚于今日或早于出生,请核对任命文件 (the appointment lies after today or before birth: check it)',
    );
  }
}

@Inherit()
@ObjectType({
  description: 'Grants after the death cannot be told yet (死亡待遇事实不全).',
  implements: UserError,
})
export class DeathCircumstancesIncompleteError extends UserError {
  constructor(missing: string[]) {
    super(`死亡待遇事实不全:${missing.map((one) => DEATH_GAPS[one] ?? one).join(';')}`);
    this.missing = missing;
  }

  @Field(() => [String], {
    description: 'What is missing or wrong: diedOn, injury, ownContributions, pensionSince (所缺项目).',
  })
  missing: string[];
}

const DEATH_GAPS: Readonly<Record<string, string>> = {
  diedOn: '请同时登记死亡日期 (record the day of death with it)',
  injury:
    '未登记一至四级伤残鉴定结论,请先登记工伤 (grades 1–4 are not recorded: record the work injury first)',
  ownContributions: '请填写个人缴费累计 (give the own contributions)',
  pensionSince:
    '请填写领取养老金起始日,不得晚于死亡日期 (say since when the pension was drawn, not after the death)',
};

@Inherit()
@ObjectType({
  description: 'The assessed pension cannot be as given (核定养老金有误).',
  implements: UserError,
})
export class AssessedPensionInvalidError extends UserError {
  constructor(field: 'transitional' | 'assessedOn') {
    super(
      field === 'transitional'
        ? '过渡性养老金大于月养老金,请按核定表更正 (the transitional part is above the whole: mend it by the form)'
        : '核定日期晚于今日或早于出生,请按核定表更正 (the day of the assessment is impossible: mend it by the form)',
    );
    this.field = field;
  }

  @Field(() => String, { description: 'The part at fault (出错项目).' })
  field: string;
}

export const RecordPersonStatusResult = resultUnion(
  'RecordPersonStatusResult',
  [
    RecordFactsSuccess,
    EmployeeNotFoundError,
    FactsFinalError,
    PersonStatusInvalidError,
    ManagerStandingInvalidError,
    DeathCircumstancesIncompleteError,
    AssessedPensionInvalidError,
  ],
  'What came of recording facts of a person.',
);

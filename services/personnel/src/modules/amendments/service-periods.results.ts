import { Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import type { PeriodReason, ServicePeriod } from '../facts/index.js';
import { EmployeeNotFoundError } from '../roster/index.js';
import { FactsFinalError, RecordFactsSuccess } from './amendment.results.js';
import { SpecialWorkOutsideEmploymentError } from './special-work.errors.js';

const written = (period: ServicePeriod): string => `${period.kind} ${period.from} – ${period.to ?? '至今'}`;

@Inherit()
@ObjectType({
  description: 'Two periods of service share days (工龄段重叠).',
  implements: UserError,
})
export class ServicePeriodsOverlapError extends UserError {
  constructor(first: ServicePeriod, second: ServicePeriod) {
    super(
      `工龄段重叠:${written(first)} 与 ${written(second)},请改正起止日期 (two periods share days: mend their dates)`,
    );
    this.first = written(first);
    this.second = written(second);
    this.sharedFrom = second.from;
  }

  @Field(() => String, { description: 'The earlier period (前一段).' })
  first: string;

  @Field(() => String, { description: 'The later period (后一段).' })
  second: string;

  @Field(() => LocalDateText, { description: 'The first shared day (重叠起日).' })
  sharedFrom: string;
}

const WHY: Readonly<Record<PeriodReason, string>> = {
  ENDS_BEFORE_START: '止期早于起期 (ends before it starts)',
  IN_FUTURE: '不能晚于今日 (lies in the future)',
  UNDER_16: '不满16周岁,劳动法第十五条 (before the age of 16)',
  PAID_TWICE:
    '原单位已支付补偿的年限不再计入补偿,实施条例第十条 (paid by the prior unit, so it cannot count again)',
  BREAK_COUNTS: '中断期间不计工龄 (a break counts for nothing)',
  RUNNING_ELSEWHERE: '本单位以外的工龄段须有止期 (a period elsewhere needs a last day)',
};

@Inherit()
@ObjectType({
  description: 'A period of service cannot stand (工龄段有误).',
  implements: UserError,
})
export class ServicePeriodInvalidError extends UserError {
  constructor(period: ServicePeriod, why: PeriodReason) {
    super(`${written(period)}:${WHY[why]}`);
    this.from = period.from;
    this.reason = why;
  }

  @Field(() => LocalDateText, { description: 'The first day of the period at fault (出错工龄段起日).' })
  from: string;

  @Field(() => String, { description: 'A code of why (原因代码).' })
  reason: string;
}

export const RecordServicePeriodsResult = resultUnion(
  'RecordServicePeriodsResult',
  [
    RecordFactsSuccess,
    EmployeeNotFoundError,
    FactsFinalError,
    ServicePeriodsOverlapError,
    ServicePeriodInvalidError,
    SpecialWorkOutsideEmploymentError,
  ],
  'What came of recording the service of a person.',
);

import type { YearMonth } from '@anzhi/domain';
import { Inherit, resultUnion, UserError, YearMonthText } from '@anzhi/graphql-kit';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { EmployeeNotFoundError } from '../roster/index.js';
import { FactsFinalError, RecordFactsSuccess } from './amendment.results.js';

export enum DueWagesFault {
  OUTSIDE = 'OUTSIDE',
  TWICE = 'TWICE',
  MISSING = 'MISSING',
}
registerEnumType(DueWagesFault, {
  name: 'DueWagesFault',
  description: 'Why due wages are refused (应发工资退回原因).',
  valuesConfig: {
    OUTSIDE: { description: 'Months that do not make the base (不在计算月份内).' },
    TWICE: { description: 'The same item twice in a month (同月同项重复).' },
    MISSING: { description: 'Months left out (月份不全).' },
  },
});

const WHY: Readonly<Record<keyof typeof DueWagesFault, string>> = {
  OUTSIDE:
    '不在宣告破产前十二个月(或进厂以来)之内,请删除 (not among the months before the declaration: leave them out)',
  TWICE: '同月同项重复,请合并 (the same item twice: put them together)',
  MISSING: '月份不全,请补齐应发工资 (months are left out: give them too, or 0.00 where nothing fell due)',
};

@Inherit()
@ObjectType({
  description: 'The months do not make the base of the wage (应发工资月份有误).',
  implements: UserError,
})
export class DueWagesInvalidError extends UserError {
  constructor(reason: keyof typeof DueWagesFault, months: readonly YearMonth[]) {
    super(`${months.join('、')}:${WHY[reason]}`);
    this.reason = DueWagesFault[reason];
    this.months = [...months];
  }

  @Field(() => DueWagesFault, { description: 'Why (原因).' })
  reason: DueWagesFault;

  @Field(() => [YearMonthText], { description: 'The months at fault (月份).' })
  months: YearMonth[];
}

@Inherit()
@ObjectType({
  description: 'No declaration yet, so the months are not known (尚未宣告破产).',
  implements: UserError,
})
export class WageMonthsUnknownError extends UserError {
  constructor() {
    super(
      '尚未宣告破产,无法确定前十二个月;请在宣告后登记 (without the declaration the twelve months are not known: record them after it)',
    );
  }
}

export const RecordDueWagesResult = resultUnion(
  'RecordDueWagesResult',
  [RecordFactsSuccess, EmployeeNotFoundError, FactsFinalError, DueWagesInvalidError, WageMonthsUnknownError],
  'What came of recording due wages.',
);

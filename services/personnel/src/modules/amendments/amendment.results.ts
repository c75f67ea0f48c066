import { Inherit, LocalDateText, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { Employee } from '../roster/index.js';

@Inherit()
@ObjectType({ description: 'The facts are recorded (事实已登记).' })
export class RecordFactsSuccess {
  constructor(employee: Employee) {
    this.employee = employee;
  }

  @Field(() => Employee, { description: 'The person as recorded now (职工).' })
  employee: Employee;
}

@Inherit()
@ObjectType({
  description: 'The posting is final; facts change only after the row was reopened (已三榜定案).',
  implements: UserError,
})
export class FactsFinalError extends UserError {
  constructor(finalOn: string) {
    super(
      `三榜已于 ${finalOn} 定案。只有凭生效判决或经批准的逾期证据重开本行(requestReopening)后才能更正,并须补充公示 ` +
        `(final since ${finalOn}: the row must be reopened first, by judgment or approved late evidence)`,
    );
    this.finalOn = finalOn;
  }

  @Field(() => LocalDateText, { description: 'The day it became final (定案日期).' })
  finalOn: string;
}

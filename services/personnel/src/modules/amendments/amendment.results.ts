import { Inherit, LocalDateText, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { Employee } from '../roster/index.js';

@Inherit()
@ObjectType({ description: 'The facts are recorded (事实已登记).', simpleResolvers: true })
export class RecordFactsSuccess {
  constructor(employee: Employee) {
    this.employee = employee;
  }

  @Field(() => Employee, { description: 'The person as recorded now (职工).' })
  employee: Employee;
}

@Inherit()
@ObjectType({
  description: 'The posting is final; facts change only by an upheld objection (已三榜定案).',
  implements: UserError,
  simpleResolvers: true,
})
export class FactsFinalError extends UserError {
  constructor(finalOn: string) {
    super(
      `三榜已于 ${finalOn} 定案。请先作出异议成立的决定,并在此写明该异议;更正后须补充公示 ` +
        `(final since ${finalOn}: name the upheld objection; a supplementary posting follows)`,
    );
    this.finalOn = finalOn;
  }

  @Field(() => LocalDateText, { description: 'The day it became final (定案日期).' })
  finalOn: string;
}

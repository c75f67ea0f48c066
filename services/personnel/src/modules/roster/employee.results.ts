import { Inherit, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { Employee } from './employee.type.js';

@Inherit()
@ObjectType({ description: 'The facts are changed (更正成功).' })
export class AmendEmployeeFactsSuccess {
  constructor(employee: Employee) {
    this.employee = employee;
  }

  @Field(() => Employee, { description: 'The person as the roster says now (职工).' })
  employee: Employee;
}

@Inherit()
@ObjectType({
  description: 'Nobody on the roster has this id (查无此人).',
  implements: UserError,
})
export class EmployeeNotFoundError extends UserError {
  constructor() {
    super('Nobody on the roster has this id (名册中查无此人)');
  }
}

@Inherit()
@ObjectType({
  description: 'The amendment changes nothing (没有更正内容).',
  implements: UserError,
})
export class EmployeeAmendmentEmptyError extends UserError {
  constructor() {
    super('The amendment changes nothing: give the facts that differ (没有需要更正的内容)');
  }
}

@Inherit()
@ObjectType({
  description: 'The changed facts contradict each other (更正内容自相矛盾).',
  implements: UserError,
})
export class EmployeeAmendmentInvalidError extends UserError {
  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }

  @Field(() => String, { description: 'The fact at fault (出错项目).' })
  field: string;
}

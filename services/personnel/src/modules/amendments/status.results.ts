import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { EmployeeNotFoundError } from '../roster/index.js';
import { FactsFinalError, RecordFactsSuccess } from './amendment.results.js';

@Inherit()
@ObjectType({
  description: 'A fact cannot be as given (状态事实有误).',
  implements: UserError,
  simpleResolvers: true,
})
export class PersonStatusInvalidError extends UserError {
  constructor(field: string, message: string) {
    super(`${field}: ${message}`);
    this.field = field;
  }

  @Field(() => String, { description: 'The fact at fault (出错项目).' })
  field: string;
}

export const RecordPersonStatusResult = resultUnion(
  'RecordPersonStatusResult',
  [RecordFactsSuccess, EmployeeNotFoundError, FactsFinalError, PersonStatusInvalidError],
  'What came of recording facts of a person.',
);

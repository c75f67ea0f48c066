import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Employee } from '../roster/index.js';
import { DueWageLineType } from './circumstances.type.js';
import { birthRecognitionOf, dependantsOf, dueWagesOf, statusOf } from './family.read-model.js';
import { BirthDateRecognition, DependantType, PersonStatusType } from './family.type.js';

/** Facts that only the person and the officers who settle them read. */
@Resolver(() => Employee)
export class EmployeeFamilyResolver {
  @Allow('employee', 'agent', 'placement-officer', 'hq-admin')
  @FieldResolver(() => [DependantType], {
    description: 'Whom the person supports or, of a survivor, the family that draws (供养亲属).',
  })
  dependants(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<DependantType[]> {
    return dependantsOf(context, employee);
  }

  @Allow('employee', 'agent', 'placement-officer', 'hq-admin')
  @FieldResolver(() => BirthDateRecognition, {
    nullable: true,
    description: 'How the birth date was recognised; null where nobody looked (出生日期认定).',
  })
  birthDateRecognition(
    @Root() employee: Employee,
    @Ctx() context: RequestContext,
  ): Promise<BirthDateRecognition | null> {
    return birthRecognitionOf(context, employee);
  }

  @Allow('employee', 'agent', 'placement-officer', 'hq-admin')
  @FieldResolver(() => PersonStatusType, {
    nullable: true,
    description: 'Facts that no list holds; null where none is recorded (状态事实).',
  })
  statusFacts(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<PersonStatusType | null> {
    return statusOf(context, employee);
  }

  @Allow('employee', 'agent', 'placement-officer', 'hq-admin')
  @FieldResolver(() => [DueWageLineType], {
    description: 'Due wages of the months before the declaration; none until recorded (应发工资台账).',
  })
  dueWages(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<DueWageLineType[]> {
    return dueWagesOf(context, employee);
  }
}

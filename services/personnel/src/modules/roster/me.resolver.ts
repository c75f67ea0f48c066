import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { Ctx, Query, Resolver } from 'type-graphql';
import { findEmployee } from './employee.read-model.js';
import { Employee } from './employee.type.js';

@Resolver()
export class MeResolver {
  @Allow('employee', 'agent')
  @Query(() => Employee, {
    nullable: true,
    description:
      'The viewer’s own record, or that of whom they act for: facts, amounts and why, postings, objections, options, appointment, payments (我的页面).',
  })
  me(@Ctx() context: RequestContext): Promise<Employee | null> {
    const { self } = context.viewer;
    return self ? findEmployee(context, self.factoryId, self.employeeNo) : Promise.resolve(null);
  }
}

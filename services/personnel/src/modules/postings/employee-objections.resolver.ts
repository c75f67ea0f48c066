import type { RequestContext } from '@anzhi/graphql-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Employee } from '../roster/index.js';
import { objectionsOfPerson } from './objection.read-model.js';
import { Objection } from './objection.type.js';

@Resolver(() => Employee)
export class EmployeeObjectionsResolver {
  @FieldResolver(() => [Objection], {
    description: 'Objections about this person’s rows, oldest first (异议).',
  })
  objections(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<Objection[]> {
    const { factoryId, employeeNo } = employee;
    return context
      .loader<string, Objection[]>(`objections-of-person:${factoryId}`, (numbers) =>
        objectionsOfPerson(context, factoryId, numbers),
      )
      .load(employeeNo);
  }
}

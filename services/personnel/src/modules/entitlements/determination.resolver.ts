import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Employee } from '../roster/index.js';
import { loadDeterminations } from './determination.read-model.js';
import { FundDetermination } from './determination.type.js';

/** Read by the person and the officers who settle them only: it tells of pension and injury. */
@Resolver(() => Employee)
export class DeterminationResolver {
  @Allow('employee', 'agent', 'placement-officer', 'hq-admin')
  @FieldResolver(() => [FundDetermination], {
    description: 'What the person may expect of the funds, for information (基金待遇测算).',
  })
  fundDeterminations(
    @Root() employee: Employee,
    @Ctx() context: RequestContext,
  ): Promise<FundDetermination[]> {
    return loadDeterminations(context, employee);
  }
}

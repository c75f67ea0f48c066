import { Allow, FactoryStub, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { loadStability } from './summary.read-model.js';
import { StabilitySummary } from './summary.type.js';

@Resolver(() => FactoryStub)
export class StabilitySummaryResolver {
  @Allow(...STAFF_ROLES)
  @FieldResolver(() => StabilitySummary, {
    // Nullable: one service that is away must not take the others' part of a factory with it.
    nullable: true,
    description: 'How petitions stand, in counts only (信访情况).',
  })
  stability(@Root() factory: FactoryStub, @Ctx() context: RequestContext): Promise<StabilitySummary> {
    return loadStability(context, factory.id);
  }
}

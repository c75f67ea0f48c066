import { Allow, FactoryStub, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { loadSummary } from './summary.read-model.js';
import { PlacementSummary } from './summary.type.js';

@Resolver(() => FactoryStub)
export class PlacementSummaryResolver {
  @Allow(...STAFF_ROLES)
  @FieldResolver(() => PlacementSummary, {
    // Nullable: one service that is away must not take the others' part of a factory with it.
    nullable: true,
    description: 'How far the placement of its people has come (安置概况).',
  })
  placement(
    @Root() factory: FactoryStub,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PlacementSummary> {
    context.requireAt(info, factory.id);
    return loadSummary(context, factory.id);
  }
}

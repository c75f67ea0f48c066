import { parseOpaqueId } from '@anzhi/domain';
import { Allow, FactoryStub, type RequestContext, SignedIn } from '@anzhi/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { PLAN_ID } from './plan.ids.js';
import { PlacementPlansArgs } from './plan.inputs.js';
import { findPlan, listPlans, loadCurrentPlans, loadPlansInForce, readChecks } from './plan.read-model.js';
import { PlacementPlan, PlacementPlanConnection } from './plan.type.js';
import { PlanCheckResult } from './plan-part.type.js';

@Resolver(() => FactoryStub)
export class PlanQueryResolver {
  @SignedIn()
  @Query(() => PlacementPlan, {
    nullable: true,
    description: 'A version of the plan; workers see it from the consultation on (查询安置方案).',
  })
  placementPlan(
    @Arg('id', () => ID, { description: 'The plan (方案标识).' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<PlacementPlan | null> {
    return findPlan(context, id);
  }

  @SignedIn()
  @Query(() => PlacementPlanConnection, {
    description: 'The versions of a factory’s plan, newest first (安置方案列表).',
  })
  placementPlans(
    @Args(() => PlacementPlansArgs) args: PlacementPlansArgs,
    @Ctx() context: RequestContext,
  ): Promise<PlacementPlanConnection> {
    return listPlans(context, args).then((page) => Object.assign(new PlacementPlanConnection(), page));
  }

  @SignedIn()
  @FieldResolver(() => PlacementPlan, {
    nullable: true,
    description: 'The newest version of the placement plan (当前安置方案).',
  })
  currentPlan(@Root() factory: FactoryStub, @Ctx() context: RequestContext): Promise<PlacementPlan | null> {
    return context
      .loader<string, PlacementPlan | null>('current-plan', (ids) => loadCurrentPlans(context, ids))
      .load(factory.id);
  }

  @SignedIn()
  @FieldResolver(() => PlacementPlan, {
    nullable: true,
    description:
      'The version on which placements and money rest, also while an amendment is under way (现行安置方案).',
  })
  planInForce(@Root() factory: FactoryStub, @Ctx() context: RequestContext): Promise<PlacementPlan | null> {
    return context
      .loader<string, PlacementPlan | null>('plan-in-force', (ids) => loadPlansInForce(context, ids))
      .load(factory.id);
  }

  @Allow('hq-admin', 'hq-analyst', 'placement-officer', 'factory-leader', 'administrator')
  @Query(() => [PlanCheckResult], {
    description:
      'The checks of a plan as the data stands now: data, measures, money, opinions, then advice (方案审核事项).',
  })
  placementPlanChecks(
    @Arg('planId', () => ID, { description: 'The plan (方案标识).' }) planId: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PlanCheckResult[]> {
    const { factoryId, key } = parseOpaqueId(PLAN_ID, planId);
    context.requireAt(info, factoryId);
    return readChecks(context, factoryId, key);
  }
}

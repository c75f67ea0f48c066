import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext, SignedIn } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { DelegationOpinionsArgs, PlanPageArgs } from './consultation.inputs.js';
import {
  listMeetings,
  listOpinions,
  listRepresentatives,
  listTalks,
  readCoverage,
} from './consultation.read-model.js';
import {
  CongressRepresentativeConnection,
  ConsultationCoverage,
  ConsultationTalkConnection,
  DelegationMeetingConnection,
  DelegationOpinionConnection,
} from './consultation.type.js';
import { PLAN_ID } from './plan.ids.js';
import { PlacementPlansArgs } from './plan.inputs.js';

@Resolver()
export class ConsultationQueryResolver {
  @SignedIn()
  @Query(() => DelegationMeetingConnection, {
    description: 'Meetings of the delegation groups on a plan (职工代表小组会列表).',
  })
  delegationMeetings(
    @Args(() => PlanPageArgs) args: PlanPageArgs,
    @Ctx() context: RequestContext,
  ): Promise<DelegationMeetingConnection> {
    return listMeetings(context, args).then((page) => Object.assign(new DelegationMeetingConnection(), page));
  }

  @SignedIn()
  @Query(() => DelegationOpinionConnection, {
    description: 'Opinions on a plan with their replies; never who gave them (意见及答复列表).',
  })
  delegationOpinions(
    @Args(() => DelegationOpinionsArgs) args: DelegationOpinionsArgs,
    @Ctx() context: RequestContext,
  ): Promise<DelegationOpinionConnection> {
    return listOpinions(context, args).then((page) => Object.assign(new DelegationOpinionConnection(), page));
  }

  @Allow('hq-admin', 'hq-analyst', 'placement-officer', 'factory-leader')
  @Query(() => ConsultationCoverage, {
    description: 'With how many representatives somebody talked about a plan (谈心覆盖情况).',
  })
  consultationCoverage(
    @Arg('planId', () => ID, { description: 'The plan (方案标识).' }) planId: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ConsultationCoverage> {
    const { factoryId, key } = parseOpaqueId(PLAN_ID, planId);
    context.requireAt(info, factoryId);
    return readCoverage(context.reads, factoryId, key);
  }

  @Allow('placement-officer', 'factory-leader')
  @Query(() => ConsultationTalkConnection, {
    description: 'The talks on a plan with what was asked, for those who hold them (谈心记录列表).',
  })
  consultationTalks(
    @Args(() => PlanPageArgs) args: PlanPageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ConsultationTalkConnection> {
    context.requireAt(info, parseOpaqueId(PLAN_ID, args.planId).factoryId);
    return listTalks(context, args).then((page) => Object.assign(new ConsultationTalkConnection(), page));
  }

  @Allow('hq-admin', 'hq-analyst', 'placement-officer', 'factory-leader', 'administrator')
  @Query(() => CongressRepresentativeConnection, {
    description: 'The register of representatives of a factory (职工代表名册).',
  })
  congressRepresentatives(
    @Args(() => PlacementPlansArgs) args: PlacementPlansArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CongressRepresentativeConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return listRepresentatives(context, args).then((page) =>
      Object.assign(new CongressRepresentativeConnection(), page),
    );
  }
}

import { Allow, Inherit, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, ObjectType, Query, Resolver } from 'type-graphql';
import { findCommittees, toCommittee } from './committee/committee.store.js';
import { CommunityCommittee } from './committee/committee.type.js';
import { countsOf, toReceiver } from './handover/handover.read-model.js';
import { HandoverCount, HandoverReceiver } from './handover/handover.type.js';
import { findReceivers } from './handover/receiver.store.js';
import { rateOf } from './rate.js';

@Inherit()
@ObjectType({
  description: 'The community of a factory and what it takes over (社区管理概况).',
  simpleResolvers: true,
})
export class Community {
  @Field(() => [CommunityCommittee], { description: 'Committees, the newest first (社区管委会).' })
  committees: CommunityCommittee[];

  @Field(() => [HandoverReceiver], { description: 'Bodies that take over, by name (接收单位).' })
  receivers: HandoverReceiver[];

  @Field(() => [HandoverCount], { description: 'How far each category is handed over (移交统计).' })
  handover: HandoverCount[];

  @Field(() => String, {
    nullable: true,
    description: 'Confirmed of listed in percent, one decimal, null with nobody listed (移交率 K4).',
  })
  handoverRate: string | null;
}

@Resolver()
export class CommunityResolver {
  @Allow(...STAFF_ROLES)
  @Query(() => Community, {
    description: 'The community of a factory and what it takes over (社区管理概况).',
  })
  async community(
    @Arg('factoryCode', () => String, { description: 'The factory (工厂代码).' }) factoryCode: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Community> {
    const factoryId = factoryIdOfCode(factoryCode);
    context.requireAt(info, factoryId);
    return loadCommunity(context, factoryId);
  }
}

async function loadCommunity(context: RequestContext, factoryId: string): Promise<Community> {
  const { reads } = context;
  const handover = await countsOf(context, factoryId);
  const sum = (name: 'listed' | 'confirmed') => handover.reduce((total, row) => total + row[name], 0);
  return Object.assign(new Community(), {
    committees: (await findCommittees(reads, factoryId)).map(toCommittee),
    receivers: (await findReceivers(reads, factoryId)).map(toReceiver),
    ...{ handover, handoverRate: rateOf(sum('confirmed'), sum('listed')) },
  });
}

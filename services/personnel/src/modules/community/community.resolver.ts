import { Allow, Inherit, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { findCommittees, toCommittee } from './committee/committee.store.js';
import { CommunityCommittee } from './committee/committee.type.js';
import { countsOf, toReceiver } from './handover/handover.read-model.js';
import { HandoverCount, HandoverReceiver } from './handover/handover.type.js';
import { findReceivers } from './handover/receiver.store.js';
import { rateOf } from './rate.js';

@Inherit()
@ObjectType({ description: 'Production self-rescue in figures (生产自救用工).' })
export class SelfRescueCounts {
  @Field(() => Int, { nullable: true, description: 'People needed; null before it is set (需求人数).' })
  needed: number | null;

  @Field(() => Int, { description: 'People with a contract that is not over (在签人数).' })
  signed: number;

  @Field(() => String, {
    nullable: true,
    description: 'Signed of needed in percent, one decimal; null where nobody is needed (签订率 K24).',
  })
  rate: string | null;
}

@Inherit()
@ObjectType({
  description: 'The community of a factory and what it takes over (社区管理概况).',
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
    description:
      'People confirmed of people listed in percent, one decimal, null with nobody listed (移交率 K4).',
  })
  handoverRate: string | null;

  @Field(() => SelfRescueCounts, { description: 'Production self-rescue (生产自救).' })
  selfRescue: SelfRescueCounts;
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
  const people = handover.filter((row) => row.category !== 'FUNCTION');
  const sum = (name: 'listed' | 'confirmed') => people.reduce((total, row) => total + row[name], 0);
  return Object.assign(new Community(), {
    committees: (await findCommittees(reads, factoryId)).map(toCommittee),
    receivers: (await findReceivers(reads, factoryId)).map(toReceiver),
    ...{ handover, handoverRate: rateOf(sum('confirmed'), sum('listed')) },
    selfRescue: await selfRescueCounts(context, factoryId),
  });
}

/** K24 (§3.16): people with a contract that is not over, of those needed. */
async function selfRescueCounts({ reads }: RequestContext, factoryId: string): Promise<SelfRescueCounts> {
  const { date: today } = await reads.clock.now(factoryId);
  const [row] = await reads.query<{ needed: number | null; signed: number }>(
    `SELECT (SELECT needed FROM self_rescue_need WHERE factory_id = $1) AS needed,
            (SELECT count(DISTINCT employee_id)::int FROM self_rescue_contract
              WHERE factory_id = $1 AND ended_on IS NULL AND valid_to >= $2) AS signed`,
    [factoryId, today],
  );
  const { needed, signed } = row ?? { needed: null, signed: 0 };
  return Object.assign(new SelfRescueCounts(), { needed, signed, rate: rateOf(signed, needed ?? 0) });
}

import { Allow, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { Factory } from '../factory/index.js';
import { missingKickoffItems } from './domain/kickoff.js';
import { RecordKickoffItemInput } from './kickoff.inputs.js';
import { RecordKickoffItemResult } from './kickoff.results.js';
import { recordKickoffItem, toKickoffItem } from './kickoff.service.js';
import { OrganizationSummary } from './kickoff.type.js';

@Resolver(() => Factory)
export class KickoffResolver {
  @Allow('hq-admin', 'party-officer', 'factory-leader')
  @Mutation(() => RecordKickoffItemResult, {
    description:
      'Evidences one of the "three ones" (登记三个一). Emits ProjectKickoffCompleted with the third.',
  })
  recordKickoffItem(
    @Arg('input', () => RecordKickoffItemInput, { description: 'The item and its evidence (登记内容).' })
    input: RecordKickoffItemInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordKickoffItemResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      recordKickoffItem(tx, input),
    );
  }

  @Allow(...STAFF_ROLES)
  @FieldResolver(() => OrganizationSummary, {
    // Nullable: one service that is away must not take the others' part of a factory with it.
    nullable: true,
    description: 'How the organization stands (组织情况).',
  })
  async organization(@Root() factory: Factory, @Ctx() context: RequestContext): Promise<OrganizationSummary> {
    const rows = await context
      .loader('kickoff-items', (ids: readonly string[]) => loadKickoffItems(context, ids))
      .load(factory.id);
    const { at } = await context.reads.clock.now(factory.id);
    const kickoffCompleted = missingKickoffItems(rows.map((row) => row.item)).length === 0;
    return Object.assign(new OrganizationSummary(), {
      asOf: at,
      kickoff: rows.map(toKickoffItem),
      kickoffCompleted,
    });
  }
}

interface KickoffSqlRow {
  factoryId: string;
  item: string;
  title: string;
  evidence: string;
  heldOn: string;
}

async function loadKickoffItems(
  context: RequestContext,
  factoryIds: readonly string[],
): Promise<KickoffSqlRow[][]> {
  const rows = await context.reads.query<KickoffSqlRow>(
    `SELECT factory_id AS "factoryId", item, title, evidence, held_on AS "heldOn" FROM kickoff_item
      WHERE factory_id = ANY($1) ORDER BY held_on, item`,
    [factoryIds],
  );
  return factoryIds.map((id) => rows.filter((row) => row.factoryId === id));
}

import { Allow, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { Factory } from '../factory/index.js';
import { RecordKickoffItemInput } from './kickoff.inputs.js';
import { loadOrganization } from './kickoff.read-model.js';
import { RecordKickoffItemResult } from './kickoff.results.js';
import { recordKickoffItem } from './kickoff.service.js';
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
  organization(@Root() factory: Factory, @Ctx() context: RequestContext): Promise<OrganizationSummary> {
    return loadOrganization(context, factory.id);
  }
}

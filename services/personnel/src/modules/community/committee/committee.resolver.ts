import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { dissolveCommittee, establishCommittee } from './committee.service.js';
import { COMMITTEE_ID } from './committee.store.js';
import {
  CommunityCommittee,
  DissolveCommitteeInput,
  DissolveCommitteeResult,
  EstablishCommitteeInput,
  EstablishCommitteeResult,
} from './committee.type.js';

@Resolver(() => CommunityCommittee)
export class CommitteeResolver {
  @Allow('placement-officer', 'factory-leader', 'hq-admin')
  @Mutation(() => EstablishCommitteeResult, {
    description: 'Establishes the committee of a factory’s community (成立社区管委会). Emits no event.',
  })
  establishCommittee(
    @Arg('input', () => EstablishCommitteeInput, { description: 'The committee (社区管委会).' })
    input: EstablishCommitteeInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof EstablishCommitteeResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      establishCommittee(tx, input),
    );
  }

  @Allow('placement-officer', 'factory-leader', 'hq-admin')
  @Mutation(() => DissolveCommitteeResult, {
    description:
      'Dissolves a committee; whomever it serves goes to one receiver (撤销社区管委会). Emits no event.',
  })
  dissolveCommittee(
    @Arg('input', () => DissolveCommitteeInput, { description: 'Which and when (撤销).' })
    input: DissolveCommitteeInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof DissolveCommitteeResult> {
    const { factoryId } = parseOpaqueId(COMMITTEE_ID, input.committeeId);
    return context.mutate(info, { factoryId, input }, (tx) => dissolveCommittee(tx, input));
  }
}

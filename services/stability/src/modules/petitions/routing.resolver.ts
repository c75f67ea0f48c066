import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { factoryOf } from './factory-of.js';
import {
  AcceptPetitionInput,
  DeclinePetitionInput,
  RedirectPetitionInput,
  TransferPetitionInput,
  WithdrawPetitionInput,
} from './intake.inputs.js';
import {
  AcceptPetitionResult,
  DeclinePetitionResult,
  RedirectPetitionResult,
  TransferPetitionResult,
  WithdrawPetitionResult,
} from './intake.results.js';
import {
  acceptPetition,
  declinePetition,
  redirectPetition,
  transferPetition,
  withdrawPetition,
} from './routing.service.js';

@Resolver()
export class RoutingResolver {
  @Allow('petitions-officer', 'factory-leader')
  @Mutation(() => AcceptPetitionResult, {
    description: 'Accepts a petition; the 60 days of a remedy run from today (受理).',
  })
  acceptPetition(
    @Arg('input', () => AcceptPetitionInput, { description: 'The petition and the notice (受理内容).' })
    input: AcceptPetitionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof AcceptPetitionResult> {
    return context.mutate(info, { factoryId: factoryOf(input), input }, (tx) => acceptPetition(tx, input));
  }

  @Allow('petitions-officer', 'factory-leader')
  @Mutation(() => DeclinePetitionResult, {
    description: 'Does not accept a petition, and tells why (不予受理).',
  })
  declinePetition(
    @Arg('input', () => DeclinePetitionInput, {
      description: 'The petition, the ground and the notice (不予受理内容).',
    })
    input: DeclinePetitionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof DeclinePetitionResult> {
    return context.mutate(info, { factoryId: factoryOf(input), input }, (tx) => declinePetition(tx, input));
  }

  @Allow('petitions-officer', 'factory-leader')
  @Mutation(() => RedirectPetitionResult, {
    description: 'Shows the petitioner the lawful route of the matter (分流导入法定途径).',
  })
  redirectPetition(
    @Arg('input', () => RedirectPetitionInput, {
      description: 'The petition, the route and the notice (分流内容).',
    })
    input: RedirectPetitionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RedirectPetitionResult> {
    return context.mutate(info, { factoryId: factoryOf(input), input }, (tx) => redirectPetition(tx, input));
  }

  @Allow('petitions-officer', 'factory-leader')
  @Mutation(() => TransferPetitionResult, {
    description: 'Hands a petition to the body that is competent (转送).',
  })
  transferPetition(
    @Arg('input', () => TransferPetitionInput, {
      description: 'The petition, the body and the notice (转送内容).',
    })
    input: TransferPetitionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof TransferPetitionResult> {
    return context.mutate(info, { factoryId: factoryOf(input), input }, (tx) => transferPetition(tx, input));
  }

  @Allow('petitions-officer', 'factory-leader')
  @Mutation(() => WithdrawPetitionResult, {
    description: 'Ends a petition that its petitioner takes back, before a reply (撤回).',
  })
  withdrawPetition(
    @Arg('input', () => WithdrawPetitionInput, { description: 'The petition and the statement (撤回内容).' })
    input: WithdrawPetitionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof WithdrawPetitionResult> {
    return context.mutate(info, { factoryId: factoryOf(input), input }, (tx) => withdrawPetition(tx, input));
  }
}

import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import {
  AssignHandlerResult,
  RecuseResult,
  ReferObjectionResult,
  RevealPetitionersResult,
} from './chain.results.js';
import { assignHandler, recuse, revealPetitioners } from './chain.service.js';
import { factoryOf } from './factory-of.js';
import {
  AssignHandlerInput,
  RecuseInput,
  ReferObjectionInput,
  RevealPetitionersInput,
} from './handling.inputs.js';
import { referObjection } from './referral.service.js';

@Resolver()
export class ChainResolver {
  @Allow('factory-leader')
  @Mutation(() => AssignHandlerResult, {
    description: 'Gives a petition to its handler (指定承办人).',
  })
  assignHandler(
    @Arg('input', () => AssignHandlerInput, { description: 'The petition and its handler (指定内容).' })
    input: AssignHandlerInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof AssignHandlerResult> {
    return context.mutate(info, { factoryId: factoryOf(input), input }, (tx) => assignHandler(tx, input));
  }

  @Allow('petitions-officer', 'factory-leader')
  @Mutation(() => RecuseResult, {
    description: 'The handler stands aside for an interest, article 28 (回避).',
  })
  recuse(
    @Arg('input', () => RecuseInput, { description: 'The petition and the ground (回避内容).' })
    input: RecuseInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecuseResult> {
    return context.mutate(info, { factoryId: factoryOf(input), input }, (tx) => recuse(tx, input));
  }

  @Allow('petitions-officer', 'factory-leader')
  @Mutation(() => RevealPetitionersResult, {
    description: 'Opens who petitions to the handler chain; each reading is recorded (查看信访人).',
  })
  revealPetitioners(
    @Arg('input', () => RevealPetitionersInput, { description: 'The petition and the reason (查看内容).' })
    input: RevealPetitionersInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RevealPetitionersResult> {
    return context.mutate(info, { factoryId: factoryOf(input), input }, (tx) => revealPetitioners(tx, input));
  }

  @Allow('petitions-officer', 'factory-leader')
  @Mutation(() => ReferObjectionResult, {
    description:
      "Refers the petitioner's own posted row to personnel under an opaque id (转办异议). Emits ObjectionReferred.",
  })
  referObjection(
    @Arg('input', () => ReferObjectionInput, { description: 'The petition and the row (转办内容).' })
    input: ReferObjectionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ReferObjectionResult> {
    return context.mutate(info, { factoryId: factoryOf(input), input }, (tx) => referObjection(tx, input));
  }
}

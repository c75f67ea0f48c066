import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { factoryOf } from './factory-of.js';
import {
  AnswerQuestionInput,
  ClosePetitionInput,
  ExtendPetitionInput,
  InvestigatePetitionInput,
  ReplyPetitionInput,
  ServePetitionReplyInput,
} from './handling.inputs.js';
import {
  AnswerQuestionResult,
  ClosePetitionResult,
  ExtendPetitionResult,
  InvestigatePetitionResult,
  ReplyPetitionResult,
  ServePetitionReplyResult,
} from './handling.results.js';
import {
  answerQuestion,
  closePetition,
  extendPetition,
  investigatePetition,
  replyPetition,
  servePetitionReply,
} from './handling.service.js';

@Resolver()
export class HandlingResolver {
  @Allow('petitions-officer', 'factory-leader')
  @Mutation(() => InvestigatePetitionResult, {
    description: 'Begins to find out the facts of an accepted petition (调查核实).',
  })
  investigatePetition(
    @Arg('input', () => InvestigatePetitionInput, { description: 'The petition (调查内容).' })
    input: InvestigatePetitionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof InvestigatePetitionResult> {
    return context.mutate(info, { factoryId: factoryOf(input), input }, (tx) =>
      investigatePetition(tx, input),
    );
  }

  @Allow('petitions-officer', 'factory-leader')
  @Mutation(() => AnswerQuestionResult, {
    description: 'Answers one question of a petition, once (答复问题).',
  })
  answerQuestion(
    @Arg('input', () => AnswerQuestionInput, { description: 'The question and its answer (答复内容).' })
    input: AnswerQuestionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof AnswerQuestionResult> {
    return context.mutate(info, { factoryId: factoryOf(input), input }, (tx) => answerQuestion(tx, input));
  }

  @Allow('factory-leader')
  @Mutation(() => ExtendPetitionResult, {
    description: 'Extends a finish once by at most 30 days, approved by the head (批准延期).',
  })
  extendPetition(
    @Arg('input', () => ExtendPetitionInput, {
      description: 'The petition, the days and the reason (延期内容).',
    })
    input: ExtendPetitionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ExtendPetitionResult> {
    return context.mutate(info, { factoryId: factoryOf(input), input }, (tx) => extendPetition(tx, input));
  }

  @Allow('petitions-officer', 'factory-leader')
  @Mutation(() => ReplyPetitionResult, {
    description: 'Replies in writing with all parts of article 32 (答复). Emits PetitionReplied.',
  })
  replyPetition(
    @Arg('input', () => ReplyPetitionInput, { description: 'The petition and the reply (答复意见).' })
    input: ReplyPetitionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ReplyPetitionResult> {
    return context.mutate(info, { factoryId: factoryOf(input), input }, (tx) => replyPetition(tx, input));
  }

  @Allow('petitions-officer', 'factory-leader')
  @Mutation(() => ServePetitionReplyResult, {
    description: 'Records how the reply was served, with its proof (送达).',
  })
  servePetitionReply(
    @Arg('input', () => ServePetitionReplyInput, {
      description: 'The petition, the means and the proof (送达内容).',
    })
    input: ServePetitionReplyInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ServePetitionReplyResult> {
    return context.mutate(info, { factoryId: factoryOf(input), input }, (tx) =>
      servePetitionReply(tx, input),
    );
  }

  @Allow('petitions-officer', 'factory-leader')
  @Mutation(() => ClosePetitionResult, {
    description: 'Closes a petition whose reply was served (办结).',
  })
  closePetition(
    @Arg('input', () => ClosePetitionInput, { description: 'The petition (办结内容).' })
    input: ClosePetitionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ClosePetitionResult> {
    return context.mutate(info, { factoryId: factoryOf(input), input }, (tx) => closePetition(tx, input));
  }
}

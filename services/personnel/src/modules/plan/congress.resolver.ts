import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext, SignedIn } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import {
  AnswerCongressQuestionInput,
  OpenCongressSessionInput,
  RecordCongressQuestionInput,
} from './congress.inputs.js';
import { findSession, listSessions } from './congress.read-model.js';
import {
  AnswerCongressQuestionResult,
  OpenCongressSessionResult,
  RecordCongressQuestionResult,
} from './congress.results.js';
import { answerCongressQuestion, openCongressSession, recordCongressQuestion } from './congress.service.js';
import { CongressSession, CongressSessionConnection } from './congress.type.js';
import { QUESTION_ID, SESSION_ID } from './plan.ids.js';
import { PlacementPlansArgs } from './plan.inputs.js';

@Resolver()
export class CongressResolver {
  @SignedIn()
  @Query(() => CongressSessionConnection, {
    description: 'The sessions of a factory’s workers’ congress, newest first (职工代表大会会议列表).',
  })
  congressSessions(
    @Args(() => PlacementPlansArgs) args: PlacementPlansArgs,
    @Ctx() context: RequestContext,
  ): Promise<CongressSessionConnection> {
    return listSessions(context, args).then((page) => Object.assign(new CongressSessionConnection(), page));
  }

  @SignedIn()
  @Query(() => CongressSession, {
    nullable: true,
    description: 'A session with its agenda, resolutions and questions (查询职工代表大会会议).',
  })
  congressSession(
    @Arg('id', () => ID, { description: 'The session (会议标识).' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<CongressSession | null> {
    return findSession(context, id);
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => OpenCongressSessionResult, {
    description: 'Records a session of the congress with its agenda and attendance (登记职工代表大会).',
  })
  openCongressSession(
    @Arg('input', () => OpenCongressSessionInput, { description: 'The session (会议).' })
    input: OpenCongressSessionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof OpenCongressSessionResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      openCongressSession(tx, input),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => RecordCongressQuestionResult, {
    description: 'Puts a question on the register of a session (登记代表提问).',
  })
  recordCongressQuestion(
    @Arg('input', () => RecordCongressQuestionInput, { description: 'The question (提问).' })
    input: RecordCongressQuestionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordCongressQuestionResult> {
    const { factoryId } = parseOpaqueId(SESSION_ID, input.sessionId);
    return context.mutate(info, { factoryId, input }, (tx) => recordCongressQuestion(tx, input));
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => AnswerCongressQuestionResult, {
    description: 'Answers a question of the register (答复代表提问).',
  })
  answerCongressQuestion(
    @Arg('input', () => AnswerCongressQuestionInput, { description: 'The answer (答复).' })
    input: AnswerCongressQuestionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof AnswerCongressQuestionResult> {
    const { factoryId } = parseOpaqueId(QUESTION_ID, input.questionId);
    return context.mutate(info, { factoryId, input }, (tx) => answerCongressQuestion(tx, input));
  }
}

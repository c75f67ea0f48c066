import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext, SignedIn } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { openPostingRound } from './open-round.service.js';
import { findFinalRow, findProvenRow, listPostedRows } from './posted-row.read-model.js';
import { PostedRowConnection, ProvenPostingRow } from './posted-row.type.js';
import {
  OpenPostingRoundInput,
  PostingRoundInput,
  PostingRowsArgs,
  VerifyPostingRowInput,
} from './posting.inputs.js';
import { findPostingSeries, ROUND_ID } from './posting.read-model.js';
import {
  ClosePostingRoundResult,
  OpenPostingRoundResult,
  ResolvePostingRoundResult,
} from './posting.results.js';
import { PostingSeries, PostingSeriesKind } from './posting.type.js';
import { closePostingRound, resolvePostingRound } from './round.service.js';
import { verifyPostingRow } from './verify-row.js';

@Resolver()
export class PostingResolver {
  @SignedIn()
  @Query(() => PostingSeries, {
    nullable: true,
    description: 'A posting with its rounds; null before the first (公示系列).',
  })
  postingSeries(
    @Arg('factoryCode', () => String, { description: 'The factory (工厂代码).' }) factoryCode: string,
    @Arg('kind', () => PostingSeriesKind, { description: 'Which series (系列).' }) kind: PostingSeriesKind,
    @Ctx() context: RequestContext,
  ): Promise<PostingSeries | null> {
    return findPostingSeries(context.reads, factoryIdOfCode(factoryCode), kind);
  }

  @SignedIn()
  @Query(() => PostedRowConnection, {
    description:
      'The rows of a round as they hang on the board; once it is taken down others see their own row only (公示行列表).',
  })
  postingRows(
    @Args(() => PostingRowsArgs) args: PostingRowsArgs,
    @Ctx() context: RequestContext,
  ): Promise<PostedRowConnection> {
    return listPostedRows(context, args).then((page) => Object.assign(new PostedRowConnection(), page));
  }

  @SignedIn()
  @Query(() => ProvenPostingRow, {
    nullable: true,
    description: 'A person’s row of a round with its proof (公示行及证明).',
  })
  postingRow(
    @Arg('roundId', () => ID, { description: 'The round (轮次标识).' }) roundId: string,
    @Arg('employeeNo', () => String, { description: 'Whose row (工号).' }) employeeNo: string,
    @Ctx() context: RequestContext,
  ): Promise<ProvenPostingRow | null> {
    return findProvenRow(context, roundId, employeeNo);
  }

  @SignedIn()
  @Query(() => ProvenPostingRow, {
    nullable: true,
    description: 'A person’s final row with its proof; null before the series is final (定案行及证明).',
  })
  finalPostingRow(
    @Arg('factoryCode', () => String, { description: 'The factory (工厂代码).' }) factoryCode: string,
    @Arg('kind', () => PostingSeriesKind, { description: 'Which series (系列).' }) kind: PostingSeriesKind,
    @Arg('employeeNo', () => String, { description: 'Whose row (工号).' }) employeeNo: string,
    @Ctx() context: RequestContext,
  ): Promise<ProvenPostingRow | null> {
    return findFinalRow(context, factoryCode, kind, employeeNo);
  }

  @SignedIn()
  @Query(() => Boolean, {
    description: 'True when the row was in the posting with that root; nothing is stored (验证公示行).',
  })
  verifyPostingRow(
    @Arg('input', () => VerifyPostingRowInput, { description: 'The row and its proof (公示行及证明).' })
    input: VerifyPostingRowInput,
  ): boolean {
    return verifyPostingRow(input);
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => OpenPostingRoundResult, {
    description: 'Puts the next round on the boards (开榜). Emits PostingRoundOpened.',
  })
  openPostingRound(
    @Arg('input', () => OpenPostingRoundInput, { description: 'Which series, and where (开榜内容).' })
    input: OpenPostingRoundInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof OpenPostingRoundResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      openPostingRound(tx, input),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => ClosePostingRoundResult, {
    description: 'Ends a round after its last day (截止). Emits PostingRoundClosed.',
  })
  closePostingRound(
    @Arg('input', () => PostingRoundInput, { description: 'Which round (轮次).' }) input: PostingRoundInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ClosePostingRoundResult> {
    const { factoryId } = parseOpaqueId(ROUND_ID, input.roundId);
    return context.mutate(info, { factoryId, input }, (tx) => closePostingRound(tx, input));
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => ResolvePostingRoundResult, {
    description:
      'Notes that all objections are decided and notified; the last round makes the series final (办结). Emits FactsFinalized then.',
  })
  resolvePostingRound(
    @Arg('input', () => PostingRoundInput, { description: 'Which round (轮次).' }) input: PostingRoundInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ResolvePostingRoundResult> {
    const { factoryId } = parseOpaqueId(ROUND_ID, input.roundId);
    return context.mutate(info, { factoryId, input }, (tx) => resolvePostingRound(tx, input));
  }
}

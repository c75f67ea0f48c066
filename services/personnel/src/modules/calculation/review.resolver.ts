import { parseOpaqueId } from '@anzhi/domain';
import { Allow, countRows, type RequestContext, readPage, STAFF_ROLES, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Employee } from '../roster/index.js';
import { AnswerHumanReviewResult, RequestHumanReviewResult } from './review.results.js';
import { answerHumanReview, requestHumanReview } from './review.service.js';
import { queryReviews, REVIEW_ID, REVIEWS, toReview } from './review.store.js';
import {
  AnswerHumanReviewInput,
  HumanReview,
  HumanReviewConnection,
  HumanReviewsArgs,
  RequestHumanReviewInput,
} from './review.type.js';

@Resolver()
export class HumanReviewResolver {
  @Allow(...STAFF_ROLES)
  @Query(() => HumanReviewConnection, {
    description: 'Reviews that people of a factory asked for, in the order of asking (人工复核列表).',
  })
  async humanReviews(
    @Args(() => HumanReviewsArgs) args: HumanReviewsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<HumanReviewConnection> {
    const factoryId = factoryIdOfCode(args.factoryCode);
    context.requireAt(info, factoryId);
    const { limit, after } = readPage(args);
    const where = 'r.factory_id = $1 AND ($2::boolean IS NULL OR (r.outcome IS NULL) = $2)';
    const given = [factoryId, args.open ?? null];
    const rows = await queryReviews(
      context.reads,
      `${where} AND ($3::uuid IS NULL OR r.id > $3) ORDER BY r.id LIMIT $4`,
      [...given, after?.[0] ?? null, limit + 1],
    );
    const page = toPage(
      rows,
      limit,
      (row) => [row.key],
      () => countRows(context.reads, `${REVIEWS} WHERE ${where}`, given),
    );
    return Object.assign(new HumanReviewConnection(), { ...page, nodes: page.nodes.map(toReview) });
  }

  @Allow('employee', 'agent', 'placement-officer', 'hq-admin')
  @Mutation(() => RequestHumanReviewResult, {
    description: 'Asks that an officer confirms an amount or the channels (申请人工复核). Emits no event.',
  })
  requestHumanReview(
    @Arg('input', () => RequestHumanReviewInput, { description: 'What and why (事项与疑问).' })
    input: RequestHumanReviewInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RequestHumanReviewResult> {
    const { factoryId } = parseOpaqueId('employee', input.employeeId);
    return context.mutate(info, { factoryId, input }, (tx) => requestHumanReview(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => AnswerHumanReviewResult, {
    description: 'Answers a review with reasons and law (答复人工复核). Emits no event.',
  })
  answerHumanReview(
    @Arg('input', () => AnswerHumanReviewInput, { description: 'The answer (答复).' })
    input: AnswerHumanReviewInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof AnswerHumanReviewResult> {
    const { factoryId } = parseOpaqueId(REVIEW_ID, input.reviewId);
    return context.mutate(info, { factoryId, input }, (tx) => answerHumanReview(tx, input));
  }
}

@Resolver(() => Employee)
export class EmployeeReviewsResolver {
  @FieldResolver(() => [HumanReview], {
    description: 'What the person asked an officer to confirm, the oldest first (人工复核).',
  })
  humanReviews(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<HumanReview[]> {
    return context
      .loader<Employee, HumanReview[]>('human-reviews', async (people) => {
        const rows = await queryReviews(
          context.reads,
          '(r.factory_id, r.employee_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) ORDER BY r.id',
          [people.map((one) => one.factoryId), people.map((one) => one.employeeId)],
        );
        return people.map((one) => rows.filter((row) => row.employeeId === one.employeeId).map(toReview));
      })
      .load(employee);
  }
}

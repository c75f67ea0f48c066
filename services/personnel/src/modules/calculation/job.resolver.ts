import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { CalculationJobsArgs, CancelCalculationInput, StartCalculationInput } from './job.inputs.js';
import { findCalculationJob, listCalculationJobs } from './job.read-model.js';
import { CancelCalculationResult, StartCalculationResult } from './job.results.js';
import { cancelCalculation, startCalculation } from './job.service.js';
import { CalculationJob, CalculationJobConnection } from './job.type.js';
import { JOB_ID } from './job.view.js';

@Resolver()
export class CalculationJobResolver {
  @Allow(...STAFF_ROLES)
  @Query(() => CalculationJob, {
    nullable: true,
    description: 'A calculation of everybody, with its progress (测算任务).',
  })
  calculationJob(
    @Arg('id', () => ID, { description: 'The job (任务标识).' }) id: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CalculationJob | null> {
    context.requireAt(info, parseOpaqueId(JOB_ID, id).factoryId);
    return findCalculationJob(context, id);
  }

  @Allow(...STAFF_ROLES)
  @Query(() => CalculationJobConnection, {
    description: 'Calculations of everybody at a factory, the newest first (测算任务列表).',
  })
  async calculationJobs(
    @Args(() => CalculationJobsArgs) args: CalculationJobsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CalculationJobConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return Object.assign(new CalculationJobConnection(), await listCalculationJobs(context, args));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => StartCalculationResult, {
    description:
      'Asks for a calculation of everybody on the frozen roster; a worker does it (全员测算任务). Emits no event.',
  })
  startCalculation(
    @Arg('input', () => StartCalculationInput, { description: 'The factory (工厂).' })
    input: StartCalculationInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof StartCalculationResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      startCalculation(tx, input),
    );
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => CancelCalculationResult, {
    description: 'Stops a calculation; what counted before still counts (取消测算任务). Emits no event.',
  })
  cancelCalculation(
    @Arg('input', () => CancelCalculationInput, { description: 'Which and why (任务与原因).' })
    input: CancelCalculationInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof CancelCalculationResult> {
    const { factoryId } = parseOpaqueId(JOB_ID, input.jobId);
    return context.mutate(info, { factoryId, input }, (tx) => cancelCalculation(tx, input));
  }
}

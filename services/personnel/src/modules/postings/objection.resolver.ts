import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { factoryOfBatch, onMany, onOne } from './act-on-objections.js';
import { accept, decide, hear, notify, reject } from './decide-objection.service.js';
import { fileObjection } from './file-objection.service.js';
import { judge, sue } from './litigation.service.js';
import {
  AcceptObjectionInput,
  AcceptObjectionsInput,
  DecideObjectionInput,
  DecideObjectionsInput,
  FileObjectionInput,
  NotifyObjectionInput,
  NotifyObjectionsInput,
  ObjectionsArgs,
  RecordHearingInput,
  RecordJudgmentInput,
  RecordLitigationInput,
  RejectObjectionInput,
} from './objection.inputs.js';
import { listObjections } from './objection.read-model.js';
import {
  AcceptObjectionResult,
  DecideObjectionResult,
  FileObjectionResult,
  NotifyObjectionResult,
  ObjectionBatchResult,
  RecordHearingResult,
  RecordJudgmentResult,
  RecordLitigationResult,
  RejectObjectionResult,
} from './objection.results.js';
import { ObjectionConnection } from './objection.type.js';
import { OBJECTION_ID } from './objection-queue.js';

const factoryOf = (objectionId: string): string => parseOpaqueId(OBJECTION_ID, objectionId).factoryId;

@Resolver()
export class ObjectionResolver {
  @Allow(...STAFF_ROLES)
  @Query(() => ObjectionConnection, {
    description: 'Objections of a factory in the order of filing (异议列表).',
  })
  objections(
    @Args(() => ObjectionsArgs) args: ObjectionsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ObjectionConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return listObjections(context, args).then((page) => Object.assign(new ObjectionConnection(), page));
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader', 'petitions-officer', 'employee', 'agent')
  @Mutation(() => FileObjectionResult, {
    description:
      'Objects to a posted row: one’s own, another’s, or on behalf (提出异议). Emits ObjectionOpened.',
  })
  fileObjection(
    @Arg('input', () => FileObjectionInput, { description: 'Which row and why (异议内容).' })
    input: FileObjectionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof FileObjectionResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      fileObjection(tx, input),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => AcceptObjectionResult, { description: 'Accepts an objection for a decision (受理异议).' })
  acceptObjection(
    @Arg('input', () => AcceptObjectionInput, { description: 'Which objection (异议).' })
    input: AcceptObjectionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof AcceptObjectionResult> {
    return context.mutate(info, { factoryId: factoryOf(input.objectionId), input }, (tx) =>
      onOne(tx, input, accept),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => ObjectionBatchResult, {
    description: 'Accepts up to 100 objections, all or none (批量受理异议).',
  })
  acceptObjections(
    @Arg('input', () => AcceptObjectionsInput, { description: 'Which objections (异议).' })
    input: AcceptObjectionsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ObjectionBatchResult> {
    const targets = input.objectionIds.map((objectionId) => ({ objectionId }));
    return context.mutate(info, { factoryId: factoryOfBatch(targets), input }, (tx) =>
      onMany(tx, targets, accept),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => RejectObjectionResult, {
    description: 'Does not accept an objection for its form (不予受理异议).',
  })
  rejectObjection(
    @Arg('input', () => RejectObjectionInput, { description: 'Which objection and why (异议及原因).' })
    input: RejectObjectionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RejectObjectionResult> {
    return context.mutate(info, { factoryId: factoryOf(input.objectionId), input }, (tx) =>
      onOne(tx, input, reject),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => RecordHearingResult, {
    description: 'Records that the person whose row it is was heard (听取被异议人意见).',
  })
  recordHearing(
    @Arg('input', () => RecordHearingInput, { description: 'The hearing (听取意见).' })
    input: RecordHearingInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordHearingResult> {
    return context.mutate(info, { factoryId: factoryOf(input.objectionId), input }, (tx) =>
      onOne(tx, input, hear),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => DecideObjectionResult, {
    description: 'Decides an objection; a correction goes onto the roster and is recalculated (裁决异议).',
  })
  decideObjection(
    @Arg('input', () => DecideObjectionInput, { description: 'The decision (裁决).' })
    input: DecideObjectionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof DecideObjectionResult> {
    return context.mutate(info, { factoryId: factoryOf(input.objectionId), input }, (tx) =>
      onOne(tx, input, decide),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => ObjectionBatchResult, {
    description: 'Decides up to 100 objections, all or none (批量裁决异议).',
  })
  decideObjections(
    @Arg('input', () => DecideObjectionsInput, { description: 'The decisions (裁决).' })
    input: DecideObjectionsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ObjectionBatchResult> {
    return context.mutate(info, { factoryId: factoryOfBatch(input.decisions), input }, (tx) =>
      onMany(tx, input.decisions, decide),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => NotifyObjectionResult, {
    description: 'Records that the decision was served (告知裁决). Emits ObjectionDecided.',
  })
  notifyObjection(
    @Arg('input', () => NotifyObjectionInput, { description: 'How it was served (告知).' })
    input: NotifyObjectionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof NotifyObjectionResult> {
    return context.mutate(info, { factoryId: factoryOf(input.objectionId), input }, (tx) =>
      onOne(tx, input, notify),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => ObjectionBatchResult, {
    description: 'Records up to 100 notices, all or none (批量告知裁决).',
  })
  notifyObjections(
    @Arg('input', () => NotifyObjectionsInput, { description: 'The notices (告知).' })
    input: NotifyObjectionsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ObjectionBatchResult> {
    return context.mutate(info, { factoryId: factoryOfBatch(input.notices), input }, (tx) =>
      onMany(tx, input.notices, notify),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => RecordLitigationResult, {
    description: 'Records that the person sued after the notified decision (登记诉讼). Emits no event.',
  })
  recordLitigation(
    @Arg('input', () => RecordLitigationInput, { description: 'The suit (诉讼).' })
    input: RecordLitigationInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordLitigationResult> {
    return context.mutate(info, { factoryId: factoryOf(input.objectionId), input }, (tx) =>
      onOne(tx, input, sue),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => RecordJudgmentResult, {
    description:
      'Records the judgment; before FINAL its correction goes onto the roster (登记判决). Emits EmployeeAmended with a correction.',
  })
  recordJudgment(
    @Arg('input', () => RecordJudgmentInput, { description: 'The judgment (判决).' })
    input: RecordJudgmentInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordJudgmentResult> {
    return context.mutate(info, { factoryId: factoryOf(input.objectionId), input }, (tx) =>
      onOne(tx, input, judge),
    );
  }
}

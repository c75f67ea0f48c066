import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import {
  type PaymentBatchInput,
  RecordPaymentResultsInput,
  RecordPaymentReturnsInput,
} from './payment.inputs.js';
import { BATCH_ID } from './payment.store.js';
import { RecordPaymentResultsResult, RecordPaymentReturnsResult } from './payment.unions.js';
import { recordPaymentResults, recordPaymentReturns } from './result.service.js';

const act = (input: PaymentBatchInput) => ({
  factoryId: parseOpaqueId(BATCH_ID, input.batchId).factoryId,
  input,
  keyRequired: true,
});

@Resolver()
export class PaymentResultResolver {
  @Allow('placement-officer', 'finance-approver')
  @Mutation(() => RecordPaymentResultsResult, {
    description:
      "Takes the bank's answers for up to 500 people, all or none (登记银行回执). Emits PaymentCompleted and PaymentFailed, one each per call.",
  })
  recordPaymentResults(
    @Arg('input', () => RecordPaymentResultsInput, { description: 'Which batch and the answers (回执内容).' })
    input: RecordPaymentResultsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordPaymentResultsResult> {
    return context.mutate(info, act(input), (tx) => recordPaymentResults(tx, input));
  }

  @Allow('placement-officer', 'finance-approver')
  @Mutation(() => RecordPaymentReturnsResult, {
    description:
      'Takes what the bank gave back after it had arrived, all or none: it is due again (登记退汇). Emits PaymentReturned.',
  })
  recordPaymentReturns(
    @Arg('input', () => RecordPaymentReturnsInput, {
      description: 'Which batch and what came back (退汇内容).',
    })
    input: RecordPaymentReturnsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordPaymentReturnsResult> {
    return context.mutate(info, act(input), (tx) => recordPaymentReturns(tx, input));
  }
}

import { parseOpaqueId } from '@anzhi/domain';
import { Allow, PageArgs, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { approvePaymentBatch } from './approve.service.js';
import { recordBankAccounts } from './bank-account.service.js';
import { cancelPaymentBatch, requestPaymentFunds, sendPaymentBatch } from './batch.service.js';
import { draftPaymentBatch } from './draft.service.js';
import {
  CancelPaymentBatchInput,
  DraftPaymentBatchInput,
  FactoryPageArgs,
  PaymentBatchInput,
  RecordBankAccountsInput,
  SendPaymentBatchInput,
} from './payment.inputs.js';
import { listBatches, listPayments, loadBatch, unitTotals } from './payment.read-model.js';
import { BATCH_ID } from './payment.store.js';
import { PaymentBatch, PaymentBatchConnection, PaymentConnection, PaymentUnitTotal } from './payment.type.js';
import {
  ApprovePaymentBatchResult,
  CancelPaymentBatchResult,
  DraftPaymentBatchResult,
  RecordBankAccountsResult,
  RequestPaymentFundsResult,
  SendPaymentBatchResult,
} from './payment.unions.js';

const act = (input: PaymentBatchInput) => ({
  factoryId: parseOpaqueId(BATCH_ID, input.batchId).factoryId,
  input,
  keyRequired: true,
});

@Resolver(() => PaymentBatch)
export class PaymentResolver {
  @Allow('placement-officer', 'finance-approver', 'factory-leader', 'administrator', 'hq-admin')
  @Query(() => PaymentBatch, {
    nullable: true,
    description: 'A payment batch, null when it is not in your scope (付款批次).',
  })
  paymentBatch(
    @Arg('id', () => ID, { description: 'The batch (批次标识).' }) id: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PaymentBatch | null> {
    context.requireAt(info, parseOpaqueId(BATCH_ID, id).factoryId);
    return loadBatch(context, id);
  }

  @Allow('placement-officer', 'finance-approver', 'factory-leader', 'administrator', 'hq-admin')
  @Query(() => PaymentBatchConnection, {
    description: 'The payment batches of a factory, newest first (付款批次列表).',
  })
  paymentBatches(
    @Args(() => FactoryPageArgs) args: FactoryPageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PaymentBatchConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return listBatches(context, args).then((page) => Object.assign(new PaymentBatchConnection(), page));
  }

  @FieldResolver(() => PaymentConnection, {
    description: 'Its payments in the order of the roster (付款明细).',
  })
  payments(
    @Root() batch: PaymentBatch,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<PaymentConnection> {
    return listPayments(context, batch, args).then((page) => Object.assign(new PaymentConnection(), page));
  }

  @FieldResolver(() => [PaymentUnitTotal], {
    description: 'Heads and totals by unit, for the bank file (部门控制总数).',
  })
  units(@Root() batch: PaymentBatch, @Ctx() context: RequestContext): Promise<PaymentUnitTotal[]> {
    return unitTotals(context, batch);
  }

  @Allow('placement-officer')
  @Mutation(() => RecordBankAccountsResult, {
    description:
      'Records the bank accounts of up to 500 people, encrypted, all or none (登记收款账户). Emits no event.',
  })
  recordBankAccounts(
    @Arg('input', () => RecordBankAccountsInput, { description: 'The accounts (账户).' })
    input: RecordBankAccountsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordBankAccountsResult> {
    const factoryId = factoryIdOfCode(input.factoryCode);
    return context.mutate(info, { factoryId, input, keyRequired: true }, (tx) =>
      recordBankAccounts(tx, factoryId, input),
    );
  }

  @Allow('placement-officer')
  @Mutation(() => DraftPaymentBatchResult, {
    description:
      'Plans payments of final values that are still due: one payer, one purpose (编制付款批次). Emits no event.',
  })
  draftPaymentBatch(
    @Arg('input', () => DraftPaymentBatchInput, { description: 'Purpose, payer and people (批次内容).' })
    input: DraftPaymentBatchInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof DraftPaymentBatchResult> {
    const factoryId = factoryIdOfCode(input.factoryCode);
    return context.mutate(info, { factoryId, input, keyRequired: true }, (tx) =>
      draftPaymentBatch(tx, factoryId, input),
    );
  }

  @Allow('placement-officer')
  @Mutation(() => RequestPaymentFundsResult, {
    description: 'Asks for the money of a drafted batch (申请资金). Emits PaymentRequested.',
  })
  requestPaymentFunds(
    @Arg('input', () => PaymentBatchInput, { description: 'Which batch (批次).' }) input: PaymentBatchInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RequestPaymentFundsResult> {
    return context.mutate(info, act(input), (tx) => requestPaymentFunds(tx, input.batchId));
  }

  @Allow('finance-approver')
  @Mutation(() => ApprovePaymentBatchResult, {
    description: 'Approves a reserved batch; two different people do (审批付款批次). Emits no event.',
  })
  approvePaymentBatch(
    @Arg('input', () => PaymentBatchInput, { description: 'Which batch (批次).' }) input: PaymentBatchInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ApprovePaymentBatchResult> {
    return context.mutate(info, act(input), (tx) => approvePaymentBatch(tx, input.batchId));
  }

  @Allow('placement-officer', 'finance-approver')
  @Mutation(() => SendPaymentBatchResult, {
    description:
      'Sends an approved batch when its totals and those of the bank file agree (发出付款批次). Emits no event.',
  })
  sendPaymentBatch(
    @Arg('input', () => SendPaymentBatchInput, {
      description: 'Which batch, with the totals of the bank file (发出内容).',
    })
    input: SendPaymentBatchInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof SendPaymentBatchResult> {
    return context.mutate(info, act(input), (tx) => sendPaymentBatch(tx, input));
  }

  @Allow('placement-officer', 'finance-approver')
  @Mutation(() => CancelPaymentBatchResult, {
    description:
      'Gives a batch up before it is sent (取消付款批次). Emits PaymentCancelled where money was asked for.',
  })
  cancelPaymentBatch(
    @Arg('input', () => CancelPaymentBatchInput, { description: 'Which batch and why (取消内容).' })
    input: CancelPaymentBatchInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof CancelPaymentBatchResult> {
    return context.mutate(info, act(input), (tx) => cancelPaymentBatch(tx, input));
  }
}

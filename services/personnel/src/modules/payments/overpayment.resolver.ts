import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  ClaimOverpaymentInput,
  type OverpaymentInput,
  OverpaymentPageArgs,
  RecordOverpaymentInstalmentInput,
  WithdrawOverpaymentInput,
} from './overpayment.inputs.js';
import { instalmentsOf, listOverpayments } from './overpayment.read-model.js';
import {
  ClaimOverpaymentResult,
  RecordOverpaymentInstalmentResult,
  WithdrawOverpaymentResult,
} from './overpayment.results.js';
import { claimOverpayment, recordOverpaymentInstalment, withdrawOverpayment } from './overpayment.service.js';
import { OVERPAYMENT_ID, PAYMENT_ID } from './overpayment.store.js';
import { Overpayment, OverpaymentConnection, OverpaymentInstalment } from './overpayment.type.js';

const act = (input: OverpaymentInput) => ({
  factoryId: parseOpaqueId(OVERPAYMENT_ID, input.overpaymentId).factoryId,
  input,
  keyRequired: true,
});

@Resolver(() => Overpayment)
export class OverpaymentResolver {
  @Allow('placement-officer', 'finance-approver', 'factory-leader', 'administrator', 'hq-admin')
  @Query(() => OverpaymentConnection, {
    description: 'What was paid too much at a factory, oldest first (多付款项).',
  })
  overpayments(
    @Args(() => OverpaymentPageArgs) args: OverpaymentPageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<OverpaymentConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return listOverpayments(context, args).then((page) => Object.assign(new OverpaymentConnection(), page));
  }

  @FieldResolver(() => [OverpaymentInstalment], { description: 'What came back, in order (收回记录).' })
  instalments(
    @Root() overpayment: Overpayment,
    @Ctx() context: RequestContext,
  ): Promise<OverpaymentInstalment[]> {
    return instalmentsOf(context, overpayment);
  }

  @Allow('finance-approver')
  @Mutation(() => ClaimOverpaymentResult, {
    description: 'Decides that part of a payment was too much and claims it back (多付追索). Emits no event.',
  })
  claimOverpayment(
    @Arg('input', () => ClaimOverpaymentInput, {
      description: 'Which payment, how much, on what basis (追索内容).',
    })
    input: ClaimOverpaymentInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ClaimOverpaymentResult> {
    const { factoryId } = parseOpaqueId(PAYMENT_ID, input.paymentId);
    return context.mutate(info, { factoryId, input, keyRequired: true }, (tx) => claimOverpayment(tx, input));
  }

  @Allow('finance-approver')
  @Mutation(() => RecordOverpaymentInstalmentResult, {
    description: 'Takes an instalment of an overpayment that arrived (登记收回多付). Emits PaymentReturned.',
  })
  recordOverpaymentInstalment(
    @Arg('input', () => RecordOverpaymentInstalmentInput, {
      description: 'Which claim and how much (收回内容).',
    })
    input: RecordOverpaymentInstalmentInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordOverpaymentInstalmentResult> {
    return context.mutate(info, act(input), (tx) => recordOverpaymentInstalment(tx, input));
  }

  @Allow('finance-approver')
  @Mutation(() => WithdrawOverpaymentResult, {
    description: 'Withdraws a claim of which nothing came back yet (撤销多付追索). Emits no event.',
  })
  withdrawOverpayment(
    @Arg('input', () => WithdrawOverpaymentInput, { description: 'Which claim and why (撤销内容).' })
    input: WithdrawOverpaymentInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof WithdrawOverpaymentResult> {
    return context.mutate(info, act(input), (tx) => withdrawOverpayment(tx, input));
  }
}

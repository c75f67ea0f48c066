import { Allow, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { EstateSummary } from '../closure/index.js';
import { FundPageArgs, PlanFundSourceInput, ReceiveFundsInput } from './fund.inputs.js';
import { findFundRequest, listFundRequests, listLedgerTransactions } from './fund.lists.js';
import { loadFund } from './fund.read-model.js';
import { PlanFundSourceResult, ReceiveFundsResult } from './fund.results.js';
import { planFundSource, receiveFunds } from './fund.service.js';
import {
  FundRequest,
  FundRequestConnection,
  FundSummary,
  LedgerTransactionConnection,
  ResettlementFund,
} from './fund.type.js';

const READERS = [
  'hq-admin',
  'hq-analyst',
  'factory-leader',
  'assets-officer',
  'administrator',
  'finance-approver',
  'placement-officer',
] as const;

@Resolver(() => EstateSummary)
export class FundResolver {
  @Allow(...READERS)
  @Query(() => ResettlementFund, {
    description: 'The resettlement fund of a factory with its sources and accounts (安置资金).',
  })
  resettlementFund(
    @Arg('factoryCode', () => String, { description: 'The factory (工厂代码).' }) factoryCode: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ResettlementFund> {
    context.requireAt(info, factoryIdOfCode(factoryCode));
    return loadFund(context, factoryIdOfCode(factoryCode));
  }

  @Allow(...READERS)
  @Query(() => LedgerTransactionConnection, {
    description: "The postings of a factory's fund, newest first (记账凭证).",
  })
  async ledgerTransactions(
    @Args(() => FundPageArgs) args: FundPageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<LedgerTransactionConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return Object.assign(new LedgerTransactionConnection(), await listLedgerTransactions(context, args));
  }

  @Allow(...READERS)
  @Query(() => FundRequestConnection, {
    description: 'What payment batches of a factory asked for, newest first (资金请求).',
  })
  async fundRequests(
    @Args(() => FundPageArgs) args: FundPageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FundRequestConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return Object.assign(new FundRequestConnection(), await listFundRequests(context, args));
  }

  @Allow(...READERS)
  @Query(() => FundRequest, {
    nullable: true,
    description: 'What one payment batch asked for, null before its request arrived (资金请求).',
  })
  fundRequest(
    @Arg('factoryCode', () => String, { description: 'The factory (工厂代码).' }) factoryCode: string,
    @Arg('batchId', () => String, { description: 'The payment batch (付款批次).' }) batchId: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FundRequest | null> {
    context.requireAt(info, factoryIdOfCode(factoryCode));
    return findFundRequest(context, factoryIdOfCode(factoryCode), batchId);
  }

  @Allow('hq-admin', 'factory-leader', 'assets-officer', 'finance-approver')
  @Mutation(() => PlanFundSourceResult, {
    description: 'Records what a source promises to the fund (登记资金计划). Emits no event.',
  })
  planFundSource(
    @Arg('input', () => PlanFundSourceInput, { description: 'The source and its promise (计划内容).' })
    input: PlanFundSourceInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof PlanFundSourceResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      planFundSource(tx, input),
    );
  }

  @Allow('assets-officer', 'finance-approver')
  @Mutation(() => ReceiveFundsResult, {
    description:
      'Books money that arrived for the fund; needs an Idempotency-Key (登记到账). Emits no event.',
  })
  receiveFunds(
    @Arg('input', () => ReceiveFundsInput, { description: 'The receipt (到账内容).' })
    input: ReceiveFundsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ReceiveFundsResult> {
    const act = { factoryId: factoryIdOfCode(input.factoryCode), input, keyRequired: true };
    return context.mutate(info, act, (tx) => receiveFunds(tx, input));
  }

  @Allow(...STAFF_ROLES)
  @FieldResolver(() => FundSummary, { description: 'The resettlement fund in all (安置资金汇总).' })
  async fund(@Root() estate: EstateSummary, @Ctx() context: RequestContext): Promise<FundSummary> {
    return (await loadFund(context, estate.factoryId)).total;
  }
}

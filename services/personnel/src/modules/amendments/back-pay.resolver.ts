import { Allow, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { BackPayDeterminationConnection } from '../facts/index.js';
import {
  AdoptBackPayPolicyInput,
  BackPayDeterminationsArgs,
  DetermineBackPayInput,
  RecordArrearsInput,
} from './arrears.inputs.js';
import {
  AdoptBackPayPolicyResult,
  BackPayPolicy,
  BackPayTotals,
  DetermineBackPayResult,
  RecordArrearsResult,
} from './arrears.results.js';
import { recordArrears } from './arrears.service.js';
import {
  adoptBackPayPolicy,
  backPayPolicies,
  backPayTotals,
  determineBackPay,
  listDeterminations,
} from './back-pay.service.js';

const act = (input: { factoryCode: string }) => ({ factoryId: factoryIdOfCode(input.factoryCode), input });

@Resolver()
export class BackPayResolver {
  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => RecordArrearsResult, {
    description:
      'Records arrears by person, month and item, all or none (登记拖欠台账). Emits EmployeeAmended.',
  })
  recordArrears(
    @Arg('input', () => RecordArrearsInput, { description: 'The lines (台账行).' })
    input: RecordArrearsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordArrearsResult> {
    return context.mutate(info, act(input), (tx) => recordArrears(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => AdoptBackPayPolicyResult, {
    description: 'Adopts principle, scope, items and period of back pay (采用补发办法). Emits no event.',
  })
  adoptBackPayPolicy(
    @Arg('input', () => AdoptBackPayPolicyInput, { description: 'The policy (补发办法).' })
    input: AdoptBackPayPolicyInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof AdoptBackPayPolicyResult> {
    return context.mutate(info, act(input), (tx) => adoptBackPayPolicy(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => DetermineBackPayResult, {
    description:
      'Determines for everybody on the roster whether they get back pay (补发身份认定). Emits no event.',
  })
  determineBackPay(
    @Arg('input', () => DetermineBackPayInput, { description: 'The factory (工厂).' })
    input: DetermineBackPayInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof DetermineBackPayResult> {
    return context.mutate(info, act(input), (tx) => determineBackPay(tx, input));
  }

  @Allow(...STAFF_ROLES)
  @Query(() => [BackPayPolicy], {
    description: 'Versions of the back-pay policy, the newest first (补发办法).',
  })
  backPayPolicies(
    @Arg('factoryCode', () => String, { description: 'The factory (工厂代码).' }) factoryCode: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<BackPayPolicy[]> {
    const factoryId = factoryIdOfCode(factoryCode);
    context.requireAt(info, factoryId);
    return backPayPolicies(context.reads, factoryId);
  }

  @Allow(...STAFF_ROLES)
  @Query(() => BackPayTotals, {
    description: 'Roster, determinations and entitlements compared (补发认定对账).',
  })
  backPayTotals(
    @Arg('factoryCode', () => String, { description: 'The factory (工厂代码).' }) factoryCode: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<BackPayTotals> {
    const factoryId = factoryIdOfCode(factoryCode);
    context.requireAt(info, factoryId);
    return backPayTotals(context.reads, factoryId);
  }

  @Allow(...STAFF_ROLES)
  @Query(() => BackPayDeterminationConnection, {
    description: 'Who gets back pay and who not, with the reason, in roster order (补发认定列表).',
  })
  async backPayDeterminations(
    @Args(() => BackPayDeterminationsArgs) args: BackPayDeterminationsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<BackPayDeterminationConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return Object.assign(new BackPayDeterminationConnection(), await listDeterminations(context, args));
  }
}

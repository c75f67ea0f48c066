import { Allow, PageArgs, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { FreezePayablesInput, PayableFreezePageArgs } from './freeze.inputs.js';
import { listDifferences, listFreezes } from './freeze.read-model.js';
import { FreezePayablesResult } from './freeze.results.js';
import { freezePayables } from './freeze.service.js';
import { PayableDifferenceConnection, PayableFreeze, PayableFreezeConnection } from './freeze.type.js';

@Resolver(() => PayableFreeze)
export class FreezeResolver {
  @Allow('placement-officer', 'finance-approver', 'factory-leader', 'administrator', 'hq-admin')
  @Query(() => PayableFreezeConnection, {
    description:
      'What was frozen for payment at a factory, the newest first; the newest of a purpose counts (应付金额冻结).',
  })
  payableFreezes(
    @Args(() => PayableFreezePageArgs) args: PayableFreezePageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PayableFreezeConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return listFreezes(context, args).then((page) => Object.assign(new PayableFreezeConnection(), page));
  }

  @Allow('placement-officer')
  @Mutation(() => FreezePayablesResult, {
    description:
      'Freezes what is due for a purpose that is not posted, from the calculation named; batches pay these figures (冻结应付金额). Emits no event.',
  })
  freezePayables(
    @Arg('input', () => FreezePayablesInput, { description: 'Purpose, calculation and basis (冻结内容).' })
    input: FreezePayablesInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof FreezePayablesResult> {
    const factoryId = factoryIdOfCode(input.factoryCode);
    return context.mutate(info, { factoryId, input, keyRequired: true }, (tx) =>
      freezePayables(tx, factoryId, input),
    );
  }

  @FieldResolver(() => PayableDifferenceConnection, {
    description:
      'People to whom something is owed, who were paid too much, or for whom the calculation says otherwise now (差异明细).',
  })
  differences(
    @Root() freeze: PayableFreeze,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<PayableDifferenceConnection> {
    return listDifferences(context, freeze, args).then((page) =>
      Object.assign(new PayableDifferenceConnection(), page),
    );
  }
}

import { Allow, PageArgs, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Employee } from '../roster/index.js';
import { balancesOfPerson, loadLedger, postingsOfPerson } from './ledger.read-model.js';
import { PayableBalance, PayableLedger, PayablePostingConnection } from './ledger.type.js';
import { LowerFinalValueInput } from './value-decision.inputs.js';
import { LowerFinalValueResult } from './value-decision.results.js';
import { lowerFinalValue } from './value-decision.service.js';

@Resolver(() => Employee)
export class PayableLedgerResolver {
  @Allow('placement-officer', 'finance-approver', 'factory-leader', 'administrator', 'hq-admin')
  @Query(() => PayableLedger, {
    description: 'The ledger of what the people of a factory are owed, with whether it adds up (应付台账).',
  })
  payableLedger(
    @Arg('factoryCode', () => String, { description: 'The factory (工厂代码).' }) factoryCode: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PayableLedger> {
    context.requireAt(info, factoryIdOfCode(factoryCode));
    return loadLedger(context.reads, factoryIdOfCode(factoryCode));
  }

  @Allow('finance-approver')
  @Mutation(() => LowerFinalValueResult, {
    description:
      'Lowers what is paid of a final posted value by a later recorded decision (定案后调减应付). Emits no event.',
  })
  lowerFinalValue(
    @Arg('input', () => LowerFinalValueInput, { description: 'Whose, to what, on what basis (调减内容).' })
    input: LowerFinalValueInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof LowerFinalValueResult> {
    const factoryId = factoryIdOfCode(input.factoryCode);
    return context.mutate(info, { factoryId, input, keyRequired: true }, (tx) =>
      lowerFinalValue(tx, factoryId, input),
    );
  }

  @Allow('employee', 'agent', 'placement-officer', 'finance-approver', 'administrator')
  @FieldResolver(() => [PayableBalance], {
    description:
      'What was recognised as owed to the person and where it lies, empty accounts left out (应付余额).',
  })
  payables(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<PayableBalance[]> {
    return balancesOfPerson(context, employee);
  }

  @Allow('employee', 'agent', 'placement-officer', 'finance-approver', 'administrator')
  @FieldResolver(() => PayablePostingConnection, {
    description: 'Every movement of what the person is owed, in order (应付台账分录).',
  })
  payablePostings(
    @Root() employee: Employee,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<PayablePostingConnection> {
    return postingsOfPerson(context, employee, args).then((page) =>
      Object.assign(new PayablePostingConnection(), page),
    );
  }
}

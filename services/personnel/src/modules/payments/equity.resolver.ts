import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { Employee } from '../roster/index.js';
import { ConvertToEquityInput } from './equity.inputs.js';
import { ConvertToEquityResult, EquityConversion } from './equity.results.js';
import { convertToEquity, toConversion } from './equity.service.js';
import { conversionsOf } from './equity.store.js';

@Resolver(() => Employee)
export class EquityResolver {
  @Allow('placement-officer')
  @Mutation(() => ConvertToEquityResult, {
    description:
      'Turns part of a final fee or compensation into shares, signed by the person (折股). Emits no event.',
  })
  convertToEquity(
    @Arg('input', () => ConvertToEquityInput, { description: 'Whose, how much, signed when (折股内容).' })
    input: ConvertToEquityInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ConvertToEquityResult> {
    const factoryId = factoryIdOfCode(input.factoryCode);
    return context.mutate(info, { factoryId, input, keyRequired: true }, (tx) =>
      convertToEquity(tx, factoryId, input),
    );
  }

  @Allow('employee', 'agent', 'placement-officer', 'finance-approver', 'administrator')
  @FieldResolver(() => EquityConversion, {
    nullable: true,
    description: 'What the person took in shares, null when all is cash (折股).',
  })
  equityConversion(
    @Root() employee: Employee,
    @Ctx() context: RequestContext,
  ): Promise<EquityConversion | null> {
    return context
      .loader<string, EquityConversion | null>(`equity:${employee.factoryId}`, async (ids) => {
        const rows = await conversionsOf(context.reads, employee.factoryId, ids);
        const byPerson = new Map(rows.map((row) => [row.employeeId, toConversion(row)]));
        return ids.map((id) => byPerson.get(id) ?? null);
      })
      .load(employee.employeeId);
  }
}

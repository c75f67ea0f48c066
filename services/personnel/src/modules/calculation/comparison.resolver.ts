import { Allow, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { compareRuleSets } from './compare-rule-sets.read-model.js';
import { CompareRuleSetsArgs, RuleSetComparison } from './comparison.type.js';

@Resolver()
export class ComparisonResolver {
  @Allow(...STAFF_ROLES)
  @Query(() => RuleSetComparison, {
    description:
      'What adopting another rule set would change, before it is adopted; stores nothing (规则包对比).',
  })
  compareRuleSets(
    @Args(() => CompareRuleSetsArgs) args: CompareRuleSetsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RuleSetComparison> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return compareRuleSets(context, args);
  }
}

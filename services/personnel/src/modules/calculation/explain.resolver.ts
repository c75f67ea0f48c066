import type { RequestContext } from '@anzhi/graphql-kit';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { EntitlementKindEnum } from '../entitlements/index.js';
import { Employee } from '../roster/index.js';
import { explainEntitlement } from './explain.read-model.js';
import { EntitlementDifference, ExplainCompareInput } from './explain.type.js';

@Resolver(() => Employee)
export class ExplainResolver {
  @FieldResolver(() => EntitlementDifference, {
    nullable: true,
    description:
      'Why an amount is another than before; without `compare`, against what stood last. Null before anything was calculated (我的金额为何不同).',
  })
  explainEntitlement(
    @Arg('kind', () => EntitlementKindEnum, { description: 'Which amount (项目).' })
    kind: keyof typeof EntitlementKindEnum,
    @Arg('compare', () => ExplainCompareInput, { nullable: true, description: 'Between what (对比方式).' })
    compare: ExplainCompareInput | null,
    @Root() employee: Employee,
    @Ctx() context: RequestContext,
  ): Promise<EntitlementDifference | null> {
    return explainEntitlement(context, employee, kind, compare ?? null);
  }
}

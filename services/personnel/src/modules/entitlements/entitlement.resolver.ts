import { Allow, Explanation, type RequestContext, SignedIn, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode, GROUP } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Employee } from '../roster/index.js';
import { renderTrace, type TraceData } from '../rules/domain/trace.js';
import { loadCurrentCalculation } from './current-calculation.read-model.js';
import { CurrentCalculation } from './current-calculation.type.js';
import { listAdoptions, listRuleSets, loadEntitlements, loadRetirement } from './entitlement.read-model.js';
import { CompensationPreview, EntitlementType, RetirementType } from './entitlement.type.js';
import { PreviewCompensationInput, PreviewRetirementInput } from './preview.inputs.js';
import { previewCompensation, previewRetirement } from './preview.service.js';
import {
  AdoptRuleSetInput,
  CalculateEntitlementsInput,
  RegisterRuleSetInput,
  RuleSetAdoptionsArgs,
} from './rule-set.inputs.js';
import {
  AdoptRuleSetResult,
  CalculateEntitlementsResult,
  RegisterRuleSetResult,
  RuleSet,
  RuleSetAdoptionConnection,
} from './rule-set.results.js';
import { adoptRuleSet, calculateEntitlementsOfFactory, registerRuleSet } from './rule-set.service.js';
import { loadChoiceChanges } from './settlement-choice.read-model.js';
import { SettlementChoiceChange } from './settlement-choice.type.js';

@Resolver(() => Employee)
export class EntitlementResolver {
  @SignedIn()
  @Query(() => CompensationPreview, {
    description: 'What economic compensation would be; stores nothing (经济补偿金试算).',
  })
  previewCompensation(
    @Arg('input', () => PreviewCompensationInput, { description: 'Dates, wages and choices (试算条件).' })
    input: PreviewCompensationInput,
  ): CompensationPreview {
    return previewCompensation(input);
  }

  @SignedIn()
  @Query(() => RetirementType, {
    description: 'When a person retires by law; stores nothing (法定退休时间试算).',
  })
  previewRetirement(
    @Arg('input', () => PreviewRetirementInput, {
      description: 'Birth date, gender and position (试算条件).',
    })
    input: PreviewRetirementInput,
  ): RetirementType {
    return previewRetirement(input);
  }

  @SignedIn()
  @Query(() => [RuleSet], { description: 'The registered rule sets, newest version first (规则包列表).' })
  ruleSets(@Ctx() context: RequestContext): Promise<RuleSet[]> {
    return listRuleSets(context);
  }

  @Allow(...STAFF_ROLES)
  @Query(() => RuleSetAdoptionConnection, {
    description: 'Which rule sets a factory went by, the newest first (规则包采用记录).',
  })
  async ruleSetAdoptions(
    @Args(() => RuleSetAdoptionsArgs) args: RuleSetAdoptionsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RuleSetAdoptionConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return Object.assign(new RuleSetAdoptionConnection(), await listAdoptions(context, args));
  }

  @Allow(...STAFF_ROLES)
  @Query(() => CurrentCalculation, {
    nullable: true,
    description: 'The calculation whose figures count now; null before the first one (现行测算).',
  })
  currentCalculation(
    @Arg('factoryCode', () => String, { description: 'The factory (工厂代码).' }) factoryCode: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CurrentCalculation | null> {
    context.requireAt(info, factoryIdOfCode(factoryCode));
    return loadCurrentCalculation(context.reads, factoryIdOfCode(factoryCode));
  }

  @Allow('hq-admin')
  @Mutation(() => RegisterRuleSetResult, {
    description: 'Registers a version of a rule set for the whole group (登记规则包). Emits no event.',
  })
  registerRuleSet(
    @Arg('input', () => RegisterRuleSetInput, { description: 'The pack (规则包).' })
    input: RegisterRuleSetInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RegisterRuleSetResult> {
    return context.mutate(info, { factoryId: GROUP, input }, (tx) => registerRuleSet(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => AdoptRuleSetResult, {
    description: 'Puts a rule set in force at a factory (采用规则包). Emits no event.',
  })
  adoptRuleSet(
    @Arg('input', () => AdoptRuleSetInput, { description: 'Which, where and why (采用内容).' })
    input: AdoptRuleSetInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof AdoptRuleSetResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      adoptRuleSet(tx, input),
    );
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => CalculateEntitlementsResult, {
    description: 'Calculates everybody on the frozen roster (全员测算). Emits no event.',
  })
  calculateEntitlements(
    @Arg('input', () => CalculateEntitlementsInput, { description: 'The factory (工厂).' })
    input: CalculateEntitlementsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof CalculateEntitlementsResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      calculateEntitlementsOfFactory(tx, input),
    );
  }

  @FieldResolver(() => [EntitlementType], {
    description: 'What the person is entitled to, each with its explanation (应享待遇).',
  })
  entitlements(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<EntitlementType[]> {
    return loadEntitlements(context, employee);
  }

  @FieldResolver(() => [SettlementChoiceChange], {
    description: 'How what the person settles for changed, oldest first (结算选择变更记录).',
  })
  settlementChoiceChanges(
    @Root() employee: Employee,
    @Ctx() context: RequestContext,
  ): Promise<SettlementChoiceChange[]> {
    return loadChoiceChanges(context, employee);
  }

  @FieldResolver(() => RetirementType, {
    nullable: true,
    description: 'When the person retires by the law that the factory goes by (法定退休).',
  })
  retirement(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<RetirementType | null> {
    return loadRetirement(context, employee);
  }
}

@Resolver(() => EntitlementType)
export class EntitlementExplanationResolver {
  @FieldResolver(() => Explanation, { description: 'Why the amount is what it is, step by step (计算说明).' })
  explanation(@Root() entitlement: EntitlementType): Explanation {
    return renderTrace(entitlement.trace as TraceData);
  }
}

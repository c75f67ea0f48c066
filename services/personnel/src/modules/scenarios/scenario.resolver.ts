import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type Page, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { compareScenarios } from './compare-scenarios.js';
import {
  CreateScenarioInput,
  ScenarioIdInput,
  ScenarioPeopleArgs,
  ScenariosArgs,
} from './scenario.inputs.js';
import { findScenario, listScenarioPeople, listScenarios, SCENARIO_ID } from './scenario.read-model.js';
import {
  CompareScenariosResult,
  CreateScenarioResult,
  DeleteScenarioResult,
  RunScenarioResult,
} from './scenario.results.js';
import { createScenario, deleteScenario, runScenario } from './scenario.service.js';
import {
  Scenario,
  ScenarioConnection,
  type ScenarioPerson,
  ScenarioPersonConnection,
} from './scenario.type.js';

@Resolver(() => Scenario)
export class ScenarioResolver {
  @Allow('placement-officer', 'hq-admin', 'hq-analyst')
  @Query(() => ScenarioConnection, { description: 'The what-ifs of a factory, newest first (情景列表).' })
  scenarios(
    @Args(() => ScenariosArgs) args: ScenariosArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Scenario>> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return listScenarios(context, args);
  }

  @Allow('placement-officer', 'hq-admin', 'hq-analyst')
  @Query(() => Scenario, { nullable: true, description: 'One what-if; null where there is none (情景).' })
  scenario(
    @Arg('id', () => ID, { description: 'The scenario (情景标识).' }) id: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Scenario | null> {
    context.requireAt(info, parseOpaqueId(SCENARIO_ID, id).factoryId);
    return findScenario(context, id);
  }

  @Allow('placement-officer', 'hq-admin', 'hq-analyst')
  @Query(() => CompareScenariosResult, {
    description: 'Up to five what-ifs side by side, from their newest runs (情景比较).',
  })
  compareScenarios(
    @Arg('scenarioIds', () => [ID], { description: 'Which, one to five (情景标识).' }) scenarioIds: string[],
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof CompareScenariosResult> {
    for (const id of scenarioIds) context.requireAt(info, parseOpaqueId(SCENARIO_ID, id).factoryId);
    return compareScenarios(context, scenarioIds);
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => CreateScenarioResult, {
    description: 'Writes down a what-if; nothing live changes (新建情景). Emits no event.',
  })
  createScenario(
    @Arg('input', () => CreateScenarioInput, { description: 'What is put otherwise (情景内容).' })
    input: CreateScenarioInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof CreateScenarioResult> {
    const factoryId = factoryIdOfCode(input.factoryCode);
    return context.mutate(info, { factoryId, input }, (tx) => createScenario(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => RunScenarioResult, {
    description: 'Calculates a what-if over everybody; nothing live changes (情景测算). Emits no event.',
  })
  runScenario(
    @Arg('input', () => ScenarioIdInput, { description: 'Which (情景).' }) input: ScenarioIdInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RunScenarioResult> {
    const { factoryId } = parseOpaqueId(SCENARIO_ID, input.scenarioId);
    return context.mutate(info, { factoryId, input }, (tx) => runScenario(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => DeleteScenarioResult, { description: 'Deletes a what-if (删除情景). Emits no event.' })
  deleteScenario(
    @Arg('input', () => ScenarioIdInput, { description: 'Which (情景).' }) input: ScenarioIdInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof DeleteScenarioResult> {
    const { factoryId } = parseOpaqueId(SCENARIO_ID, input.scenarioId);
    return context.mutate(info, { factoryId, input }, (tx) => deleteScenario(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @FieldResolver(() => ScenarioPersonConnection, {
    description: 'People whose figure the newest run changes, the largest change first (变动人员).',
  })
  people(
    @Root() scenario: Scenario,
    @Args(() => ScenarioPeopleArgs) args: ScenarioPeopleArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<ScenarioPerson>> {
    return listScenarioPeople(context, scenario, args);
  }
}

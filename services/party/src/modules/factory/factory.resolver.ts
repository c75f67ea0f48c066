import { Allow, type RequestContext, SignedIn, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode, GROUP } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { AdvanceFactoryClockInput, FactoriesArgs, RegisterFactoryInput } from './factory.inputs.js';
import { listFactories, loadFactory } from './factory.read-model.js';
import { AdvanceFactoryClockResult, RegisterFactoryResult } from './factory.results.js';
import { advanceFactoryClock, registerFactory } from './factory.service.js';
import { Factory, FactoryClock, FactoryClockMode, FactoryConnection } from './factory.type.js';

@Resolver(() => Factory)
export class FactoryResolver {
  @SignedIn()
  @Query(() => Factory, {
    nullable: true,
    description: 'The factory of that code, null when it is not in your scope (按代码查询工厂).',
  })
  factory(
    @Arg('code', () => String, { description: 'What people read, "GZ-01" (工厂代码).' }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<Factory | null> {
    return loadFactory(context, factoryIdOfCode(code));
  }

  @Allow(...STAFF_ROLES)
  @Query(() => FactoryConnection, {
    description: 'Factories in your scope by code, at most 100 a page (工厂列表).',
  })
  factories(
    @Args(() => FactoriesArgs) args: FactoriesArgs,
    @Ctx() context: RequestContext,
  ): Promise<FactoryConnection> {
    return listFactories(context, args).then((page) => Object.assign(new FactoryConnection(), page));
  }

  @Allow('hq-admin')
  @Mutation(() => RegisterFactoryResult, {
    description: 'Puts a factory into the register (登记工厂). Emits FactoryRegistered.',
  })
  registerFactory(
    @Arg('input', () => RegisterFactoryInput, { description: 'The new factory (登记内容).' })
    input: RegisterFactoryInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RegisterFactoryResult> {
    return context.mutate(info, { factoryId: GROUP, input }, (tx) =>
      registerFactory(tx, input, context.mode),
    );
  }

  @Allow('hq-admin')
  @Mutation(() => AdvanceFactoryClockResult, {
    description:
      'Moves a simulated clock forward, in development (推进模拟时钟). Emits FactoryClockAdvanced.',
  })
  advanceFactoryClock(
    @Arg('input', () => AdvanceFactoryClockInput, { description: 'The factory and its new time (推进内容).' })
    input: AdvanceFactoryClockInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof AdvanceFactoryClockResult> {
    const factoryId = factoryIdOfCode(input.factoryCode);
    return context.mutate(info, { factoryId, input }, (tx) => advanceFactoryClock(tx, input));
  }

  @FieldResolver(() => FactoryClock, {
    description: 'The time by which law and policy are applied here (时钟).',
  })
  async clock(@Root() factory: Factory, @Ctx() context: RequestContext): Promise<FactoryClock> {
    const { at } = await context.reads.clock.now(factory.id);
    return { mode: FactoryClockMode[factory.clockMode], now: at };
  }
}

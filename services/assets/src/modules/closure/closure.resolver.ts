import { chinaCalendar, parseOpaqueId } from '@anzhi/domain';
import { Allow, FactoryStub, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  AcceptBankruptcyCaseInput,
  DeclareBankruptcyInput,
  EnterSetupInput,
  OpenClosureProjectInput,
  RecordClosureMilestoneInput,
} from './closure.inputs.js';
import {
  loadClosureProject,
  loadEstate,
  loadMilestonesDone,
  loadPhaseHistory,
} from './closure.read-model.js';
import {
  AcceptBankruptcyCaseResult,
  DeclareBankruptcyResult,
  EnterSetupResult,
  OpenClosureProjectResult,
  RecordClosureMilestoneResult,
} from './closure.results.js';
import {
  acceptBankruptcyCase,
  declareBankruptcy,
  enterSetup,
  openClosureProject,
} from './closure.service.js';
import { ClosureMilestone, ClosurePhaseChange, ClosureProject, EstateSummary } from './closure.type.js';
import { type ClosureDates, milestonesOf } from './domain/milestones.js';
import { recordClosureMilestone } from './milestone.service.js';

const factoryOf = (closureProjectId: string): string =>
  parseOpaqueId('closure-project', closureProjectId).factoryId;

@Resolver(() => ClosureProject)
export class ClosureResolver {
  @Allow(...STAFF_ROLES)
  @Query(() => ClosureProject, {
    nullable: true,
    description: 'The closure of a factory, null before it is opened (关闭破产项目).',
  })
  closureProject(
    @Arg('factoryCode', () => String, { description: 'The factory (工厂代码).' }) factoryCode: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ClosureProject | null> {
    context.requireAt(info, factoryIdOfCode(factoryCode));
    return loadClosureProject(context, factoryIdOfCode(factoryCode));
  }

  @Allow('hq-admin', 'assets-officer', 'factory-leader')
  @Mutation(() => OpenClosureProjectResult, {
    description: 'Opens the closure of a factory in PREPARING (立项). Emits no event.',
  })
  openClosureProject(
    @Arg('input', () => OpenClosureProjectInput, { description: 'The factory and the law (立项内容).' })
    input: OpenClosureProjectInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof OpenClosureProjectResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      openClosureProject(tx, input),
    );
  }

  @Allow('hq-admin', 'assets-officer', 'factory-leader')
  @Mutation(() => EnterSetupResult, {
    description: 'Leads the closure into SETUP (进入组建阶段). Emits ProjectPhaseChanged.',
  })
  enterSetup(
    @Arg('input', () => EnterSetupInput, { description: 'The closure and the decision (进入内容).' })
    input: EnterSetupInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof EnterSetupResult> {
    return context.mutate(info, { factoryId: factoryOf(input.closureProjectId), input }, (tx) =>
      enterSetup(tx, input),
    );
  }

  @Allow('hq-admin', 'assets-officer', 'administrator')
  @Mutation(() => AcceptBankruptcyCaseResult, {
    description: "Records the court's acceptance of the case (登记受理). Emits ProjectPhaseChanged.",
  })
  acceptBankruptcyCase(
    @Arg('input', () => AcceptBankruptcyCaseInput, {
      description: 'The case and its claim window (受理内容).',
    })
    input: AcceptBankruptcyCaseInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof AcceptBankruptcyCaseResult> {
    return context.mutate(info, { factoryId: factoryOf(input.closureProjectId), input }, (tx) =>
      acceptBankruptcyCase(tx, input),
    );
  }

  @Allow('hq-admin', 'assets-officer', 'administrator')
  @Mutation(() => DeclareBankruptcyResult, {
    description:
      'Records the declaration of bankruptcy (登记宣告破产). Emits ProjectPhaseChanged and BankruptcyDeclared.',
  })
  declareBankruptcy(
    @Arg('input', () => DeclareBankruptcyInput, { description: 'The ruling and its date (宣告内容).' })
    input: DeclareBankruptcyInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof DeclareBankruptcyResult> {
    return context.mutate(info, { factoryId: factoryOf(input.closureProjectId), input }, (tx) =>
      declareBankruptcy(tx, input),
    );
  }

  @Allow('hq-admin', 'assets-officer', 'administrator')
  @Mutation(() => RecordClosureMilestoneResult, {
    description: 'Records that a step with a legal clock was done (登记法定节点). Emits no event.',
  })
  recordClosureMilestone(
    @Arg('input', () => RecordClosureMilestoneInput, { description: 'The step and its evidence (节点内容).' })
    input: RecordClosureMilestoneInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordClosureMilestoneResult> {
    return context.mutate(info, { factoryId: factoryOf(input.closureProjectId), input }, (tx) =>
      recordClosureMilestone(tx, input),
    );
  }

  @FieldResolver(() => [ClosureMilestone], {
    description: 'Steps whose legal clock has started, in order (法定节点).',
  })
  async milestones(
    @Root() project: ClosureProject,
    @Ctx() context: RequestContext,
  ): Promise<ClosureMilestone[]> {
    const [done, { date }] = await Promise.all([
      loadMilestonesDone(context, project.factoryId),
      context.reads.clock.now(project.factoryId),
    ]);
    return milestonesOf(chinaCalendar(), datesOf(project), done, date).map((one) =>
      Object.assign(new ClosureMilestone(), one),
    );
  }

  @FieldResolver(() => [ClosurePhaseChange], {
    description: 'The steps from phase to phase, in order (阶段记录).',
  })
  phaseHistory(
    @Root() project: ClosureProject,
    @Ctx() context: RequestContext,
  ): Promise<ClosurePhaseChange[]> {
    return loadPhaseHistory(context, project.factoryId);
  }
}

@Resolver(() => FactoryStub)
export class FactoryEstateResolver {
  @Allow(...STAFF_ROLES)
  @FieldResolver(() => EstateSummary, {
    // Nullable: one service that is away must not take the others' part of a factory with it.
    nullable: true,
    description: 'How the estate stands (破产财产情况).',
  })
  estate(@Root() factory: FactoryStub, @Ctx() context: RequestContext): Promise<EstateSummary> {
    return loadEstate(context, factory.id);
  }
}

const datesOf = ({ acceptedOn, claimWindow, declaredOn }: ClosureProject): ClosureDates =>
  ({
    acceptedOn,
    windowFrom: claimWindow?.from ?? null,
    windowTo: claimWindow?.to ?? null,
    declaredOn,
  }) as ClosureDates;

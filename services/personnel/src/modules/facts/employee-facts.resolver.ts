import { Allow, PageArgs, type RequestContext } from '@anzhi/graphql-kit';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Employee } from '../roster/index.js';
import { ArrearLedgerConnection, BackPayDeterminationType } from './back-pay.type.js';
import {
  determinationOf,
  factHistoryOf,
  injuryOfPerson,
  ledgerOf,
  serviceGapsOf,
  servicePeriodsOfPerson,
  specialWorkOfPerson,
} from './employee-facts.read-model.js';
import {
  FactChangeConnection,
  ServiceGapType,
  ServicePeriodType,
  SpecialWorkPeriodType,
  WorkInjuryType,
} from './fact.type.js';

@Resolver(() => Employee)
export class EmployeeFactsResolver {
  @FieldResolver(() => [ServicePeriodType], {
    description: 'Service in the order of time; derived from the roster until recorded (工龄段).',
  })
  servicePeriods(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<ServicePeriodType[]> {
    return servicePeriodsOfPerson(context, employee);
  }

  @FieldResolver(() => [ServiceGapType], {
    description: 'Days between periods of service that nothing is recorded for (工龄空档).',
  })
  serviceGaps(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<ServiceGapType[]> {
    return serviceGapsOf(context, employee);
  }

  @FieldResolver(() => [SpecialWorkPeriodType], {
    description: 'Periods of special work with their proof, in the order of time (特殊工种经历认定).',
  })
  specialWorkPeriods(
    @Root() employee: Employee,
    @Ctx() context: RequestContext,
  ): Promise<SpecialWorkPeriodType[]> {
    return specialWorkOfPerson(context, employee);
  }

  @Allow('employee', 'agent', 'placement-officer', 'hq-admin')
  @FieldResolver(() => WorkInjuryType, {
    nullable: true,
    description:
      'The work injury by its conclusion; null where none is recorded; each reading of another person’s is noted (工伤鉴定,查阅留痕).',
  })
  injury(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<WorkInjuryType | null> {
    return injuryOfPerson(context, employee);
  }

  @FieldResolver(() => ArrearLedgerConnection, {
    description: 'What is owed by month and item; the span of the roster until recorded (拖欠台账).',
  })
  async arrearLedger(
    @Root() employee: Employee,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<ArrearLedgerConnection> {
    return Object.assign(new ArrearLedgerConnection(), await ledgerOf(context, employee, args));
  }

  @FieldResolver(() => BackPayDeterminationType, {
    nullable: true,
    description: 'Whether the person gets back pay, and why; null until everybody was determined (补发认定).',
  })
  backPayDetermination(
    @Root() employee: Employee,
    @Ctx() context: RequestContext,
  ): Promise<BackPayDeterminationType | null> {
    return determinationOf(context, employee);
  }

  @Allow('employee', 'agent', 'placement-officer', 'hq-admin')
  @FieldResolver(() => FactChangeConnection, {
    description: 'Changes of recorded facts, the oldest first; append-only (事实变更记录).',
  })
  async factHistory(
    @Root() employee: Employee,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<FactChangeConnection> {
    return Object.assign(new FactChangeConnection(), await factHistoryOf(context, employee, args));
  }
}

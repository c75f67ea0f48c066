import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { AmendEmployeeFactsInput } from '../roster/index.js';
import { AmendEmployeeFactsResult } from './amend-roster.results.js';
import { amendEmployeeFacts } from './amend-roster.service.js';
import type { PersonChangeInput } from './amendment.inputs.js';
import { RecordDueWagesInput } from './due-wages.inputs.js';
import { RecordDueWagesResult } from './due-wages.results.js';
import { recordDueWages } from './due-wages.service.js';
import { RecordWorkInjuryInput } from './injury.inputs.js';
import { RecordWorkInjuryResult } from './injury.results.js';
import { recordWorkInjury } from './injury.service.js';
import { RecordServicePeriodsInput } from './service-periods.inputs.js';
import { RecordServicePeriodsResult } from './service-periods.results.js';
import { recordServicePeriods } from './service-periods.service.js';
import { ClaimSpecialWorkInput, DecideSpecialWorkInput } from './special-work.inputs.js';
import { ClaimSpecialWorkResult, DecideSpecialWorkResult } from './special-work.results.js';
import { claimSpecialWork, decideSpecialWork } from './special-work.service.js';

const act = (input: Pick<PersonChangeInput, 'employeeId'>) => ({
  factoryId: parseOpaqueId('employee', input.employeeId).factoryId,
  input,
});

@Resolver()
export class PersonFactsAmendmentResolver {
  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => RecordServicePeriodsResult, {
    description: 'Records all service of a person, dated (核定工龄段). Emits EmployeeAmended.',
  })
  recordServicePeriods(
    @Arg('input', () => RecordServicePeriodsInput, { description: 'The periods (工龄段).' })
    input: RecordServicePeriodsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordServicePeriodsResult> {
    return context.mutate(info, act(input), (tx) => recordServicePeriods(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => RecordDueWagesResult, {
    description:
      'Records due wages by month; their average becomes the base of compensation (登记应发工资). Emits EmployeeAmended.',
  })
  recordDueWages(
    @Arg('input', () => RecordDueWagesInput, { description: 'The months and items (应发工资).' })
    input: RecordDueWagesInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordDueWagesResult> {
    return context.mutate(info, act(input), (tx) => recordDueWages(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => ClaimSpecialWorkResult, {
    description:
      'Records a claim of special work; it counts once verified (申报特殊工种). Emits EmployeeAmended.',
  })
  claimSpecialWork(
    @Arg('input', () => ClaimSpecialWorkInput, { description: 'The claim (申报内容).' })
    input: ClaimSpecialWorkInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ClaimSpecialWorkResult> {
    return context.mutate(info, act(input), (tx) => claimSpecialWork(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => DecideSpecialWorkResult, {
    description:
      'Verifies or rejects special work by catalogue and archive (特殊工种认定). Emits EmployeeAmended.',
  })
  decideSpecialWork(
    @Arg('input', () => DecideSpecialWorkInput, { description: 'The decision (认定内容).' })
    input: DecideSpecialWorkInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof DecideSpecialWorkResult> {
    return context.mutate(info, act(input), (tx) => decideSpecialWork(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => RecordWorkInjuryResult, {
    description: 'Records a work injury from its appraisal conclusion (登记工伤鉴定). Emits EmployeeAmended.',
  })
  recordWorkInjury(
    @Arg('input', () => RecordWorkInjuryInput, { description: 'The conclusion (鉴定结论).' })
    input: RecordWorkInjuryInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordWorkInjuryResult> {
    return context.mutate(info, act(input), (tx) => recordWorkInjury(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => AmendEmployeeFactsResult, {
    description:
      'Changes what the roster says of a person, dated, with legal basis and evidence (名册更正). Emits EmployeeAmended.',
  })
  amendEmployeeFacts(
    @Arg('input', () => AmendEmployeeFactsInput, { description: 'The change (更正内容).' })
    input: AmendEmployeeFactsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof AmendEmployeeFactsResult> {
    return context.mutate(info, act(input), (tx) => amendEmployeeFacts(tx, input));
  }
}

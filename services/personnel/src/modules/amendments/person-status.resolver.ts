import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { RecordDependantsInput } from './family.inputs.js';
import { RecordDependantsResult } from './family.results.js';
import { recordDependants } from './family.service.js';
import { AmendIdentityInput, RecognizeBirthDateInput } from './identity.inputs.js';
import { AmendIdentityResult, RecognizeBirthDateResult } from './identity.results.js';
import { amendIdentity, recognizeBirthDate } from './identity.service.js';
import { RecordPersonStatusInput } from './status.inputs.js';
import { RecordPersonStatusResult } from './status.results.js';
import { recordPersonStatus } from './status.service.js';

const act = <I extends { employeeId: string }>(input: I) => ({
  factoryId: parseOpaqueId('employee', input.employeeId).factoryId,
  input,
});

@Resolver()
export class PersonStatusResolver {
  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => RecordDependantsResult, {
    description: 'Records whom a worker supports or supported (登记供养亲属). Emits EmployeeAmended.',
  })
  recordDependants(
    @Arg('input', () => RecordDependantsInput, { description: 'The family (家庭).' })
    input: RecordDependantsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordDependantsResult> {
    const factoryId = factoryIdOfCode(input.factoryCode);
    return context.mutate(info, { factoryId, input }, (tx) => recordDependants(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => RecognizeBirthDateResult, {
    description:
      'Recognises a birth date where number and archive differ (出生日期认定). Emits EmployeeAmended.',
  })
  recognizeBirthDate(
    @Arg('input', () => RecognizeBirthDateInput, { description: 'The records of the archive (档案记载).' })
    input: RecognizeBirthDateInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecognizeBirthDateResult> {
    return context.mutate(info, act(input), (tx) => recognizeBirthDate(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => AmendIdentityResult, {
    description: 'Corrects an identity number or a phone (更正身份证号、电话). Emits EmployeeAmended.',
  })
  amendIdentity(
    @Arg('input', () => AmendIdentityInput, { description: 'What is right (更正内容).' })
    input: AmendIdentityInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof AmendIdentityResult> {
    return context.mutate(info, act(input), (tx) => amendIdentity(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => RecordPersonStatusResult, {
    description:
      'Records death, incapacity, protection, hazards, claims and the like (登记状态事实). Emits EmployeeAmended.',
  })
  recordPersonStatus(
    @Arg('input', () => RecordPersonStatusInput, { description: 'The facts (状态事实).' })
    input: RecordPersonStatusInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordPersonStatusResult> {
    return context.mutate(info, act(input), (tx) => recordPersonStatus(tx, input));
  }
}

import { parseOpaqueId } from '@anzhi/domain';
import { Allow, groupRows, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { Employee } from '../../roster/index.js';
import {
  APPRAISAL_ID,
  APPRAISAL_SQL,
  type AppraisalRow,
  concludeAppraisal,
  openAppraisal,
  readConclusion,
  toAppraisal,
} from './appraisal.service.js';
import {
  AppraisalReferral,
  ConcludeAppraisalInput,
  ConcludeAppraisalResult,
  OpenAppraisalInput,
  OpenAppraisalResult,
} from './appraisal.type.js';

@Resolver(() => Employee)
export class AppraisalResolver {
  @Allow('placement-officer')
  @Mutation(() => OpenAppraisalResult, {
    description: 'Refers a person to the appraisal of labour capability (转介劳动能力鉴定). Emits no event.',
  })
  openAppraisal(
    @Arg('input', () => OpenAppraisalInput, { description: 'Who and for what (转介).' })
    input: OpenAppraisalInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof OpenAppraisalResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      openAppraisal(tx, input),
    );
  }

  @Allow('placement-officer')
  @Mutation(() => ConcludeAppraisalResult, {
    description: 'Records what the committee concluded (登记鉴定结论). Emits no event.',
  })
  concludeAppraisal(
    @Arg('input', () => ConcludeAppraisalInput, { description: 'The conclusion (结论).' })
    input: ConcludeAppraisalInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ConcludeAppraisalResult> {
    const { factoryId } = parseOpaqueId(APPRAISAL_ID, input.appraisalId);
    return context.mutate(info, { factoryId, input }, (tx) => concludeAppraisal(tx, input));
  }

  @Allow('placement-officer', 'employee', 'agent')
  @FieldResolver(() => [AppraisalReferral], {
    description: 'Referrals to the appraisal, for the person and those who handle them (劳动能力鉴定转介).',
  })
  appraisals(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<AppraisalReferral[]> {
    return context
      .loader<Employee, AppraisalReferral[]>('appraisals', async (people) => {
        const rows = await context.reads.query<AppraisalRow>(
          `${APPRAISAL_SQL} WHERE (factory_id, employee_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) ORDER BY id`,
          [people.map((person) => person.factoryId), people.map((person) => person.employeeId)],
        );
        const byPerson = groupRows(rows, (row) => row.employeeId);
        return people.map((person) => (byPerson.get(person.employeeId) ?? []).map(toAppraisal));
      })
      .load(employee);
  }
}

@Resolver(() => AppraisalReferral)
export class AppraisalConclusionResolver {
  @Allow('placement-officer', 'employee', 'agent')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The degree as the committee words it; each reading of another person’s is noted (鉴定结论,查阅留痕).',
  })
  conclusion(@Root() referral: AppraisalReferral, @Ctx() context: RequestContext): Promise<string | null> {
    return readConclusion(context, referral);
  }
}

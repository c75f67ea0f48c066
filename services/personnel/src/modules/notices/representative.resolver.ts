import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { Employee } from '../roster/index.js';
import { EndRepresentativeInput, RecordRepresentativeInput } from './notice.inputs.js';
import { actsUnder, representativesOfEmployee } from './notice.read-model.js';
import { EndRepresentativeResult, RecordRepresentativeResult } from './notice.results.js';
import { Representative } from './notice.type.js';
import { endRepresentation, recordRepresentative } from './representative.service.js';
import { REPRESENTATIVE_ID } from './representative.store.js';
import { RepresentedAct } from './represented-act.type.js';

@Resolver(() => Representative)
export class RepresentativeResolver {
  @Allow('placement-officer')
  @Mutation(() => RecordRepresentativeResult, {
    description: 'Records who acts for a person, with proof (登记代理人). Emits no event.',
  })
  recordRepresentative(
    @Arg('input', () => RecordRepresentativeInput, {
      description: 'Who, for whom, with what proof (登记内容).',
    })
    input: RecordRepresentativeInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordRepresentativeResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      recordRepresentative(tx, input),
    );
  }

  @Allow('placement-officer')
  @Mutation(() => EndRepresentativeResult, {
    description: 'Ends a representation before its term (终止代理). Emits no event.',
  })
  endRepresentative(
    @Arg('input', () => EndRepresentativeInput, { description: 'Which and why (终止内容).' })
    input: EndRepresentativeInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof EndRepresentativeResult> {
    const { factoryId } = parseOpaqueId(REPRESENTATIVE_ID, input.representativeId);
    return context.mutate(info, { factoryId, input }, (tx) => endRepresentation(tx, input));
  }

  @Allow('placement-officer', 'finance-approver', 'employee', 'agent')
  @FieldResolver(() => String, { description: 'The name, for those who handle the matter (姓名).' })
  async name(
    @Root() { factoryId, nameSealed }: Representative,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    return (await context.reads.cipher(factoryId)).decrypt(nameSealed);
  }

  @Allow('placement-officer', 'finance-approver', 'employee', 'agent')
  @FieldResolver(() => [RepresentedAct], {
    description: 'What was done under it, the oldest first (代理办理记录).',
  })
  acts(@Root() representative: Representative, @Ctx() context: RequestContext): Promise<RepresentedAct[]> {
    return actsUnder(context, representative);
  }
}

@Resolver(() => Employee)
export class EmployeeRepresentativesResolver {
  @Allow('placement-officer', 'finance-approver', 'employee', 'agent')
  @FieldResolver(() => [Representative], {
    description: 'Who acts or acted for the person (代理人).',
  })
  representatives(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<Representative[]> {
    return representativesOfEmployee(context, employee);
  }
}

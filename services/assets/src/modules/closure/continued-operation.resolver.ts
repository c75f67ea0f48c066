import { parseOpaqueId } from '@anzhi/domain';
import { Allow, groupRows, type RequestContext } from '@anzhi/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { ClosureProject } from './closure.type.js';
import { approveContinuedOperation } from './continued-operation.service.js';
import {
  ApproveContinuedOperationInput,
  ApproveContinuedOperationResult,
  ContinuedOperation,
} from './continued-operation.type.js';

@Resolver(() => ClosureProject)
export class ContinuedOperationResolver {
  @Allow('hq-admin', 'assets-officer', 'administrator')
  @Mutation(() => ApproveContinuedOperationResult, {
    description:
      'Records that the factory goes on working during the closure (决定继续营业). Emits ContinuedOperationApproved.',
  })
  approveContinuedOperation(
    @Arg('input', () => ApproveContinuedOperationInput, { description: 'The decision (决定).' })
    input: ApproveContinuedOperationInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ApproveContinuedOperationResult> {
    const { factoryId } = parseOpaqueId('closure-project', input.closureProjectId);
    return context.mutate(info, { factoryId, input }, (tx) => approveContinuedOperation(tx, input));
  }

  @FieldResolver(() => [ContinuedOperation], {
    description: 'Decisions that the factory goes on working, the oldest first (继续营业决定).',
  })
  continuedOperations(
    @Root() { factoryId }: ClosureProject,
    @Ctx() context: RequestContext,
  ): Promise<ContinuedOperation[]> {
    return context
      .loader<string, ContinuedOperation[]>('continued-operations', async (ids) => {
        const rows = await context.reads.query<ContinuedOperation & { factoryId: string }>(
          `SELECT factory_id AS "factoryId", basis, document_no AS "documentNo", approved_on AS "approvedOn", reason
             FROM continued_operation WHERE factory_id = ANY ($1) ORDER BY approved_on, basis DESC`,
          [ids],
        );
        const byFactory = groupRows(rows, (row) => row.factoryId);
        return ids.map((id) =>
          (byFactory.get(id) ?? []).map(({ factoryId: _, ...row }) =>
            Object.assign(new ContinuedOperation(), row),
          ),
        );
      })
      .load(factoryId);
  }
}

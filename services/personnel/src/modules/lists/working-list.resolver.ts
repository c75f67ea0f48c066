import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Employee, loadEmployee } from '../roster/index.js';
import { listSavedLists } from './saved-list.read-model.js';
import { DeleteWorkingListResult, SaveWorkingListResult } from './saved-list.results.js';
import { deleteWorkingList, SAVED_LIST_ID, saveWorkingList } from './saved-list.service.js';
import {
  DeleteWorkingListInput,
  SavedWorkingListsArgs,
  SaveWorkingListInput,
  WorkingListArgs,
} from './working-list.inputs.js';
import { readWorkingList } from './working-list.read-model.js';
import { SavedWorkingListConnection, WorkingListConnection, WorkingListRow } from './working-list.type.js';
import { WORKING_ROLES } from './working-roles.js';

@Resolver(() => WorkingListRow)
export class WorkingListResolver {
  @Allow(...WORKING_ROLES)
  @Query(() => WorkingListConnection, {
    description: 'People of a factory as staff work through them, with where each stands (工作清单).',
  })
  async workingList(
    @Args(() => WorkingListArgs) args: WorkingListArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<WorkingListConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return Object.assign(new WorkingListConnection(), await readWorkingList(context, args));
  }

  @FieldResolver(() => Employee, { description: 'The person (职工).' })
  async employee(@Root() row: WorkingListRow, @Ctx() context: RequestContext): Promise<Employee> {
    const employee = await loadEmployee(context, row.employeeId);
    if (!employee) throw new Error('the person of a row is gone');
    return employee;
  }

  @Allow(...WORKING_ROLES)
  @Query(() => SavedWorkingListConnection, {
    description: "Your own kept lists and those that the factory's officers share (已保存的工作清单).",
  })
  async savedWorkingLists(
    @Args(() => SavedWorkingListsArgs) args: SavedWorkingListsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SavedWorkingListConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return Object.assign(new SavedWorkingListConnection(), await listSavedLists(context, args));
  }

  @Allow(...WORKING_ROLES)
  @Mutation(() => SaveWorkingListResult, {
    description: 'Keeps a filter and an order under a name (保存工作清单). Emits no event.',
  })
  saveWorkingList(
    @Arg('input', () => SaveWorkingListInput, { description: 'What to keep (清单内容).' })
    input: SaveWorkingListInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof SaveWorkingListResult> {
    const factoryId = factoryIdOfCode(input.factoryCode);
    return context.mutate(info, { factoryId, input }, (tx) => saveWorkingList(tx, input));
  }

  @Allow(...WORKING_ROLES)
  @Mutation(() => DeleteWorkingListResult, {
    description: 'Gives up a kept list of your own (删除工作清单). Emits no event.',
  })
  deleteWorkingList(
    @Arg('input', () => DeleteWorkingListInput, { description: 'Which one (清单).' })
    input: DeleteWorkingListInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof DeleteWorkingListResult> {
    const { factoryId } = parseOpaqueId(SAVED_LIST_ID, input.workingListId);
    return context.mutate(info, { factoryId, input }, (tx) => deleteWorkingList(tx, input.workingListId));
  }
}

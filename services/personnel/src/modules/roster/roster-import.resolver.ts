import { parseOpaqueId } from '@anzhi/domain';
import { Allow, PageArgs, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { commitRosterImport } from './commit-import.service.js';
import { DiscardRosterImportResult } from './discard-import.results.js';
import { discardRosterImport } from './discard-import.service.js';
import { freezeRoster, resolveLeftOutRow } from './freeze-roster.service.js';
import {
  CommitRosterImportInput,
  DiscardRosterImportInput,
  FreezeRosterInput,
  ResolveLeftOutRowInput,
  RosterImportsArgs,
  RosterLeftOutsArgs,
} from './roster-import.inputs.js';
import {
  listImportRows,
  listLeftOuts,
  listRosterImports,
  loadRosterImport,
  parseLeftOutId,
} from './roster-import.read-model.js';
import {
  CommitRosterImportResult,
  FreezeRosterResult,
  ResolveLeftOutRowResult,
} from './roster-import.results.js';
import {
  RosterImport,
  RosterImportConnection,
  RosterImportRowConnection,
  RosterLeftOutConnection,
} from './roster-import.type.js';

@ArgsType()
class ImportRowsArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Only rejected rows (仅未通过行).' })
  rejectedOnly: boolean;
}

@Resolver(() => RosterImport)
export class RosterImportResolver {
  @Allow('placement-officer', 'factory-leader', 'hq-admin')
  @Query(() => RosterImport, { nullable: true, description: 'One import of a roster file (名册导入).' })
  rosterImport(
    @Arg('id', () => ID, { description: 'The import (导入标识).' }) id: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RosterImport | null> {
    const { factoryId, key } = parseOpaqueId('import', id);
    context.requireAt(info, factoryId);
    return loadRosterImport(context.reads, factoryId, key);
  }

  @Allow('placement-officer', 'factory-leader', 'hq-admin')
  @Query(() => RosterImportConnection, {
    description: 'Imports of a factory, the newest first (名册导入列表).',
  })
  async rosterImports(
    @Args(() => RosterImportsArgs) args: RosterImportsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RosterImportConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return Object.assign(new RosterImportConnection(), await listRosterImports(context, args));
  }

  @Allow('placement-officer', 'factory-leader', 'hq-admin')
  @Query(() => RosterLeftOutConnection, {
    description: 'Rows that were left out of the roster: nobody is forgotten (暂缺人员列表).',
  })
  async rosterLeftOuts(
    @Args(() => RosterLeftOutsArgs) args: RosterLeftOutsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RosterLeftOutConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return Object.assign(new RosterLeftOutConnection(), await listLeftOuts(context, args));
  }

  @FieldResolver(() => RosterImportRowConnection, {
    description: 'Rows with problems or warnings, by line (有问题的行).',
  })
  async notedRows(
    @Root() rosterImport: RosterImport,
    @Args(() => ImportRowsArgs) args: ImportRowsArgs,
    @Ctx() context: RequestContext,
  ): Promise<RosterImportRowConnection> {
    return Object.assign(new RosterImportRowConnection(), await listImportRows(context, rosterImport, args));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => CommitRosterImportResult, {
    description: 'Puts a checked import on the roster, all or none (提交入册). Emits EmployeesEnrolled.',
  })
  commitRosterImport(
    @Arg('input', () => CommitRosterImportInput, { description: 'The import (提交内容).' })
    input: CommitRosterImportInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof CommitRosterImportResult> {
    const { factoryId } = parseOpaqueId('import', input.importId);
    return context.mutate(info, { factoryId, input }, (tx) => commitRosterImport(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => DiscardRosterImportResult, {
    description: 'Gives up an import that is not on the roster (导入作废). Emits no event.',
  })
  discardRosterImport(
    @Arg('input', () => DiscardRosterImportInput, { description: 'The import and why (作废内容).' })
    input: DiscardRosterImportInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof DiscardRosterImportResult> {
    const { factoryId } = parseOpaqueId('import', input.importId);
    return context.mutate(info, { factoryId, input }, (tx) => discardRosterImport(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => ResolveLeftOutRowResult, {
    description: 'Settles a row that was left out, by a decision with its reason (暂缺人员处理). No event.',
  })
  resolveLeftOutRow(
    @Arg('input', () => ResolveLeftOutRowInput, { description: 'The row and the reason (处理内容).' })
    input: ResolveLeftOutRowInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ResolveLeftOutRowResult> {
    const { factoryId } = parseLeftOutId(input.leftOutId);
    return context.mutate(info, { factoryId, input }, (tx) => resolveLeftOutRow(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => FreezeRosterResult, {
    description: 'Freezes the roster as of the declaration (名册冻结). Emits RosterFrozen.',
  })
  freezeRoster(
    @Arg('input', () => FreezeRosterInput, { description: 'The factory and a reason (冻结内容).' })
    input: FreezeRosterInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof FreezeRosterResult> {
    const factoryId = factoryIdOfCode(input.factoryCode);
    return context.mutate(info, { factoryId, input }, (tx) => freezeRoster(tx, input));
  }
}

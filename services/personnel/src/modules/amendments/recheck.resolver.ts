import { parseOpaqueId } from '@anzhi/domain';
import { Allow, PageArgs, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  CatalogueRechecksArgs,
  DecideCatalogueRecheckInput,
  OpenCatalogueRecheckInput,
  ServeCatalogueRepliesInput,
} from './recheck.inputs.js';
import {
  DecideCatalogueRecheckResult,
  OpenCatalogueRecheckResult,
  ServeCatalogueRepliesResult,
} from './recheck.results.js';
import { decideCatalogueRecheck, openCatalogueRecheck, serveCatalogueReplies } from './recheck.service.js';
import { listRechecks, listReplies, RECHECK_ID } from './recheck.store.js';
import {
  CatalogueRecheck,
  CatalogueRecheckConnection,
  CatalogueReplyConnection,
  SpecialJob,
} from './recheck.type.js';
import { catalogueOf } from './special-work.store.js';

const factoryOf = (id: string): string => parseOpaqueId(RECHECK_ID, id).factoryId;

@Resolver(() => CatalogueRecheck)
export class CatalogueRecheckResolver {
  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => OpenCatalogueRecheckResult, {
    description: 'Opens a recheck of a job against the catalogue (发起特殊工种目录复核). Emits no event.',
  })
  openCatalogueRecheck(
    @Arg('input', () => OpenCatalogueRecheckInput, { description: 'The job (工种).' })
    input: OpenCatalogueRecheckInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof OpenCatalogueRecheckResult> {
    const factoryId = factoryIdOfCode(input.factoryCode);
    return context.mutate(info, { factoryId, input }, (tx) => openCatalogueRecheck(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => DecideCatalogueRecheckResult, {
    description:
      'Decides a recheck for everybody of the job, with a reply each (目录复核结论). Emits EmployeeAmended.',
  })
  decideCatalogueRecheck(
    @Arg('input', () => DecideCatalogueRecheckInput, { description: 'The finding (结论).' })
    input: DecideCatalogueRecheckInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof DecideCatalogueRecheckResult> {
    const factoryId = factoryOf(input.catalogueRecheckId);
    return context.mutate(info, { factoryId, input }, (tx) => decideCatalogueRecheck(tx, input));
  }

  @Allow('placement-officer', 'hq-admin')
  @Mutation(() => ServeCatalogueRepliesResult, {
    description: 'Records that replies were served, with proof (登记答复送达). Emits no event.',
  })
  serveCatalogueReplies(
    @Arg('input', () => ServeCatalogueRepliesInput, { description: 'To whom and how (送达内容).' })
    input: ServeCatalogueRepliesInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ServeCatalogueRepliesResult> {
    const factoryId = factoryOf(input.catalogueRecheckId);
    return context.mutate(info, { factoryId, input }, (tx) => serveCatalogueReplies(tx, input));
  }

  @Allow(...STAFF_ROLES)
  @Query(() => CatalogueRecheckConnection, {
    description: 'Rechecks of a factory, the newest first (目录复核列表).',
  })
  async catalogueRechecks(
    @Args(() => CatalogueRechecksArgs) args: CatalogueRechecksArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CatalogueRecheckConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return Object.assign(new CatalogueRecheckConnection(), await listRechecks(context, args));
  }

  @Allow('placement-officer', 'hq-admin')
  @FieldResolver(() => CatalogueReplyConnection, {
    description: 'The replies in roster order: everybody of the job has one (答复列表).',
  })
  async replies(
    @Root() recheck: CatalogueRecheck,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<CatalogueReplyConnection> {
    return Object.assign(new CatalogueReplyConnection(), await listReplies(context, recheck, args));
  }

  @Allow(...STAFF_ROLES, 'employee', 'agent')
  @Query(() => [SpecialJob], {
    description:
      'The catalogue of special jobs that the factory goes by, its rechecks included (特殊工种目录).',
  })
  async specialJobs(
    @Arg('factoryCode', () => String, { description: 'The factory (工厂代码).' }) factoryCode: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SpecialJob[]> {
    const factoryId = factoryIdOfCode(factoryCode);
    context.requireAt(info, factoryId);
    const { listed } = await catalogueOf(context.reads, factoryId);
    return listed.map((entry) => Object.assign(new SpecialJob(), entry));
  }
}

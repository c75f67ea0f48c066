import { Allow, forbidden, PageArgs, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { OrganizationSummary } from '../kickoff/index.js';
import { PublicityActivityConnection } from './activity.type.js';
import { listHandbooks } from './handbook.read-model.js';
import { HandbookConnection } from './handbook.type.js';
import { PublicityPeopleArgs } from './person.inputs.js';
import { listPeople, loadMyPublicity } from './person.read-model.js';
import { MyPublicity, PublicityPersonConnection } from './person.type.js';
import { PublicationsArgs, PublicityActivitiesArgs } from './publication.inputs.js';
import { listActivities, listPublications } from './publication.read-model.js';
import { PublicationConnection } from './publication.type.js';
import { loadPublicity } from './publicity-summary.read-model.js';
import { PublicitySummary } from './publicity-summary.type.js';

/** What was made public is for everybody of the factory. */
const READERS = [...STAFF_ROLES, 'employee'] as const;

@Resolver(() => OrganizationSummary)
export class PublicityResolver {
  @FieldResolver(() => PublicitySummary, {
    description: 'Three publications, handbook and four understandings (三公开、政策问答、四了解).',
  })
  publicity(
    @Root() { factoryId }: OrganizationSummary,
    @Ctx() context: RequestContext,
  ): Promise<PublicitySummary> {
    return loadPublicity(context, factoryId);
  }

  @Allow(...READERS)
  @Query(() => HandbookConnection, {
    description: 'Versions of the policy handbook, the newest first, at most 100 a page (政策问答各版).',
  })
  async handbooks(
    @Arg('factoryCode', () => String, { description: 'The factory (工厂代码).' }) factoryCode: string,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<HandbookConnection> {
    context.requireAt(info, factoryIdOfCode(factoryCode));
    return Object.assign(
      new HandbookConnection(),
      await listHandbooks(context, factoryIdOfCode(factoryCode), args),
    );
  }

  @Allow(...READERS)
  @Query(() => PublicationConnection, {
    description: 'What was made public, the newest first, at most 100 a page (公开事项列表).',
  })
  async publications(
    @Args(() => PublicationsArgs) args: PublicationsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PublicationConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return Object.assign(new PublicationConnection(), await listPublications(context, args));
  }

  @Allow(...READERS)
  @Query(() => PublicityActivityConnection, {
    description: 'Acts of publicity, the newest first, at most 100 a page (宣传活动列表).',
  })
  async publicityActivities(
    @Args(() => PublicityActivitiesArgs) args: PublicityActivitiesArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PublicityActivityConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return Object.assign(new PublicityActivityConnection(), await listActivities(context, args));
  }

  @Allow('hq-admin', 'party-officer', 'factory-leader', 'placement-officer')
  @Query(() => PublicityPersonConnection, {
    description:
      'People by number with what they read and understood, at most 100 a page (职工了解情况列表).',
  })
  async publicityPeople(
    @Args(() => PublicityPeopleArgs) args: PublicityPeopleArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PublicityPersonConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return Object.assign(new PublicityPersonConnection(), await listPeople(context, args));
  }

  @Allow('employee')
  @Query(() => MyPublicity, {
    description: 'The newest handbook and what the signed-in person understands (本人了解情况).',
  })
  myPublicity(@Ctx() context: RequestContext): Promise<MyPublicity> {
    const { self } = context.viewer;
    if (!self) throw forbidden();
    return loadMyPublicity(context, self);
  }
}

import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext, SignedIn, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Employee } from '../roster/index.js';
import { IssueNoticesInput, NoticesArgs, ServeNoticeInput } from './notice.inputs.js';
import { attemptsAt, countNotices, listNotices, noticesOf } from './notice.read-model.js';
import { IssueNoticesResult, ServeNoticeResult } from './notice.results.js';
import { issueNotices, serveNotice } from './notice.service.js';
import { NOTICE_ID } from './notice.store.js';
import { NoticeAttempt, NoticeCount, PersonNotice, PersonNoticeConnection } from './notice.type.js';

@Resolver(() => PersonNotice)
export class NoticeResolver {
  @Allow(...STAFF_ROLES)
  @Query(() => PersonNoticeConnection, { description: 'Notices to people, the newest first (个人通知列表).' })
  personNotices(
    @Args(() => NoticesArgs) args: NoticesArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PersonNoticeConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return listNotices(context, args).then((page) => Object.assign(new PersonNoticeConnection(), page));
  }

  @Allow(...STAFF_ROLES)
  @Query(() => [NoticeCount], { description: 'How many notices stand where (送达统计).' })
  personNoticeCounts(
    @Arg('factoryCode', () => String, { description: 'The factory (工厂代码).' }) factoryCode: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<NoticeCount[]> {
    context.requireAt(info, factoryIdOfCode(factoryCode));
    return countNotices(context, factoryIdOfCode(factoryCode));
  }

  @Allow('placement-officer')
  @Mutation(() => IssueNoticesResult, {
    description: 'Issues a letter to one or many people, all or none (制发通知). Emits no event.',
  })
  issueNotices(
    @Arg('input', () => IssueNoticesInput, { description: 'To whom and what (通知内容).' })
    input: IssueNoticesInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof IssueNoticesResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      issueNotices(tx, input),
    );
  }

  @Allow('placement-officer')
  @Mutation(() => ServeNoticeResult, {
    description: 'Notes an attempt to serve a notice, or sends a text message (送达登记). Emits no event.',
  })
  serveNotice(
    @Arg('input', () => ServeNoticeInput, {
      description: 'Which notice, how, and what proves it (送达内容).',
    })
    input: ServeNoticeInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ServeNoticeResult> {
    const { factoryId } = parseOpaqueId(NOTICE_ID, input.noticeId);
    return context.mutate(info, { factoryId, input }, (tx) => serveNotice(tx, input));
  }

  @SignedIn()
  @FieldResolver(() => String, { description: 'The text as the person reads it (正文).' })
  async body(
    @Root() { factoryId, bodySealed }: PersonNotice,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    return (await context.reads.cipher(factoryId)).decrypt(bodySealed);
  }

  @FieldResolver(() => [NoticeAttempt], {
    description: 'How it was served, the oldest attempt first (送达记录).',
  })
  attempts(@Root() notice: PersonNotice, @Ctx() context: RequestContext): Promise<NoticeAttempt[]> {
    return attemptsAt(context, notice);
  }
}

@Resolver(() => Employee)
export class EmployeeNoticesResolver {
  @FieldResolver(() => [PersonNotice], { description: 'Notices to the person, the newest first (个人通知).' })
  notices(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<PersonNotice[]> {
    return noticesOf(context, employee);
  }
}

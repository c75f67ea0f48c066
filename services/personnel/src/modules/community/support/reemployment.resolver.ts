import { parseOpaqueId } from '@anzhi/domain';
import { Allow, groupRows, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Employee } from '../../roster/index.js';
import { joinProgramme, leaveProgramme, moveReemployment, offerProgramme } from './reemployment.service.js';
import {
  findProgrammes,
  PROGRAMME_ID,
  RECORD_ID,
  RECORD_SQL,
  type RecordRow,
  toProgramme,
  toRecord,
} from './reemployment.store.js';
import {
  JoinProgrammeInput,
  JoinProgrammeResult,
  LeaveProgrammeInput,
  LeaveProgrammeResult,
  MoveReemploymentInput,
  MoveReemploymentResult,
  OfferProgrammeInput,
  OfferProgrammeResult,
  ReemploymentProgramme,
  ReemploymentRecord,
} from './reemployment.type.js';

@Resolver(() => Employee)
export class ReemploymentResolver {
  @Allow(...STAFF_ROLES, 'employee', 'agent')
  @Query(() => [ReemploymentProgramme], {
    description: 'Programmes that help to new work, the newest first, at most 100 (再就业帮扶项目).',
  })
  async reemploymentProgrammes(
    @Arg('factoryCode', () => String, { description: 'The factory (工厂代码).' }) factoryCode: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ReemploymentProgramme[]> {
    const factoryId = factoryIdOfCode(factoryCode);
    context.requireAt(info, factoryId);
    return (await findProgrammes(context.reads, factoryId)).map(toProgramme);
  }

  @Allow('placement-officer')
  @Mutation(() => OfferProgrammeResult, { description: 'Offers a programme (设立帮扶项目). Emits no event.' })
  offerReemploymentProgramme(
    @Arg('input', () => OfferProgrammeInput, { description: 'The programme (项目).' })
    input: OfferProgrammeInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof OfferProgrammeResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      offerProgramme(tx, input),
    );
  }

  @Allow('placement-officer', 'employee', 'agent')
  @Mutation(() => JoinProgrammeResult, {
    description: 'Joins a programme, by the person’s own will (参加帮扶项目). Emits no event.',
  })
  joinReemploymentProgramme(
    @Arg('input', () => JoinProgrammeInput, { description: 'Who joins what (报名).' })
    input: JoinProgrammeInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof JoinProgrammeResult> {
    const { factoryId } = parseOpaqueId(PROGRAMME_ID, input.programmeId);
    return context.mutate(info, { factoryId, input }, (tx) => joinProgramme(tx, input));
  }

  @Allow('placement-officer')
  @Mutation(() => MoveReemploymentResult, {
    description: 'Notes how far somebody has come (更新帮扶进展). Emits no event.',
  })
  moveReemployment(
    @Arg('input', () => MoveReemploymentInput, { description: 'Who and how far (进展).' })
    input: MoveReemploymentInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof MoveReemploymentResult> {
    const { factoryId } = parseOpaqueId(RECORD_ID, input.recordId);
    return context.mutate(info, { factoryId, input }, (tx) => moveReemployment(tx, input));
  }

  @Allow('placement-officer', 'employee', 'agent')
  @Mutation(() => LeaveProgrammeResult, {
    description: 'Leaves a programme at any time; the record is gone (退出帮扶项目). Emits no event.',
  })
  leaveReemploymentProgramme(
    @Arg('input', () => LeaveProgrammeInput, { description: 'Which record (记录).' })
    input: LeaveProgrammeInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof LeaveProgrammeResult> {
    const { factoryId } = parseOpaqueId(RECORD_ID, input.recordId);
    return context.mutate(info, { factoryId, input }, (tx) => leaveProgramme(tx, input));
  }

  @Allow('placement-officer', 'employee', 'agent')
  @FieldResolver(() => [ReemploymentRecord], {
    description: 'Support that the person asked for, for them and those who help (再就业帮扶记录).',
  })
  reemployment(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<ReemploymentRecord[]> {
    return context
      .loader<Employee, ReemploymentRecord[]>('reemployment', async (people) => {
        const rows = await context.reads.query<RecordRow>(
          `${RECORD_SQL} WHERE (r.factory_id, r.employee_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) ORDER BY r.id`,
          [people.map((person) => person.factoryId), people.map((person) => person.employeeId)],
        );
        const byPerson = groupRows(rows, (row) => row.employeeId);
        return people.map((person) => (byPerson.get(person.employeeId) ?? []).map(toRecord));
      })
      .load(employee);
  }
}

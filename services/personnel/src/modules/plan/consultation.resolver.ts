import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import {
  AnswerDelegationOpinionInput,
  EndCongressRepresentativeInput,
  RecordConsultationTalksInput,
  RecordDelegationMeetingInput,
  RegisterCongressRepresentativesInput,
} from './consultation.inputs.js';
import {
  AnswerDelegationOpinionResult,
  EndCongressRepresentativeResult,
  RecordConsultationTalksResult,
  RecordDelegationMeetingResult,
  RegisterCongressRepresentativesResult,
} from './consultation.results.js';
import {
  answerDelegationOpinion,
  endCongressRepresentative,
  recordConsultationTalks,
  recordDelegationMeeting,
  registerCongressRepresentatives,
} from './consultation.service.js';
import { OPINION_ID, PLAN_ID, REPRESENTATIVE_ID } from './plan.ids.js';

const factoryOf = (kind: string, id: string): string => parseOpaqueId(kind, id).factoryId;

@Resolver()
export class ConsultationResolver {
  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => RecordDelegationMeetingResult, {
    description: 'Records a meeting of a delegation group and its opinions (登记职工代表小组会).',
  })
  recordDelegationMeeting(
    @Arg('input', () => RecordDelegationMeetingInput, { description: 'The meeting (小组会).' })
    input: RecordDelegationMeetingInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordDelegationMeetingResult> {
    return context.mutate(info, { factoryId: factoryOf(PLAN_ID, input.planId), input }, (tx) =>
      recordDelegationMeeting(tx, input),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => AnswerDelegationOpinionResult, {
    description: 'Answers an opinion; the plan goes to the congress once all are answered (答复意见).',
  })
  answerDelegationOpinion(
    @Arg('input', () => AnswerDelegationOpinionInput, { description: 'The reply (答复).' })
    input: AnswerDelegationOpinionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof AnswerDelegationOpinionResult> {
    return context.mutate(info, { factoryId: factoryOf(OPINION_ID, input.opinionId), input }, (tx) =>
      answerDelegationOpinion(tx, input),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => RegisterCongressRepresentativesResult, {
    description: 'Registers the elected representatives of a term (登记职工代表).',
  })
  registerCongressRepresentatives(
    @Arg('input', () => RegisterCongressRepresentativesInput, { description: 'Who was elected (名单).' })
    input: RegisterCongressRepresentativesInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RegisterCongressRepresentativesResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      registerCongressRepresentatives(tx, input),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => EndCongressRepresentativeResult, {
    description: 'Ends the office of a representative (终止代表资格).',
  })
  endCongressRepresentative(
    @Arg('input', () => EndCongressRepresentativeInput, { description: 'Who and why (终止内容).' })
    input: EndCongressRepresentativeInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof EndCongressRepresentativeResult> {
    const factoryId = factoryOf(REPRESENTATIVE_ID, input.representativeId);
    return context.mutate(info, { factoryId, input }, (tx) => endCongressRepresentative(tx, input));
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader')
  @Mutation(() => RecordConsultationTalksResult, {
    description: 'Records that talks with representatives took place and what about (登记谈心记录).',
  })
  recordConsultationTalks(
    @Arg('input', () => RecordConsultationTalksInput, { description: 'The talks (谈心记录).' })
    input: RecordConsultationTalksInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordConsultationTalksResult> {
    return context.mutate(info, { factoryId: factoryOf(PLAN_ID, input.planId), input }, (tx) =>
      recordConsultationTalks(tx, input),
    );
  }
}

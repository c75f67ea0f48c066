import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import {
  AcknowledgeHandbookInput,
  IssueHandbookInput,
  RecordHandbookReceiptsInput,
} from './handbook.inputs.js';
import {
  AcknowledgeHandbookResult,
  IssueHandbookResult,
  RecordHandbookReceiptsResult,
} from './handbook.results.js';
import { acknowledgeHandbook, issueHandbook, recordHandbookReceipts } from './handbook.service.js';
import { RecordPublicationInput, RecordPublicityActivityInput } from './publication.inputs.js';
import { RecordPublicationResult, RecordPublicityActivityResult } from './publication.results.js';
import { recordPublication, recordPublicityActivity } from './publication.service.js';
import { DeclareUnderstandingsInput, RecordUnderstandingsInput } from './understanding.inputs.js';
import { DeclareUnderstandingsResult, RecordUnderstandingsResult } from './understanding.results.js';
import { declareUnderstandings, recordUnderstandings } from './understanding.service.js';

const at = (input: { factoryCode: string }): string => factoryIdOfCode(input.factoryCode);

/** Who keeps the records of publicity; placement officers explain in the hall and record what they explained. */
const KEEPERS = ['hq-admin', 'party-officer', 'factory-leader', 'placement-officer'] as const;

@Resolver()
export class RecordingResolver {
  @Allow(...KEEPERS)
  @Mutation(() => IssueHandbookResult, {
    description: 'Issues the next version of the policy handbook (印发政策问答). Emits no event.',
  })
  issueHandbook(
    @Arg('input', () => IssueHandbookInput, { description: 'The new version (问答内容).' })
    input: IssueHandbookInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof IssueHandbookResult> {
    return context.mutate(info, { factoryId: at(input), input }, (tx) => issueHandbook(tx, input));
  }

  @Allow(...KEEPERS)
  @Mutation(() => RecordHandbookReceiptsResult, {
    description:
      'Records receipts of up to 1,000 people from a signed list, all or none (登记签收单). Emits HandbookAcknowledged.',
  })
  recordHandbookReceipts(
    @Arg('input', () => RecordHandbookReceiptsInput, { description: 'Who signed which list (签收内容).' })
    input: RecordHandbookReceiptsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordHandbookReceiptsResult> {
    return context.mutate(info, { factoryId: at(input), input }, (tx) => recordHandbookReceipts(tx, input));
  }

  @Allow('employee')
  @Mutation(() => AcknowledgeHandbookResult, {
    description:
      'Acknowledges a version of the handbook for oneself, once (本人签收). Emits HandbookAcknowledged.',
  })
  acknowledgeHandbook(
    @Arg('input', () => AcknowledgeHandbookInput, { description: 'Which version (签收内容).' })
    input: AcknowledgeHandbookInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof AcknowledgeHandbookResult> {
    return context.mutate(info, { factoryId: at(input), input }, (tx) => acknowledgeHandbook(tx, input));
  }

  @Allow(...KEEPERS)
  @Mutation(() => RecordUnderstandingsResult, {
    description:
      'Records what up to 1,000 people understand, by their word or explained, all or none (登记了解事项). Emits UnderstandingCompleted.',
  })
  recordUnderstandings(
    @Arg('input', () => RecordUnderstandingsInput, { description: 'Who understands what (登记内容).' })
    input: RecordUnderstandingsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordUnderstandingsResult> {
    return context.mutate(info, { factoryId: at(input), input }, (tx) => recordUnderstandings(tx, input));
  }

  @Allow('employee')
  @Mutation(() => DeclareUnderstandingsResult, {
    description: 'Declares what one understands oneself (本人声明了解). Emits UnderstandingCompleted.',
  })
  declareUnderstandings(
    @Arg('input', () => DeclareUnderstandingsInput, { description: 'Which items (声明内容).' })
    input: DeclareUnderstandingsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof DeclareUnderstandingsResult> {
    return context.mutate(info, { factoryId: at(input), input }, (tx) => declareUnderstandings(tx, input));
  }

  @Allow(...KEEPERS)
  @Mutation(() => RecordPublicationResult, {
    description: 'Records that something was made public (登记公开事项). Emits no event.',
  })
  recordPublication(
    @Arg('input', () => RecordPublicationInput, { description: 'What, where and when (公开内容).' })
    input: RecordPublicationInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordPublicationResult> {
    return context.mutate(info, { factoryId: at(input), input }, (tx) => recordPublication(tx, input));
  }

  @Allow(...KEEPERS)
  @Mutation(() => RecordPublicityActivityResult, {
    description: 'Records an act of publicity with its reach (登记宣传活动). Emits no event.',
  })
  recordPublicityActivity(
    @Arg('input', () => RecordPublicityActivityInput, { description: 'What was done (活动内容).' })
    input: RecordPublicityActivityInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordPublicityActivityResult> {
    return context.mutate(info, { factoryId: at(input), input }, (tx) => recordPublicityActivity(tx, input));
  }
}

import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { NameUncollectedRepresentativeInput, RecordCustodyStepInput } from './custody.inputs.js';
import { loadPath, loadTasks } from './custody.read-model.js';
import { NameUncollectedRepresentativeResult, RecordCustodyStepResult } from './custody.results.js';
import { nameRepresentative, recordCustodyStep } from './custody.service.js';
import { CustodyStep, FollowUpTask } from './custody.type.js';
import type { UncollectedItemInput } from './uncollected.inputs.js';
import { ITEM_ID } from './uncollected.store.js';
import { UncollectedItem } from './uncollected.type.js';

const act = (input: UncollectedItemInput) => ({
  factoryId: parseOpaqueId(ITEM_ID, input.itemId).factoryId,
  input,
  keyRequired: true,
});

@Resolver(() => UncollectedItem)
export class CustodyResolver {
  @Allow('placement-officer', 'finance-approver')
  @FieldResolver(() => [CustodyStep], {
    description:
      'The path by which the money comes to the person, for those who handle it only (保管及领取路径).',
  })
  custodyPath(@Root() item: UncollectedItem, @Ctx() context: RequestContext): Promise<CustodyStep[]> {
    return loadPath(context, item);
  }

  @Allow('placement-officer', 'finance-approver')
  @FieldResolver(() => [CustodyStep], {
    description: 'What can be done today; what has to wait says until when (下一步).',
  })
  nextSteps(@Root() item: UncollectedItem, @Ctx() context: RequestContext): Promise<CustodyStep[]> {
    return loadPath(context, item).then((path) =>
      path.filter((step) => step.state === 'OPEN' || step.state === 'WAITING'),
    );
  }

  @Allow('placement-officer', 'finance-approver')
  @FieldResolver(() => [FollowUpTask], {
    description: 'The monthly follow-ups by the clock of the factory, oldest first (跟进任务).',
  })
  followUpTasks(@Root() item: UncollectedItem, @Ctx() context: RequestContext): Promise<FollowUpTask[]> {
    return loadTasks(context, item);
  }

  @Allow('placement-officer')
  @Mutation(() => RecordCustodyStepResult, {
    description:
      'Records a step of the path of a person on the register (登记保管及领取步骤). Emits no event.',
  })
  recordCustodyStep(
    @Arg('input', () => RecordCustodyStepInput, { description: 'Which item and step (步骤内容).' })
    input: RecordCustodyStepInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordCustodyStepResult> {
    return context.mutate(info, act(input), (tx) => recordCustodyStep(tx, input));
  }

  @Allow('placement-officer')
  @Mutation(() => NameUncollectedRepresentativeResult, {
    description: 'Names who acts for the person of an open item, with proof (登记代理人). Emits no event.',
  })
  nameUncollectedRepresentative(
    @Arg('input', () => NameUncollectedRepresentativeInput, {
      description: 'Which item and who (代理人内容).',
    })
    input: NameUncollectedRepresentativeInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof NameUncollectedRepresentativeResult> {
    return context.mutate(info, act(input), (tx) => nameRepresentative(tx, input));
  }
}

import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { UncollectedReason } from './domain/uncollected-state.js';
import {
  CloseUncollectedInput,
  EscrowUncollectedInput,
  RecordUncollectedFollowUpInput,
  RegisterUncollectedInput,
  type UncollectedItemInput,
  UncollectedPageArgs,
} from './uncollected.inputs.js';
import { escrowLapsed, listUncollected, loadSealed } from './uncollected.read-model.js';
import {
  CloseUncollectedResult,
  EscrowUncollectedResult,
  RecordUncollectedFollowUpResult,
  RegisterUncollectedResult,
} from './uncollected.results.js';
import {
  closeUncollected,
  escrowUncollected,
  recordUncollectedFollowUp,
  registerUncollected,
} from './uncollected.service.js';
import { ITEM_ID } from './uncollected.store.js';
import {
  UncollectedItem,
  UncollectedItemConnection,
  UncollectedReasonEnum,
  UncollectedRepresentative,
} from './uncollected.type.js';

const act = (input: UncollectedItemInput) => ({
  factoryId: parseOpaqueId(ITEM_ID, input.itemId).factoryId,
  input,
  keyRequired: true,
});

@Resolver(() => UncollectedItem)
export class UncollectedResolver {
  @Allow('placement-officer', 'finance-approver', 'factory-leader', 'administrator', 'hq-admin', 'hq-analyst')
  @Query(() => UncollectedItemConnection, {
    description: 'The register of the uncollected, open items first (未领取款项登记簿).',
  })
  uncollectedItems(
    @Args(() => UncollectedPageArgs) args: UncollectedPageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UncollectedItemConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return listUncollected(context, args).then((page) =>
      Object.assign(new UncollectedItemConnection(), page),
    );
  }

  @FieldResolver(() => Boolean, {
    description:
      "True once five years since the deposit have ended on the factory's clock: the item stays open and to be seen (是否已逾提存五年,民法典 574).",
  })
  escrowLapsed(@Root() item: UncollectedItem, @Ctx() context: RequestContext): Promise<boolean> {
    return escrowLapsed(context, item);
  }

  @Allow('placement-officer', 'finance-approver')
  @FieldResolver(() => UncollectedReasonEnum, { description: 'Why, for those who handle it only (原因).' })
  reason(@Root() item: UncollectedItem, @Ctx() context: RequestContext): Promise<UncollectedReason> {
    return loadSealed(context, item).then((sealed) => sealed.reason);
  }

  @Allow('placement-officer', 'finance-approver')
  @FieldResolver(() => UncollectedRepresentative, {
    nullable: true,
    description: 'Who acts for the person, for those who handle it only (代理人).',
  })
  representative(
    @Root() item: UncollectedItem,
    @Ctx() context: RequestContext,
  ): Promise<UncollectedRepresentative | null> {
    return loadSealed(context, item).then((sealed) => sealed.representative);
  }

  @Allow('placement-officer')
  @Mutation(() => RegisterUncollectedResult, {
    description:
      'Puts a person on the register of the uncollected with what is due (登记未领取). Emits FeeUncollected.',
  })
  registerUncollected(
    @Arg('input', () => RegisterUncollectedInput, {
      description: 'Who, why and who acts for them (登记内容).',
    })
    input: RegisterUncollectedInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RegisterUncollectedResult> {
    const factoryId = factoryIdOfCode(input.factoryCode);
    return context.mutate(info, { factoryId, input, keyRequired: true }, (tx) =>
      registerUncollected(tx, factoryId, input),
    );
  }

  @Allow('placement-officer')
  @Mutation(() => EscrowUncollectedResult, {
    description:
      'Records the deposit of an item whose escrow payments were sent (提存). Emits PaymentEscrowed.',
  })
  escrowUncollected(
    @Arg('input', () => EscrowUncollectedInput, { description: 'Which item and the deposit (提存内容).' })
    input: EscrowUncollectedInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof EscrowUncollectedResult> {
    return context.mutate(info, act(input), (tx) => escrowUncollected(tx, input));
  }

  @Allow('placement-officer')
  @Mutation(() => RecordUncollectedFollowUpResult, {
    description: 'Notes the monthly follow-up of an open item (登记跟进). Emits no event.',
  })
  recordUncollectedFollowUp(
    @Arg('input', () => RecordUncollectedFollowUpInput, {
      description: 'Which item, when and what (跟进内容).',
    })
    input: RecordUncollectedFollowUpInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordUncollectedFollowUpResult> {
    return context.mutate(info, act(input), (tx) => recordUncollectedFollowUp(tx, input));
  }

  @Allow('placement-officer')
  @Mutation(() => CloseUncollectedResult, {
    description:
      'Closes an item as paid or claimed, in no other way (结案). Emits PaymentCompleted for what lay in escrow.',
  })
  closeUncollected(
    @Arg('input', () => CloseUncollectedInput, { description: 'Which item and how (结案内容).' })
    input: CloseUncollectedInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof CloseUncollectedResult> {
    return context.mutate(info, act(input), (tx) => closeUncollected(tx, input));
  }
}

import { Allow, forbidden, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { Employee } from '../roster/index.js';
import { makePlacementsEffective, signAgreements, voidPlacement } from './agreement.service.js';
import { choosePlacements, confirmPlacements, withdrawChoices } from './choose.service.js';
import {
  ActingForInput,
  ChoosePlacementInput,
  ChoosePlacementsInput,
  EndPlacementInput,
  MakePlacementsEffectiveInput,
  PlacementPeopleInput,
  SignAgreementsInput,
  WithdrawPlacementChoiceInput,
} from './placement.inputs.js';
import {
  loadChoice,
  loadMissingUnderstandings,
  loadOptions,
  loadPlacement,
  loadPlacementCase,
} from './placement.read-model.js';
import {
  ChoosePlacementsResult,
  ConfirmPlacementsResult,
  EndPlacementResult,
  MakePlacementsEffectiveResult,
  SignAgreementsResult,
  UnderstandingItem,
  WithdrawChoicesResult,
} from './placement.results.js';
import { Placement, PlacementCaseType, PlacementChoice, PlacementOption } from './placement.type.js';

const at = (input: { factoryCode: string }): string => factoryIdOfCode(input.factoryCode);

@Resolver(() => Employee)
export class PlacementResolver {
  @FieldResolver(() => Placement, { nullable: true, description: 'The placement that stands (安置).' })
  placement(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<Placement | null> {
    return loadPlacement(context, employee);
  }

  @FieldResolver(() => PlacementChoice, {
    nullable: true,
    description: 'The channel that was chosen (安置方式选择).',
  })
  placementChoice(
    @Root() employee: Employee,
    @Ctx() context: RequestContext,
  ): Promise<PlacementChoice | null> {
    return loadChoice(context, employee);
  }

  @FieldResolver(() => [PlacementOption], {
    description:
      'Every channel of the plan, open or with the reason why not; empty until the plan stands (可选安置方式).',
  })
  placementOptions(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<PlacementOption[]> {
    return loadOptions(context, employee);
  }

  @FieldResolver(() => PlacementCaseType, {
    nullable: true,
    description:
      'Where the decision table puts the person, with care where it is due; null until the plan stands (安置类别).',
  })
  placementCase(
    @Root() employee: Employee,
    @Ctx() context: RequestContext,
  ): Promise<PlacementCaseType | null> {
    return loadPlacementCase(context, employee);
  }

  @FieldResolver(() => [UnderstandingItem], {
    description:
      'What the person must still understand before choosing; empty when they may (选择前尚未了解事项).',
  })
  missingUnderstandings(
    @Root() employee: Employee,
    @Ctx() context: RequestContext,
  ): Promise<UnderstandingItem[]> {
    return loadMissingUnderstandings(context, employee);
  }

  @Allow('placement-officer')
  @Mutation(() => ChoosePlacementsResult, {
    description:
      'Takes the choices of up to 200 people before a witness, all or none; each understands reasons, policy and channels (批量登记选择). Emits PlacementChosen.',
  })
  choosePlacements(
    @Arg('input', () => ChoosePlacementsInput, { description: 'Who chose what, before whom (选择内容).' })
    input: ChoosePlacementsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ChoosePlacementsResult> {
    return context.mutate(info, { factoryId: at(input), input }, (tx) =>
      choosePlacements(tx, at(input), input.choices),
    );
  }

  @Allow('employee', 'agent')
  @Mutation(() => ChoosePlacementsResult, {
    description:
      'Chooses a channel for oneself, or as an agent with the power CHOOSE for the person, once reasons, policy and channels are understood (本人选择安置方式). Emits PlacementChosen.',
  })
  choosePlacement(
    @Arg('input', () => ChoosePlacementInput, { description: 'Which channel (选择内容).' })
    input: ChoosePlacementInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ChoosePlacementsResult> {
    return context.mutate(info, { factoryId: at(input), input }, (tx) => {
      const { self } = context.viewer;
      if (self?.factoryId !== at(input)) throw forbidden();
      const line = {
        employeeNo: self.employeeNo,
        channelCode: input.channelCode,
        witness: null,
        assisted: false,
      };
      return choosePlacements(tx, at(input), [line]);
    });
  }

  @Allow('placement-officer')
  @Mutation(() => ConfirmPlacementsResult, {
    description: 'Checks choices again and confirms them, all or none (确认选择). Emits no event.',
  })
  confirmPlacements(
    @Arg('input', () => PlacementPeopleInput, { description: 'Whose choices (名单).' })
    input: PlacementPeopleInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ConfirmPlacementsResult> {
    return context.mutate(info, { factoryId: at(input), input }, (tx) =>
      confirmPlacements(tx, at(input), input.employeeNos),
    );
  }

  @Allow('placement-officer')
  @Mutation(() => WithdrawChoicesResult, {
    description: 'Takes choices back that no agreement locks, all or none (撤回选择). Emits no event.',
  })
  withdrawPlacementChoices(
    @Arg('input', () => PlacementPeopleInput, { description: 'Whose choices (名单).' })
    input: PlacementPeopleInput,
    @Arg('askedFor', () => [ActingForInput], {
      defaultValue: [],
      description: 'Who asked for whom; the others asked themselves (由代理人申请).',
    })
    askedFor: ActingForInput[],
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof WithdrawChoicesResult> {
    return context.mutate(info, { factoryId: at(input), input: { ...input, askedFor } }, (tx) =>
      withdrawChoices(tx, at(input), input.employeeNos, askedFor),
    );
  }

  @Allow('employee', 'agent')
  @Mutation(() => WithdrawChoicesResult, {
    description:
      'Takes one’s own choice back, or as an agent with the power CHOOSE the person’s, until an agreement locks it (本人撤回选择). Emits no event.',
  })
  withdrawPlacementChoice(
    @Arg('input', () => WithdrawPlacementChoiceInput, { description: 'Where (工厂).' })
    input: WithdrawPlacementChoiceInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof WithdrawChoicesResult> {
    return context.mutate(info, { factoryId: at(input), input }, (tx) => {
      const { self } = context.viewer;
      if (self?.factoryId !== at(input)) throw forbidden();
      return withdrawChoices(tx, at(input), [self.employeeNo]);
    });
  }

  @Allow('placement-officer')
  @Mutation(() => SignAgreementsResult, {
    description:
      'Signs agreements, numbered without a gap; needs final facts and a passed plan (签订安置协议). Emits no event.',
  })
  signAgreements(
    @Arg('input', () => SignAgreementsInput, { description: 'Whose agreements, when and where (签订内容).' })
    input: SignAgreementsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof SignAgreementsResult> {
    return context.mutate(info, { factoryId: at(input), input }, (tx) =>
      signAgreements(tx, at(input), input),
    );
  }

  @Allow('placement-officer')
  @Mutation(() => MakePlacementsEffectiveResult, {
    description:
      'Puts signed agreements into effect, all or none; needs final facts and a passed plan (安置生效). Emits PlacementEffective for each person.',
  })
  makePlacementsEffective(
    @Arg('input', () => MakePlacementsEffectiveInput, {
      description: 'Whose agreements and from when (生效内容).',
    })
    input: MakePlacementsEffectiveInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof MakePlacementsEffectiveResult> {
    return context.mutate(info, { factoryId: at(input), input }, (tx) =>
      makePlacementsEffective(tx, at(input), input),
    );
  }

  @Allow('placement-officer')
  @Mutation(() => EndPlacementResult, {
    description: 'Voids a signed agreement that is not in effect (作废安置协议). Emits no event.',
  })
  voidPlacement(
    @Arg('input', () => EndPlacementInput, { description: 'Whose agreement and on what ground (作废内容).' })
    input: EndPlacementInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof EndPlacementResult> {
    return context.mutate(info, { factoryId: at(input), input }, (tx) => voidPlacement(tx, at(input), input));
  }
}

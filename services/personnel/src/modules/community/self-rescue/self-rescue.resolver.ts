import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext, STAFF_ROLES } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Employee } from '../../roster/index.js';
import {
  EndSelfRescueContractInput,
  SelfRescueContractsArgs,
  SetSelfRescueNeedInput,
  SignSelfRescueContractsInput,
} from './self-rescue.inputs.js';
import { contractOf, listContracts } from './self-rescue.read-model.js';
import {
  EndSelfRescueContractResult,
  SetSelfRescueNeedResult,
  SignSelfRescueContractsResult,
} from './self-rescue.results.js';
import { endSelfRescueContract, setSelfRescueNeed, signSelfRescueContracts } from './self-rescue.service.js';
import { CONTRACT_ID } from './self-rescue.store.js';
import { SelfRescueContract, SelfRescueContractConnection } from './self-rescue.type.js';

@Resolver(() => Employee)
export class SelfRescueResolver {
  @Allow(...STAFF_ROLES)
  @Query(() => SelfRescueContractConnection, {
    description: 'Contracts of production self-rescue by number (生产自救合同列表).',
  })
  async selfRescueContracts(
    @Args(() => SelfRescueContractsArgs) args: SelfRescueContractsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SelfRescueContractConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return Object.assign(new SelfRescueContractConnection(), await listContracts(context, args));
  }

  @Allow('placement-officer', 'administrator')
  @Mutation(() => SignSelfRescueContractsResult, {
    description:
      'Signs contracts of production self-rescue, all or none (签订生产自救合同). Emits SelfRescueContractSigned.',
  })
  signSelfRescueContracts(
    @Arg('input', () => SignSelfRescueContractsInput, { description: 'Who signs what (合同).' })
    input: SignSelfRescueContractsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof SignSelfRescueContractsResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      signSelfRescueContracts(tx, input),
    );
  }

  @Allow('placement-officer', 'administrator')
  @Mutation(() => EndSelfRescueContractResult, {
    description: 'Ends a contract before its term (提前终止合同). Emits SelfRescueContractEnded.',
  })
  endSelfRescueContract(
    @Arg('input', () => EndSelfRescueContractInput, { description: 'Which, when and why (终止).' })
    input: EndSelfRescueContractInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof EndSelfRescueContractResult> {
    const { factoryId } = parseOpaqueId(CONTRACT_ID, input.contractId);
    return context.mutate(info, { factoryId, input }, (tx) => endSelfRescueContract(tx, input));
  }

  @Allow('placement-officer', 'administrator')
  @Mutation(() => SetSelfRescueNeedResult, {
    description: 'Sets how many people the production self-rescue needs (登记用工需求). Emits no event.',
  })
  setSelfRescueNeed(
    @Arg('input', () => SetSelfRescueNeedInput, { description: 'How many (需求).' })
    input: SetSelfRescueNeedInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof SetSelfRescueNeedResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      setSelfRescueNeed(tx, input),
    );
  }

  @FieldResolver(() => SelfRescueContract, {
    nullable: true,
    description: 'The newest contract of production self-rescue (生产自救合同).',
  })
  selfRescueContract(
    @Root() employee: Employee,
    @Ctx() context: RequestContext,
  ): Promise<SelfRescueContract | null> {
    return contractOf(context, employee);
  }
}

import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { RegisterPetitionInput } from './intake.inputs.js';
import { PetitionIsAccusationError, RegisterPetitionResult } from './intake.results.js';
import { registerPetition } from './intake.service.js';

@Resolver()
export class IntakeResolver {
  @Allow('petitions-officer', 'factory-leader')
  @Mutation(() => RegisterPetitionResult, {
    description:
      'Registers a petition; who registers it handles it (登记信访事项). Emits PetitionRegistered. An accusation is not stored.',
  })
  async registerPetition(
    @Arg('input', () => RegisterPetitionInput, { description: 'Who petitions and for what (登记内容).' })
    input: RegisterPetitionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RegisterPetitionResult> {
    const factoryId = factoryIdOfCode(input.factoryCode);
    if (input.kind === 'ACCUSATION') {
      // Outside of the transaction on purpose: not even the hash of the request is stored (decision 29).
      context.requireAt(info, factoryId);
      return new PetitionIsAccusationError();
    }
    return context.mutate(info, { factoryId, input }, (tx) => registerPetition(tx, input));
  }
}

import { parseOpaqueId } from '@anzhi/domain';
import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { RevealPetitionersSuccess } from './chain.results.js';
import { PetitionsArgs } from './list.inputs.js';
import { listPetitions, loadContent, loadPetition, loadPetitionByNumber } from './petition.read-model.js';
import { Petition, PetitionConnection, PetitionContent, Petitioner } from './petition.type.js';
import { showPetitioners } from './petitioners.read-model.js';

@Resolver(() => Petition)
export class PetitionResolver {
  @Allow('petitions-officer', 'factory-leader')
  @Query(() => Petition, {
    nullable: true,
    description: 'A petition by its id; its content opens to the handler chain only (信访事项).',
  })
  petition(
    @Arg('id', () => ID, { description: 'The opaque id (标识).' }) id: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Petition | null> {
    context.requireAt(info, parseOpaqueId('petition', id).factoryId);
    return loadPetition(context, id);
  }

  @Allow('petitions-officer', 'factory-leader')
  @Query(() => Petition, {
    nullable: true,
    description: 'A petition by its number; cases are not searched by person (按编号查询信访事项).',
  })
  petitionByNumber(
    @Arg('factoryCode', () => String, { description: 'The factory (工厂代码).' }) factoryCode: string,
    @Arg('number', () => String, { description: 'Its number, "XF-2026-0001" (信访编号).' }) number: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Petition | null> {
    const factoryId = factoryIdOfCode(factoryCode);
    context.requireAt(info, factoryId);
    return loadPetitionByNumber(context, factoryId, number);
  }

  @Allow('petitions-officer', 'factory-leader')
  @Query(() => PetitionConnection, {
    description: 'Your caseload by number, at most 100 a page (本人承办的信访事项).',
  })
  async petitions(
    @Args(() => PetitionsArgs) args: PetitionsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PetitionConnection> {
    context.requireAt(info, factoryIdOfCode(args.factoryCode));
    return Object.assign(new PetitionConnection(), await listPetitions(context, args));
  }

  @Allow('petitions-officer', 'factory-leader')
  @FieldResolver(() => PetitionContent, {
    nullable: true,
    description: 'What it says; null to everybody but its handler and who assigned it (信访内容).',
  })
  content(@Root() petition: Petition, @Ctx() context: RequestContext): Promise<PetitionContent | null> {
    return loadContent(context, petition);
  }
}

@Resolver(() => RevealPetitionersSuccess)
export class PetitionersResolver {
  @FieldResolver(() => [Petitioner], {
    description: 'Who speaks for the petition; this reading is recorded (信访人).',
  })
  petitioners(
    @Root() revealed: RevealPetitionersSuccess,
    @Ctx() context: RequestContext,
  ): Promise<Petitioner[]> {
    return showPetitioners(context, revealed);
  }
}

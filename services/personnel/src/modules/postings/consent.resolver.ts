import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { Employee, employeeIdOf } from '../roster/index.js';
import { givePostingConsent, revokePostingConsent } from './consent.service.js';
import { listConsents } from './consent.store.js';
import {
  GivePostingConsentInput,
  GivePostingConsentResult,
  PostingConsent,
  RevokePostingConsentInput,
  RevokePostingConsentResult,
} from './consent.type.js';

@Resolver(() => Employee)
export class PostingConsentResolver {
  @FieldResolver(() => [PostingConsent], {
    description: 'Consents to show an item of the row on the wall, oldest first (单独同意记录).',
  })
  async postingConsents(
    @Root() employee: Employee,
    @Ctx() context: RequestContext,
  ): Promise<PostingConsent[]> {
    const { factoryId, employeeNo } = employee;
    const employeeId = await employeeIdOf(context.reads, factoryId, employeeNo);
    const rows = employeeId ? await listConsents(context.reads, factoryId, employeeId) : [];
    return rows.map((row) => Object.assign(new PostingConsent(), row));
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader', 'employee', 'agent')
  @Mutation(() => GivePostingConsentResult, {
    description:
      'Records a person’s separate written consent to show special-work years or injury grade from the next round on (单独同意公示). Emits no event.',
  })
  givePostingConsent(
    @Arg('input', () => GivePostingConsentInput, { description: 'The consent (同意).' })
    input: GivePostingConsentInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof GivePostingConsentResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      givePostingConsent(tx, input),
    );
  }

  @Allow('hq-admin', 'placement-officer', 'factory-leader', 'employee', 'agent')
  @Mutation(() => RevokePostingConsentResult, {
    description: 'Takes a consent back; the next round masks the item again (撤回同意). Emits no event.',
  })
  revokePostingConsent(
    @Arg('input', () => RevokePostingConsentInput, { description: 'Which consent (同意).' })
    input: RevokePostingConsentInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RevokePostingConsentResult> {
    return context.mutate(info, { factoryId: factoryIdOfCode(input.factoryCode), input }, (tx) =>
      revokePostingConsent(tx, input),
    );
  }
}

import { Explanation, type RequestContext } from '@anzhi/graphql-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { adoptedRules } from '../entitlements/index.js';
import { explainIdentity } from '../facts/index.js';
import { Employee, rosterState } from '../roster/index.js';

@Resolver(() => Employee)
export class IdentityExplanationResolver {
  @FieldResolver(() => Explanation, {
    description: 'Why the way of being taken on does or does not matter for the amounts (用工身份待遇说明).',
  })
  async employmentIdentityExplanation(
    @Root() { factoryId, employmentForm, joinWorkOn, joinUnitOn }: Employee,
    @Ctx() context: RequestContext,
  ): Promise<Explanation> {
    const rules = await context
      .loader<string, Pick<Parameters<typeof explainIdentity>[0], 'regime' | 'feeJoinedBefore'>>(
        'identity-rules',
        (factories) => Promise.all(factories.map((factory) => identityRules(context, factory))),
      )
      .load(factoryId);
    const joinedOn = (joinWorkOn ?? joinUnitOn) as Parameters<typeof explainIdentity>[0]['joinedOn'];
    return Object.assign(
      new Explanation(),
      explainIdentity({ identity: employmentForm, joinedOn, ...rules }),
    );
  }
}

/** The regime and the day of the fee at a factory; STATUTORY before anything was declared or adopted. */
async function identityRules(context: RequestContext, factoryId: string) {
  const pack = await adoptedRules(context.reads, factoryId);
  const { regime } = await rosterState(context.reads, factoryId);
  const feeJoinedBefore = pack?.resettlementFee?.joinedBefore.value ?? null;
  return {
    regime: pack?.regime ?? regime ?? ('STATUTORY' as const),
    feeJoinedBefore: feeJoinedBefore as Parameters<typeof explainIdentity>[0]['feeJoinedBefore'],
  };
}

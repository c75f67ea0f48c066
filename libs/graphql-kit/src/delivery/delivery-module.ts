import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import {
  type DeadLetterDecision,
  discardDeadLetter,
  listDeadLetters,
  type DeadLetter as Parked,
  retryDeadLetter,
} from '@anzhi/outbox';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { Allow, Inherit } from '../access/allow.js';
import { badUserInput } from '../access/errors.js';
import type { RequestContext } from '../context/request-context.js';
import { PAGE_LIMIT } from '../schema/connection.js';
import { resultUnion } from '../schema/result.js';
import { UserError } from '../schema/user-error.js';
import type { ServiceModule } from '../server/service-module.js';
import { DeadLetter, DeadLetterInput } from './dead-letter.type.js';

/** Parked events of a service, to be seen, retried or discarded through the graph (architecture rule 9). */
export function deliveryModule(service: string): ServiceModule {
  const prefix = service.charAt(0).toUpperCase() + service.slice(1);

  @Inherit()
  @ObjectType(`${prefix}DeadLetterDecided`, {
    description: 'The decision on a parked event stands (已处置).',
  })
  class Decided {
    @Field(() => String, { description: 'RETRIED or DISCARDED (处置).' })
    decision: string;
  }
  Object.defineProperty(Decided, 'name', { value: `${prefix}DeadLetterDecided` });

  @Inherit()
  @ObjectType(`${prefix}DeadLetterNotParkedError`, {
    description: 'The event is not parked any more (该事件已处置).',
    implements: UserError,
  })
  class NotParked extends UserError {
    constructor() {
      super('This event is not parked: it was retried, discarded or handled (该事件已处置)');
    }
  }
  Object.defineProperty(NotParked, 'name', { value: `${prefix}DeadLetterNotParkedError` });

  const Result = resultUnion(
    `Decide${prefix}DeadLetterResult`,
    [Decided, NotParked],
    'What came of a decision on a parked event.',
  );

  const decide = async (tx: Tx, input: DeadLetterInput, decision: 'RETRIED' | 'DISCARDED') => {
    const key = keyOf(input, tx.viewer.subject);
    const done = await (decision === 'RETRIED' ? retryDeadLetter(tx, key) : discardDeadLetter(tx, key));
    if (!done) return new NotParked();
    tx.audit({
      factoryId: key.factoryId,
      action: decision,
      entity: 'DeadLetter',
      entityId: key.messageId,
      legalBasis: 'operator',
    });
    return Object.assign(new Decided(), { decision });
  };

  @Resolver()
  class DeliveryResolver {
    @Allow('hq-admin')
    @Query(() => [DeadLetter], {
      name: `${service}DeadLetters`,
      description: `Events that ${service} could not handle, oldest first (未能处理的事件).`,
    })
    async parked(
      @Ctx() context: RequestContext,
      @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100 (数量).' })
      first: number,
      @Arg('factoryCode', () => String, {
        nullable: true,
        description: 'Only of this factory (工厂代码).',
      })
      factoryCode: string | null,
    ): Promise<DeadLetter[]> {
      if (first < 1 || first > PAGE_LIMIT) throw badUserInput(`first is 1 to ${PAGE_LIMIT}`, 'first');
      const filter = factoryCode
        ? { limit: first, factoryId: factoryIdOfCode(factoryCode) }
        : { limit: first };
      return (await listDeadLetters(context.reads, filter)).map(toDeadLetter);
    }

    @Allow('hq-admin')
    @Mutation(() => Result, {
      name: `retry${prefix}DeadLetter`,
      description: 'Hands a parked event to its consumer again (重试). Emits no event.',
    })
    retry(
      @Arg('input', () => DeadLetterInput, { description: 'Which event (事件).' }) input: DeadLetterInput,
      @Ctx() context: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<typeof Result> {
      const { factoryId } = keyOf(input, '');
      return context.mutate(info, { factoryId, input }, (tx) => decide(tx, input, 'RETRIED'));
    }

    @Allow('hq-admin')
    @Mutation(() => Result, {
      name: `discard${prefix}DeadLetter`,
      description: 'Gives a parked event up; those behind it go on (放弃). Emits no event.',
    })
    discard(
      @Arg('input', () => DeadLetterInput, { description: 'Which event (事件).' }) input: DeadLetterInput,
      @Ctx() context: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<typeof Result> {
      const { factoryId } = keyOf(input, '');
      return context.mutate(info, { factoryId, input }, (tx) => decide(tx, input, 'DISCARDED'));
    }
  }

  return { resolvers: [DeliveryResolver] };
}

const toDeadLetter = (row: Parked): DeadLetter =>
  Object.assign(new DeadLetter(), row, {
    id: opaqueId('dead-letter', row.factoryId, JSON.stringify([row.consumer, row.messageId])),
  });

function keyOf(input: DeadLetterInput, decidedBy: string): DeadLetterDecision {
  const { factoryId, key } = parseOpaqueId('dead-letter', input.deadLetterId);
  try {
    const [consumer, messageId] = JSON.parse(key) as [string, string];
    return { factoryId, consumer, messageId, decidedBy };
  } catch {
    throw badUserInput('deadLetterId is not the id of a parked event', 'deadLetterId');
  }
}

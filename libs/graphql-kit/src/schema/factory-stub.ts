import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Inherit } from '../access/allow.js';
import type { ReferenceResolver } from './build-subgraph.js';

/** The hub of the graph, as the services besides party know it: they hang their summaries on it. */
@Inherit()
@Directive('@key(fields: "id")')
@ObjectType('Factory', {
  description: 'A factory of the group: the tenant of everything (工厂).',
})
export class FactoryStub {
  @Field(() => ID, { description: 'The tenant key, "gz-01" (工厂标识).' })
  id: string;
}

/** `Factory` by id: null when it is not in the viewer's scope, or not known here yet. */
export const factoryStubReference: ReferenceResolver = (reference, context) =>
  context
    .loader<string, FactoryStub | null>('factory-stub', async (ids) => {
      const rows = await context.reads.query<{ factory_id: string }>(
        'SELECT factory_id FROM known_factory WHERE factory_id = ANY($1)',
        [ids],
      );
      const known = new Set(rows.map((row) => row.factory_id));
      return ids.map((id) => (known.has(id) ? Object.assign(new FactoryStub(), { id }) : null));
    })
    .load(reference['id'] ?? '');

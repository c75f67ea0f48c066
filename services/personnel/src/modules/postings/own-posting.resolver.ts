import type { RequestContext } from '@anzhi/graphql-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Employee } from '../roster/index.js';
import { postingsOf } from './own-posting.read-model.js';
import { OwnPosting } from './own-posting.type.js';

@Resolver(() => Employee)
export class OwnPostingResolver {
  @FieldResolver(() => [OwnPosting], {
    description: 'How the person stood in each round, the oldest first (本人公示记录).',
  })
  postings(@Root() employee: Employee, @Ctx() context: RequestContext): Promise<OwnPosting[]> {
    return postingsOf(context, employee);
  }
}

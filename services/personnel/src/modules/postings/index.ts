import type { ServiceModule } from '@anzhi/graphql-kit';
import { onObjectionReferred } from './consumers/on-objection-referred.js';
import { ObjectionResolver } from './objection.resolver.js';
import { PostingResolver } from './posting.resolver.js';

export { type FinalAmounts, finalRow, isFinal } from './final.js';

export const postingsModule: ServiceModule = {
  resolvers: [PostingResolver, ObjectionResolver],
  consumers: [onObjectionReferred],
};

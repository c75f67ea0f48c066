import type { ServiceModule } from '@anzhi/graphql-kit';
import { onObjectionReferred } from './consumers/on-objection-referred.js';
import { EmployeeObjectionsResolver } from './employee-objections.resolver.js';
import { ObjectionResolver } from './objection.resolver.js';
import { PostingResolver } from './posting.resolver.js';

export { type FinalAmounts, finalRow, isFinal } from './final.js';
export { NoticeMeans } from './objection.type.js';

export const postingsModule: ServiceModule = {
  resolvers: [PostingResolver, ObjectionResolver, EmployeeObjectionsResolver],
  consumers: [onObjectionReferred],
};

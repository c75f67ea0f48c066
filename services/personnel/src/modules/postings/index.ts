import type { ServiceModule } from '@anzhi/graphql-kit';
import { followServed } from '../notices/index.js';
import { PostingConsentResolver } from './consent.resolver.js';
import { onObjectionReferred } from './consumers/on-objection-referred.js';
import { decisionsServed } from './decisions-served.js';
import { EmployeeObjectionsResolver } from './employee-objections.resolver.js';
import { noticeRoute } from './notice.route.js';
import { ObjectionResolver } from './objection.resolver.js';
import { OwnPostingResolver } from './own-posting.resolver.js';
import { PostingResolver } from './posting.resolver.js';
import { proofFileRoute } from './proof-file.route.js';
import { ReopeningResolver } from './reopening.resolver.js';
import { roundFileRoute } from './round-file.route.js';

export {
  changedSince,
  type FinalAmounts,
  finalIdOf,
  finalRow,
  isFinal,
  type LaterDecision,
  laterDecisions,
} from './final.js';
export { NoticeMeans, ObjectionState } from './objection.type.js';

followServed('OBJECTION_DECISION', decisionsServed);

export const postingsModule: ServiceModule = {
  resolvers: [
    PostingResolver,
    ReopeningResolver,
    PostingConsentResolver,
    ObjectionResolver,
    EmployeeObjectionsResolver,
    OwnPostingResolver,
  ],
  consumers: [onObjectionReferred],
  routes: (tools) => [noticeRoute(tools), roundFileRoute(tools), proofFileRoute(tools)],
};

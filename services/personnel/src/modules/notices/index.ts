import { type DocumentContent, documentRoutes, startDocumentRetention } from '@anzhi/files';
import type { ServiceModule } from '@anzhi/graphql-kit';
import { shanghaiTime } from '@anzhi/service-kit';
import { letterRoute } from './letter.route.js';
import { EmployeeNoticesResolver, NoticeResolver } from './notice.resolver.js';
import { onlyRecordedAgents } from './recorded-agents.js';
import { EmployeeRepresentativesResolver, RepresentativeResolver } from './representative.resolver.js';
import { httpSmsSender, startSmsSending } from './sms-sender.js';

export type { Power, RepresentedAct } from './domain/representation.js';
export { GuardianExistsError } from './notice.results.js';
export {
  findNotice,
  insertNotices,
  type NewNotice,
  noticeOpaqueId,
  recordAttempts,
  serveNotices,
} from './notice.store.js';
export { followServed } from './notice-served.js';
export { RepresentationPowerMissingError } from './representation.errors.js';
export { type ActingUnder, actingUnder, actsAsAgent, recordActUnder } from './representation.guard.js';
export {
  endRepresentative,
  insertRepresentative,
  type RepresentativeRow,
  representativeOpaqueId,
  representativesOf,
} from './representative.store.js';

export const noticesModule: ServiceModule = {
  resolvers: [
    NoticeResolver,
    EmployeeNoticesResolver,
    RepresentativeResolver,
    EmployeeRepresentativesResolver,
  ],
  narrowViewer: onlyRecordedAgents,
  routes: (tools) => [letterRoute(tools)],
};

/** Documents as evidence, with their content where the operator keeps it. */
export const documentsModule = (content: DocumentContent): ServiceModule => ({
  routes: (tools) =>
    documentRoutes('personnel', tools, {
      writers: ['placement-officer', 'finance-approver', 'factory-leader', 'administrator'],
      restrictedReaders: ['placement-officer', 'administrator'],
      content,
    }),
  jobs: ({ database, logger, now }) => [
    startDocumentRetention(database, 'personnel', logger, () => shanghaiTime(now()).date, content),
  ],
});

/** Sends text messages through a provider; without one they wait, and officers serve by other means. */
export const smsModule = (provider: { url: string; token: string } | null): ServiceModule => ({
  jobs: ({ database, logger }) =>
    provider ? [startSmsSending(database, httpSmsSender(provider), logger)] : [],
});

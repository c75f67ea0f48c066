export { Allow, Inherit, SignedIn, STAFF_ROLES } from './access/allow.js';
export { badUserInput, forbidden } from './access/errors.js';
export { requireRule } from './access/require-rule.js';
export { type Act, RequestContext } from './context/request-context.js';
export { deliveryModule } from './delivery/delivery-module.js';
export { type Download, downloadRoute } from './files/download-route.js';
export { escapeHtml } from './files/escape-html.js';
export { FileRefusal, type FileRequest, requireFileRole } from './files/file-request.js';
export { type FileUpload, uploadRoute } from './files/upload-route.js';
export type { ReferenceResolver, Subgraph } from './schema/build-subgraph.js';
export {
  COUNT_LIMIT,
  connectionOf,
  countRows,
  type Page,
  PageArgs,
  PageInfo,
  readPage,
  toPage,
} from './schema/connection.js';
export { enumOf } from './schema/enum-of.js';
export { Explanation } from './schema/explanation.type.js';
export { FactoryStub, factoryStubReference } from './schema/factory-stub.js';
export { FilledText } from './schema/filled-text.js';
export { groupRows } from './schema/group-rows.js';
export { resultUnion } from './schema/result.js';
export { Fen, InstantText, LocalDateText, YearMonthText } from './schema/scalar-markers.js';
export { UserError } from './schema/user-error.js';
export { type Following, followedBy } from './server/followed-by.js';
export { createGraphqlRoute, type GraphqlRoute, type GraphqlRouteSettings } from './server/graphql-route.js';
export { narrowed } from './server/narrow-viewer.js';
export type { NarrowViewer, ServiceModule, ServiceTools } from './server/service-module.js';
export { type RunningService, type ServiceDefinition, startService } from './server/start-service.js';
export { subgraphOf } from './server/subgraph-of.js';

export { createViewerResolver, FEED_STALE_AFTER_MS, type ViewerResolver } from './access/resolve-viewer.js';
export {
  actingRole,
  GROUP,
  type Grant,
  HQ_ROLES,
  holdsRole,
  holdsRoleAnywhere,
  ROLES,
  type Role,
  readScopeOf,
  type Scope,
  SELF_ROLES,
  scopeOfFactory,
  systemViewer,
  type Viewer,
} from './access/viewer.js';
export type { AuditRecord } from './audit/audit.js';
export { type AuditVerification, sealAudit, verifyAudit } from './audit/seal.js';
export { startAuditSealer } from './audit/sealer.js';
export { type MasterKeys, parseMasterKeys } from './crypto/master-keys.js';
export { createVault, type FactoryCipher, type Vault } from './crypto/vault.js';
export { type Clock, type FactoryTime, shanghaiTime } from './database/clock.js';
export { openDataSource } from './database/data-source.js';
export { createDatabase, type Database } from './database/database.js';
export type { DatabaseTools } from './database/database-tools.js';
export { IdempotencyKeyReusedError, OverloadedError, RetryableError } from './database/errors.js';
export type { StoredResult } from './database/idempotency.js';
export { startIdempotencyRetention } from './database/idempotency-retention.js';
export { kitMigration } from './database/kit-migration.js';
export { revertLastMigration, runMigrations } from './database/migrate.js';
export { mutate } from './database/mutate.js';
export { ReadSession } from './database/read-session.js';
export type { RoundTrips } from './database/round-trips.js';
export { runningMigration } from './database/running-migration.js';
export { TENANT_PREDICATE, tenantTableSql } from './database/tenant-table.js';
export type { NewEvent, ReadTx, Tx } from './database/transaction.js';
export {
  closeAppointment,
  type KnownFactory,
  moveClock,
  openAppointment,
  rememberFactory,
  rememberHeartbeat,
} from './directory/directory.store.js';
export { directoryConsumers } from './directory/directory-consumers.js';
export { FACTORY_CODE, factoryIdOfCode } from './directory/factory-id.js';
export { EnvironmentError, parseEnvironmentWith } from './environment/parse-environment.js';
export {
  parseMigrationEnvironment,
  parseServiceEnvironment,
  type ServiceEnvironment,
  serviceEnvironmentShape,
} from './environment/service-environment.js';
export {
  BodyTooLargeError,
  type HttpRoute,
  type HttpServer,
  type ReadinessChecks,
  type RequestReport,
  type RouteHandler,
  readBody,
  sendJson,
  startHttpServer,
} from './http/http-server.js';
export { type InputFault, inputFaultOf, shownMessage } from './http/input-fault.js';
export { type PlainRequest, plainRequest, servedError } from './http/plain-request.js';
export { MOST_FAULTS, toldFaults } from './http/variable-faults.js';
export {
  ANONYMOUS_SUBJECT,
  bodyDigest,
  type GatewayIdentity,
  IDENTITY_HEADER,
  type IdentityKeys,
  parseIdentityKeys,
  type SignedRequest,
  STREAM_DIGEST,
  signIdentity,
  verifyIdentity,
} from './identity/signed-identity.js';
export { createLogger, type Logger } from './lifecycle/logger.js';
export { startLoop } from './lifecycle/loop.js';
export { runMain, runMigrationMain } from './lifecycle/run-main.js';
export { type Stoppable, stopAll, stopOnSignal } from './lifecycle/shutdown.js';
export { type BoundedCache, createBoundedCache } from './memory/bounded-cache.js';

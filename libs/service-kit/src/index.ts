export { EnvironmentError, parseEnvironmentWith } from './environment/parse-environment.js';
export {
  ANONYMOUS_SUBJECT,
  bodyDigest,
  type GatewayIdentity,
  IDENTITY_HEADER,
  IDENTITY_LIFETIME_SECONDS,
  type IdentityKey,
  type IdentityKeys,
  IdentityKeysError,
  type IdentityRefusal,
  type IdentityRole,
  parseIdentityKeys,
  type SignedRequest,
  STREAM_DIGEST,
  signIdentity,
  verifyIdentity,
} from './identity/signed-identity.js';
export { createLogger, type Logger } from './lifecycle/logger.js';
export { type Stoppable, stopAll, stopOnSignal } from './lifecycle/shutdown.js';

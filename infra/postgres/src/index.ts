export { databaseName, type RoleNames, roleNames } from './names.js';
export {
  type ProvisionOptions,
  provision,
  type ServiceDatabase,
  serviceUrls,
  withSetupLock,
} from './provision.js';
export { type Passwords, restrictDatabase } from './roles.js';
export { type Login, loginUrl, withDatabase } from './urls.js';

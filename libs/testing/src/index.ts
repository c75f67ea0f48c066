export { freePort } from '@anzhi/local-servers';
export { createDatabase, type DatabaseTemplate, type TestDatabase, testServerUrl } from './database.js';
export { temporaryFolder } from './desk.js';
export { type EventuallyOptions, eventually } from './eventually.js';
export { startNats, type TestNats } from './nats.js';

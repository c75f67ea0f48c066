export {
  createGraphClient,
  type GraphAnswer,
  type GraphClient,
  type GraphError,
  type RequestOptions,
} from './graph-client.js';
export { describeHouseRules, type HouseSettings } from './house-rules.js';
export { type SeededFactory, seedDirectory, setClock } from './seed-directory.js';
export {
  type Identity,
  type OutboxEvent,
  startTestService,
  type TestService,
  type TestServiceSettings,
  testIdentityKeys,
  testMasterKeys,
} from './service-harness.js';

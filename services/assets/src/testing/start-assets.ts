import { startTestService, type TestService } from '@anzhi/service-testing';
import { migrations } from '../migrations/index.js';
import { modules } from '../modules/index.js';

const SIMULATED_AT = '2026-08-18T09:00:00+08:00';

/** The assets service with factories of these codes (`GZ-01`), all at 09:00 on 2026-08-18. */
export const startAssets = (codes: readonly string[]): Promise<TestService> =>
  startTestService({
    service: 'assets',
    modules,
    migrations,
    factories: codes.map((code) => ({ id: code.toLowerCase(), code, simulatedAt: SIMULATED_AT })),
  });

/** Names and payloads of the events of a factory, in order. */
export const eventsOf = async (
  assets: TestService,
  factoryId: string,
): Promise<{ type: string; payload: Record<string, unknown> }[]> =>
  (await assets.outbox())
    .filter((event) => event.factoryId === factoryId)
    .map(({ type, payload }) => ({ type, payload }));

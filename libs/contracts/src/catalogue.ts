import * as assets from './assets/index.js';
import type { EventContract } from './define-event.js';
import * as party from './party/index.js';
import * as personnel from './personnel/index.js';
import * as stability from './stability/index.js';

/** Every event of the system, in the order of the folders. */
export const contracts: readonly EventContract[] = [
  ...Object.values(party),
  ...Object.values(assets),
  ...Object.values(personnel),
  ...Object.values(stability),
];

const byNameAndVersion = new Map(
  contracts.map((contract) => [`${contract.name}.v${contract.version}`, contract]),
);

/** The contract of an event by its name and schema version; undefined when this build does not know it. */
export function contractFor(name: string, schemaVersion: number): EventContract | undefined {
  return byNameAndVersion.get(`${name}.v${schemaVersion}`);
}

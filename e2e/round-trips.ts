import path from 'node:path';
import { readOperations } from '../gateway/src/page/operations.js';
import type { Json, Viewer } from '../infra/demo/src/client.js';
import type { WholeSystem } from './system.js';

const OPERATIONS = path.resolve(__dirname, '../gateway/operations');
const SERVICES = ['party', 'assets', 'personnel', 'stability'] as const;

/** Statements that the reads of each committed operation send to the databases, by operation and service. */
export type RoundTrips = Record<string, Record<string, number>>;

/** Asks each committed operation once to warm up and once to count. @param viewerOf who asks, by the operation's name. */
export async function countRoundTrips(
  system: WholeSystem,
  viewerOf: (operation: string) => Viewer,
): Promise<RoundTrips> {
  const counted: RoundTrips = {};
  for (const { name, query, variables } of readOperations(OPERATIONS)) {
    const ask = () => system.client.query(viewerOf(name), query, JSON.parse(variables) as Json);
    await ask();
    const before = await readCounters(system);
    await ask();
    const after = await readCounters(system);
    const used = SERVICES.map(
      (service) => [service, (after[service] ?? 0) - (before[service] ?? 0)] as const,
    );
    counted[name] = Object.fromEntries(used.filter(([, count]) => count > 0));
  }
  return counted;
}

async function readCounters(system: WholeSystem): Promise<Record<string, number>> {
  const { processes } = system.runtime();
  const counts = await Promise.all(
    SERVICES.map(async (service) => {
      const text = await (await fetch(`${new URL(processes[service]!.url).origin}/metrics`)).text();
      const lines = text
        .split('\n')
        .filter((line) => line.startsWith('anzhi_graphql_read_round_trips_total{'));
      return [service, lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)] as const;
    }),
  );
  return Object.fromEntries(counts);
}

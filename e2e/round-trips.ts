import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readOperations } from '../gateway/src/page/operations.js';
import type { Asked, Json, Viewer } from '../infra/demo/src/client.js';
import type { WholeSystem } from './system.js';

const OPERATIONS = path.resolve(__dirname, '../gateway/operations');
const SERVICES = ['party', 'assets', 'personnel', 'stability'] as const;

/** Statements that the reads of each committed operation send to the databases, by operation and service. */
export type RoundTrips = Record<string, Record<string, number>>;

/** The most statements that one call of a mutation sent to its service's database, by its root field. */
export type RoundTripsOfMutations = Record<string, number>;

/** An operation by the name that it is counted under. */
export interface Named extends Asked {
  readonly name: string;
}

/** The explorer's operations. @param viewerOf who asks, by the operation's name. */
export function operationsOfExplorer(viewerOf: (operation: string) => Viewer): Named[] {
  return readOperations(OPERATIONS).map(({ name, query, variables }) => {
    return { name, document: query, viewer: viewerOf(name), variables: JSON.parse(variables) as Json };
  });
}

/** The demo's queries, each as it was first asked. Its acts are not among them: asked again, they are answered from what they did. */
export function queriesOfDemo({ askedFile }: WholeSystem): Named[] {
  const asked = JSON.parse(readFileSync(askedFile, 'utf8')) as Asked[];
  const queries = asked.filter(({ document }) => !document.startsWith('mutation'));
  return queries.map((one) => ({ ...one, name: `${nameOf(one.document)} ${digest(one.document)}` }));
}

const nameOf = (document: string): string => /^\s*query\s+(\w+)/.exec(document)?.[1] ?? 'query';
const digest = (document: string): string => createHash('sha256').update(document).digest('hex').slice(0, 8);

/** Asks each operation once to warm up and once to count. */
export async function countRoundTrips(
  system: WholeSystem,
  operations: readonly Named[],
): Promise<RoundTrips> {
  const counted: RoundTrips = {};
  for (const { name, viewer, document, variables } of operations) {
    const ask = () => system.client.query(viewer, document, variables);
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

/**
 * What a later life of a process that was killed may ask again, as it is held in memory: the data key, by two parts of an act
 * at once. So what is called in such a life only may grow by as much unseen.
 */
const READ_AGAIN = 2;

/** Of all calls of mutations so far; one that a dying process never finished is not among them. */
export function mutationsSoFar(system: WholeSystem): RoundTripsOfMutations {
  const most: RoundTripsOfMutations = {};
  for (const service of SERVICES) {
    const lives = new Set<number>();
    for (const line of linesOf(system.log(service))) {
      lives.add(line.pid);
      if (line.msg !== 'operation' || line.kind !== 'mutation') continue;
      const sent = line.roundTrips - (lives.size > 1 ? READ_AGAIN : 0);
      most[line.field] = Math.max(most[line.field] ?? 0, sent);
    }
  }
  return Object.fromEntries(Object.entries(most).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What services say in LOG_LEVEL=debug, as far as it is read here. */
interface LogLine {
  readonly pid: number;
  readonly msg?: string;
  readonly kind: string;
  readonly field: string;
  readonly roundTrips: number;
}

/** Between them stand words of node's own. */
const linesOf = (log: string): LogLine[] =>
  log
    .split('\n')
    .filter((line) => line.startsWith('{"level":') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as LogLine);

async function readCounters(system: WholeSystem): Promise<Record<string, number>> {
  const { processes } = system.runtime();
  const counts = await Promise.all(
    SERVICES.map(async (service) => {
      const text = await (await fetch(`${new URL(processes[service]!.url).origin}/metrics`)).text();
      const lines = text.split('\n').filter((line) => line.startsWith('anzhi_graphql_round_trips_total{'));
      return [service, lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)] as const;
    }),
  );
  return Object.fromEntries(counts);
}

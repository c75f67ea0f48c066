import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  boardParts,
  boardQuery,
  registerFactories,
  selections,
  untilAnswered,
} from '@anzhi/bench/dist/federation.bench.js';
import { issueToken } from '@anzhi/dev/dist/appointment.js';
import { AUDIENCE, ISSUER, openIssuer } from '@anzhi/dev/dist/issuer.js';
import { type Runtime, readRuntime } from '@anzhi/dev/dist/runtime-file.js';
import { startSystem, type Undo } from '@anzhi/dev/dist/system.js';
import { pin, startChild } from './children.js';
import { openRecording, type Recording } from './profile/recording.js';
import {
  BOARD_SERVICES,
  type BoardSize,
  SELECTIONS,
  boardQuery as stubQuery,
  summaryOf,
} from './stubs/board.schema.js';
import { STORE_QUERY } from './stubs/store.schema.js';
import type { Counts } from './stubs/stub-server.js';
import { startIssuer } from './tokens.js';
import type { IdentitySettings, MergeSettings } from './variants/settings.js';

/** What real services tell of themselves, by name. */
export interface RealServices {
  metrics(): Promise<Record<string, string>>;
  /** Their CPU profiles while `work` runs. */
  profiled(work: () => Promise<void>): Promise<ReadonlyMap<string, Profiler.Profile>>;
}

/** The subgraphs behind the variants, and what is asked of them. */
export interface World {
  /** With the addresses of the subgraphs in it. */
  readonly supergraphSdl: string;
  readonly urls: Readonly<Record<string, string>>;
  readonly identity: IdentitySettings;
  readonly merge: MergeSettings;
  /** The request of the client. */
  readonly body: string;
  tokens(count: number): Promise<string[]>;
  /** What the stubs counted since the last look; null over real services. */
  counts(verify: boolean): Promise<Counts | null>;
  /** Null where the subgraphs are stubs. */
  readonly services: RealServices | null;
  stop(): Promise<void>;
}

const STUBS = path.join(__dirname, 'stubs', 'stub.process.js');
const SUPERGRAPH = path.resolve(__dirname, '../../../../gateway/supergraph.graphql');

interface StubWorld {
  readonly supergraphSdl: string;
  readonly urls: Record<string, string>;
}

async function stubs(
  settings: { readonly world: 'board' | 'store'; readonly factories: number; readonly keep: number },
  asked: Pick<World, 'merge' | 'body'>,
): Promise<World> {
  const issuer = await startIssuer();
  const { identityKeys } = issuer.identity;
  const env = { STUB_SETTINGS: JSON.stringify({ ...settings, identityKeys }) };
  const child = startChild(STUBS, env);
  pin(child, 'beside');
  const stop = async (): Promise<void> => {
    await child.stop();
    await issuer.stop();
  };
  try {
    const world = await child.heard<StubWorld>('world');
    return {
      ...world,
      ...asked,
      identity: issuer.identity,
      tokens: async (count) => issuer.tokens(count),
      counts: (verify) => child.ask<Counts>({ counts: { verify } }, 'counts'),
      services: null,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Four stubs with a board of factories. `keep` answers are remembered by each; 0 resolves every request anew. */
export function boardWorld(size: BoardSize, factories: number, keep = 1_000): Promise<World> {
  const parts: Record<string, string> = {};
  for (const service of BOARD_SERVICES.filter((name) => name !== 'party'))
    parts[service] =
      `query Part($representations: [_Any!]!) { _entities(representations: $representations) { ... on Factory { ${summaryOf(service)} { ${SELECTIONS[size]} } } } }`;
  const page = `query Page($first: Int!) { factories(first: $first) { nodes { id code name ${summaryOf('party')} { ${SELECTIONS[size]} } } } }`;
  const body = JSON.stringify({ query: stubQuery(size), variables: { first: factories } });
  return stubs({ world: 'board', factories, keep }, { body, merge: { kind: 'board', page, parts } });
}

/** The four services of the public benchmark, which resolve every request. */
export function storeWorld(): Promise<World> {
  const body = JSON.stringify({ query: STORE_QUERY, variables: {} });
  return stubs({ world: 'store', factories: 0, keep: 0 }, { body, merge: { kind: 'store' } });
}

/** The addresses of `urls` in place of those that the supergraph was composed with. */
function readdressed(supergraph: string, urls: Readonly<Record<string, string>>): string {
  return supergraph.replace(
    /@join__graph\(name: "([^"]+)", url: "[^"]*"\)/g,
    (_, name: string) => `@join__graph(name: "${name}", url: "${urls[name] ?? ''}")`,
  );
}

/** Runs `start` with variables that the processes started by it inherit. */
async function withEnvironment<T>(
  environment: Readonly<Record<string, string>>,
  start: () => Promise<T>,
): Promise<T> {
  Object.assign(process.env, environment);
  try {
    return await start();
  } finally {
    for (const name of Object.keys(environment)) delete process.env[name];
  }
}

function realServices(
  urls: Readonly<Record<string, string>>,
  processes: Runtime['processes'],
  recording: Recording,
): RealServices {
  const pids = new Map(Object.keys(urls).map((name) => [name, processes[name]!.pid]));
  const metrics = async ([name, url]: [string, string]): Promise<[string, string]> => [
    name,
    await (await fetch(new URL('/metrics', url))).text(),
  ];
  return {
    metrics: async () => Object.fromEntries(await Promise.all(Object.entries(urls).map(metrics))),
    profiled: (work) => recording.during(pids, work),
  };
}

/** The real services on a PostgreSQL and a NATS of their own, with factories registered. */
export async function servicesWorld(factories: number, say: (line: string) => void): Promise<World> {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'anzhi-graph-bench-'));
  const recording = openRecording();
  const undo: Undo = [];
  const stop = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop()) await step().catch(() => undefined);
    rmSync(dataDirectory, { recursive: true, force: true });
    recording.close();
  };
  try {
    const environment = { port: 0, dataDirectory, databaseUrl: null, natsUrl: null, demo: false };
    const { plan, graphUrl } = await withEnvironment(recording.environment, () =>
      startSystem(environment, undo, say),
    );
    const processes = readRuntime(dataDirectory)?.processes ?? {};
    for (const one of Object.values(processes)) pin(one, 'beside');
    const issuer = await openIssuer(dataDirectory);
    const token = () => issueToken({ role: 'hq-admin' }, issuer, graphUrl);
    const front = { graphUrl, token: await token() };
    await registerFactories(front, factories);
    const chosen = await selections(front);
    const query = boardQuery(chosen);
    const variables = { first: factories };
    await untilAnswered(front, query, variables);
    const names = ['party', 'assets', 'personnel', 'stability'] as const;
    const urls = Object.fromEntries(
      names.map((name) => [name, `http://127.0.0.1:${plan.ports[name]}/graphql`]),
    );
    return {
      supergraphSdl: readdressed(readFileSync(SUPERGRAPH, 'utf8'), urls),
      urls,
      identity: {
        jwksUrl: `${plan.issuerUrl}/jwks.json`,
        issuer: ISSUER,
        audience: AUDIENCE,
        identityKeys: plan.secrets.identityKeys,
      },
      merge: { kind: 'board', ...boardParts(chosen) },
      body: JSON.stringify({ query, variables }),
      tokens: (count) => Promise.all(Array.from({ length: count }, token)),
      counts: async () => null,
      services: realServices(urls, processes, recording),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { issueToken } from '@anzhi/dev/dist/appointment.js';
import { AUDIENCE, ISSUER, openIssuer } from '@anzhi/dev/dist/issuer.js';
import { readRuntime } from '@anzhi/dev/dist/runtime-file.js';
import { type RunningSystem, startSystem, type Undo } from '@anzhi/dev/dist/system.js';
import { alternate } from './measure.js';

export interface FederationSettings {
  readonly factories: number;
  readonly requests: number;
  readonly rounds: number;
  readonly say: (line: string) => void;
}

/** CPU in milliseconds per request, by round. */
export interface FederationFigures {
  readonly fields: readonly string[];
  readonly answerBytes: number;
  readonly cpu: Record<'gateway' | 'gatewayAgain' | 'merge', number[]>;
}

type Json = Record<string, unknown>;

/** Which service hangs which summary on a factory. */
export const SUMMARIES = {
  organization: 'party',
  placement: 'personnel',
  estate: 'assets',
  stability: 'stability',
} as const;
/** A summary on `Factory`. */
export type Summary = keyof typeof SUMMARIES;

/** A gateway and who asks it. */
export interface Front {
  readonly graphUrl: string;
  readonly token: string;
}

async function ask(
  { graphUrl, token }: Front,
  query: string,
  variables: object = {},
): Promise<{ data: Json; text: string }> {
  const response = await fetch(graphUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const answer = JSON.parse(text) as { data: Json | null; errors?: unknown[] };
  if (!answer.data || answer.errors) throw new Error(text.slice(0, 500));
  return { data: answer.data, text };
}

interface TypeRef {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType: TypeRef | null;
}

const named = (type: TypeRef): TypeRef => (type.ofType ? named(type.ofType) : type);

const FIELDS = `query Fields($name: String!) { __type(name: $name) { fields { name args { name } type { kind name ofType { kind name ofType {
  kind name ofType { kind name } } } } } } }`;

async function fieldsOf(
  front: Front,
  name: string,
): Promise<{ name: string; args: unknown[]; type: TypeRef }[]> {
  const { data } = await ask(front, FIELDS, { name });
  return (data['__type'] as { fields: { name: string; args: unknown[]; type: TypeRef }[] }).fields;
}

/** The plain fields of each summary that the graph has, so that the query grows with the graph. */
export async function selections(front: Front): Promise<Map<Summary, string>> {
  const made = new Map<Summary, string>();
  for (const field of await fieldsOf(front, 'Factory')) {
    if (!(field.name in SUMMARIES)) continue;
    const fields = await fieldsOf(front, named(field.type).name ?? '');
    const plain = fields.filter(
      ({ args, type }) => args.length === 0 && ['SCALAR', 'ENUM'].includes(named(type).kind),
    );
    made.set(field.name as Summary, `${field.name} { ${plain.map(({ name }) => name).join(' ')} }`);
  }
  return made;
}

/** Registers factories `BN-01` to `BN-<count>`. */
export async function registerFactories(front: Front, count: number): Promise<void> {
  const mutation = `mutation Register($input: RegisterFactoryInput!) { registerFactory(input: $input) { __typename ... on UserError { message } } }`;
  for (let nth = 1; nth <= count; nth += 1) {
    const code = `BN-${String(nth).padStart(2, '0')}`;
    const input = {
      code,
      name: `测试厂${nth}`,
      city: '赣州市',
      site: '测试路1号',
      simulatedFrom: '2026-08-19T09:00:00+08:00',
    };
    await ask(front, mutation, { input });
  }
}

/** Facts travel: a service that has not heard of a factory yet cannot tell its time. @returns the answer's text. */
export async function untilAnswered(front: Front, query: string, variables: object): Promise<string> {
  const until = Date.now() + 30_000;
  for (;;) {
    try {
      return (await ask(front, query, variables)).text;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/** The subgraph queries of a board by hand: party's page, and what each other service is asked of the page's factories. */
export function boardParts(chosen: ReadonlyMap<Summary, string>): {
  page: string;
  parts: Record<string, string>;
} {
  const parts: Record<string, string> = {};
  for (const [summary, text] of chosen) {
    if (summary === 'organization') continue;
    parts[SUMMARIES[summary]] =
      `query Part($representations: [_Any!]!) { _entities(representations: $representations) { ... on Factory { ${text} } } }`;
  }
  const page = `query Page($first: Int!) { factories(first: $first) { nodes { id code name ${chosen.get('organization') ?? ''} } } }`;
  return { page, parts };
}

/** The board of factories with the chosen summaries, as a client asks for it. */
export function boardQuery(chosen: ReadonlyMap<Summary, string>): string {
  return `query Board($first: Int!) { factories(first: $first) { nodes { code name ${[...chosen.values()].join(' ')} } } }`;
}

function mergeSettings({ plan }: RunningSystem, chosen: ReadonlyMap<Summary, string>): string {
  const { page, parts } = boardParts(chosen);
  const urls = Object.fromEntries(
    Object.values(SUMMARIES).map((name) => [name, `http://127.0.0.1:${plan.ports[name]}`]),
  );
  const { identityKeys } = plan.secrets;
  const trust = { jwksUrl: `${plan.issuerUrl}/jwks.json`, issuer: ISSUER, audience: AUDIENCE, identityKeys };
  return JSON.stringify({ urls, page, parts, ...trust });
}

async function startMerge(settings: string): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(path.join(__dirname, 'merge-server.js'), {
    env: { ...process.env, MERGE_SETTINGS: settings },
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port));
    child.once('exit', (code) => reject(new Error(`the merge server ended with ${code}`)));
  });
  return { child, url: `http://127.0.0.1:${port}` };
}

/** Linux counts the CPU time of processes in hundredths of a second (USER_HZ). */
const TICK_MS = 10;

/** CPU time of a process in milliseconds, user and system: the same clock for both sides. Linux only. */
function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may hold anything; utime and stime are the 12th and 13th words after it.
  const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(words[11]) + Number(words[12])) * TICK_MS;
}

/** CPU per request of one front while it answers `requests`, one after the other: side by side it would share its calls. */
async function perRequest(pid: number, requests: number, send: () => Promise<unknown>): Promise<number> {
  const before = cpuOf(pid);
  for (let nth = 0; nth < requests; nth += 1) await send();
  return (cpuOf(pid) - before) / requests;
}

async function measure(
  system: RunningSystem,
  dataDirectory: string,
  settings: FederationSettings,
): Promise<FederationFigures> {
  const { factories, requests, rounds, say } = settings;
  const token = await issueToken({ role: 'hq-admin' }, await openIssuer(dataDirectory), system.graphUrl);
  const front = { graphUrl: system.graphUrl, token };
  await registerFactories(front, factories);
  const chosen = await selections(front);
  const query = boardQuery(chosen);
  const variables = { first: factories };
  const expected = await untilAnswered(front, query, variables);
  const { child, url } = await startMerge(mergeSettings(system, chosen));
  try {
    const gatewayPid = readRuntime(dataDirectory)?.processes['gateway']?.pid ?? 0;
    const merged = { graphUrl: `${url}/graphql`, token };
    const { text } = await ask(merged, query, variables);
    if (!isDeepStrictEqual(JSON.parse(text), JSON.parse(expected)))
      throw new Error(`the two answers differ: ${text.slice(0, 400)}\n${expected.slice(0, 400)}`);
    const gateway = () => perRequest(gatewayPid, requests, () => ask(front, query, variables));
    const merge = () => perRequest(child.pid ?? 0, requests, () => ask(merged, query, variables));
    const cpu = await alternate(rounds, { gateway, gatewayAgain: gateway, merge }, (round, values) =>
      say(
        `federation, ${round === 0 ? 'warm-up' : `round ${round}`}: ${Object.entries(values)
          .map(([name, ms]) => `${name} ${ms.toFixed(2)} ms`)
          .join(', ')}`,
      ),
    );
    return { fields: [...chosen.values()], answerBytes: expected.length, cpu };
  } finally {
    child.kill('SIGKILL');
  }
}

/** CPU of the running gateway for the board of all factories, beside a hand-written merge of the same subgraph calls. */
export async function benchFederation(settings: FederationSettings): Promise<FederationFigures> {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'anzhi-bench-'));
  const undo: Undo = [];
  try {
    const environment = { port: 0, dataDirectory, databaseUrl: null, natsUrl: null, demo: false };
    const system = await startSystem(environment, undo, settings.say);
    return await measure(system, dataDirectory, settings);
  } finally {
    for (let step = undo.pop(); step; step = undo.pop()) await step().catch(() => undefined);
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

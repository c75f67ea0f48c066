import path from 'node:path';
import { alternate, median } from '@anzhi/bench/dist/measure.js';
import { freePort } from '@anzhi/local-servers';
import { type Child, load, pin, startChild, usageOf } from './children.js';
import { startIssuer, type TokenIssuer } from './tokens.js';

/**
 * The HTTP front alone: requests that no subgraph is asked for, beside bare node:http that reads the same body and makes
 * the same answer text.
 */

const ROOT = path.resolve(__dirname, '../../../..');
const MAIN = path.join(ROOT, 'gateway/dist/main.js');
const BARE = path.join(__dirname, 'variants', 'bare.process.js');

const CONNECTIONS = 50;
const REQUESTS = 4_000;
const READY_MS = 60_000;

/** By about the size of their answers: introspection, which is worked out once for each document. */
const DOCUMENTS = {
  small: '{ __typename }',
  '2 KB': '{ q: __type(name: "Query") { fields { name } } }',
  '12 KB': '{ q: __type(name: "Query") { fields { name description isDeprecated } } }',
  '24 KB': '{ m: __type(name: "Mutation") { fields { name description } } }',
};

interface Served {
  readonly child: Child;
  readonly origin: string;
}

async function post(url: string, body: string, token?: string): Promise<string> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const until = Date.now() + READY_MS;
  for (;;) {
    try {
      const response = await fetch(url, { method: 'POST', headers, body });
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${response.status}: ${text.slice(0, 300)}`);
      return text;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

async function startOurs({ identity }: TokenIssuer): Promise<Served> {
  const port = await freePort();
  const child = startChild(MAIN, {
    PORT: String(port),
    LOG_LEVEL: 'error',
    INTROSPECTION: 'on',
    SUPERGRAPH_FILE: path.join(ROOT, 'gateway/supergraph.graphql'),
    JWKS_URL: identity.jwksUrl,
    JWT_ISSUER: identity.issuer,
    JWT_AUDIENCE: identity.audience,
    IDENTITY_KEYS: identity.identityKeys,
  });
  pin(child, 'measured');
  return { child, origin: `http://127.0.0.1:${port}` };
}

async function startBare(answers: Readonly<Record<string, string>>): Promise<Served> {
  const port = await freePort();
  const child = startChild(BARE, { PORT: String(port), ANSWERS: JSON.stringify(answers) });
  pin(child, 'measured');
  return { child, origin: `http://127.0.0.1:${port}` };
}

/** What one kind of answer costs, CPU milliseconds per request. */
export interface FrontRow {
  readonly answer: string;
  readonly bytes: number;
  readonly bareMs: number;
  readonly oursMs: number;
  /** With a token that was verified before. */
  readonly tokenMs: number;
}

interface Case {
  readonly name: string;
  readonly body: string;
  readonly expected: string;
}

async function cases(url: string): Promise<Case[]> {
  const made: Case[] = [];
  for (const [name, query] of Object.entries(DOCUMENTS)) {
    const body = JSON.stringify({ query });
    made.push({ name, body, expected: await post(url, body) });
  }
  return made;
}

/** Measures the front in rounds of turning order, the first uncounted. @param scale share of 4,000 requests a round. */
export async function front(rounds: number, scale: number, say: (line: string) => void): Promise<FrontRow[]> {
  const issuer = await startIssuer();
  const generator = startChild(path.join(__dirname, 'load', 'load.process.js'), {});
  pin(generator, 'beside');
  const ours = await startOurs(issuer);
  const stops: Child[] = [generator, ours.child];
  try {
    const token = issuer.tokens(1);
    const url = `${ours.origin}/graphql`;
    const asked = await cases(url);
    const bare = await startBare(Object.fromEntries(asked.map(({ expected }, nth) => [`/${nth}`, expected])));
    stops.push(bare.child);
    await post(`${bare.origin}/0`, '{}');
    const requests = Math.max(CONNECTIONS, Math.round(REQUESTS * scale));
    const cost = async (child: Child, at: string, { body, expected }: Case, tokens: readonly string[]) => {
      const before = await usageOf(child);
      const steps = [{ connections: CONNECTIONS, requests }];
      const job = { url: at, body, expected, distinct: null, first: 0, tokens, steps };
      const { errors, wrong, sample } = await load(generator, job);
      if (errors + wrong > 0) throw new Error(`${errors} errors, ${wrong} wrong: ${sample}`);
      return ((await usageOf(child)).cpuMs - before.cpuMs) / requests;
    };
    const rows: FrontRow[] = [];
    for (const [nth, one] of asked.entries()) {
      const taken = await alternate(rounds, {
        bareMs: () => cost(bare.child, `${bare.origin}/${nth}`, one, token),
        oursMs: () => cost(ours.child, url, one, []),
        tokenMs: () => cost(ours.child, url, one, token),
      });
      const [bareMs, oursMs, tokenMs] = [median(taken.bareMs), median(taken.oursMs), median(taken.tokenMs)];
      rows.push({ answer: one.name, bytes: Buffer.byteLength(one.expected), bareMs, oursMs, tokenMs });
      say(
        `front, ${one.name}: ${bareMs.toFixed(3)} bare, ${oursMs.toFixed(3)} ours, ${tokenMs.toFixed(3)} ms CPU with a token`,
      );
    }
    return rows;
  } finally {
    for (const child of stops) await child.stop();
    await issuer.stop();
  }
}

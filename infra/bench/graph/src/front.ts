import path from 'node:path';
import { freePort } from '@anzhi/local-servers';
import { type Child, load, pin, startChild, usageOf } from './children.js';
import { percentile } from './stats.js';
import { startIssuer, type TokenIssuer } from './tokens.js';

/** The HTTP front alone: requests that no subgraph is asked for, beside bare node:http with bodies and answers of the same size. */

const ROOT = path.resolve(__dirname, '../../../..');
const MAIN = path.join(ROOT, 'gateway/dist/main.js');
const BARE = path.join(__dirname, 'variants', 'bare.process.js');

/** What issue 4 allows over bare node:http, CPU milliseconds per request. */
const TARGET_MS = 0.15;
const CONNECTIONS = 50;
const READY_MS = 60_000;

/** By about the size of their answers: introspection, which is worked out once for each document. */
const DOCUMENTS = {
  small: '{ __typename }',
  '2 KB': '{ q: __type(name: "Query") { fields { name } } }',
  '12 KB': '{ q: __type(name: "Query") { fields { name description isDeprecated } } }',
  '20 KB': '{ m: __type(name: "Mutation") { fields { name description } } }',
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

/** Measures the front and prints a table. @returns whether every answer up to 20 KB keeps to the target. */
export async function front(rounds: number, requests: number, say: (line: string) => void): Promise<boolean> {
  const issuer = await startIssuer();
  const generator = startChild(path.join(__dirname, 'load', 'load.process.js'), {});
  pin(generator, 'beside');
  const ours = await startOurs(issuer);
  const stops: Child[] = [generator, ours.child];
  try {
    const tokens = issuer.tokens(1);
    const url = `${ours.origin}/graphql`;
    const cases: { name: string; body: string; expected: string }[] = [];
    for (const [name, query] of Object.entries(DOCUMENTS)) {
      const body = JSON.stringify({ query });
      cases.push({ name, body, expected: await post(url, body) });
    }
    const bare = await startBare(Object.fromEntries(cases.map(({ expected }, nth) => [`/${nth}`, expected])));
    stops.push(bare.child);
    await post(`${bare.origin}/0`, '{}');
    const cost = async (served: Served, at: string, one: (typeof cases)[number], by: readonly string[]) => {
      const before = await usageOf(served.child);
      const steps = [{ connections: CONNECTIONS, requests }];
      const job = {
        url: at,
        body: one.body,
        expected: one.expected,
        distinct: null,
        first: 0,
        tokens: by,
        steps,
      };
      const { errors, wrong, sample } = await load(generator, job);
      if (errors + wrong > 0) throw new Error(`${errors} errors, ${wrong} wrong: ${sample}`);
      return ((await usageOf(served.child)).cpuMs - before.cpuMs) / requests;
    };
    say(
      '| answer | bytes | node:http | ours | over it | with a token | over it |\n|---|---|---|---|---|---|---|',
    );
    let kept = true;
    for (const [nth, one] of cases.entries()) {
      const taken: number[][] = [[], [], []];
      for (let round = 0; round <= rounds; round += 1) {
        const figures = [
          await cost(bare, `${bare.origin}/${nth}`, one, tokens),
          await cost(ours, url, one, []),
          await cost(ours, url, one, tokens),
        ];
        // The first round warms.
        if (round > 0) for (const [at, figure] of figures.entries()) taken[at]?.push(figure);
      }
      const [least = 0, off = 0, on = 0] = taken.map((figures) => percentile(figures, 0.5));
      kept &&= Math.max(off, on) - least <= TARGET_MS;
      const cells = [least, off, off - least, on, on - least].map((ms) => ms.toFixed(3));
      say(`| ${one.name} | ${Buffer.byteLength(one.expected)} | ${cells.join(' | ')} |`);
    }
    return kept;
  } finally {
    for (const child of stops) await child.stop();
    await issuer.stop();
  }
}

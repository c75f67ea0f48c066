import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import type { SoakFindings } from '../soak.js';
import type { BenchRecord, Made } from './record.js';
import { tables } from './tables.js';

function versions(): string {
  const file = path.resolve(__dirname, '../../package.json');
  const { dependencies } = JSON.parse(readFileSync(file, 'utf8')) as { dependencies: Record<string, string> };
  return Object.entries(dependencies)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
}

/** What is measured now, by `command`. */
export function madeBy(command: string): Made {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: __dirname, encoding: 'utf8' });
  return { date: new Date().toISOString().slice(0, 10), commit: commit.trim(), command };
}

function machine(): string {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model.trim() || 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.version}`;
}

/** The page docs/GRAPH-SOAK.md, of a soak alone. */
export function soakPage(soaked: SoakFindings, { date, commit, command }: Made): string {
  return `# Memory of the gateway

Made on ${date} at ${commit} by \`${command}\`; do not edit.

${tables({ parts: [], front: null, soaked })}

Machine: ${machine()}.

## How it was measured

A board of five factories over the stub subgraphs of the graph's benchmark, 20 connections, one person. Of ten requests nine ask for one of fifty operations, the tenth for the
next of all, each of them different in name, aliases and fields; one in five varies by \`@skip\` and \`@include\`, one in twenty-one asks for everything of two services. Twenty times garbage is collected and the memory looked at; flat is a middle of the last quarter at most 1.1 times
that of the second.
`;
}

/** The page docs/GRAPH-BENCHMARK.md. */
export function page(record: BenchRecord): string {
  return `# The graph beside its peers

Made by \`npm run bench:graph -- --write\`, of [what each part was when it was measured last](graph-benchmark.json); do not edit. Ratios decide, milliseconds only
show the size: all variants of a part ran in the same run on the same machine.

![Requests per CPU second beside the hand-written merge](graph-benchmark.svg)

${tables({ ...record, soaked: null })}

Machine: ${machine()}. Versions: ${versions()}.

## How it was measured

Each variant is a process of its own with one core for itself; load and subgraphs have the others, and never two variants are under load at the same time.
First the answers of all are compared field by field; then each is warmed by a counted number of requests, and loaded over 50 connections in rounds of
turning order, five where the command does not say otherwise; last it is ramped to 500 connections, ours with eight times as many requests but for the full board. Every single answer is compared with the right one. CPU is user and system time of the variant's process with all its
threads, memory the most that was resident during a pass. Our gateway runs twice, as two processes, to show the noise; ratios between 0.8 and 1.25 of each other are no findings on a
busy machine.

**Identity.** All verify the ES256 token of each request by the issuer's key set, remember 5,000 verified tokens, and sign every call to a subgraph; the stubs check the
signatures before a variant is measured. With one person a gateway may send identical calls in flight once, which the column of calls at 50 connections shows; a new token with each
request is of a person of its own over the stubs.

**Summary, mid, full.** Four stub subgraphs after our own schema with remembered answers, 50 factories with four summaries each (\`infra/bench/graph/src/stubs/board.schema.ts\`).
**Services.** The same board over the real services with PostgreSQL and NATS. Where their time goes is seen by a CPU profile of each (V8, every 0.2 ms), after the load, one client
asking page after page: "own" is the graph, our code, all libraries but the driver, garbage collection; the driver is \`pg\` with what it calls; sockets are Node's net, http and streams,
NATS, and the kernel under them; the rest of the time from request to answer is waiting, for PostgreSQL or, as the services share cores, for each other. The last column leaves all
waiting out. **Store.** The shape of the public benchmark of federation gateways: accounts 6 users, products 9, reviews
11, inventory; users → reviews → product → reviews → author → reviews → product with all fields, and topProducts likewise, resolved for each request
(\`store.schema.ts\`); the merge of it needs six calls.

**Front.** Introspection small and large, worked out once for each document, beside bare node:http that parses the same body and makes the same answer text.

**Peers.** @apollo/gateway in @apollo/server as their documentation starts them; Hive Gateway by @graphql-hive/gateway-runtime on node:http, once with its
planner in JavaScript and once with \`unifiedGraphHandler\` of @graphql-hive/router-runtime, its planner in Rust; a merge written by hand for each query on undici, as the limit. All with NODE_ENV=production and
\`--max-semi-space-size=64\`, with which ours is deployed.
`;
}

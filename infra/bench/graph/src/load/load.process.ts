import { createHash } from 'node:crypto';
import { Pool } from 'undici';
import { difference, percentile } from '../stats.js';
import type { LoadJob, LoadResult, LoadStep } from './job.js';
import { operationAt, soakConditions, soakDocument } from './soak-operations.js';

/** The load generator in its own process: counted requests over so many connections, each answer compared. */

interface Tally {
  readonly latencies: number[];
  errors: number;
  wrong: number;
  sample: string | null;
}

type Judge = (body: Buffer) => string | null;

const digestOf = (body: Buffer): string => createHash('sha1').update(body).digest('base64');

/** What is wrong with an answer, if anything; a text is compared field by field once and by its digest from then on. */
function judge({ expected, distinct }: LoadJob): Judge {
  if (distinct !== null)
    return (body) =>
      body.includes('"errors"') || !body.includes('"nodes"') ? body.toString('utf8', 0, 300) : null;
  const right = new Set<string>();
  const reference: unknown = JSON.parse(expected ?? 'null');
  return (body) => {
    const digest = digestOf(body);
    if (right.has(digest)) return null;
    const answer = JSON.parse(body.toString('utf8')) as { errors?: unknown[] };
    if (answer.errors) return `errors: ${JSON.stringify(answer.errors[0])}`;
    const fault = difference(answer, reference);
    if (fault === null) right.add(digest);
    return fault;
  };
}

const bodyAt = (job: LoadJob, nth: number): string =>
  job.distinct === null ? job.body : soakBody(JSON.parse(job.body), nth, job.distinct);

/** Every request tells the variables of all: who does not define them ignores them. */
function soakBody(given: { readonly variables?: object }, nth: number, distinct: number): string {
  const variables = { ...given.variables, ...soakConditions(nth) };
  return JSON.stringify({ query: soakDocument(operationAt(nth, distinct)), variables });
}

/** One request; adds to the tally. @throws when there is no answer, or not one of status 200. */
async function one(pool: Pool, job: LoadJob, nth: number, faultOf: Judge, tally: Tally): Promise<void> {
  const token = job.tokens[nth % Math.max(1, job.tokens.length)];
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const path = new URL(job.url).pathname;
  const began = performance.now();
  const reply = await pool.request({ path, method: 'POST', headers, body: bodyAt(job, nth) });
  const body = Buffer.from(await reply.body.arrayBuffer());
  tally.latencies.push(performance.now() - began);
  if (reply.statusCode !== 200) throw new Error(`${reply.statusCode}: ${body.toString('utf8', 0, 300)}`);
  const fault = faultOf(body);
  if (fault === null) return;
  tally.wrong += 1;
  tally.sample ??= fault;
}

/** One step: `connections` loops that draw from the same count of requests. */
async function step(
  job: LoadJob,
  { connections, requests }: LoadStep,
  first: number,
  tally: Tally,
): Promise<void> {
  const timeouts = { headersTimeout: 120_000, bodyTimeout: 120_000 };
  const pool = new Pool(new URL(job.url).origin, { connections, pipelining: 1, ...timeouts });
  const faultOf = judge(job);
  let drawn = 0;
  const loop = async (): Promise<void> => {
    while (drawn < requests) {
      drawn += 1;
      await one(pool, job, first + drawn - 1, faultOf, tally).catch((error: Error) => {
        tally.errors += 1;
        tally.sample ??= error.message;
      });
    }
  };
  await Promise.all(Array.from({ length: connections }, loop));
  await pool.close();
}

async function run(job: LoadJob): Promise<LoadResult> {
  const tally: Tally = { latencies: [], errors: 0, wrong: 0, sample: null };
  const began = performance.now();
  let sent = 0;
  for (const one of job.steps) {
    await step(job, one, job.first + sent, tally);
    sent += one.requests;
  }
  const elapsedMs = performance.now() - began;
  const { latencies, errors, wrong, sample } = tally;
  const at = (of: number) => (latencies.length === 0 ? Number.NaN : percentile(latencies, of));
  return {
    requests: sent,
    elapsedMs,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    errors,
    wrong,
    sample,
  };
}

process.on('message', ({ job }: { job?: LoadJob }) => {
  if (!job) return;
  run(job).then(
    (result) => process.send?.({ result }),
    (error: Error) => process.send?.({ failed: error.message }),
  );
});

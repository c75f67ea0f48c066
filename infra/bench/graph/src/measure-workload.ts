import { alternate } from '@anzhi/bench/dist/measure.js';
import { type Child, forgetPeak, load, peakOf, pin, startChild, usageOf } from './children.js';
import type { LoadJob, LoadResult, LoadStep } from './load/job.js';
import { type ServiceTime, serviceTimes } from './service-time.js';
import { difference } from './stats.js';
import { type Running, startVariant, type Variant } from './variants.js';
import type { IdentityMode, Workload } from './workloads.js';
import type { World } from './worlds.js';

/** One pass of load over one variant. */
export interface Pass extends LoadResult {
  /** CPU of the variant's process in milliseconds per request. */
  readonly cpuMs: number;
  /** Most resident memory during the pass in bytes. */
  readonly peak: number;
  /** Subgraph calls per request; null over real services. */
  readonly calls: number | null;
}

/** What was found of one variant. */
export interface Found {
  readonly rounds: readonly Pass[];
  readonly ramp: Pass;
  /** Subgraph calls per request with one client; null over real services. */
  readonly callsAlone: number | null;
}

/** What was found of one workload with one way of identifying. */
export interface WorkloadFindings {
  readonly workload: Workload;
  readonly mode: IdentityMode;
  readonly answerBytes: number;
  readonly found: ReadonlyMap<Variant, Found>;
  /** Of real services behind our gateway; empty for stubs. */
  readonly services: readonly ServiceTime[];
}

/** How much is measured. */
export interface Amount {
  readonly rounds: number;
  readonly connections: number;
  readonly rampTo: number;
  /** Share of the workload's own counts of requests. */
  readonly scale: number;
  readonly say: (line: string) => void;
}

/** More tokens than a gateway remembers, so that each is new to it when its turn comes again. */
const FRESH_TOKENS = 12_000;
const ALONE = 5;
const RAMP_STEPS = 3;

const READY_MS = 120_000;

interface Bench {
  readonly world: World;
  readonly workload: Workload;
  readonly tokens: readonly string[];
  readonly generator: Child;
  readonly amount: Amount;
}

async function askOnce({ world, tokens }: Bench, url: string): Promise<string> {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (tokens[0]) headers.set('authorization', `Bearer ${tokens[0]}`);
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: world.body,
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
  if (!data || errors) throw new Error(`${url}: ${text.slice(0, 500)}`);
  return text;
}

/** The first whole answer of a variant that may still be starting. @throws its last refusal after two minutes, or when it has ended. */
async function firstAnswer(bench: Bench, { url, child }: Running): Promise<string> {
  const until = Date.now() + READY_MS;
  for (;;) {
    try {
      return await askOnce(bench, url);
    } catch (error) {
      if (Date.now() > until || !child.alive()) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** Calls per request when only one client asks; refuses a variant that does not sign them though it should. */
async function callsAlone(bench: Bench, variant: Variant, url: string): Promise<number | null> {
  const { world, tokens } = bench;
  await world.counts(true);
  for (let nth = 0; nth < ALONE; nth += 1) await askOnce(bench, url);
  const counts = await world.counts(false);
  if (counts && tokens.length > 0 && counts.unsigned > 0)
    throw new Error(`${variant} made ${counts.unsigned} calls without a valid identity`);
  return counts && counts.calls / ALONE;
}

/** One pass of load, with what it cost the variant's process. */
async function pass({ world, generator }: Bench, { child }: Running, job: LoadJob): Promise<Pass> {
  await world.counts(false);
  forgetPeak(child);
  const before = await usageOf(child);
  const result = await load(generator, job);
  const after = await usageOf(child);
  const counts = await world.counts(false);
  return {
    ...result,
    cpuMs: (after.cpuMs - before.cpuMs) / result.requests,
    peak: peakOf(child),
    calls: counts && counts.calls / result.requests,
  };
}

const line = (
  variant: string,
  { cpuMs, requests, elapsedMs, p50Ms, p99Ms, errors, wrong, sample }: Pass,
): string =>
  `${variant} ${cpuMs.toFixed(2)} ms CPU, ${((requests / elapsedMs) * 1_000).toFixed(0)}/s, p50 ${p50Ms.toFixed(0)}, p99 ${p99Ms.toFixed(0)} ms${
    errors + wrong > 0 ? `, ${errors} ERRORS, ${wrong} WRONG: ${sample}` : ''
  }`;

/** Connections up to `most`, in three equal steps. */
function rampSteps(most: number, each: number): LoadStep[] {
  return Array.from({ length: RAMP_STEPS }, (_, at) => {
    const connections = Math.ceil((most * (at + 1)) / RAMP_STEPS);
    return { connections, requests: connections * each };
  });
}

/** The rounds of all variants in turn, the first longer and not counted, and then the ramp of each. */
async function measureAll(bench: Bench, running: ReadonlyMap<Variant, Running>, expected: string) {
  const { workload, amount, tokens, world } = bench;
  const { rounds, connections, rampTo, scale, say } = amount;
  let first = 0;
  const loadOn = (one: Running, steps: readonly LoadStep[]): Promise<Pass> => {
    const job = { url: one.url, body: world.body, distinct: null, first, tokens, steps, expected };
    first += steps.reduce((sum, { requests }) => sum + requests, 0);
    return pass(bench, one, job);
  };
  const count = (requests: number) => Math.max(connections, Math.round(requests * scale));
  const warmed = new Set<Variant>();
  const measurements = {} as Record<Variant, () => Promise<Pass>>;
  for (const [variant, one] of running) {
    measurements[variant] = async () => {
      const requests = count(warmed.has(variant) ? workload.requests : workload.warm);
      warmed.add(variant);
      const made = await loadOn(one, [{ connections, requests }]);
      say(`  ${line(variant, made)}`);
      return made;
    };
  }
  const taken = await alternate<Variant, Pass>(rounds, measurements, (round) =>
    say(`${workload.name}: ${round === 0 ? 'warm' : `round ${round} of ${rounds}`}`),
  );
  const ramps = new Map<Variant, Pass>();
  for (const [variant, one] of running) {
    const each = variant === 'ours' || variant === 'again' ? workload.rampOurs : workload.rampEach;
    const made = await loadOn(one, rampSteps(rampTo, each));
    ramps.set(variant, made);
    say(`  ramp to ${rampTo}: ${line(variant, made)}`);
  }
  return { taken, ramps };
}

/** Measures one workload: starts its variants, compares their answers field by field, counts calls, loads them in turn, ramps. */
export async function measureWorkload(
  workload: Workload,
  mode: IdentityMode,
  variants: readonly Variant[],
  world: World,
  amount: Amount,
): Promise<WorkloadFindings> {
  const tokens = await world.tokens({ off: 0, one: 1, fresh: FRESH_TOKENS }[mode]);
  const generator = startChild(`${__dirname}/load/load.process.js`, {});
  const bench: Bench = { world, workload, tokens, generator, amount };
  const running = new Map<Variant, Running>();
  try {
    let expected = '';
    const alone = new Map<Variant, number | null>();
    for (const variant of variants) running.set(variant, await startVariant(variant, world, mode !== 'off'));
    for (const [variant, started] of running) {
      const text = await firstAnswer(bench, started);
      const fault = expected === '' ? null : difference(JSON.parse(text), JSON.parse(expected));
      if (fault) throw new Error(`${workload.name}: ${variant} and ${variants[0]} differ at ${fault}`);
      if (expected === '') expected = text;
      alone.set(variant, await callsAlone(bench, variant, started.url));
    }
    pin(generator, 'beside');
    for (const { child } of running.values()) pin(child, 'measured');
    const { taken, ramps } = await measureAll(bench, running, expected);
    // After the load: what the services' compiler has not seen often costs them twice as much.
    const ours = running.get('ours');
    const services = ours ? await serviceTimes(world, () => askOnce(bench, ours.url)) : [];
    const found = new Map(
      variants.map((variant) => [
        variant,
        { rounds: taken[variant], ramp: ramps.get(variant)!, callsAlone: alone.get(variant) ?? null },
      ]),
    );
    return { workload, mode, answerBytes: Buffer.byteLength(expected), found, services };
  } finally {
    for (const one of running.values()) await one.stop();
    await generator.stop();
  }
}

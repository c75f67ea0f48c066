import { median } from '@anzhi/bench/dist/measure.js';
import { load, pin, startChild, type Usage, usageOf } from './children.js';
import { startVariant } from './variants.js';
import { boardWorld } from './worlds.js';

/** Memory of our gateway after so many requests. */
export interface SoakSample extends Usage {
  readonly requests: number;
}

/** What a soak found. */
export interface SoakFindings {
  readonly requests: number;
  readonly operations: number;
  readonly samples: readonly SoakSample[];
  readonly errors: number;
  /** Middle heap of the last quarter against that of the second, garbage collected. */
  readonly heapGrowth: number;
  readonly rssGrowth: number;
  readonly flat: boolean;
}

const SAMPLES = 20;
const CONNECTIONS = 20;
/** Growth that still counts as flat: what a collection leaves differs by a few per cent. */
const FLAT = 1.1;

/** How the last quarter of the values stands against their second quarter; the first fills caches. */
export function growth(values: readonly number[]): number {
  const quarter = Math.floor(values.length / 4);
  return median(values.slice(-quarter)) / median(values.slice(quarter, 2 * quarter));
}

/** Many requests of many distinct operations to our gateway over stubs with five factories, its memory looked at twenty times. */
export async function soak(
  requests: number,
  operations: number,
  say: (line: string) => void,
): Promise<SoakFindings> {
  const world = await boardWorld('summary', 5, 200);
  const tokens = await world.tokens(1);
  const generator = startChild(`${__dirname}/load/load.process.js`, {});
  const gateway = await startVariant('ours', world, true);
  pin(generator, 'beside');
  pin(gateway.child, 'measured');
  const samples: SoakSample[] = [];
  let errors = 0;
  try {
    await untilListening(gateway.url);
    const share = Math.ceil(requests / SAMPLES);
    for (let nth = 0; nth < SAMPLES; nth += 1) {
      const { url } = gateway;
      const body = JSON.stringify({ variables: { first: 5 } });
      const job = { url, body, tokens, distinct: operations, first: nth * share, expected: null };
      const result = await load(generator, {
        ...job,
        steps: [{ connections: CONNECTIONS, requests: share }],
      });
      errors += result.errors + result.wrong;
      const usage = await usageOf(gateway.child, true);
      samples.push({ ...usage, requests: (nth + 1) * share });
      const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
      say(
        `soak: ${(nth + 1) * share} requests, heap ${megabytes(usage.heapUsed)} MB, resident ${megabytes(usage.rss)} MB${
          result.sample ? `, ${result.errors + result.wrong} faults: ${result.sample}` : ''
        }`,
      );
    }
  } finally {
    await gateway.stop();
    await generator.stop();
    await world.stop();
  }
  const heapGrowth = growth(samples.map(({ heapUsed }) => heapUsed));
  const rssGrowth = growth(samples.map(({ rss }) => rss));
  const flat = heapGrowth <= FLAT && rssGrowth <= FLAT && errors === 0;
  return { requests, operations, samples, errors, heapGrowth, rssGrowth, flat };
}

async function untilListening(url: string): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    try {
      await fetch(url, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

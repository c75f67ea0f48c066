import { median, range } from '@anzhi/bench/dist/measure.js';
import type { Found, Pass } from '../measure-workload.js';

/** What a page says of one variant under one workload: middles of the rounds, where nothing else is said. */
export interface Figures {
  /** CPU milliseconds per request. */
  readonly cpuMs: { readonly median: number; readonly least: number; readonly most: number };
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Most resident memory. */
  readonly peakMb: number;
  /** Subgraph calls per request with one client, and under load; null over real services. */
  readonly callsAlone: number | null;
  readonly calls: number | null;
  readonly ramp: { readonly perSecond: number; readonly p99Ms: number };
  /** Of all rounds and the ramp together. */
  readonly errors: number;
  readonly wrong: number;
}

const rate = ({ requests, elapsedMs }: Pass): number => (requests / elapsedMs) * 1_000;

/** Sums up the passes of one variant. */
export function figuresOf({ rounds, ramp, callsAlone }: Found): Figures {
  const middle = (of: (pass: Pass) => number): number => median(rounds.map(of));
  const cpus = rounds.map(({ cpuMs }) => cpuMs);
  const total = (of: 'errors' | 'wrong'): number =>
    [...rounds, ramp].reduce((sum, pass) => sum + pass[of], 0);
  return {
    cpuMs: { median: median(cpus), ...range(cpus) },
    perSecond: middle(rate),
    p50Ms: middle(({ p50Ms }) => p50Ms),
    p99Ms: middle(({ p99Ms }) => p99Ms),
    peakMb: middle(({ peak }) => peak / 2 ** 20),
    callsAlone,
    calls: rounds.every(({ calls }) => calls === null) ? null : middle(({ calls }) => calls ?? 0),
    ramp: { perSecond: rate(ramp), p99Ms: ramp.p99Ms },
    errors: total('errors'),
    wrong: total('wrong'),
  };
}

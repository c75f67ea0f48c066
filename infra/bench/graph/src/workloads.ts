import { boardWorld, servicesWorld, storeWorld, type World } from './worlds.js';

/** Who asks: nobody known, one person all the time, or a token never seen before with each request. */
export const MODES = ['off', 'one', 'fresh'] as const;
export type IdentityMode = (typeof MODES)[number];

/** What issue 4 asks of ours: at least so much of the merge, so many times Hive Gateway with the Rust planner. */
export interface Target {
  readonly ofMerge: number | null;
  readonly ofHiveRust: number | null;
  /** Subgraph calls per request with one client. */
  readonly calls: number | null;
}

/** One kind of request to one world. */
export interface Workload {
  readonly name: string;
  readonly title: string;
  /** Counted requests of a pass, and requests that warm a variant before its first. */
  readonly requests: number;
  readonly warm: number;
  /** Requests of each step of the ramp for each of its connections. */
  readonly rampEach: number;
  /** The same of ours: that it makes no fault there is to be shown. */
  readonly rampOurs: number;
  readonly target: Target | null;
  /** Real services know only callers with appointments. */
  readonly identityAlways: boolean;
  readonly world: (say: (line: string) => void) => Promise<World>;
}

const FACTORIES = 50;

/** All workloads, in the order of the page. */
export const WORKLOADS: readonly Workload[] = [
  {
    name: 'summary',
    title: 'Board of 50 factories, summary',
    requests: 1_500,
    warm: 2_500,
    rampEach: 1,
    rampOurs: 8,
    target: { ofMerge: 0.65, ofHiveRust: 1.7, calls: null },
    identityAlways: false,
    world: () => boardWorld('summary', FACTORIES),
  },
  {
    name: 'mid',
    title: 'Board of 50 factories, mid',
    requests: 800,
    warm: 1_500,
    rampEach: 1,
    rampOurs: 8,
    target: { ofMerge: 0.65, ofHiveRust: 1.7, calls: null },
    identityAlways: false,
    world: () => boardWorld('mid', FACTORIES),
  },
  {
    name: 'full',
    title: 'Board of 50 factories, full',
    requests: 150,
    warm: 250,
    rampEach: 1,
    rampOurs: 1,
    target: { ofMerge: 0.55, ofHiveRust: 1.5, calls: null },
    identityAlways: false,
    world: () => boardWorld('full', FACTORIES),
  },
  {
    name: 'services',
    title: 'Board of 50 factories, four summaries, real services and PostgreSQL',
    requests: 200,
    warm: 300,
    rampEach: 1,
    rampOurs: 8,
    target: null,
    identityAlways: true,
    world: (say) => servicesWorld(FACTORIES, say),
  },
  {
    name: 'store',
    title: 'Public federation benchmark',
    requests: 800,
    warm: 1_500,
    rampEach: 2,
    rampOurs: 8,
    target: { ofMerge: null, ofHiveRust: 1, calls: 8 },
    identityAlways: false,
    world: () => storeWorld(),
  },
];

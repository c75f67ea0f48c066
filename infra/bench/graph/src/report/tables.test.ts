import type { Found, Pass } from '../measure-workload.js';
import { growth } from '../soak.js';
import type { Variant } from '../variants.js';
import { WORKLOADS } from '../workloads.js';
import { chart } from './chart.js';
import { type BenchRecord, type Part, partOf, withPart } from './record.js';
import { against, tables, targets } from './tables.js';

const pass = (cpuMs: number, more: Partial<Pass> = {}): Pass => ({
  requests: 100,
  elapsedMs: 1_000,
  p50Ms: 10,
  p99Ms: 20,
  errors: 0,
  wrong: 0,
  sample: null,
  cpuMs,
  peak: 2 ** 27,
  calls: 4,
  ...more,
});

const found = (cpus: number[], more: Partial<Found> = {}): Found => ({
  rounds: cpus.map((cpu) => pass(cpu)),
  ramp: pass(1),
  callsAlone: 4,
  ...more,
});

const MADE = { date: '2026-11-23', commit: 'abc1234', command: 'npm run bench:graph --' };

function part(name: string, of: Partial<Record<Variant, Found>>): Part {
  const workload = WORKLOADS.find((one) => one.name === name)!;
  const found = new Map(Object.entries(of) as [Variant, Found][]);
  return partOf({ workload, mode: 'one', answerBytes: 17_000, found, services: [] }, MADE);
}

const of = (parts: readonly Part[], front: BenchRecord['front'] = null) => ({ parts, front, soaked: null });

test('ratios are of the medians of CPU per request', () => {
  const one = part('summary', { ours: found([1, 9, 2]), merge: found([1.5]) });
  expect(against(one, 'ours', 'merge')).toBe(0.75);
  expect(against(one, 'ours', 'hive')).toBeNull();
});

test('the targets of issue 4 are judged, faults on the ramp among them', () => {
  const board = part('summary', { ours: found([2]), merge: found([1]), 'hive-rust': found([4]) });
  const ramp = pass(1, { wrong: 1 });
  const store = part('store', { ours: found([2], { callsAlone: 9, ramp }), 'hive-rust': found([2]) });
  const verdicts = targets(of([board, store])).map((line) => line.split(' | ').slice(-2).join(' '));
  expect(verdicts).toEqual([
    '0.50 not met |',
    '2.00 met |',
    '0.00 met |',
    '1.00 met |',
    '9.00 not met |',
    '1.00 not met |',
  ]);
});

test('the tables name every variant, and the chart draws a bar for each that stands beside a merge', () => {
  const all = [part('mid', { ours: found([2]), merge: found([1]) })];
  expect(tables(of(all))).toContain('| Anzhi gateway | 2.00 (2.00–2.00) | 500 | 0.50 |');
  const drawn = chart(all);
  expect(drawn.match(/height="13"/g)).toHaveLength(2);
  expect(drawn).not.toContain('NaN');
});

test('the front is judged by its most costly answer', () => {
  const row = { answer: 'small', bytes: 30, bareMs: 0.1, oursMs: 0.2, tokenMs: 0.24 };
  const front = (...rows: (typeof row)[]) => of([], { made: MADE, rows });
  const costly = { ...row, tokenMs: 0.26 };
  expect(targets(front(row))[0]).toMatch(/0\.10 \| met/);
  expect(targets(front(row))[1]).toMatch(/0\.14 \| met/);
  expect(targets(front(row, costly))[1]).toMatch(/0\.16 \| not met/);
  expect(tables(front(row, costly))).toContain('| small | 30 | 0.100 | 0.200 | 0.100 | 0.260 | 0.160 |');
});

test('growth is the last quarter against the second', () => {
  expect(growth([50, 80, 100, 100, 100, 100, 110, 110])).toBeCloseTo(110 / 100);
  expect(growth(Array.from({ length: 20 }, (_, at) => 100 + at * 10))).toBeGreaterThan(1.3);
});

test('the services are judged by time; what they do themselves stands beside', () => {
  const services = [{ service: 'party', wallMs: 10, ownMs: 2, driverMs: 0.5, socketMs: 0.5 }];
  const found = of([{ ...part('services', {}), services }]);
  expect(targets(found).map((line) => line.split(' | ').slice(-2).join(' '))).toEqual(['0.80 met |']);
  expect(tables(found)).toContain('| party | 10.00 | 2.00 | 0.50 | 0.50 | 80 % | 33 % |');
});

test('what is measured again takes the place of what was measured before, in the order of the page', () => {
  const before = ['store', 'summary'].map((name) => part(name, { ours: found([1]) }));
  const again = part('summary', { ours: found([2]) });
  const { parts } = withPart({ parts: before, front: null }, again);
  expect(parts.map(({ workload, figures }) => [workload, figures.ours?.cpuMs.median])).toEqual([
    ['summary', 2],
    ['store', 1],
  ]);
});

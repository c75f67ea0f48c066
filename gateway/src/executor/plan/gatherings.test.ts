import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { arrive, gatheringsOf } from './gatherings.js';
import type { Run } from './run.js';

const fetchOf = (serviceName: string, requires = true): FetchNode =>
  ({ kind: 'Fetch', serviceName, ...(requires && { requires: [] }) }) as unknown as FetchNode;
const sequence = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Sequence', nodes });
const parallel = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Parallel', nodes });
const runOf = (): Run => ({ gathered: new Map() }) as unknown as Run;

it('gathers the entity fetches of one service at one depth, and no others', () => {
  const [root, early, late, beside, other] = [
    fetchOf('a', false),
    fetchOf('b'),
    fetchOf('b'),
    fetchOf('b'),
    fetchOf('c'),
  ] as const;
  const gatherings = gatheringsOf(
    parallel(sequence(root, early, late), sequence(fetchOf('d', false), parallel(beside, other))),
  );
  expect(gatherings.get(early)).toBe(gatherings.get(beside));
  expect(gatherings.get(early)).toEqual({ size: 2 });
  expect([root, late, other].map((node) => gatherings.get(node))).toEqual([undefined, undefined, undefined]);
});

it('waits for nothing under a condition', () => {
  const [sure, perhaps] = [fetchOf('b'), fetchOf('b')] as const;
  const condition: PlanNode = { kind: 'Condition', condition: 'yes', ifClause: perhaps };
  expect(gatheringsOf(parallel(sure, condition)).size).toBe(0);
});

it('lets all go when the last has come, though it has nothing to send', async () => {
  const [run, gathering] = [runOf(), { size: 3 }];
  const gone: number[] = [];
  void arrive(run, gathering, true)?.then(() => gone.push(1));
  void arrive(run, gathering, true)?.then(() => gone.push(2));
  await Promise.resolve();
  expect(gone).toEqual([]);
  expect(arrive(run, gathering, false)).toBeUndefined();
  await Promise.resolve();
  expect(gone).toEqual([1, 2]);
});

it('waits for a slow branch for a moment only, and whoever comes later for another moment', async () => {
  const [run, gathering] = [runOf(), { size: 3 }];
  await arrive(run, gathering, true);
  await arrive(run, gathering, true);
});

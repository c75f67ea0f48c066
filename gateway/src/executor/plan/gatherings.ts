import type { FetchNode, PlanNode } from '@apollo/query-planner';
import type { Gathered, Run } from './run.js';

/** Entity fetches of one service to which the branches of a plan come after equally many fetches. */
export interface Gathering {
  readonly size: number;
}

/** Longer than this nobody waits for another branch, whose service may be slow. */
const MOST_WAIT_MS = 10;

/**
 * Finds the fetches that are worth waiting for each other, for together they are one request (batch.ts): those of one
 * service at one depth. What stands under a condition may never come and is not waited for.
 */
export function gatheringsOf(root: PlanNode): ReadonlyMap<FetchNode, Gathering> {
  const found = new Map<string, FetchNode[]>();
  collect(root, 0, found);
  const gatherings = new Map<FetchNode, Gathering>();
  for (const nodes of found.values()) {
    if (nodes.length < 2) continue;
    const gathering = { size: nodes.length };
    for (const node of nodes) gatherings.set(node, gathering);
  }
  return gatherings;
}

/** @returns how deep the plan is after `node`, in fetches. */
function collect(node: PlanNode, depth: number, found: Map<string, FetchNode[]>): number {
  switch (node.kind) {
    case 'Fetch': {
      const place = `${node.serviceName} ${depth}`;
      if (node.requires) found.set(place, [...(found.get(place) ?? []), node]);
      return depth + 1;
    }
    case 'Flatten':
      return collect(node.node, depth, found);
    case 'Sequence':
      return node.nodes.reduce((at, child) => collect(child, at, found), depth);
    case 'Parallel':
      return Math.max(depth, ...node.nodes.map((child) => collect(child, depth, found)));
    case 'Condition': {
      const branches = [node.ifClause, node.elseClause].filter((branch) => branch !== undefined);
      return Math.max(depth, ...branches.map((branch) => collect(branch, depth, new Map())));
    }
    default:
      return depth;
  }
}

/**
 * Tells a gathering that a branch has come, each once. @param sends false where it has nothing to ask for.
 * @returns what to await before sending; undefined where all are there.
 */
export function arrive(
  run: Run,
  gathering: Gathering | undefined,
  sends: boolean,
): Promise<void> | undefined {
  if (!gathering) return undefined;
  const state = run.gathered.get(gathering) ?? { missing: gathering.size, waiting: [], timer: undefined };
  run.gathered.set(gathering, state);
  state.missing -= 1;
  if (state.missing === 0) {
    release(state);
    return undefined;
  }
  if (!sends) return undefined;
  state.timer ??= setTimeout(release, MOST_WAIT_MS, state);
  return new Promise((resolve) => state.waiting.push(resolve));
}

function release(state: Gathered): void {
  clearTimeout(state.timer);
  // Who comes after a time-out waits for the others anew.
  state.timer = undefined;
  for (const go of state.waiting.splice(0)) go();
}

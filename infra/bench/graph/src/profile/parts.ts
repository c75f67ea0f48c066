import type { Profiler } from 'node:inspector';

/** What a process was at during a CPU profile, milliseconds each. */
export interface Parts {
  /** Nothing to do: it waits for PostgreSQL, or for the next request. */
  readonly idleMs: number;
  /** The database's driver: queries written, rows parsed, connections lent. */
  readonly driverMs: number;
  /** Sockets, HTTP and NATS, with the kernel's sending and receiving. */
  readonly socketMs: number;
  /** Everything else: the graph, our own code, libraries, garbage collection. */
  readonly ownMs: number;
}

type Part = keyof Parts | null;

const DRIVER = /\/node_modules\/(pg|pg-[a-z-]+|postgres-[a-z-]+)\//;
const SOCKETS = /\/node_modules\/(@nats-io\/[a-z-]+|nats|undici)\//;
const NODE_SOCKETS = /^node:(net|http|_http_|stream|dns|internal\/(stream|streams|http|net))/;
const RECORDER = /\/profile\/recorder\.js$/;

/** Built-ins of the language and helpers of Node work for whoever called them. */
const worksForItsCaller = (url: string): boolean => url === '' || url.startsWith('node:');

interface Frame {
  readonly node: Profiler.ProfileNode;
  readonly caller: Frame | null;
}

function partOf({ node, caller }: Frame): Part {
  const { functionName, url } = node.callFrame;
  if (functionName === '(idle)') return 'idleMs';
  // The profiler at work is nobody's time.
  if (RECORDER.test(url)) return null;
  if (DRIVER.test(url)) return 'driverMs';
  if (SOCKETS.test(url) || NODE_SOCKETS.test(url)) return 'socketMs';
  return worksForItsCaller(url) && caller ? partOf(caller) : 'ownMs';
}

function* frames(profile: Profiler.Profile): Generator<Frame> {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const root = profile.nodes[0];
  const open: Frame[] = root ? [{ node: root, caller: null }] : [];
  for (let frame = open.pop(); frame; frame = open.pop()) {
    yield frame;
    for (const id of frame.node.children ?? []) open.push({ node: nodes.get(id)!, caller: frame });
  }
}

/**
 * Where the time of a V8 CPU profile went, by the nearest caller that belongs to somebody. Time without a script of its own
 * (the program, garbage collection, the queue of promises) counts as the process's own.
 */
export function partsOf(profile: Profiler.Profile): Parts {
  const part = new Map<number, Part>();
  for (const frame of frames(profile)) part.set(frame.node.id, partOf(frame));
  const sums = { idleMs: 0, driverMs: 0, socketMs: 0, ownMs: 0 };
  profile.samples?.forEach((id, at) => {
    const where = part.get(id);
    if (where) sums[where] += (profile.timeDeltas?.[at] ?? 0) / 1_000;
  });
  return sums;
}

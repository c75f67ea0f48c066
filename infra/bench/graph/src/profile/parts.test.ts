import type { Profiler } from 'node:inspector';
import { partsOf } from './parts.js';

type Tree = readonly [functionName: string, url: string, selfMs: number, ...children: Tree[]];

function profileOf(tree: Tree): Profiler.Profile {
  const nodes: Profiler.ProfileNode[] = [];
  const samples: number[] = [];
  const timeDeltas: number[] = [];
  const add = ([functionName, url, selfMs, ...children]: Tree): number => {
    const id = nodes.length + 1;
    const node: Profiler.ProfileNode = {
      id,
      callFrame: { functionName, url, scriptId: '0', lineNumber: 0, columnNumber: 0 },
    };
    nodes.push(node);
    samples.push(id);
    timeDeltas.push(selfMs * 1_000);
    node.children = children.map(add);
    return id;
  };
  add(tree);
  return { nodes, samples, timeDeltas, startTime: 0, endTime: 0 };
}

const OURS = 'file:///repo/services/party/dist/a.js';

it('gives each part of a profile to whoever it works for', () => {
  const profile = profileOf([
    '(root)',
    '',
    0,
    ['(idle)', '', 50],
    ['(garbage collector)', '', 1],
    [
      'onread',
      'node:internal/stream_base_commons',
      2,
      ['parse', 'file:///repo/node_modules/pg-protocol/dist/parser.js', 4, ['slice', 'node:buffer', 8]],
      ['resolve', OURS, 16, ['writev', '', 32], ['write', 'node:net', 64, ['writev', '', 128]]],
    ],
    ['dispatch', '', 0, ['end', 'file:///bench/dist/profile/recorder.js', 500, ['dispatch', '', 500]]],
  ]);
  expect(partsOf(profile)).toEqual({
    idleMs: 50,
    driverMs: 4 + 8,
    socketMs: 2 + 64 + 128,
    ownMs: 1 + 16 + 32,
  });
});

it('knows the driver and the broker by their packages, not by letters of a path', () => {
  const of = (url: string) => partsOf(profileOf(['(root)', '', 0, ['a', url, 1]]));
  expect(of('file:///repo/node_modules/pg-pool/index.js').driverMs).toBe(1);
  expect(of('file:///repo/node_modules/postgres-date/index.js').driverMs).toBe(1);
  expect(of('file:///repo/node_modules/nats/lib/a.js').socketMs).toBe(1);
  expect(of('file:///repo/services/party/dist/pg/a.js').ownMs).toBe(1);
  expect(of('file:///repo/node_modules/typeorm/driver/postgres/a.js').ownMs).toBe(1);
});

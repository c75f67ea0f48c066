import { decideAdvance } from './advance-clock.js';

it.each([
  ['a real clock', { mode: 'REAL' as const, atMs: null }, 5, 'CLOCK_IS_REAL'],
  ['an earlier time', { mode: 'SIMULATED' as const, atMs: 10 }, 9, 'MOVES_BACK'],
  ['the same time', { mode: 'SIMULATED' as const, atMs: 10 }, 10, 'ADVANCE'],
  ['a later time', { mode: 'SIMULATED' as const, atMs: 10 }, 11, 'ADVANCE'],
])('%s', (_case, clock, toMs, kind) => {
  expect(decideAdvance(clock, toMs)).toEqual({ kind });
});

import { laterTurn } from './turns.js';

const PIECES = 40;

async function work(done: number[], nth: number): Promise<void> {
  const later = laterTurn();
  if (later) await later;
  const until = performance.now() + 5;
  while (performance.now() < until);
  done.push(nth);
}

it('lets others in between pieces of work that became ready together, and keeps their order', async () => {
  const done: number[] = [];
  const all = Promise.all(Array.from({ length: PIECES }, (_, nth) => work(done, nth)));
  const seen = await new Promise<number>((resolve) => setTimeout(() => resolve(done.length), 0));
  expect(seen).toBeLessThan(PIECES);
  await all;
  expect(done).toEqual(Array.from({ length: PIECES }, (_, nth) => nth));
});

it('asks nobody to wait while there is little to do', async () => {
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  expect(laterTurn()).toBeUndefined();
});

import { guarded } from './guarded.js';

async function* chunks(count: number): AsyncGenerator<Buffer> {
  for (let nth = 0; nth < count; nth += 1) yield Buffer.from(String(nth));
}

/** A guarded stream, its iterator and what was released, with a promise of the release. */
function guardedChunks(source: AsyncGenerator<Buffer>, patienceMs?: number) {
  const released: boolean[] = [];
  let told: () => void;
  const done = new Promise<void>((resolve) => {
    told = resolve;
  });
  const stream = guarded(
    source,
    async (whole) => {
      released.push(whole);
      told();
    },
    patienceMs,
  );
  return { iterator: stream[Symbol.asyncIterator](), released, done };
}

describe('guarded', () => {
  it('exports release what they hold once, at the end, as whole', async () => {
    const { iterator, released } = guardedChunks(chunks(2));
    while (!(await iterator.next()).done);
    await iterator.return?.();
    expect(released).toEqual([true]);
  });

  it('exports release what they hold when the reader leaves, even before the first chunk', async () => {
    const early = guardedChunks(chunks(2));
    await early.iterator.return?.();
    expect(early.released).toEqual([false]);
    const late = guardedChunks(chunks(2));
    await late.iterator.next();
    await late.iterator.return?.();
    expect(late.released).toEqual([false]);
  });

  it('exports release what they hold on an error, which is thrown on', async () => {
    const broken = (async function* (): AsyncGenerator<Buffer> {
      yield Buffer.from('a');
      throw new Error('connection lost');
    })();
    const { iterator, released } = guardedChunks(broken);
    await iterator.next();
    await expect(iterator.next()).rejects.toThrow('connection lost');
    expect(released).toEqual([false]);
  });

  it('exports that nobody reads are given up, and say so to who comes back', async () => {
    const { iterator, released, done } = guardedChunks(chunks(9), 1);
    await iterator.next();
    await done;
    expect(released).toEqual([false]);
    await expect(iterator.next()).rejects.toThrow(/too long/);
  });
});

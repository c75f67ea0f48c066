/** How long a reader may take nothing before what the stream holds is given back. */
const PATIENCE_MS = 60_000;

/**
 * The stream, with what it holds released exactly once: at its end, on an error, when the reader leaves (even before
 * the first chunk, where a generator would not hear of it) or takes nothing for a minute.
 * @param release hears whether everything was handed out
 * @param patienceMs how long a reader may take nothing, a minute unless told
 */
export function guarded(
  source: AsyncGenerator<Buffer>,
  release: (whole: boolean) => Promise<void>,
  patienceMs = PATIENCE_MS,
): AsyncIterable<Buffer> {
  let releasing: Promise<void> | null = null;
  let stalled: NodeJS.Timeout | undefined;
  const end = (whole: boolean): Promise<void> => {
    clearTimeout(stalled);
    releasing ??= release(whole);
    return releasing;
  };
  const wait = (): void => {
    stalled = setTimeout(() => void end(false).catch(() => undefined), patienceMs);
    stalled.unref();
  };
  const next = async (): Promise<IteratorResult<Buffer, void>> => {
    clearTimeout(stalled);
    if (releasing) throw new Error('nobody read the file for too long; it was given up');
    const chunk = await source.next().catch(async (error: unknown) => {
      await end(false);
      throw error;
    });
    if (chunk.done) await end(true);
    else wait();
    return chunk;
  };
  const leave = async (): Promise<IteratorResult<Buffer, void>> => {
    const left = await source.return(undefined);
    await end(false);
    return left;
  };
  wait();
  return { [Symbol.asyncIterator]: () => ({ next, return: leave }) };
}

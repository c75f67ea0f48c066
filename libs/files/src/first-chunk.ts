/** A stream whose first part has come: what fails before it can still be answered with a refusal. @throws what the source throws */
export async function begun<T>(source: AsyncIterable<T>): Promise<AsyncIterable<T>> {
  const parts = source[Symbol.asyncIterator]();
  let first: IteratorResult<T> | null = await parts.next();
  return {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        const kept = first;
        first = null;
        return kept ?? parts.next();
      },
      return: async () => (await parts.return?.()) ?? { done: true, value: undefined },
    }),
  };
}

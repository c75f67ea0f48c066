/** All bytes of a stream. */
export async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A source without end that tells how many rows were taken and whether it was released. */
export function countingSource<Row>(make: (nth: number) => Row): {
  rows: AsyncIterable<Row>;
  state: { taken: number; released: boolean };
} {
  const state = { taken: 0, released: false };
  async function* rows(): AsyncGenerator<Row> {
    try {
      for (;;) {
        state.taken += 1;
        yield make(state.taken);
      }
    } finally {
      state.released = true;
    }
  }
  return { rows: rows(), state };
}

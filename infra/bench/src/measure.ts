/** Milliseconds that the work took, and what it gave. */
export async function timed<R>(work: () => Promise<R>): Promise<{ ms: number; result: R }> {
  const began = process.hrtime.bigint();
  const result = await work();
  return { ms: Number(process.hrtime.bigint() - began) / 1e6, result };
}

/** The middle value; the mean of the two middle ones of an even number. Throws RangeError on none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('no values');
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Lowest and highest. */
export function range(values: readonly number[]): { least: number; most: number } {
  return { least: Math.min(...values), most: Math.max(...values) };
}

/**
 * Runs every measurement once a round, in turning order, so that none always comes first or after the same other; the
 * first round warms up and does not count.
 */
export async function alternate<Name extends string, Value = number>(
  rounds: number,
  measurements: Readonly<Record<Name, () => Promise<Value>>>,
  onRound: (round: number, values: Readonly<Record<Name, Value>>) => void = () => undefined,
): Promise<Record<Name, Value[]>> {
  const names = Object.keys(measurements) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Value[]>;
  for (let round = 0; round <= rounds; round += 1) {
    const order = names.map((_, at) => names[(at + round) % names.length]!);
    const values = {} as Record<Name, Value>;
    for (const name of order) values[name] = await measurements[name]();
    onRound(round, values);
    if (round > 0) for (const name of names) taken[name].push(values[name]);
  }
  return taken;
}

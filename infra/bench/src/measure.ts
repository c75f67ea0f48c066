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

/** Elapsed milliseconds, and CPU of the service alone, by round. */
export type Spent = Readonly<Record<'elapsed' | 'cpu', number[]>>;

interface Repeated {
  readonly before?: () => Promise<void>;
  readonly work: () => Promise<void>;
  /** Told whether the round counts. */
  readonly after?: (counts: boolean) => Promise<void>;
}

/** Runs the work once to warm up, then once a round; says and keeps what each took. */
export async function repeated(
  say: (line: string) => void,
  what: string,
  rounds: number,
  { before, work, after }: Repeated,
): Promise<Spent> {
  const found = { elapsed: [] as number[], cpu: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    await before?.();
    const began = process.cpuUsage();
    const { ms } = await timed(work);
    const { user, system } = process.cpuUsage(began);
    const cpu = (user + system) / 1_000;
    const name = round === 0 ? 'warm-up' : `round ${round}`;
    say(`${what}, ${name}: ${Math.round(ms)} ms, ${Math.round(cpu)} ms CPU of the service`);
    await after?.(round > 0);
    if (round === 0) continue;
    found.elapsed.push(ms);
    found.cpu.push(cpu);
  }
  return found;
}

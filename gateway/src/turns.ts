/**
 * Milliseconds that work which became ready together may go on before others get a look in. Not much less: callers who
 * are apart ask for the same at different times, and so share fewer calls to subgraphs.
 */
const MOST_MS = 100;

const waiting: (() => void)[] = [];
let began: number | undefined;

/**
 * What to await before a piece of work of perhaps some milliseconds; undefined while this turn of the event loop is
 * young: then the work must begin at once, for an `await` would ask the next piece before this one has taken any time.
 * One reply may set off hundreds of pieces, which without this would run in one go: behind five hundred callers of one
 * large query a connection waited until node gave it up with 408.
 */
export function laterTurn(): Promise<void> | undefined {
  const now = performance.now();
  if (began === undefined) {
    began = now;
    setImmediate(nextTurn);
  }
  if (waiting.length === 0 && now - began < MOST_MS) return undefined;
  return new Promise((resolve) => waiting.push(resolve));
}

/** One waiting piece in each turn, in the order in which they came. */
function nextTurn(): void {
  const go = waiting.shift();
  began = go ? performance.now() : undefined;
  if (!go) return;
  setImmediate(nextTurn);
  go();
}

import { BOARD_SERVICES, summaryOf } from '../stubs/board.schema.js';

const FIELDS = 'asOf stage headcount done open overdue amount paid due lastChange note blocked'.split(' ');

/** Operations asked for again and again beside those that come once in a while. */
const HOT = 50;
/** One request in so many asks for the next of all operations. */
const SWEEP_EVERY = 10;

/** Which operation the nth request asks for: mostly one of fifty, every tenth time the next of all. */
export function operationAt(nth: number, distinct: number): number {
  return nth % SWEEP_EVERY === 0 ? (nth / SWEEP_EVERY) % distinct : nth % Math.min(HOT, distinct);
}

/** A board query of its own for each number: own name, own aliases, own choice of fields of one service's summary. */
export function soakDocument(number: number): string {
  const service = BOARD_SERVICES[number % BOARD_SERVICES.length] ?? 'party';
  const chosen = FIELDS.filter((_, bit) => (number * 2_654_435_761) & (1 << bit));
  const part = `${summaryOf(service)} { n${number}: stage ${chosen.join(' ')} }`;
  return `query Board${number}($first: Int!) { factories(first: $first) { nodes { code ${part} } } }`;
}

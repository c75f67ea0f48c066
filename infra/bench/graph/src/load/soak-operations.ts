import { BOARD_SERVICES, SELECTIONS, summaryOf } from '../stubs/board.schema.js';

const FIELDS = 'asOf stage headcount done open overdue amount paid due lastChange note blocked'.split(' ');

/** Operations asked for again and again beside those that come once in a while. */
const HOT = 50;
/** One request in so many asks for the next of all operations. */
const SWEEP_EVERY = 10;

/** Which operation the nth request asks for: mostly one of fifty, every tenth time the next of all. */
export function operationAt(nth: number, distinct: number): number {
  return nth % SWEEP_EVERY === 0 ? (nth / SWEEP_EVERY) % distinct : nth % Math.min(HOT, distinct);
}

/** One operation in so many varies by `@skip` and `@include`; another asks for everything, of two services. */
const CONDITIONS_EVERY = 5;
const WIDE_EVERY = 21;

/**
 * A board query of its own for each number: own name, own aliases, own choice of fields of one service's summary; some
 * with conditions, some wide.
 */
export function soakDocument(number: number): string {
  const service = BOARD_SERVICES[number % BOARD_SERVICES.length] ?? 'party';
  const chosen = FIELDS.filter((_, bit) => (number * 2_654_435_761) & (1 << bit));
  const head = `query Board${number}($first: Int!`;
  const body = (part: string) => `{ factories(first: $first) { nodes { code ${part} } } }`;
  if (number % CONDITIONS_EVERY === 0) {
    const part = `${summaryOf(service)} { n${number}: stage due @skip(if: $a) note @include(if: $b) ${chosen.join(' ')} }`;
    return `${head} $a: Boolean! $b: Boolean!) ${body(part)}`;
  }
  if (number % WIDE_EVERY === 1) {
    const parts = BOARD_SERVICES.slice(-2).map(
      (one) => `${summaryOf(one)} { n${number}: stage ${SELECTIONS.full} }`,
    );
    return `${head}) ${body(parts.join(' '))}`;
  }
  return `${head}) ${body(`${summaryOf(service)} { n${number}: stage ${chosen.join(' ')} }`)}`;
}

/** Variables of the nth request: all four settings of the conditions come in turn. */
export function soakConditions(nth: number): { readonly a: boolean; readonly b: boolean } {
  const setting = Math.floor(nth / SWEEP_EVERY);
  return { a: setting % 2 === 0, b: setting % 4 < 2 };
}

import type { Fen } from '@anzhi/domain';

/** One counter of `progress_tally`: how many rows of a kind stand in a state, and their fen. */
export interface Tally {
  readonly kind: string;
  readonly status: string;
  readonly people: number;
  readonly fen: Fen;
}

/** The figures of a factory that come from placements and payments. */
export interface Progress {
  readonly chosen: number;
  readonly signed: number;
  readonly placed: number;
  readonly settled: number;
  readonly uncollected: number;
  readonly uncollectedFen: Fen;
  readonly payments: number;
  readonly paidFen: Fen;
  readonly backPayPaidFen: Fen;
  readonly severancePaidFen: Fen;
  readonly escrowedFen: Fen;
  /** Wage arrears of the roster, amendments included. */
  readonly arrearsFen: Fen;
}

const STANDING = ['DRAFT', 'SIGNED', 'EFFECTIVE', 'SETTLED'];
const PENDING = ['CHOSEN'];
const ARRIVED = ['PAID', 'CLAIMED'];

/** Adds the counters up: 在职 only for the funnel (decision 21), everybody for money. */
export function progressOf(tallies: readonly Tally[]): Progress {
  const pick = (kind: (kind: string) => boolean, states: readonly string[]) => {
    const rows = tallies.filter((tally) => kind(tally.kind) && states.includes(tally.status));
    return {
      people: rows.reduce((sum, row) => sum + row.people, 0),
      fen: rows.reduce((sum, row) => sum + row.fen, 0n),
    };
  };
  const of = (name: string) => (kind: string) => kind === name;
  const payment = (kind: string): boolean => kind.startsWith('PAYMENT:');
  const paid = pick(payment, ARRIVED);
  const open = pick(of('UNCOLLECTED'), ['UNCOLLECTED', 'ESCROWED']);
  return {
    chosen: pick(of('CHOICE'), PENDING).people + pick(of('PLACEMENT'), STANDING).people,
    signed: pick(of('PLACEMENT'), ['SIGNED', 'EFFECTIVE', 'SETTLED']).people,
    placed: pick(of('PLACEMENT'), ['EFFECTIVE', 'SETTLED']).people,
    settled: pick(of('PLACEMENT'), ['SETTLED']).people,
    uncollected: open.people,
    uncollectedFen: open.fen,
    payments: paid.people,
    paidFen: paid.fen,
    backPayPaidFen: pick(of('PAYMENT:BACK_PAY'), ARRIVED).fen,
    severancePaidFen:
      pick(of('PAYMENT:COMPENSATION'), ARRIVED).fen + pick(of('PAYMENT:RESETTLEMENT_FEE'), ARRIVED).fen,
    escrowedFen: pick(payment, ['ESCROWED']).fen,
    arrearsFen: tallies.filter((tally) => tally.kind === 'ROSTER').reduce((sum, row) => sum + row.fen, 0n),
  };
}

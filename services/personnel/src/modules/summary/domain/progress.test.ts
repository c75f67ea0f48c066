import { progressOf } from './progress.js';

it('adds the counters up, in-service people only for the funnel', () => {
  const row = (kind: string, status: string, people: number, fen = 0n) => ({ kind, status, people, fen });
  expect(
    progressOf([
      row('CHOICE', 'CHOSEN', 3),
      row('CHOICE', 'LOCKED', 6),
      row('CHOICE', 'WITHDRAWN', 9),
      row('PLACEMENT', 'DRAFT', 1),
      row('PLACEMENT', 'SIGNED', 2),
      row('PLACEMENT', 'EFFECTIVE', 1),
      row('PLACEMENT', 'SETTLED', 3),
      row('PLACEMENT', 'VOID', 7),
      row('PLACEMENT_OTHERS', 'EFFECTIVE', 50),
      row('PAYMENT:BACK_PAY', 'PAID', 5, 500n),
      row('PAYMENT:COMPENSATION', 'PAID', 3, 300n),
      row('PAYMENT:COMPENSATION', 'ESCROWED', 1, 70n),
      row('PAYMENT:COMPENSATION', 'FAILED', 1, 90n),
      row('UNCOLLECTED', 'UNCOLLECTED', 2, 11n),
      row('UNCOLLECTED', 'ESCROWED', 1, 70n),
      row('UNCOLLECTED', 'PAID', 4, 44n),
      row('ROSTER', 'ACTIVE_ON_POST', 10, 90n),
      row('ROSTER', 'RETIRED', 5, 9n),
    ]),
  ).toEqual({
    chosen: 10,
    signed: 6,
    placed: 4,
    settled: 3,
    uncollected: 3,
    uncollectedFen: 81n,
    payments: 8,
    paidFen: 800n,
    backPayPaidFen: 500n,
    severancePaidFen: 300n,
    escrowedFen: 70n,
    arrearsFen: 99n,
  });
});

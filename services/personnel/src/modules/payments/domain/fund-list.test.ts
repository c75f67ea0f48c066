import { sumFen } from '@anzhi/domain';
import fc from 'fast-check';
import type { TraceData } from '../../rules/domain/trace.js';
import { FUND_DIALECT, readResultFile } from './bank-result.js';
import { fundMonths } from './fund-list.js';

const trace = (...spans: [from: string, to: string, months: number, fen: bigint][]): TraceData => ({
  ...{ title: 'HOUSING_FUND', rules: 'statutory@1', inputs: [] },
  steps: spans.map(([from, to, months, fen]) => [
    ...(['arrearSpan', '', from, to, months, String(fen)] as const),
    String(fen * BigInt(months)),
  ]),
});

describe('months of a payment to a fund', () => {
  it('are those that the calculation wrote down, over the turn of the year, stretches of one month added up', () => {
    const spans = trace(['2025-11', '2026-01', 3, 500n], ['2026-01', '2026-02', 2, 100n]);
    expect(fundMonths(1_700n, spans, null)).toEqual([
      { month: '2025-11', amountFen: 500n },
      { month: '2025-12', amountFen: 500n },
      { month: '2026-01', amountFen: 600n },
      { month: '2026-02', amountFen: 100n },
    ]);
  });

  it('of a supplementary payment are what came on top of the figure paid before', () => {
    const before = trace(['2025-11', '2025-12', 2, 500n]);
    const after = trace(['2025-11', '2025-12', 2, 500n], ['2026-01', '2026-01', 1, 500n]);
    expect(fundMonths(500n, after, before)).toEqual([{ month: '2026-01', amountFen: 500n }]);
  });

  it.each([
    [
      'a month that fell',
      trace(['2025-11', '2025-11', 1, 900n]),
      trace(['2025-12', '2025-12', 1, 400n]),
      500n,
    ],
    ['months that are not the payment', trace(['2025-11', '2025-11', 1, 900n]), null, 899n],
    ['no months at all', trace(), null, 5n],
  ])('%s: one line without a month', (_, after, before, amount) => {
    expect(fundMonths(amount, after, before)).toEqual([{ month: null, amountFen: amount }]);
  });

  it('always add up to the payment, to the fen (I-P9)', () => {
    const span = fc.tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 3 }),
      fc.bigInt({ min: 1n, max: 99_999n }),
    );
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 4 }),
        fc.bigInt({ min: 1n, max: 999_999n }),
        (spans, amount) => {
          const made = trace(
            ...spans.map(([from, more, fen]): [string, string, number, bigint] => [
              ...([`2025-0${from}`, `2025-${String(from + more).padStart(2, '0')}`] as const),
              ...([more + 1, fen] as const),
            ]),
          );
          expect(sumFen(fundMonths(amount, made, null).map((line) => line.amountFen))).toBe(amount);
        },
      ),
    );
  });
});

it('a fund answers with its own reasons, identity numbers that end in X among them; each fault names its field', () => {
  const read = readResultFile(
    [
      ['R', 'ANZHI-FUND-RESULT-1', 'RESULT', '1', 'GZ-01', '2026-10-20', '3', '15.00', 'aa'],
      ['A', '1', '638x', '5.00', 'FAILED', 'ACCOUNT_SEALED', ''],
      ['A', '2', '6386', '5.00', 'FAILED', 'ACCOUNT_DORMANT', ''],
      ['A', '3', '63', '5.00', 'PAID', '', ''],
      ['A', '4', '6386', '5', 'LOST', '', ''],
    ].map((cells, at) => ({ line: at + 1, cells })),
    FUND_DIALECT,
  );
  expect(read.lines).toMatchObject([{ serial: 1, tail: '638X', reasonCode: 'ACCOUNT_SEALED' }]);
  expect(read.faults.map(({ line, code, field }) => [line, code, field])).toEqual([
    [3, 'UNKNOWN_REASON', undefined],
    [4, 'BAD_LINE', 'tail'],
    [5, 'BAD_LINE', 'status'],
  ]);
});

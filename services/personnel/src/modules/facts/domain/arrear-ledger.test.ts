import { addToYearMonth, type YearMonth, yearMonth } from '@anzhi/domain';
import fc from 'fast-check';
import type { ArrearItem } from '../../rules/domain/person-facts.js';
import {
  type BackPayScope,
  type LedgerLine,
  ledgerFault,
  linesOfSpan,
  spansOfLines,
  withinPolicy,
} from './arrear-ledger.js';
import { determinePeople, type OwedPerson } from './determination.js';

const month = yearMonth('2023-07');
const POLICY: BackPayScope = {
  version: 1,
  categories: new Set(['ACTIVE_ON_POST', 'INTERNAL_RETIRED']),
  items: new Set<ArrearItem>(['BASE_WAGE', 'LIVING_SUBSIDY']),
  from: yearMonth('2023-07'),
  to: yearMonth('2024-08'),
};
const lineAt = (
  index: number,
  accrued: bigint,
  paid: bigint,
  item: ArrearItem = 'BASE_WAGE',
): LedgerLine => ({
  month: addToYearMonth(month, index),
  item,
  accrued,
  paid,
});
/** §3.8: due 3,200; 1,920 paid in ten months, nothing in four. */
const WORKER = Array.from({ length: 14 }, (_, index) => lineAt(index, 320_000n, index < 10 ? 192_000n : 0n));

const sum = (spans: ReturnType<typeof spansOfLines>): bigint =>
  spans.reduce((total, span) => total + span.monthly * BigInt(linesOfSpan(span).length), 0n);

describe('the arrears ledger', () => {
  it('S064 §3.8 example: 14 months, 12,800.00 + 12,800.00 = 25,600.00', () => {
    expect(spansOfLines([...WORKER].reverse())).toEqual([
      { item: 'BASE_WAGE', from: '2023-07', to: '2024-04', monthly: 128_000n },
      { item: 'BASE_WAGE', from: '2024-05', to: '2024-08', monthly: 320_000n },
    ]);
    expect(sum(spansOfLines(WORKER))).toBe(2_560_000n);
  });

  it('§3.8 内退早、补拖少: 7 months × 1,280.00 = 8,960.00', () => {
    const colleague = WORKER.map((line, index) => (index < 7 ? line : { ...line, accrued: 0n, paid: 0n }));
    expect(sum(spansOfLines(colleague))).toBe(896_000n);
  });

  it.each<[LedgerLine, ReturnType<typeof ledgerFault>]>([
    [lineAt(0, 100n, 100n), null],
    [lineAt(0, 100n, 101n), 'PAID_ABOVE_ACCRUED'],
    [lineAt(13, 100n, 0n), null],
    [lineAt(14, 100n, 0n), 'OUTSIDE_POLICY_MONTHS'],
    [lineAt(-1, 100n, 0n), 'OUTSIDE_POLICY_MONTHS'],
    [lineAt(38, 100n, 0n), 'MONTH_IN_FUTURE'],
  ])('S063 a line at the bounds of month and amount: %#', (line, fault) => {
    expect(ledgerFault(line, yearMonth('2026-08'), POLICY)).toBe(fault);
  });

  it('S063 the policy narrows people, items and months', () => {
    const spans = [
      { item: 'BASE_WAGE' as const, from: yearMonth('2023-01'), to: yearMonth('2025-01'), monthly: 100n },
    ];
    expect(withinPolicy(spans, 'ACTIVE_ON_POST', POLICY)).toEqual([
      { ...spans[0], from: '2023-07', to: '2024-08' },
    ]);
    expect(withinPolicy(spans, 'RETIRED', POLICY)).toEqual([]);
    expect(withinPolicy([{ ...spans[0]!, item: 'BONUS' }], 'ACTIVE_ON_POST', POLICY)).toEqual([]);
    expect(withinPolicy(spans, 'RETIRED', null)).toEqual(spans);
  });
});

const anyLine = fc.record({
  month: fc.integer({ min: -3, max: 20 }).map((index): YearMonth => addToYearMonth(month, index)),
  item: fc.constantFrom<ArrearItem>('BASE_WAGE', 'BONUS', 'LIVING_SUBSIDY'),
  accrued: fc.bigInt(0n, 5_000n),
  paid: fc.constant(0n),
});
const anyLines = fc.uniqueArray(anyLine, { selector: (line) => `${line.month}${line.item}`, maxLength: 30 });
const anyPerson = fc.record({
  category: fc.constantFrom('ACTIVE_ON_POST', 'INTERNAL_RETIRED', 'RETIRED', 'LIXIU', 'SURVIVOR_BENEFICIARY'),
  arrears: anyLines.map(spansOfLines),
});

describe('determinations', () => {
  it('S062 S064 nobody is omitted, the order of people changes nothing, Σ is to the fen', () => {
    fc.assert(
      fc.property(fc.array(anyPerson, { maxLength: 20 }), (parts) => {
        const people: OwedPerson[] = parts.map((part, index) => ({ ...part, employeeId: `p${index}` }));
        const made = determinePeople(people, POLICY, null);
        expect(made.map((one) => one.employeeId)).toEqual(people.map((one) => one.employeeId));
        const byId = (a: { employeeId: string }, b: { employeeId: string }) =>
          a.employeeId < b.employeeId ? -1 : 1;
        expect(determinePeople([...people].reverse(), POLICY, null).sort(byId)).toEqual([...made].sort(byId));
        for (const [index, { reason, totalFen }] of made.entries()) {
          const { arrears, category } = people[index]!;
          expect(totalFen).toBe(sum([...withinPolicy(arrears, category, POLICY)]));
          expect(reason === 'ELIGIBLE').toBe(totalFen > 0n);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('S064 lines and spans say the same: Σ lines = Σ spans', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const owed = lines.reduce((total, line) => total + line.accrued - line.paid, 0n);
        expect(sum(spansOfLines(lines))).toBe(owed);
        expect(spansOfLines([...lines].reverse())).toEqual(spansOfLines(lines));
      }),
    );
  });

  it.each([
    ['RETIRED', 'OUTSIDE_SCOPE'],
    ['ACTIVE_ON_POST', 'OUTSIDE_POLICY'],
  ])('S062 %s with arrears outside: %s', (category, reason) => {
    const arrears = [{ item: 'BONUS' as const, from: month, to: month, monthly: 5n }];
    expect(determinePeople([{ employeeId: 'a', category, arrears }], POLICY, null)).toEqual([
      { employeeId: 'a', reason, totalFen: 0n },
    ]);
  });
});

import { formatYuan, localDate, parseYuan, serviceLength, sumFen } from '@anzhi/domain';
import fc from 'fast-check';
import { builtInPack } from './packs.js';
import { calculateFee, type FeeTerms, feeFromPool, feeTerms, splitFeePool } from './resettlement-fee.js';
import { renderTrace } from './trace.js';

const terms: FeeTerms = {
  ...feeTerms(builtInPack('POLICY'))!,
  cityAnnualWage: parseYuan('48000'),
  ceiling: parseYuan('144000'),
};
const years = (count: number, months = 0) => ({ years: count, months, days: 0 });

describe('one-off resettlement fee, §3.3', () => {
  it('is unknown to STATUTORY and 32,400.00 in the built-in POLICY pack', () => {
    expect(feeTerms(builtInPack('STATUTORY'))).toBeNull();
    const fee = calculateFee({ seniority: years(20), work: 'ordinary' }, feeTerms(builtInPack('POLICY'))!);
    expect(formatYuan(fee.amount)).toBe('32400.00');
  });

  it('V1: 3 × 48,000', () => {
    const fee = calculateFee({ seniority: years(20), work: 'ordinary' }, { ...terms, variant: 'V1' });
    expect(formatYuan(fee.amount)).toBe('144000.00');
    expect(renderTrace(fee.trace).zh).toContain('48000.00元 × 3 = 144000.00元');
  });

  it.each([
    ['7000.00', years(20, 1), '143500.00'],
    ['7000.00', years(22), '144000.00'],
  ])('V2: local rate %s, the lower of formula and ceiling', (rate, seniority, amount) => {
    const local = { ...terms, variant: 'V2' as const, localYearlyRate: parseYuan(rate) };
    expect(formatYuan(calculateFee({ seniority, work: 'ordinary' }, local).amount)).toBe(amount);
  });

  it('V3: pool of 576,000 by seniority 10/20/25/33', () => {
    const pooled: FeeTerms = { ...terms, variant: 'V3' };
    const people = [10, 20, 25, 33].map((count) => ({ id: `p${count}`, months: count * 12 }));
    const pool = splitFeePool(people, pooled);
    expect(people.map(({ id }) => formatYuan(feeFromPool(id, pool, pooled).amount))).toEqual([
      '65454.55',
      '130909.09',
      '163636.36',
      '216000.00',
    ]);
    const { en, zh } = renderTrace(feeFromPool('p33', pool, pooled).trace);
    expect(en).toContain('48000.00 yuan × 3 × 4 persons = 576000.00 yuan');
    expect(zh).toContain('按工龄 396 / 1056 分配(最大余数法):216000.00元');
  });

  it('V3 gives the pool in equal parts where nobody has a full month, and nothing to a stranger', () => {
    const pool = splitFeePool([{ id: 'a', months: 0 }], terms);
    expect(feeFromPool('a', pool, terms).amount).toBe(terms.ceiling);
    expect(() => feeFromPool('b', pool, terms)).toThrow('without this person');
  });

  it('notes that the fee of a bankrupt enterprise is free of income tax (财税〔2001〕157号)', () => {
    const fee = calculateFee({ seniority: years(20), work: 'ordinary' }, terms);
    expect(renderTrace(fee.trace).zh).toContain('免征个人所得税〔财税〔2001〕157号');
  });

  it.each([
    [years(22, 7), 'ordinary', '18400.00'],
    [years(22, 5), 'special', '22500.00'],
    [years(22), 'ordinary', '17600.00'],
    [serviceLength(localDate('2000-01-01'), localDate('2000-01-02')), 'ordinary', '400.00'],
  ] as const)('V4 %o %s is %s', (seniority, work, amount) => {
    expect(formatYuan(calculateFee({ seniority, work }, { ...terms, variant: 'V4' }).amount)).toBe(amount);
  });

  it('V3 shares always add up to the pool, whatever the order of people', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 540 }), { minLength: 1, maxLength: 40 }), (all) => {
        const people = all.map((months, index) => ({ id: `p${index}`, months }));
        const pool = splitFeePool(people, terms);
        const amounts = [...pool.shares.values()].map(({ amount }) => amount);
        expect(sumFen(amounts)).toBe(terms.ceiling * BigInt(all.length));
        const turned = splitFeePool([...people].reverse(), terms);
        for (const { id } of people) expect(turned.shares.get(id)).toEqual(pool.shares.get(id));
      }),
    );
  });
});

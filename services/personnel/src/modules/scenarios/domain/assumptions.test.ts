import fc from 'fast-check';
import { overfullCases, startChooser } from './assumptions.js';

const assume = (channelCode: string, sharePercent: string) =>
  ({ case: 'CONTRACT', channelCode, sharePercent }) as const;
const all = new Set(['CH1', 'CH2', 'CH3']);

describe('who would choose what', () => {
  it('deals shares out, and leaves the rest as they stand', () => {
    const chooser = startChooser([assume('CH1', '50'), assume('CH2', '30')]);
    const dealt = Array.from({ length: 10 }, () => chooser.next('CONTRACT', all));
    expect(['CH1', 'CH2', null].map((code) => dealt.filter((one) => one === code).length)).toEqual([5, 3, 2]);
    expect(chooser.next('PERMANENT', all)).toBeNull();
  });

  it('gives nobody a channel that is closed to them', () => {
    const chooser = startChooser([assume('CH3', '100')]);
    expect(chooser.next('CONTRACT', new Set(['CH1']))).toBeNull();
    expect(chooser.next('CONTRACT', all)).toBe('CH3');
  });

  it('stands within one of every share after each person, the same each time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 300 }), (share, people) => {
        const given = [assume('CH1', String(share)), assume('CH2', String(100 - share))];
        const deal = () => {
          const chooser = startChooser(given);
          return Array.from({ length: people }, () => chooser.next('CONTRACT', all));
        };
        const dealt = deal();
        const first = dealt.filter((code) => code === 'CH1').length;
        expect(Math.abs(first - (people * share) / 100)).toBeLessThanOrEqual(1);
        expect(deal()).toEqual(dealt);
      }),
    );
  });

  it('names cases whose shares come to more than 100 %', () => {
    expect(overfullCases([assume('CH1', '60'), assume('CH2', '40.0001')])).toEqual(['CONTRACT']);
    expect(overfullCases([assume('CH1', '60'), assume('CH2', '40')])).toEqual([]);
  });
});

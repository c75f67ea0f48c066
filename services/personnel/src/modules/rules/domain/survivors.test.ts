import { formatYuan, localDate, parseYuan, sumFen } from '@anzhi/domain';
import fc from 'fast-check';
import { builtInPack } from './packs.js';
import type { Dependant } from './person-facts.js';
import {
  funeralGrant,
  isEligibleDependant,
  nonWorkFuneralGrant,
  nonWorkLumpSum,
  survivorPensions,
  survivorTerms,
  workDeathLumpSum,
} from './survivors.js';
import { renderTrace } from './trace.js';

const terms = survivorTerms(builtInPack('STATUTORY'));
const wage = parseYuan('4800');

function family(...relations: [Dependant['relation'], boolean?][]): Dependant[] {
  return relations.map(([relation, loneElderOrOrphan = false], index) => ({
    id: `d${index}`,
    relation,
    loneElderOrOrphan,
  }));
}

function pensions(dependants: Dependant[]) {
  return [...survivorPensions(wage, dependants, terms).values()].map(({ amount }) => formatYuan(amount));
}

describe('survivors, §3.7', () => {
  it('survivors: spouse + 2 children + father come to 130 %: 1,476.93 and three of 1,107.69', () => {
    const all = family(['SPOUSE'], ['CHILD'], ['CHILD'], ['PARENT']);
    expect(pensions(all)).toEqual(['1476.93', '1107.69', '1107.69', '1107.69']);
    const spouse = survivorPensions(wage, all, terms).get('d0')!;
    expect(renderTrace(spouse.trace).zh).toContain('比例合计 130% 超过 100%');
  });

  it.each<[string, Dependant[], string[]]>([
    ['lone elder parent alone', family(['PARENT', true]), ['1920.00']],
    ['lone elderly spouse', family(['SPOUSE', true]), ['2400.00']],
    ['exactly 100 %', family(['SPOUSE'], ['CHILD'], ['CHILD']), ['1920.00', '1440.00', '1440.00']],
  ])('survivors: %s', (_, dependants, amounts) => {
    expect(pensions(dependants)).toEqual(amounts);
  });

  it('pays funeral grant and lump sum after a death at work', () => {
    expect(formatYuan(funeralGrant(terms).amount)).toBe('42000.00');
    expect(formatYuan(workDeathLumpSum(terms).amount)).toBe('1083760.00');
  });

  it('never pays a family more than the wage', () => {
    const anyone = fc.record({
      relation: fc.constantFrom<Dependant['relation']>('SPOUSE', 'CHILD', 'PARENT', 'SIBLING'),
      loneElderOrOrphan: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(anyone, { maxLength: 8 }),
        fc.bigInt({ min: 0n, max: 3_000_000n }),
        (list, own) => {
          const dependants = list.map((one, index) => ({ id: `d${index}`, ...one }));
          const sum = sumFen(
            [...survivorPensions(own, dependants, terms).values()].map(({ amount }) => amount),
          );
          // Under 100 % each share is rounded on its own, so at most half a fen each may be gained.
          expect(sum <= own + BigInt(dependants.length)).toBe(true);
        },
      ),
    );
  });

  it.each([
    ['SPOUSE', 'FEMALE', '1971-08-18', true],
    ['SPOUSE', 'FEMALE', '1971-08-19', false],
    ['PARENT', 'MALE', '1966-08-18', true],
    ['PARENT', 'MALE', '1966-08-19', false],
    ['CHILD', 'MALE', '2008-08-18', false],
    ['CHILD', 'MALE', '2008-08-19', true],
  ] as const)('%s %s born %s on 2026-08-18: %s', (relation, gender, birth, eligible) => {
    const facts = { relation, gender, birthDate: localDate(birth), totallyIncapable: false, stopped: false };
    expect(isEligibleDependant(facts, localDate('2026-08-18'), terms)).toBe(eligible);
    expect(isEligibleDependant({ ...facts, totallyIncapable: true }, localDate('2026-08-18'), terms)).toBe(
      true,
    );
    expect(isEligibleDependant({ ...facts, stopped: true }, localDate('2026-08-18'), terms)).toBe(false);
  });
});

describe('deaths that are not of work, §3.7', () => {
  const died = localDate('2026-01-10');
  const lump = (years: number, months: number, over: object = {}) =>
    nonWorkLumpSum(
      {
        deathDate: died,
        contribution: { years, months, days: 0 },
        ownContributions: parseYuan('1000000'),
        pensionDrawn: null,
        ...over,
      },
      terms,
    );

  it.each([
    [4, 11, '11700.00'],
    [5, 0, '23400.00'],
    [9, 11, '23400.00'],
    [10, 0, '35100.00'],
    [15, 0, '35100.00'],
    [15, 6, '37050.00'],
    [30, 0, '93600.00'],
    [40, 0, '93600.00'],
  ])('%d y %d m of contributions: %s', (years, months, amount) => {
    expect(formatYuan(lump(years, months)!.amount)).toBe(amount);
  });

  it('is capped by own contributions under five years only', () => {
    expect(formatYuan(lump(4, 0, { ownContributions: parseYuan('8000') })!.amount)).toBe('8000.00');
    expect(formatYuan(lump(6, 0, { ownContributions: parseYuan('8000') })!.amount)).toBe('23400.00');
  });

  it('falls by the time drawn, to nine months at least', () => {
    expect(formatYuan(lump(30, 0, { pensionDrawn: { years: 5, months: 0, days: 0 } })!.amount)).toBe(
      '74100.00',
    );
    expect(formatYuan(lump(30, 0, { pensionDrawn: { years: 25, months: 0, days: 0 } })!.amount)).toBe(
      '35100.00',
    );
  });

  it('begins on 2021-09-01', () => {
    expect(lump(30, 0, { deathDate: localDate('2021-08-31') })).toBeNull();
    expect(nonWorkFuneralGrant(localDate('2021-08-31'), terms)).toBeNull();
    expect(formatYuan(nonWorkFuneralGrant(localDate('2021-09-01'), terms)!.amount)).toBe('7800.00');
  });
});

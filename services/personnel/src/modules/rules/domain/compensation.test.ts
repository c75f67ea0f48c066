import { formatYuan, localDate, parseYuan, sumFen } from '@anzhi/domain';
import fc from 'fast-check';
import { calculateCompensation, compensationForSpans, compensationTerms } from './compensation.js';
import { builtInPack } from './packs.js';
import type { SegmentAPolicy, SegmentARounding } from './rule-pack.js';
import { renderTrace } from './trace.js';

const pack = builtInPack('STATUTORY');

interface Row {
  hire: string;
  wage: string;
  prior?: string;
  policy?: SegmentAPolicy;
  rounding?: SegmentARounding;
  end?: string;
}

function compensate({ hire, wage, prior, policy = 'FULL', rounding = 'YEAR_UP', end = '2025-12-31' }: Row) {
  return calculateCompensation(
    {
      hireDate: localDate(hire),
      endDate: localDate(end),
      averageMonthlyWage: parseYuan(wage),
      priorServiceFrom: prior === undefined ? null : localDate(prior),
    },
    compensationTerms(pack, {
      cityAverageMonthlyWage: parseYuan('7000.00'),
      minimumMonthlyWage: parseYuan('2000.00'),
      segmentAPolicy: policy,
      segmentARounding: rounding,
    }),
  );
}

describe('economic compensation, examples of §3.2', () => {
  it.each<[string, Row, string, string]>([
    ['EC1', { hire: '2010-04-01', wage: '6400' }, 'B16', '102400.00'],
    ['EC2', { hire: '2020-08-15', wage: '6400' }, 'B5.5', '35200.00'],
    ['EC3', { hire: '2020-07-01', wage: '6400' }, 'B6', '38400.00'],
    ['EC4', { hire: '2020-07-02', wage: '6400' }, 'B5.5', '35200.00'],
    ['EC5', { hire: '2008-01-01', wage: '26000' }, 'B12', '252000.00'],
    ['EC6', { hire: '2008-01-01', wage: '21000' }, 'B18', '378000.00'],
    ['EC7', { hire: '2025-09-20', wage: '1650' }, 'B0.5', '1000.00'],
    ['EC8', { hire: '1998-03-15', wage: '6400' }, 'A10 B18', '179200.00'],
    ['EC9 FULL', { hire: '1985-07-01', wage: '6400' }, 'A23 B18', '262400.00'],
    ['EC9 CAP_12', { hire: '1985-07-01', wage: '6400', policy: 'CAP_12' }, 'A12 B18', '192000.00'],
    ['EC9 NONE', { hire: '1985-07-01', wage: '6400', policy: 'NONE' }, 'B18', '115200.00'],
    ['EC10', { hire: '1998-01-01', wage: '26000' }, 'A10 B12', '512000.00'],
    ['EC11', { hire: '2010-04-01', wage: '6400', prior: '2002-01-01' }, 'A6 B18', '153600.00'],
    ['EC12', { hire: '2010-04-01', wage: '6400' }, 'B16', '102400.00'],
    ['EC13 YEAR_UP', { hire: '2002-10-01', wage: '6400' }, 'A6 B18', '153600.00'],
    ['EC13 HALF_YEAR', { hire: '2002-10-01', wage: '6400', rounding: 'HALF_YEAR' }, 'A5.5 B18', '150400.00'],
  ])('%s', (_, row, units, amount) => {
    const found = compensate(row);
    expect(found.segments.map((segment) => segment.id + segment.units).join(' ')).toBe(units);
    expect(formatYuan(found.amount)).toBe(amount);
    expect(sumFen(found.segments.map((segment) => segment.amount))).toBe(found.amount);
  });

  it('floors both segments by the minimum wage', () => {
    const found = compensate({ hire: '2007-07-01', wage: '1650', end: '2008-06-30' });
    expect(found.segments.map(({ base }) => formatYuan(base))).toEqual(['2000.00', '2000.00']);
  });

  it.each<[string, string, string, string[], string]>([
    ['no city average at all', '0', '6400.00', ['6400.00', '2000.00'], '88000.00'],
    ['a ceiling under the minimum wage', '600.00', '6400.00', ['6400.00', '2000.00'], '88000.00'],
    [
      'a wage that the minimum lifted over the ceiling',
      '600.00',
      '1650.00',
      ['2000.00', '2000.00'],
      '44000.00',
    ],
    ['a ceiling one fen over the minimum wage', '666.67', '6400.00', ['6400.00', '2000.01'], '88000.12'],
    ['a ceiling over the minimum wage', '700.00', '6400.00', ['6400.00', '2100.00'], '89200.00'],
  ])('floors the capped base of segment B too: %s', (_, city, wage, bases, amount) => {
    const input = {
      hireDate: localDate('1998-03-15'),
      endDate: localDate('2025-12-31'),
      averageMonthlyWage: parseYuan(wage),
      priorServiceFrom: null,
    };
    const found = calculateCompensation(
      input,
      compensationTerms(pack, {
        cityAverageMonthlyWage: parseYuan(city),
        minimumMonthlyWage: parseYuan('2000.00'),
      }),
    );
    expect(found.segments.map(({ base }) => formatYuan(base))).toEqual(bases);
    expect(formatYuan(found.amount)).toBe(amount);
    expect(renderTrace(found.trace).zh.includes('封顶后的基数')).toBe(bases[1] === '2000.00');
  });

  it('rounds the total once: half a fen in each of two segments makes one whole fen, not two', () => {
    const found = compensate({
      hire: '2007-08-01',
      wage: '2000.01',
      end: '2008-05-31',
      rounding: 'HALF_YEAR',
    });
    expect(found.segments.map((segment) => [segment.units, formatYuan(segment.amount)])).toEqual([
      ['0.5', '1000.01'],
      ['0.5', '1000.00'],
    ]);
    expect(formatYuan(found.amount)).toBe('2000.01');
  });

  it('ends segment A on 2007-12-31 and begins segment B on the next day', () => {
    const found = compensate({ hire: '1998-03-15', wage: '6400' });
    expect(found.segments.map(({ from, to }) => [from, to])).toEqual([
      ['1998-03-15', '2007-12-31'],
      ['2008-01-01', '2025-12-31'],
    ]);
  });

  it('gives no segment to a contract that ends before it begins', () => {
    expect(compensate({ hire: '2020-01-02', end: '2020-01-01', wage: '6400' })).toMatchObject({
      amount: 0n,
      segments: [],
    });
  });

  it('adds up stretches of service without the gap between them', () => {
    const spans = [
      { from: localDate('2010-01-01'), to: localDate('2012-12-31') },
      { from: localDate('2015-01-01'), to: localDate('2016-09-30') },
    ];
    const found = compensationForSpans(spans, parseYuan('6400'), compensationTerms(pack));
    expect(found.segments.map((segment) => segment.units)).toEqual(['5']);
  });
});

describe('the trace', () => {
  it('can be followed by hand in both languages', () => {
    const { zh, en } = renderTrace(compensate({ hire: '1998-03-15', wage: '26000' }).trace);
    for (const number of [
      '9年9个月17天',
      '26000.00元',
      '21000.00元',
      '12',
      '260000.00元',
      '252000.00元',
      '512000.00元',
    ]) {
      expect(zh).toContain(number);
    }
    expect(zh).toContain('劳动合同法第47(2)条');
    expect(en).toContain('Segment B: 18 months, counted as 12');
    expect(en).toContain('10 × 26000.00 yuan = 260000.00 yuan');
    expect(en).toContain('statutory@1');
  });

  it('notes what is free of income tax: three annual average wages (财税〔2018〕164号)', () => {
    const within = renderTrace(compensate({ hire: '2010-04-01', wage: '6400' }).trace);
    expect(within.zh).toContain('102400.00元 不超过当地上年职工平均工资 3 倍 252000.00元,免征');
    const above = renderTrace(compensate({ hire: '1985-07-01', wage: '6400' }).trace);
    expect(above.en).toContain(
      'exempt up to 3 annual average wages, 252000.00 yuan; the 10400.00 yuan above',
    );
    expect(above.zh).toContain('〔财税〔2018〕164号第5(1)条〕');
  });
});

describe('properties', () => {
  const anyDate = fc
    .date({
      min: new Date('1975-01-01T00:00:00Z'),
      max: new Date('2030-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => localDate(date.toISOString().slice(0, 10)));
  const anyWage = fc.bigInt({ min: 0n, max: 6_000_000n });
  const anyPolicy = fc.constantFrom<SegmentAPolicy>('FULL', 'CAP_12', 'NONE');
  const anyRounding = fc.constantFrom<SegmentARounding>('YEAR_UP', 'HALF_YEAR');

  it('segments add up to the amount, to the fen', () => {
    fc.assert(
      fc.property(
        anyDate,
        anyDate,
        anyWage,
        anyPolicy,
        anyRounding,
        (hireDate, endDate, wage, policy, rounding) => {
          const terms = compensationTerms(pack, { segmentAPolicy: policy, segmentARounding: rounding });
          const found = calculateCompensation(
            { hireDate, endDate, averageMonthlyWage: wage, priorServiceFrom: null },
            terms,
          );
          expect(sumFen(found.segments.map((segment) => segment.amount))).toBe(found.amount);
          expect(found.segments.every((segment) => segment.units !== '0')).toBe(true);
        },
      ),
    );
  });

  it('never falls as the wage rises, up to the cliff of the cap', () => {
    const ceiling = parseYuan('21000.00');
    fc.assert(
      fc.property(anyDate, anyWage, anyWage, (hireDate, one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        fc.pre(high <= ceiling && hireDate <= '2025-12-31');
        const at = (averageMonthlyWage: bigint) =>
          calculateCompensation(
            { hireDate, endDate: localDate('2025-12-31'), averageMonthlyWage, priorServiceFrom: null },
            compensationTerms(pack),
          ).amount;
        expect(at(low) <= at(high)).toBe(true);
      }),
    );
  });
});

import { formatYuan, localDate, parseYuan } from '@anzhi/domain';
import { calculateCompensation, compensationTerms } from './compensation.js';
import {
  allowanceAfterRetirement,
  injuryCareFee,
  injuryEndingGrants,
  injuryLumpSum,
  injuryMedicalReserve,
  injuryMonthlyAllowance,
} from './injury.js';
import { injuryTerms } from './injury-terms.js';
import { builtInPack } from './packs.js';
import { injuryOf } from './person-facts.sample.js';
import { renderTrace } from './trace.js';

const pack = builtInPack('STATUTORY');
const terms = injuryTerms(pack);
const lowPool = { ...terms, poolWage: parseYuan('4000') };

describe('work injury, cases of §3.6', () => {
  it('WI1: grade 3, wage 4,500', () => {
    const injury = injuryOf(3);
    expect(formatYuan(injuryLumpSum(injury, parseYuan('4500'), terms).amountFen)).toBe('103500.00');
    const monthly = injuryMonthlyAllowance(injury, parseYuan('4500'), terms);
    expect(monthly).toMatchObject({
      amountFen: parseYuan('3600'),
      payer: 'INJURY_FUND',
      recurrence: 'MONTHLY',
    });
    expect(injuryEndingGrants(injury, terms)).toEqual([]);
  });

  it('WI2: grade 7, wage 5,000, with compensation beside', () => {
    const injury = injuryOf(7);
    expect(formatYuan(injuryLumpSum(injury, parseYuan('5000'), terms).amountFen)).toBe('65000.00');
    const [medical, employment] = injuryEndingGrants(injury, terms);
    expect(medical).toMatchObject({
      amountFen: parseYuan('68000'),
      payer: 'INJURY_FUND',
      claimClass: 'NOT_A_CLAIM',
    });
    expect(employment).toMatchObject({
      amountFen: parseYuan('102000'),
      payer: 'ESTATE',
      claimClass: 'CLASS_1',
    });
    const compensation = calculateCompensation(
      {
        hireDate: localDate('2013-11-01'),
        endDate: localDate('2025-12-31'),
        averageMonthlyWage: parseYuan('5600'),
        priorServiceFrom: null,
      },
      compensationTerms(pack),
    );
    expect(compensation.segments.map(({ units }) => units)).toEqual(['12.5']);
    expect(formatYuan(compensation.amount)).toBe('70000.00');
  });

  it('WI3: grade 9, own wage 3,000 raised to 4,200', () => {
    const lump = injuryLumpSum(injuryOf(9), parseYuan('3000'), terms);
    expect(formatYuan(lump.amountFen)).toBe('37800.00');
    expect(renderTrace(lump.trace).zh).toContain('按 4200.00元 计算');
  });

  it('WI4: grade 5, 1,820 made up to the minimum wage by the employer', () => {
    const monthly = injuryMonthlyAllowance(injuryOf(5, { suitableWork: false }), parseYuan('2600'), lowPool);
    expect(monthly).toMatchObject({ amountFen: parseYuan('2000'), payer: 'ESTATE' });
    expect(renderTrace(monthly!.trace).zh).toContain('1820.00元');
  });

  it('WI4b: as WI4 with a pool average of 7,000', () => {
    const monthly = injuryMonthlyAllowance(injuryOf(5, { suitableWork: false }), parseYuan('2600'), terms);
    expect(formatYuan(monthly!.amountFen)).toBe('2940.00');
  });

  it('pays grade 5 nothing a month where suitable work was found, and grade 7 never', () => {
    expect(injuryMonthlyAllowance(injuryOf(5), parseYuan('2600'), terms)).toBeNull();
    expect(injuryMonthlyAllowance(injuryOf(7, { suitableWork: false }), parseYuan('2600'), terms)).toBeNull();
  });

  it.each([
    [5, '122400.00', '204000.00'],
    [6, '102000.00', '170000.00'],
    [8, '54400.00', '68000.00'],
    [9, '34000.00', '54400.00'],
    [10, '20400.00', '34000.00'],
  ] as const)('grade %d: medical %s, employment %s', (grade, medical, employment) => {
    expect(injuryEndingGrants(injuryOf(grade), terms).map(({ amountFen }) => formatYuan(amountFen))).toEqual([
      medical,
      employment,
    ]);
  });

  it('charges the estate with the fund’s items where there was no insurance (§3.20.3)', () => {
    const uninsured = injuryOf(7, { insured: false });
    const items = [
      injuryLumpSum(uninsured, parseYuan('5000'), terms),
      ...injuryEndingGrants(uninsured, terms),
    ];
    expect(items.map(({ payer, claimClass }) => `${payer} ${claimClass}`)).toEqual(
      Array(3).fill('ESTATE CLASS_1'),
    );
    expect(renderTrace(items[1]!.trace).en).toContain('Work Injury Insurance Regulations, art. 62(2)');
  });

  it.each([
    ['PARTIAL', '2100.00'],
    ['MOST', '2800.00'],
    ['FULL', '3500.00'],
  ] as const)('care fee %s: %s', (careLevel, amount) => {
    expect(formatYuan(injuryCareFee(injuryOf(2, { careLevel }), terms)!.amountFen)).toBe(amount);
  });

  it('reserves the medical insurance of grades 1–4 and fills up the pension later (§3.20.6)', () => {
    const reserve = injuryMedicalReserve(injuryOf(3), parseYuan('3600'), 38, terms);
    expect(formatYuan(reserve.amountFen)).toBe('8208.00');
    expect(allowanceAfterRetirement(parseYuan('3600'), parseYuan('3000'))).toBe(parseYuan('600'));
    expect(allowanceAfterRetirement(parseYuan('3600'), parseYuan('3700'))).toBe(0n);
  });

  it('cuts an own wage above three pool averages', () => {
    expect(formatYuan(injuryLumpSum(injuryOf(10), parseYuan('30000'), terms).amountFen)).toBe('147000.00');
  });
});

import { formatYuan, localDate, parseYuan, yearMonth } from '@anzhi/domain';
import { backPayTerms } from './back-pay.js';
import { debtTerms } from './debt-terms.js';
import { housingFundDue, insuranceArrears, staffLoansDue } from './debts.js';
import { splitManagerPay } from './manager-pay.js';
import { builtInPack } from './packs.js';
import type { StaffLoan } from './person-facts.js';
import { renderTrace } from './trace.js';

const pack = builtInPack('STATUTORY');
const terms = debtTerms(pack);
const acceptedOn = localDate('2026-07-01');
const loan = (over: Partial<NonNullable<StaffLoan['interest']>> = {}): StaffLoan => ({
  principalFen: parseYuan('50000'),
  unlawfulInterestFen: 0n,
  interest: { lentOn: localDate('2025-07-01'), annualRate: '0.08', paidFen: 0n, ...over },
});

describe('social insurance in arrears, §3.8', () => {
  const [personal, unit, late] = insuranceArrears(
    [
      {
        from: yearMonth('2026-01'),
        to: yearMonth('2026-03'),
        monthlyPersonal: parseYuan('420'),
        monthlyUnit: parseYuan('1134'),
      },
    ],
    acceptedOn,
    terms,
  );

  it('ranks the personal part in class 1 and the rest in class 2 (破产法 113)', () => {
    expect([personal, unit].map((due) => [formatYuan(due!.amountFen), due!.payer, due!.claimClass])).toEqual([
      ['1260.00', 'ESTATE', 'CLASS_1'],
      ['3402.00', 'ESTATE', 'CLASS_2'],
    ]);
    expect(renderTrace(personal!.trace).zh).toContain(
      '2026-01 至 2026-03 共 3 个月 × 每月 420.00元 = 1260.00元',
    );
    expect(renderTrace(unit!.trace).zh).toContain('第二顺序〔企业破产法第113(1)(2)条〕');
  });

  it('charges the late fee from the 1st of the next month to the day before acceptance, as an ordinary claim', () => {
    // Overdue on 2026-06-30: January 150 days, February 122, March 91; 363 × 0.05 % × 1,554.00 = 282.051.
    expect(late).toMatchObject({ amountFen: parseYuan('282.05'), claimClass: 'ORDINARY' });
    expect(renderTrace(late!.trace).zh).toContain('逾期共 363 天 × 0.05% = 282.05元');
    expect(renderTrace(late!.trace).en).toContain('later ones are no claim');
  });

  it('charges nothing for a month that was not yet late at acceptance', () => {
    const june = { from: yearMonth('2026-06'), to: yearMonth('2026-06') };
    const [, , none] = insuranceArrears(
      [{ ...june, monthlyPersonal: 42_000n, monthlyUnit: 113_400n }],
      acceptedOn,
      terms,
    );
    expect(none!.amountFen).toBe(0n);
  });
});

it('housing fund in arrears counts as wages: class 1 (法〔2018〕53号 27)', () => {
  const due = housingFundDue(
    [{ from: yearMonth('2025-01'), to: yearMonth('2025-12'), monthly: parseYuan('512.34') }],
    terms,
  );
  expect(due).toMatchObject({ amountFen: parseYuan('6148.08'), claimClass: 'CLASS_1', payer: 'ESTATE' });
  expect(renderTrace(due.trace).zh).toContain('第一顺序〔法〔2018〕53号第27条〕');
});

describe('集资款: money lent by staff, §3.8', () => {
  it('earns the agreed rate up to acceptance and ranks in class 1', () => {
    const due = staffLoansDue([loan()], acceptedOn, terms);
    expect(due).toMatchObject({ amountFen: parseYuan('54000'), claimClass: 'CLASS_1' });
    expect(renderTrace(due.trace).zh).toContain('本金 50000.00元 × 8% × 365 天');
  });

  it('leaves unlawful interest out', () => {
    const due = staffLoansDue([loan({ annualRate: '0.24' })], acceptedOn, terms);
    expect(formatYuan(due.amountFen)).toBe('56000.00');
    expect(renderTrace(due.trace).zh).toContain('约定年利率 24% 高于法定上限 12%');
  });

  it('takes off what was paid, and is never negative', () => {
    const paid = staffLoansDue([loan({ paidFen: parseYuan('1500.50') })], acceptedOn, terms);
    expect(formatYuan(paid.amountFen)).toBe('52499.50');
    const over = staffLoansDue([loan({ paidFen: parseYuan('90000') }), loan()], acceptedOn, terms);
    expect(formatYuan(over.amountFen)).toBe('54000.00');
  });

  it('shows interest that was found unlawful, and leaves it out', () => {
    const settled = { principalFen: parseYuan('50000'), unlawfulInterestFen: parseYuan('7000') };
    const due = staffLoansDue([settled], acceptedOn, terms);
    expect(formatYuan(due.amountFen)).toBe('50000.00');
    expect(renderTrace(due.trace).zh).toContain('高额利息 7000.00元 不属于破产债权');
  });

  it('earns nothing when lent after acceptance', () => {
    const due = staffLoansDue([loan({ lentOn: localDate('2026-08-01') })], acceptedOn, terms);
    expect(formatYuan(due.amountFen)).toBe('50000.00');
  });
});

describe('managers’ pay, 破产法 113 ¶3', () => {
  const months = { from: yearMonth('2026-01'), to: yearMonth('2026-03') };

  it('ranks up to the staff average in each month, the excess is ordinary; medical costs rank in full', () => {
    const { ranked, excess, trace } = splitManagerPay(
      [
        { item: 'BASE_WAGE', ...months, monthly: parseYuan('12000') },
        { item: 'BONUS', from: yearMonth('2026-03'), to: yearMonth('2026-03'), monthly: parseYuan('5000') },
        { item: 'MEDICAL_REIMB', ...months, monthly: parseYuan('300') },
      ],
      parseYuan('5200'),
      terms,
      backPayTerms(pack),
    );
    expect([ranked, excess].map(formatYuan)).toEqual(['16500.00', '25400.00']);
    expect(renderTrace(trace).zh).toContain(
      '每月 5200.00元 计算:列入第一顺序 16500.00元,超出的 25400.00元 为普通债权',
    );
  });
});

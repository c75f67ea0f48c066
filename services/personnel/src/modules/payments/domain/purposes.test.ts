import { ENTITLEMENT_KINDS } from '../../rules/domain/entitlement.js';
import { payerPays } from './payable.js';
import { KIND_RULES, kindsOf, PAYMENT_PURPOSES, PURPOSE_RULES } from './purposes.js';

describe('purposes', () => {
  it('S064: every kind of entitlement is paid by one purpose or says why not; nothing due is left out', () => {
    expect(ENTITLEMENT_KINDS.filter((kind) => !(kind in KIND_RULES))).toEqual([]);
  });

  it('name each posted column once, and need a plan only where a placement is needed', () => {
    const posted = PAYMENT_PURPOSES.map((purpose) => PURPOSE_RULES[purpose].posted).filter(Boolean);
    expect(posted).toEqual(['backPayFen', 'compensationFen', 'resettlementFeeFen']);
    expect(PAYMENT_PURPOSES.filter((purpose) => PURPOSE_RULES[purpose].placement)).toEqual([
      ...['COMPENSATION', 'RESETTLEMENT_FEE', 'INJURY_GRANT'],
    ]);
  });

  it.each([
    ['COMPENSATION', 'INJURY_FUND', false],
    ['BACK_PAY', 'PENSION_FUND', false],
    ['COMPENSATION', 'GROUP', true],
    ['INJURY_GRANT', 'INJURY_FUND', true],
    ['SURVIVOR_BENEFIT', 'PENSION_FUND', true],
  ] as const)('%s out of %s: %s', (purpose, payer, allowed) => {
    expect(payerPays(purpose, payer)).toBe(allowed);
  });

  it('pay the one-off injury grants together', () => {
    expect(kindsOf('INJURY_GRANT')).toEqual([
      ...['INJURY_LUMP_SUM', 'INJURY_MEDICAL_GRANT', 'INJURY_EMPLOYMENT_GRANT'],
    ]);
  });
});

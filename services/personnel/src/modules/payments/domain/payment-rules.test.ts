import fc from 'fast-check';
import { decideApproval } from './approval.js';
import { controlTotals, totalsAgree } from './control-totals.js';
import { missingGates } from './gates.js';
import { matchResults } from './match-results.js';
import { channelPays, PAYMENT_PURPOSES, postedValue, stillPayable } from './payable.js';

describe('approval by two', () => {
  const reserved = { status: 'RESERVED', draftedBy: 'clerk', approvedBy: [] } as const;
  it.each([
    ['first', reserved, 'a', { kind: 'APPROVED', no: 1, complete: false }],
    ['second', { ...reserved, approvedBy: ['a'] }, 'b', { kind: 'APPROVED', no: 2, complete: true }],
    ['the same again', { ...reserved, approvedBy: ['a'] }, 'a', { kind: 'SAME_APPROVER' }],
    ['the drafter', reserved, 'clerk', { kind: 'DRAFTER' }],
    ['before the money', { ...reserved, status: 'REQUESTED' as const }, 'a', { kind: 'NOT_RESERVED' }],
    [
      'a third',
      { ...reserved, status: 'APPROVED' as const, approvedBy: ['a', 'b'] },
      'c',
      { kind: 'NOT_RESERVED' },
    ],
  ])('%s', (_, state, subject, decision) => {
    expect(decideApproval(state, subject)).toEqual(decision);
  });
});

describe('control totals (I-P9)', () => {
  it('Σ persons = Σ units = batch for any lines', () => {
    const line = fc.record({
      unit: fc.constantFrom('动力车间', '钣金喷漆车间', '保卫科'),
      amountFen: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const totals = controlTotals(lines);
        const stated = {
          people: lines.length,
          totalFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0n),
        };
        expect(totalsAgree(totals, stated, stated)).toBe(true);
        expect(totalsAgree(totals, stated, { ...stated, totalFen: stated.totalFen + 1n })).toBe(false);
        expect(totalsAgree(totals, { ...stated, people: stated.people + 1 }, stated)).toBe(false);
      }),
    );
  });
});

describe('what is payable', () => {
  const final = { resettlementFeeFen: 100n, compensationFen: 200n, backPayFen: 300n };
  it('takes the posted value, nothing for what is not posted (I-P4)', () => {
    expect(PAYMENT_PURPOSES.map((purpose) => postedValue(purpose, final))).toEqual([
      ...[300n, 200n, 100n],
      ...[null, null, null, null, null, null],
    ]);
  });

  it.each([
    ['COMPENSATION', 'COMPENSATION', true],
    ['COMPENSATION', 'FEE', false],
    ['COMPENSATION', 'INTERNAL_RETIREMENT', false],
    ['COMPENSATION', 'CARRIED_OVER', false],
    ['COMPENSATION', null, false],
    ['COMPENSATION', undefined, true],
    ['RESETTLEMENT_FEE', 'FEE', true],
    ['RESETTLEMENT_FEE', 'COMPENSATION', false],
    ['BACK_PAY', 'CARRIED_OVER', true],
    ['INJURY_GRANT', 'COMPENSATION', true],
  ] as const)('%s in a channel that settles %s: %s (I-P6)', (purpose, settles, pays) => {
    expect(channelPays(purpose, settles)).toBe(pays);
  });

  it('never plans above the final value, never below nothing', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        (value, committed) => {
          const left = stillPayable(value, committed);
          expect(left >= 0n && left + committed <= (value > committed ? value : committed)).toBe(true);
        },
      ),
    );
  });
});

describe('gates (I-P3)', () => {
  const none = { factsFinal: false, backPayFinal: false, planBinding: false, figuresFrozen: false };
  it('says what is missing', () => {
    expect(missingGates('COMPENSATION', none)).toEqual(['FACTS_NOT_FINAL', 'PLAN_NOT_APPROVED']);
    expect(missingGates('BACK_PAY', none)).toEqual(['BACK_PAY_NOT_FINAL']);
    expect(missingGates('BACK_PAY', { ...none, backPayFinal: true })).toEqual([]);
    expect(missingGates('RESETTLEMENT_FEE', { ...none, factsFinal: true })).toEqual(['PLAN_NOT_APPROVED']);
    expect(missingGates('INJURY_GRANT', { ...none, factsFinal: true, planBinding: true })).toEqual([
      'FIGURES_NOT_FROZEN',
    ]);
  });
});

describe("the bank's results", () => {
  const sent = ['GZ00001', 'GZ00002'].map((employeeNo) => ({
    id: employeeNo,
    employeeId: employeeNo,
    employeeNo,
    amountFen: 5n,
  }));
  const line = (
    employeeNo: string,
    status: 'PAID' | 'FAILED' = 'PAID',
    reasonCode: string | null = null,
  ) => ({
    employeeNo,
    status,
    reasonCode,
  });

  it('ties each line to one payment', () => {
    const { matched, unmatched } = matchResults(
      [line('GZ00002', 'FAILED', 'ACCOUNT_CLOSED'), line('GZ00001')],
      sent,
    );
    expect(unmatched).toEqual([]);
    expect(matched.paid).toEqual([sent[0]]);
    expect(matched.failed).toEqual([{ payment: sent[1], reasonCode: 'ACCOUNT_CLOSED' }]);
  });

  it('names every line that fits nothing', () => {
    const { unmatched } = matchResults(
      [line('GZ00001'), line('GZ00001'), line('GZ09999'), line('GZ00002', 'FAILED')],
      sent,
    );
    expect(unmatched).toEqual([
      { index: 1, employeeNo: 'GZ00001', reason: 'TWICE_IN_FILE' },
      { index: 2, employeeNo: 'GZ09999', reason: 'NOT_IN_BATCH_OR_ANSWERED' },
      { index: 3, employeeNo: 'GZ00002', reason: 'FAILURE_WITHOUT_REASON' },
    ]);
  });
});

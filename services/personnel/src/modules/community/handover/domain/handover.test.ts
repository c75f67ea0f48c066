import fc from 'fast-check';
import { handoverCategory, isInService, mayMove } from './handover.js';

const CATEGORIES = ['ACTIVE_ON_POST', 'INTERNAL_RETIRED', 'RETIRED', 'LIXIU', 'SURVIVOR_BENEFICIARY'];

describe('S011 S012: who is handed over', () => {
  it.each([
    ['a retiree', { category: 'RETIRED', status: 'RETIRED', injuryGrade: null }, 'RETIRED'],
    [
      'a retiree injured to grade 2, once',
      { category: 'RETIRED', status: 'RETIRED', injuryGrade: 2 },
      'RETIRED',
    ],
    ['a 离休 cadre', { category: 'LIXIU', status: 'LIXIU', injuryGrade: null }, 'LIXIU'],
    [
      'a survivor',
      { category: 'SURVIVOR_BENEFICIARY', status: 'SURVIVOR_BENEFICIARY', injuryGrade: null },
      'SURVIVOR_BENEFICIARY',
    ],
    [
      'in service, grade 4 (条例 35)',
      { category: 'ACTIVE_ON_POST', status: 'ACTIVE_ON_POST', injuryGrade: 4 },
      'INJURED_1_4',
    ],
    ['in service, grade 5', { category: 'ACTIVE_ON_POST', status: 'ACTIVE_ON_POST', injuryGrade: 5 }, null],
    [
      'retired since the roster',
      { category: 'ACTIVE_ON_POST', status: 'RETIRED', injuryGrade: null },
      'RETIRED',
    ],
    ['a retiree who died', { category: 'RETIRED', status: 'DECEASED', injuryGrade: null }, null],
    ['missing', { category: 'ACTIVE_ON_POST', status: 'MISSING', injuryGrade: null }, null],
    ['in service', { category: 'ACTIVE_ON_POST', status: 'ACTIVE_ON_POST', injuryGrade: null }, null],
  ])('%s', (_name, person, category) => {
    expect(handoverCategory(person)).toBe(category);
  });

  it('omits nobody: listed ∪ in service ∪ dead = roster, without anybody twice', () => {
    const person = fc.record({
      category: fc.constantFrom(...CATEGORIES),
      status: fc.constantFrom(...CATEGORIES, 'OFF_POST', 'SICK_LEAVE', 'MISSING', 'DECEASED'),
      injuryGrade: fc.option(fc.integer({ min: 1, max: 10 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 100 }), (roster) => {
        const listed = roster.filter((one) => handoverCategory(one) !== null).length;
        const inService = roster.filter(isInService).length;
        const dead = roster.filter((one) => one.status === 'DECEASED').length;
        expect(listed + inService + dead).toBe(roster.length);
      }),
    );
  });
});

it.each([
  ['AGREED', 'FUNDED', true],
  ['FUNDED', 'TRANSFERRED', true],
  ['TRANSFERRED', 'CONFIRMED', true],
  ['FUNDED', 'CONFIRMED', false],
  ['AGREED', 'CONFIRMED', false],
  ['CONFIRMED', 'CONFIRMED', false],
] as const)('%s → %s: %s', (from, to, allowed) => {
  expect(mayMove(from, to)).toBe(allowed);
});

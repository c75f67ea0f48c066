import fc from 'fast-check';
import { handoverCategory, mayMove } from './handover.js';

const CATEGORIES = ['ACTIVE_ON_POST', 'INTERNAL_RETIRED', 'RETIRED', 'LIXIU', 'SURVIVOR_BENEFICIARY'];

describe('S011 S012: who is handed over', () => {
  it.each([
    ['a retiree', { category: 'RETIRED', injuryGrade: null }, 'RETIRED'],
    ['a retiree injured to grade 2, once', { category: 'RETIRED', injuryGrade: 2 }, 'RETIRED'],
    ['a 离休 cadre', { category: 'LIXIU', injuryGrade: null }, 'LIXIU'],
    ['a survivor', { category: 'SURVIVOR_BENEFICIARY', injuryGrade: null }, 'SURVIVOR_BENEFICIARY'],
    ['in service, grade 4 (条例 35)', { category: 'ACTIVE_ON_POST', injuryGrade: 4 }, 'INJURED_1_4'],
    ['in service, grade 5', { category: 'ACTIVE_ON_POST', injuryGrade: 5 }, null],
    ['in service', { category: 'ACTIVE_ON_POST', injuryGrade: null }, null],
  ])('%s', (_name, person, category) => {
    expect(handoverCategory(person)).toBe(category);
  });

  it('omits nobody: whoever is not listed is in service', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CATEGORIES),
        fc.option(fc.integer({ min: 1, max: 10 }), { nil: null }),
        (category, injuryGrade) => {
          const listed = handoverCategory({ category, injuryGrade });
          const inService = category === 'ACTIVE_ON_POST' || category === 'INTERNAL_RETIRED';
          expect(listed !== null || inService).toBe(true);
        },
      ),
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

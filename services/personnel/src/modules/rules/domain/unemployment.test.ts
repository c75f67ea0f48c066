import { builtInPack } from './packs.js';
import { unemploymentBenefitMonths, unemploymentTerms } from './unemployment.js';

describe('unemployment benefit, §3.8', () => {
  it.each([
    [0, 11, 0],
    [1, 0, 12],
    [4, 11, 12],
    [5, 0, 18],
    [9, 11, 18],
    [10, 0, 24],
    [35, 0, 24],
  ])('%d y %d m of contributions: up to %d months', (years, months, longest) => {
    expect(
      unemploymentBenefitMonths({ years, months, days: 0 }, unemploymentTerms(builtInPack('STATUTORY'))),
    ).toBe(longest);
  });
});

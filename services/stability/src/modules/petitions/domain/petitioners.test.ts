import { PETITION_RULES_2022 } from './petition-rules.js';
import { delegationFault } from './petitioners.js';

it.each([
  ['seven visitors with five representatives', true, false, 5, 7, null],
  ['seven visitors with six representatives', true, false, 6, 7, 'TOO_MANY_REPRESENTATIVES'],
  ['a letter with six signers', false, false, 6, 6, null],
  ['two representatives of one person', true, false, 2, 1, 'HEADCOUNT_TOO_SMALL'],
  ['nobody who came', true, true, 0, 0, 'HEADCOUNT_TOO_SMALL'],
  ['nobody to answer to', false, false, 0, 1, 'REPRESENTATIVE_MISSING'],
  ['an anonymous letter', false, true, 0, 1, null],
])('%s', (_case, visit, anonymous, representatives, headcount, fault) => {
  expect(delegationFault(PETITION_RULES_2022, { visit, anonymous, representatives, headcount })).toBe(fault);
});

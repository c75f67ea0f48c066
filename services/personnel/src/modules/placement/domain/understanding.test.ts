import { missingBeforeChoice, missingText } from './understanding.js';

it.each([
  ['nothing understood', [], ['REASONS', 'POLICY', 'CHANNELS']],
  ['in any order', ['CHANNELS', 'REASONS'], ['POLICY']],
  ['the fourth opens nothing', ['OWN_CHOICE'], ['REASONS', 'POLICY', 'CHANNELS']],
  ['the first three suffice', ['POLICY', 'CHANNELS', 'REASONS'], []],
] as const)('S037: %s', (_case, held, missing) => {
  expect(missingBeforeChoice(held)).toEqual(missing);
});

it('S037: says which are missing, in Chinese and English', () => {
  expect(missingText(['POLICY', 'CHANNELS'])).toMatch(/关闭破产政策 \(policy\)、安置途径 \(channels\)/);
});

import { percent } from './percent.js';

it.each([
  ['K6 all of a roster', 1498, 1498, '100.0'],
  ['K7 half-up at one decimal', 1, 2000, '0.1'],
  ['K7 just under half', 1, 2001, '0.0'],
  ['nobody yet', 0, 10, '0.0'],
  ['no roster: no rate', 0, 0, null],
])('%s: %i of %i is %s', (_case, part, whole, rate) => {
  expect(percent(part, whole)).toBe(rate);
});

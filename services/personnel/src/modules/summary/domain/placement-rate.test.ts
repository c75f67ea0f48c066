import { placementRate } from './placement-rate.js';

it.each([
  [996, 1000, '99.6'],
  [2664, 2700, '98.7'],
  [0, 1000, '0.0'],
  [1, 1, '100.0'],
  [1, 2000, '0.1'],
  [1, 2001, '0.0'],
  [0, 0, null],
])('%i of %i is %s', (placed, roster, rate) => {
  expect(placementRate(placed, roster)).toBe(rate);
});

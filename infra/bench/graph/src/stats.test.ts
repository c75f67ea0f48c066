import { difference, percentile } from './stats.js';

test('a percentile is the value by nearest rank, and none at all has none', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect([percentile(hundred, 0.5), percentile(hundred, 0.99), percentile([7], 0.99)]).toEqual([50, 99, 7]);
  expect(() => percentile([], 0.5)).toThrow(RangeError);
});

test('answers are the same whatever the order of their keys, and differ by the first path otherwise', () => {
  expect(difference({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toBeNull();
  expect(difference({ a: [1, 2] }, { a: [2, 1] })).toBe('a.0: 1 ≠ 2');
  expect(difference({ a: { b: 1 } }, { a: {} })).toBe('a.b: only the first has it');
  expect(difference([1], { 0: 1 })).toContain('≠');
  expect(difference({ a: null }, { a: {} })).toBe('a: null ≠ {}');
});

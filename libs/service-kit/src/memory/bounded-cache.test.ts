import { createBoundedCache } from './bounded-cache.js';

test('what was used longest ago goes first', () => {
  const cache = createBoundedCache<number>(3);
  for (const [index, key] of ['a', 'b', 'c'].entries()) cache.set(key, index, 1);
  expect(cache.get('a')).toBe(0);
  cache.set('d', 3, 1);
  expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual([0, undefined, 2, 3]);
});

test('a weight counts once per key, and what is too heavy alone is not kept', () => {
  const cache = createBoundedCache<number>(10);
  for (let index = 0; index < 5; index += 1) cache.set('same', index, 6);
  expect(cache.get('same')).toBe(4);
  cache.set('heavy', 1, 11);
  expect(cache.get('heavy')).toBeUndefined();
  cache.set('next', 1, 10);
  expect(cache.get('next')).toBe(1);
  cache.clear();
  expect(cache.get('next')).toBeUndefined();
});

test('of 100,000 different keys it holds what weighs no more than its bound', () => {
  const cache = createBoundedCache<number>(1_000);
  for (let index = 0; index < 100_000; index += 1) cache.set(`k${index}`, index, 10);
  const held = Array.from({ length: 100_000 }, (_, index) => cache.get(`k${index}`)).filter(
    (value) => value !== undefined,
  );
  expect(held).toHaveLength(100);
});

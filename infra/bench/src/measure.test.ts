import { alternate, median, range } from './measure.js';

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});

test('there is no median of nothing', () => {
  expect(() => median([])).toThrow(RangeError);
});

test('the range is the least and the most', () => {
  expect(range([5, 2, 9])).toEqual({ least: 2, most: 9 });
});

test('every measurement runs once a round in turning order, and the warm-up does not count', async () => {
  const order: string[] = [];
  const measurement = (name: string) => async () => order.push(name);
  const taken = await alternate(2, { a: measurement('a'), b: measurement('b') });
  expect(order).toEqual(['a', 'b', 'b', 'a', 'a', 'b']);
  expect(taken).toEqual({ a: [4, 5], b: [3, 6] });
});

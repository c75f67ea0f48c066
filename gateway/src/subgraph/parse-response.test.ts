import { parseResponse } from './parse-response.js';

/** An answer whose innermost value lies `depth` lists or objects deep, the answer itself counted. */
const nested = (depth: number, open: string, close: string): string =>
  `{"data":{"a":1,"p":${open.repeat(depth - 2)}1${close.repeat(depth - 2)}}}`;

test.each([
  ['lists', '[', ']'],
  ['objects', '{"p":', '}'],
  ['objects with something after each', '{"p":', ',"x":1}'],
  ['lists after something', '[0, ', ' ]'],
])('%s may lie 200 deep and no deeper, however deep that is', (_what, open, close) => {
  expect(parseResponse(nested(200, open, close))).toMatchObject({ data: { a: 1 }, errors: [] });
  expect(parseResponse(nested(201, open, close))).toBeUndefined();
  expect(parseResponse(nested(200_000, open, close))).toBeUndefined();
});

test('an answer of many rows is not deep, whatever brackets its texts hold', () => {
  const rows = Array.from({ length: 1_000 }, (_, at) => ({ at, tags: ['[[[{{{', { of: [at] }] }));
  const text = JSON.stringify({ data: { rows } });
  expect(parseResponse(text)?.data).toEqual({ rows });
});

import { localDate } from '@anzhi/domain';
import { inForce, isInForce } from './in-force.js';

const versions = [
  { version: 1, effectiveFrom: localDate('2025-07-01') },
  { version: 2, effectiveFrom: localDate('2026-07-01') },
  { version: 3, effectiveFrom: localDate('2026-07-01') },
];

it.each([
  [1, '2025-06-30', false, 'the day before it comes into force'],
  [1, '2025-07-01', true, 'the first day'],
  [1, '2026-06-30', true, 'the last day'],
  [1, '2026-07-01', false, 'replaced from this day on'],
  [2, '2026-07-01', true, 'a correction of the same day replaces nothing by itself'],
  [3, '2040-01-01', true, 'nothing replaces it'],
])('version %i on %s: %s, %s', (version, on, expected) => {
  expect(isInForce(inForce(versions, version), localDate(on))).toBe(expected);
});

it('knows no version that was never registered', () => {
  expect(() => inForce(versions, 4)).toThrow(RangeError);
});

import { createHash } from 'node:crypto';
import { localDate } from '@anzhi/domain';
import { generateRoster } from './generate-roster.js';

const settings = { people: 3_000, seed: 1, asOf: localDate('2026-08-18') };
const text = generateRoster(settings);
const rows = text
  .split('\r\n')
  .slice(1, -1)
  .map((line) => line.split(','));
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

test('the same settings give the same bytes, another seed others', () => {
  const digest = createHash('sha256').update(generateRoster(settings)).digest('hex');
  expect(digest).toBe(createHash('sha256').update(text).digest('hex'));
  expect(generateRoster({ ...settings, seed: 2 })).not.toBe(text);
});

test('every row is whole, and every person has a number of their own', () => {
  expect(rows).toHaveLength(settings.people);
  expect(new Set(rows.map((cells) => cells.length))).toEqual(new Set([21]));
  expect(new Set(rows.map(([number]) => number)).size).toBe(settings.people);
  expect(new Set(rows.map((cells) => cells[3])).size).toBe(settings.people);
});

test('identity numbers are valid by GB 11643, of no place, and agree with the sex', () => {
  for (const cells of rows) {
    const identity = cells[3] ?? '';
    const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(identity[at]), 0);
    expect(identity).toMatch(/^369900\d{11}[\dX]$/);
    expect(identity[17]).toBe('10X98765432'[sum % 11]);
    expect(Number(identity[16]) % 2 === 1 ? '男' : '女').toBe(cells[2]);
  }
});

test('wages have the shape that was asked for: half below 4,900, a tenth below 3,200', () => {
  const wages = rows.flatMap((cells) => (cells[14] ? [Number(cells[14])] : [])).sort((a, b) => a - b);
  const at = (share: number): number => wages[Math.floor(wages.length * share)] ?? 0;
  expect(at(0.5)).toBeGreaterThan(4_600);
  expect(at(0.5)).toBeLessThan(5_200);
  expect(at(0.1)).toBeGreaterThan(2_950);
  expect(at(0.1)).toBeLessThan(3_450);
});

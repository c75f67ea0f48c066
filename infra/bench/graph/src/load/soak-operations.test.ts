import { operationAt, soakConditions, soakDocument } from './soak-operations.js';

test('a soak asks for every operation, and for a few of them often', () => {
  const asked = Array.from({ length: 10_000 }, (_, nth) => operationAt(nth, 1_000));
  expect(new Set(asked).size).toBe(1_000);
  expect(asked.filter((number) => number < 50).length).toBeGreaterThan(9_000);
});

test('no two operations are the same text, and nor are their selections', () => {
  const bare = (number: number) => soakDocument(number).replace(/Board\d+/, '');
  expect(new Set(Array.from({ length: 2_000 }, (_, number) => bare(number))).size).toBe(2_000);
});

test('all settings of the conditions are asked for', () => {
  const settings = Array.from({ length: 100 }, (_, nth) => JSON.stringify(soakConditions(nth)));
  expect(new Set(settings).size).toBe(4);
});

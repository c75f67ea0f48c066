import { localDate } from '@anzhi/domain';
import { contractState, maySign, overlaps, overlapsWithin } from './contract-terms.js';

const term = (from: string, to: string) => ({ from: localDate(from), to: localDate(to) });

it.each([
  ['STATUTORY', 'ADMINISTRATOR', null, true],
  ['STATUTORY', 'LIQUIDATION_GROUP', null, false],
  ['STATUTORY', 'LIQUIDATION_GROUP', '(2026)粤01破1号之一', true],
  ['POLICY', 'LIQUIDATION_GROUP', null, true],
  ['POLICY', 'ADMINISTRATOR', null, false],
  [null, 'ADMINISTRATOR', null, true],
] as const)('S126 art. 24: under %s the party %s (appointment %s) may sign: %s', (regime, party, no, may) => {
  expect(maySign(party, regime, no)).toBe(may);
});

it.each([
  ['the last day is the first of the next', '2026-09-01', '2026-09-30', '2026-09-30', '2026-10-31', true],
  ['one day apart', '2026-09-01', '2026-09-29', '2026-09-30', '2026-10-31', false],
  ['one within the other', '2026-09-01', '2026-12-31', '2026-10-01', '2026-10-02', true],
])('S126: terms of which %s overlap', (_name, a, b, c, d, shared) => {
  expect(overlaps(term(a, b), term(c, d))).toBe(shared);
  expect(overlaps(term(c, d), term(a, b))).toBe(shared);
});

it('S126: finds the people of a list whose own terms overlap, and nobody else', () => {
  const row = (employeeNo: string, from: string, to: string) => ({ employeeNo, ...term(from, to) });
  expect(
    overlapsWithin([
      row('A', '2026-09-01', '2026-09-30'),
      row('B', '2026-09-01', '2026-09-30'),
      row('A', '2026-09-30', '2026-10-31'),
      row('B', '2026-10-01', '2026-10-31'),
    ]),
  ).toEqual(['A']);
});

it.each([
  ['2026-08-31', null, 'UPCOMING'],
  ['2026-09-01', null, 'IN_FORCE'],
  ['2026-09-30', null, 'IN_FORCE'],
  ['2026-10-01', null, 'EXPIRED'],
  ['2026-09-15', '2026-09-10', 'ENDED'],
])('S127: on %s, ended early on %s, a contract of September is %s', (today, endedOn, state) => {
  const ended = endedOn ? localDate(endedOn) : null;
  expect(contractState(term('2026-09-01', '2026-09-30'), ended, localDate(today))).toBe(state);
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DATA_FOLDER } from '../environment.js';
import { people } from './people.js';
import { channelFor } from './placements.js';
import { rosterControl } from './roster.js';

const [header = '', ...lines] = readFileSync(path.join(DATA_FOLDER, 'roster.csv'), 'utf8')
  .replace(/^\uFEFF/, '')
  .trim()
  .split(/\r?\n/);
const columns = header.split(',');
const roster = new Map(
  lines.map((line) => {
    const cells = line.split(',');
    const row = Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
    return [row['工号'] ?? '', row] as const;
  }),
);
const { objections, uncollected, accounts } = people();

describe('people.json', () => {
  it('has an account for everybody on the roster, no two alike', () => {
    expect(accounts).toHaveLength(rosterControl().rows);
    expect(new Set(accounts.map(({ employeeNo }) => employeeNo))).toEqual(new Set(roster.keys()));
    expect(new Set(accounts.map(({ account }) => account)).size).toBe(accounts.length);
  });

  it.each([
    [1, 143, 61],
    [2, 38, 11],
    [3, 6, 1],
  ])('has the objections of round %i: %i, %i upheld (4-data-and-peers §4.1)', (round, count, upheld) => {
    const found = objections.filter((one) => one.round === round);
    expect(found).toHaveLength(count);
    expect(found.filter(({ result }) => result === 'UPHELD')).toHaveLength(upheld);
  });

  it('corrects what is upheld and nothing else, and never the arrears, whose total is reconciled', () => {
    for (const { result, correction } of objections) expect(correction !== null).toBe(result === 'UPHELD');
    expect(objections.map(({ correction }) => correction?.field)).not.toContain('ARREARS');
  });

  it('lets only people in service object, each once', () => {
    const numbers = objections.map(({ employeeNo }) => employeeNo);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(roster.get(number)?.['人员类别']).toBe('在职');
  });

  it('has the four: one disabled, two with guardians, one missing, none of whom objects', () => {
    expect(uncollected.map(({ reason }) => reason).sort()).toEqual([
      'DISABLED',
      'MENTAL_ILLNESS',
      'MENTAL_ILLNESS',
      'MISSING',
    ]);
    for (const { reason, representative } of uncollected.filter((one) => one.reason === 'MENTAL_ILLNESS')) {
      expect({ reason, kind: representative?.kind }).toEqual({ reason, kind: 'GUARDIAN' });
    }
    const objectors = objections.map(({ employeeNo }) => employeeNo);
    for (const { employeeNo } of uncollected) expect(objectors).not.toContain(employeeNo);
  });
});

describe('channelFor', () => {
  it.each([
    [['CH4'], 1, 'CH4'],
    [['CH3'], 1, 'CH3'],
    [['CH1', 'CH2', 'CH3'], 2, 'CH3'],
    [['CH1', 'CH2', 'CH3'], 3, 'CH1'],
    [['CH1', 'CH2'], 4, 'CH2'],
    [['CH1'], 6, 'CH1'],
  ])('of %j number %i takes %s', (open, serial, channel) => {
    expect(channelFor(open, serial)).toBe(channel);
  });

  it('does not place anybody whom no channel takes', () => {
    expect(() => channelFor([], 17)).toThrow('number 17');
  });
});

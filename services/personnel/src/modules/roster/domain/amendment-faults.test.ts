import { localDate, yearMonth } from '@anzhi/domain';
import { amendmentFault, type DatedFacts } from './amendment-faults.js';

const ON = localDate('2026-08-18');
const FACTS: DatedFacts = {
  birthDate: localDate('1980-05-01'),
  joinWorkOn: localDate('1996-05-01'),
  joinUnitOn: localDate('1996-05-01'),
  specialWork: { from: localDate('1996-05-01'), to: localDate('1996-05-01') },
  arrears: { from: yearMonth('2026-08'), to: yearMonth('2026-08') },
};

describe('the facts after an amendment', () => {
  test('may touch every bound: 16 on the day, one day, this month', () => {
    expect(amendmentFault(FACTS, ON)).toBeNull();
    const nothing = { joinWorkOn: null, joinUnitOn: null, specialWork: null, arrears: null };
    expect(amendmentFault({ ...FACTS, ...nothing }, ON)).toBeNull();
  });

  test.each<[Partial<DatedFacts>, string]>([
    [{ birthDate: localDate('2026-08-19') }, 'birthDate'],
    [{ joinWorkOn: localDate('2026-08-19') }, 'joinWorkOn'],
    [{ joinUnitOn: localDate('2026-08-19') }, 'joinUnitOn'],
    [{ joinWorkOn: localDate('1996-04-30') }, 'joinWorkOn'],
    [{ joinUnitOn: localDate('1996-04-30') }, 'joinUnitOn'],
    [{ specialWork: { from: localDate('2001-01-02'), to: localDate('2001-01-01') } }, 'specialWork'],
    [{ specialWork: { from: localDate('1996-04-30'), to: localDate('2001-01-01') } }, 'specialWork'],
    [{ arrears: { from: yearMonth('2026-08'), to: yearMonth('2026-07') } }, 'arrears'],
    [{ arrears: { from: yearMonth('2026-08'), to: yearMonth('2026-09') } }, 'arrears'],
  ])('contradict each other: %o', (change, field) => {
    const fault = amendmentFault({ ...FACTS, ...change }, ON);
    expect(fault?.field).toBe(field);
    expect(fault?.message).toMatch(/[一-鿿]/);
  });
});

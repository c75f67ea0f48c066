import { localDate } from '@anzhi/domain';
import { recognizeBirth } from './birth-date.js';
import {
  type DependantEnd,
  dependantFault,
  drawsOn,
  type RecordedDependant,
  survivorshipsOf,
} from './dependants.js';

const someone = (over: Partial<RecordedDependant> = {}): RecordedDependant => ({
  id: 'a',
  relation: 'CHILD',
  gender: 'FEMALE',
  birthDate: localDate('2010-05-01'),
  totallyIncapable: false,
  loneElderOrOrphan: false,
  beneficiaryId: null,
  from: localDate('2020-01-01'),
  to: null,
  ...over,
});

describe('who draws of a family', () => {
  it.each<[string, Partial<RecordedDependant>, string, boolean]>([
    ['a child on the day before 18', {}, '2028-04-30', true],
    ['a child on the birthday of 18', {}, '2028-05-01', false],
    ['a child of 18 who cannot work', { totallyIncapable: true }, '2030-01-01', true],
    [
      'a wife on the day before 55',
      { relation: 'SPOUSE', birthDate: localDate('1971-05-01') },
      '2026-04-30',
      false,
    ],
    ['a wife of 55', { relation: 'SPOUSE', birthDate: localDate('1971-05-01') }, '2026-05-01', true],
    [
      'a father of 60',
      { relation: 'PARENT', gender: 'MALE', birthDate: localDate('1966-05-01') },
      '2026-05-01',
      true,
    ],
    [
      'a father of 59',
      { relation: 'PARENT', gender: 'MALE', birthDate: localDate('1966-05-01') },
      '2026-04-30',
      false,
    ],
    ['on the last day before remarriage or adoption', { to: localDate('2026-01-31') }, '2026-01-31', true],
    ['on the day after', { to: localDate('2026-01-31') }, '2026-02-01', false],
    ['before the support began', {}, '2019-12-31', false],
  ])('§3.7 %s', (_case, over, on, draws) => {
    expect(drawsOn(someone(over), localDate(on))).toBe(draws);
  });

  it('those who no longer draw make nobody else’s share smaller', () => {
    const members = [
      someone({ id: 'a', beneficiaryId: 'p1' }),
      someone({ id: 'b', beneficiaryId: 'p2', birthDate: localDate('2000-01-01') }),
    ];
    const family = { wage: 480_000n, insured: true, dependants: members };
    expect([...survivorshipsOf(family, localDate('2026-08-18'))]).toEqual([
      [
        'p1',
        {
          deceasedWage: 480_000n,
          insured: true,
          selfId: 'a',
          dependants: [{ id: 'a', relation: 'CHILD', loneElderOrOrphan: false }],
        },
      ],
    ]);
  });

  it.each<[string, Partial<RecordedDependant> & { endReason?: DependantEnd }]>([
    ['ENDS_BEFORE_START', { to: localDate('2019-12-31'), endReason: 'DECEASED' }],
    ['REMARRIED_NOT_SPOUSE', { to: localDate('2021-01-01'), endReason: 'REMARRIED' }],
    ['BORN_AFTER_START', { birthDate: localDate('2020-01-02') }],
    ['IN_FUTURE', { from: localDate('2026-08-19') }],
  ])('%s is refused', (fault, over) => {
    const list = [someone(), someone(over)].map((one) => ({ endReason: null, ...one }));
    expect(dependantFault(list, localDate('2026-08-18'))).toEqual({ index: 1, fault });
  });

  it('has one spouse at a time', () => {
    const spouse = { ...someone({ relation: 'SPOUSE' }), endReason: null };
    const former = { ...spouse, to: localDate('2021-01-01'), endReason: 'REMARRIED' as const };
    expect(dependantFault([former, spouse], localDate('2026-08-18'))).toBeNull();
    expect(dependantFault([spouse, spouse], localDate('2026-08-18'))).toEqual({
      index: 1,
      fault: 'SECOND_SPOUSE',
    });
  });
});

describe('a birth date that archive and identity number state differently', () => {
  const identity = localDate('1966-03-10');
  const record = (recordedOn: string, birthDate: string) => ({
    recordedOn: localDate(recordedOn),
    birthDate: localDate(birthDate),
    document: recordedOn,
  });

  it.each([
    [
      'the earliest record decides, whatever later ones say',
      [record('1999-01-01', '1966-03-10'), record('1984-07-01', '1965-03-10')],
      '1965-03-10',
      'EARLIEST_ARCHIVE',
    ],
    [
      'they agree',
      [record('1984-07-01', '1966-03-10'), record('1999-01-01', '1965-03-10')],
      '1966-03-10',
      'IDENTITY_NUMBER',
    ],
    [
      'two records of one day: the one that agrees',
      [record('1984-07-01', '1965-03-10'), record('1984-07-01', '1966-03-10')],
      '1966-03-10',
      'IDENTITY_NUMBER',
    ],
  ])('劳社部发[1999]8号: %s', (_case, records, recognised, basis) => {
    expect(recognizeBirth(identity, records)).toMatchObject({ recognised, basis });
    expect(recognizeBirth(identity, [...records].reverse())).toMatchObject({ recognised, basis });
  });
});

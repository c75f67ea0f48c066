import { localDate, yearMonth } from '@anzhi/domain';
import fc from 'fast-check';
import type { PersonFacts } from './domain/person-facts.js';
import { injuryOf, samplePerson, specialPeriod, unitPeriod } from './domain/person-facts.sample.js';
import { SPECIAL_WORK_TYPES } from './domain/rule-pack.js';

const MONTHS = { from: yearMonth('2025-01'), to: yearMonth('2026-07') };

const anyDate = (from: string, to: string) =>
  fc
    .date({ min: new Date(`${from}T00:00:00Z`), max: new Date(`${to}T00:00:00Z`), noInvalidDate: true })
    .map((date) => localDate(date.toISOString().slice(0, 10)));

/** For property tests: people of every status, identity and choice, with whatever is owed to them. */
export const anyPerson: fc.Arbitrary<PersonFacts> = fc
  .record({
    status: fc.constantFrom(
      'ACTIVE_ON_POST',
      'OFF_POST',
      'SICK_LEAVE',
      'INTERNAL_RETIRED',
      'RETIRED',
      'MISSING',
      'DECEASED',
    ),
    identity: fc.constantFrom('SOE_PERMANENT', 'SOE_CONTRACT', 'COLLECTIVE', 'TEMPORARY'),
    gender: fc.constantFrom('MALE', 'FEMALE'),
    positionKind: fc.constantFrom('WORKER', 'CADRE'),
    birthDate: anyDate('1940-01-01', '2006-01-01'),
    joined: anyDate('1965-01-01', '2026-08-18'),
    averageWage: fc.option(fc.bigInt({ min: 0n, max: 4_000_000n })),
    grade: fc.option(fc.integer({ min: 1, max: 10 })),
    insured: fc.boolean(),
    type: fc.option(fc.constantFrom(...SPECIAL_WORK_TYPES)),
    deathDate: fc.option(anyDate('2025-01-01', '2027-01-01'), { freq: 3 }),
    illness: fc.boolean(),
    choice: fc.constantFrom(null, 'FEE', 'COMPENSATION', 'INTERNAL_RETIREMENT', 'CARRIED_OVER'),
    leaveTakenDays: fc.option(fc.nat({ max: 15 })),
    cause: fc.constantFrom('WORK', 'NON_WORK', 'AFTER_INJURY'),
    owed: fc.bigInt({ min: 0n, max: 500_000n }),
    seniorManager: fc.boolean(),
  } as const)
  .map(({ joined, grade, insured, type, illness, cause, owed, ...facts }) =>
    samplePerson({
      ...facts,
      joinWorkDate: joined,
      joinUnitDate: joined,
      servicePeriods: [unitPeriod(joined)],
      injury: grade === null ? null : injuryOf(grade as 1, { insured, lumpSumPaid: false }),
      specialWork: type === null ? [] : [specialPeriod(type, joined, localDate('2026-08-18'))],
      totalIncapacityByIllness: illness,
      death: { cause, insured, ownContributions: owed, pensionSince: null },
      arrears: [{ item: 'BASE_WAGE', ...MONTHS, monthly: owed }],
      socialInsuranceArrears: [{ ...MONTHS, monthlyPersonal: owed, monthlyUnit: owed * 2n }],
      housingFundArrears: [{ ...MONTHS, monthly: owed }],
      staffLoans: [
        {
          principalFen: owed,
          unlawfulInterestFen: 1n,
          interest: { lentOn: joined, annualRate: '0.2', paidFen: 1n },
        },
      ],
    }),
  );

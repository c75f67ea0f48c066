import { type LocalDate, localDate, parseYuan } from '@anzhi/domain';
import type { PersonFacts, ServicePeriod, SpecialWorkPeriod, WorkInjury } from './person-facts.js';
import type { SpecialWorkType } from './rule-pack.js';

/** A period of service in the unit, counted everywhere, as an import makes it; for tests and benchmarks. */
export function unitPeriod(from: string, over: Partial<ServicePeriod> = {}): ServicePeriod {
  return {
    from: localDate(from),
    to: null,
    kind: 'IN_UNIT',
    countsForCompensation: true,
    countsForSeniority: true,
    compensationPaidByPrior: false,
    contributed: true,
    ...over,
  };
}

/** Verified special work between two days. */
export function specialPeriod(
  type: SpecialWorkType,
  from: string,
  to: LocalDate | string,
  over: Partial<SpecialWorkPeriod> = {},
): SpecialWorkPeriod {
  return {
    from: localDate(from),
    to: localDate(to),
    type,
    status: 'VERIFIED',
    inCatalogue: true,
    archiveEvidence: true,
    ...over,
  };
}

/** A recognized injury whose lump sum was paid long ago. */
export function injuryOf(grade: WorkInjury['grade'], over: Partial<WorkInjury> = {}): WorkInjury {
  return {
    grade,
    careLevel: 'NONE',
    ownWage: null,
    insured: true,
    lumpSumPaid: true,
    suitableWork: true,
    ...over,
  };
}

/** A contract worker of forty with a plain file. */
export function samplePerson(over: Partial<PersonFacts> = {}): PersonFacts {
  return {
    employeeId: 'sample',
    status: 'ACTIVE_ON_POST',
    identity: 'SOE_CONTRACT',
    gender: 'MALE',
    positionKind: 'WORKER',
    birthDate: localDate('1985-06-15'),
    joinWorkDate: localDate('2010-04-01'),
    joinUnitDate: localDate('2010-04-01'),
    averageWage: parseYuan('6400.00'),
    servicePeriods: [unitPeriod('2010-04-01')],
    specialWork: [],
    injury: null,
    arrears: [],
    deathDate: null,
    declaredMissingOn: null,
    totalIncapacityByIllness: false,
    specialProtection: false,
    choice: null,
    internalAllowance: null,
    leaveTakenDays: null,
    survivorship: null,
    ...over,
  };
}

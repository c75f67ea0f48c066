import { addDays, type LocalDate } from '@anzhi/domain';
import type { EmployeeFacts } from '../roster/index.js';
import type { InjuryGrade, PersonFacts, ServicePeriod } from '../rules/domain/person-facts.js';

/**
 * What the rules read of a roster row. From 进厂 on is IN_UNIT; earlier work is PRIOR_SOE, which counts for seniority
 * but not for compensation until verified as transferred and unpaid (decision 18). An injury's lump sum was paid when
 * the grade was found; its wage is the 12-month wage (decision 19).
 */
export function personFactsOf(row: EmployeeFacts): PersonFacts {
  return {
    employeeId: row.employeeId,
    status: row.status,
    identity: row.employmentForm ?? 'SOE_CONTRACT',
    gender: row.gender,
    positionKind: row.positionKind ?? 'WORKER',
    birthDate: row.birthDate,
    joinWorkDate: row.joinWorkOn,
    joinUnitDate: row.joinUnitOn,
    averageWage: row.averageWageFen,
    servicePeriods: servicePeriodsOf(row),
    specialWork: row.specialWork
      ? [{ ...row.specialWork, status: 'VERIFIED', inCatalogue: true, archiveEvidence: true }]
      : [],
    injury: row.injuryGrade
      ? {
          grade: row.injuryGrade as InjuryGrade,
          careLevel: 'NONE',
          ownWage: null,
          insured: true,
          lumpSumPaid: true,
          suitableWork: true,
        }
      : null,
    arrears: row.arrears
      ? [{ item: 'BASE_WAGE', from: row.arrears.from, to: row.arrears.to, monthly: row.arrears.monthlyFen }]
      : [],
    deathDate: null,
    declaredMissingOn: null,
    totalIncapacityByIllness: false,
    specialProtection: false,
    choice: null,
    internalAllowance: null,
    leaveTakenDays: null,
    survivorship: null,
  };
}

function servicePeriodsOf({ joinWorkOn, joinUnitOn }: EmployeeFacts): ServicePeriod[] {
  const periods: ServicePeriod[] = [];
  if (joinWorkOn && joinUnitOn && joinWorkOn < joinUnitOn) {
    periods.push(periodOf('PRIOR_SOE', joinWorkOn, addDays(joinUnitOn, -1)));
  }
  const unitFrom = joinUnitOn ?? joinWorkOn;
  if (unitFrom) periods.push(periodOf('IN_UNIT', unitFrom, null));
  return periods;
}

const periodOf = (kind: 'PRIOR_SOE' | 'IN_UNIT', from: LocalDate, to: LocalDate | null): ServicePeriod => ({
  kind,
  from,
  to,
  countsForSeniority: true,
  countsForCompensation: kind === 'IN_UNIT',
  compensationPaidByPrior: false,
  contributed: true,
});

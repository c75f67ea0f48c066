import { addDays, type LocalDate } from '@anzhi/domain';
import type { CalculationFacts } from '../roster/index.js';
import type {
  ArrearSpan,
  InjuryGrade,
  PersonFacts,
  ServicePeriod,
  SpecialWorkPeriod,
  WorkInjury,
} from '../rules/domain/person-facts.js';
import { type BackPayScope, withinPolicy } from './domain/arrear-ledger.js';
import type { PersonStatus, RecordedFacts } from './recorded-facts.store.js';

/**
 * What the rules read of a person: what is recorded of them, and where nothing is, what the roster row says. From 进厂 on is IN_UNIT; earlier work is PRIOR_SOE, which counts for seniority
 * but not for compensation until verified as transferred and unpaid (decision 18). An injury's lump sum was paid when
 * the grade was found; its wage is the 12-month wage (decision 19). Arrears are those that the back-pay policy covers.
 */
export function personFactsOf(
  row: CalculationFacts,
  recorded: RecordedFacts,
  policy: BackPayScope | null,
): PersonFacts {
  const { status } = recorded;
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
    servicePeriods: recorded.servicePeriods ?? servicePeriodsOf(row),
    specialWork: recorded.specialWork ?? specialWorkOf(row),
    injury: recorded.injury ?? injuryOf(row),
    arrears: withinPolicy(recorded.arrears ?? arrearsOf(row), row.category, policy),
    deathDate: status?.deathDate ?? null,
    declaredMissingOn: status?.declaredMissingOn ?? null,
    totalIncapacityByIllness: status?.totalIncapacityByIllness ?? false,
    specialProtection: status?.specialProtection ?? false,
    choice: null,
    internalAllowance: status?.internalAllowance ?? null,
    leaveTakenDays: status?.leaveTakenDays ?? null,
    survivorship: recorded.survivorship ?? null,
    ...(recorded.dueWages && { dueWages: recorded.dueWages }),
    ...(status && claimsOf(status)),
  };
}

const claimsOf = (status: PersonStatus) => ({
  socialInsuranceArrears: status.socialInsuranceArrears,
  housingFundArrears: status.housingFundArrears,
  staffLoans: status.staffLoans,
  seniorManager: status.seniorManager,
  ...(status.death && { death: status.death }),
  ...(status.assessedPension && { assessedPension: status.assessedPension }),
});

/** The special work of the roster row, until somebody records claims. */
export const specialWorkOf = (row: CalculationFacts): SpecialWorkPeriod[] =>
  row.specialWork
    ? [{ ...row.specialWork, status: 'VERIFIED', inCatalogue: true, archiveEvidence: true }]
    : [];

function injuryOf(row: CalculationFacts): WorkInjury | null {
  if (!row.injuryGrade) return null;
  const grade = row.injuryGrade as InjuryGrade;
  return { grade, careLevel: 'NONE', ownWage: null, insured: true, lumpSumPaid: true, suitableWork: true };
}

/** The arrears of the roster row: base wage of each month of its span. */
export const arrearsOf = ({ arrears }: CalculationFacts): ArrearSpan[] =>
  arrears ? [{ item: 'BASE_WAGE', from: arrears.from, to: arrears.to, monthly: arrears.monthlyFen }] : [];

/** The service periods that the roster's dates give, until somebody records them. */
export function servicePeriodsOf({ joinWorkOn, joinUnitOn }: CalculationFacts): ServicePeriod[] {
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

import type { LocalDate, Ymd } from '@anzhi/domain';
import {
  type EarlyCaseTerms,
  internalRetirementOpen,
  policyEarlyRetirementMet,
  sicknessRetirementMet,
} from './early-retirement.js';
import { keepsRelation } from './injury.js';
import type { InjuryTerms } from './injury-terms.js';
import type { PersonFacts } from './person-facts.js';
import type { PlacementCase } from './placement-cases.js';
import type { PreparedPack } from './prepared-pack.js';
import type { FeeTerms } from './resettlement-fee.js';
import { calculateRetirement, legalAgeReached, type Retirement, type RetirementTerms } from './retirement.js';
import { calculateSeniority, type Seniority, type SeniorityTerms } from './seniority.js';
import { type SpecialWorkTerms, specialWorkMet } from './special-work.js';

/** Where a person stands on a day: the first row that matches, and what the choices within it need to know. */
export interface Assessment {
  readonly case: PlacementCase;
  /** For the dead and missing: the row that would match otherwise, which decides the money left to claim. */
  readonly underlying: PlacementCase;
  /** Pregnant, nursing or in a medical period: same row, noted for care (劳动合同法 42 does not bar 44(4)). */
  readonly careFlag: boolean;
  readonly retirement: Retirement;
  readonly seniority: Seniority;
  readonly internalRetirementOpen: boolean;
  readonly feeEligible: boolean;
  /** Dead, or declared dead or missing by a court, before the day: no compensation any more (劳动合同法 44(3), 46). */
  readonly endedBefore: boolean;
}

/** All that an assessment reads of a pack: no average and no rate of an amount is among it. */
export interface AssessmentTerms {
  readonly retirement: RetirementTerms;
  readonly seniority: SeniorityTerms;
  readonly specialWork: SpecialWorkTerms;
  readonly earlyRetirement: EarlyCaseTerms;
  readonly injury: Pick<InjuryTerms, 'keptUpToGrade'>;
  readonly fee: Pick<FeeTerms, 'joinedBefore'> | null;
}

/** The terms of a pack that assessments read, and no others: packs that are alike in them assess everybody alike. */
export function assessmentTerms(pack: PreparedPack): AssessmentTerms {
  const { retirement, seniority, specialWork, earlyRetirement, injury, fee } = pack;
  const { internalYears, policyAges, sickness } = earlyRetirement;
  return {
    ...{ retirement, seniority, specialWork },
    earlyRetirement: { internalYears, policyAges, sickness },
    injury: { keptUpToGrade: injury.keptUpToGrade },
    fee: fee && { joinedBefore: fee.joinedBefore },
  };
}

/** Decides the first matching row of §3.9 on a day. */
export function assessPerson(person: PersonFacts, pack: AssessmentTerms, asOf: LocalDate): Assessment {
  const retirement = calculateRetirement(person, pack.retirement);
  const seniority = calculateSeniority(person.servicePeriods, person.specialWork, asOf, pack.seniority);
  const underlying = underlyingCase(person, retirement, seniority.continuous, pack, asOf);
  const absent = person.status === 'DECEASED' || person.status === 'MISSING' || person.deathDate !== null;
  return {
    case: absent ? 'HEIR_OR_CUSTODIAN' : underlying,
    underlying,
    careFlag: person.specialProtection,
    retirement,
    seniority,
    internalRetirementOpen: internalRetirementOpen(retirement, asOf, pack.earlyRetirement),
    feeEligible: feeEligible(person, pack),
    endedBefore: isBefore(person.deathDate, asOf) || isBefore(person.declaredMissingOn, asOf),
  };
}

/** Whether the contract ends by the declaration, with compensation, in this row. */
export function endsWithCompensation(found: PlacementCase): boolean {
  return found === 'PERMANENT' || found === 'CONTRACT' || found === 'TEMPORARY';
}

/** Whether the declaration ends the contract for this person, so that what depends on its end falls due. */
export function contractEndsByDeclaration(person: PersonFacts, assessment: Assessment): boolean {
  if (assessment.endedBefore || !endsWithCompensation(assessment.underlying)) return false;
  if (person.choice === 'CARRIED_OVER') return false;
  return !(person.choice === 'INTERNAL_RETIREMENT' && assessment.internalRetirementOpen);
}

/** Whether the one-off fee is what the person gets, not compensation: never both (I-P6). */
export function getsFee(person: PersonFacts, assessment: Assessment, pack: PreparedPack): boolean {
  return pack.fee !== null && assessment.feeEligible && person.choice !== 'COMPENSATION';
}

function underlyingCase(
  person: PersonFacts,
  retirement: Retirement,
  continuous: Ymd,
  pack: AssessmentTerms,
  asOf: LocalDate,
): PlacementCase {
  if (person.status === 'RETIRED' || person.status === 'LIXIU') return 'PENSIONER';
  if (person.status === 'SURVIVOR_BENEFICIARY') return 'SURVIVOR';
  if (legalAgeReached(retirement, asOf)) return 'LEGAL_AGE';
  if (person.injury !== null && keepsRelation(person.injury, pack.injury)) return 'INJURY_KEPT';
  if (person.status === 'INTERNAL_RETIRED') return 'INTERNAL_RETIRED';
  return earlyCase(person, retirement, continuous, pack, asOf) ?? contractCase(person);
}

function earlyCase(
  person: PersonFacts,
  retirement: Retirement,
  continuousSeniority: Ymd,
  pack: AssessmentTerms,
  asOf: LocalDate,
): PlacementCase | null {
  const { gender, birthDate, specialWork, totalIncapacityByIllness } = person;
  const input = { gender, birthDate, specialWork, totalIncapacityByIllness, continuousSeniority };
  if (specialWork.length > 0 && specialWorkMet(input, asOf, pack.specialWork)) return 'SPECIAL_WORK';
  if (policyEarlyRetirementMet(person.birthDate, retirement.retirementClass, asOf, pack.earlyRetirement)) {
    return 'WITHIN_FIVE_YEARS';
  }
  return sicknessRetirementMet(input, asOf, pack.earlyRetirement) ? 'ILLNESS_INCAPACITY' : null;
}

function contractCase(person: PersonFacts): PlacementCase {
  if (person.identity === 'TEMPORARY') return 'TEMPORARY';
  return person.identity === 'SOE_PERMANENT' ? 'PERMANENT' : 'CONTRACT';
}

function feeEligible(person: PersonFacts, pack: AssessmentTerms): boolean {
  if (pack.fee === null || person.identity !== 'SOE_PERMANENT') return false;
  const joined = person.joinWorkDate ?? person.joinUnitDate;
  return joined !== null && joined < pack.fee.joinedBefore;
}

function isBefore(date: LocalDate | null, asOf: LocalDate): boolean {
  return date !== null && date < asOf;
}

import type { Fen, LocalDate } from '@anzhi/domain';
import { builtInPack } from '../../rules/domain/packs.js';
import type { DependantRelation, Gender, Survivorship } from '../../rules/domain/person-facts.js';
import { isEligibleDependant, type SurvivorTerms, survivorTerms } from '../../rules/domain/survivors.js';

/** Why somebody no longer draws (供养亲属范围规定 4). */
export type DependantEnd =
  | 'EMPLOYED_OR_ARMY'
  | 'REMARRIED'
  | 'ADOPTED'
  | 'IMPRISONED'
  | 'DECEASED'
  | 'CAPABLE_AGAIN';

/** A dependant as recorded; the dependency itself was proven. Both days belong to the time in which they draw. */
export interface RecordedDependant {
  readonly id: string;
  readonly relation: DependantRelation;
  readonly gender: Gender;
  readonly birthDate: LocalDate;
  readonly totallyIncapable: boolean;
  readonly loneElderOrOrphan: boolean;
  /** The person's own row on the roster (uuid), where they are on it as a survivor. */
  readonly beneficiaryId: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** Somebody who died of work, and whom they supported. Wage in fen a month. */
export interface RecordedFamily {
  readonly wage: Fen;
  readonly insured: boolean;
  readonly dependants: readonly RecordedDependant[];
}

/** Why a list of dependants cannot stand. */
export type DependantFault =
  | 'SECOND_SPOUSE'
  | 'ENDS_BEFORE_START'
  | 'REMARRIED_NOT_SPOUSE'
  | 'BORN_AFTER_START'
  | 'IN_FUTURE';

let ages: SurvivorTerms | null = null;
/** The ages of the regulation (60, 55, 18) are the same in every pack. */
const statutoryTerms = (): SurvivorTerms => {
  ages ??= survivorTerms(builtInPack('STATUTORY'));
  return ages;
};

/** Whether a dependant draws on a day: within the recorded time, and by age or incapacity (18, remarriage, … end it). */
export function drawsOn(dependant: RecordedDependant, asOf: LocalDate): boolean {
  const stopped = dependant.from > asOf || (dependant.to !== null && dependant.to < asOf);
  return isEligibleDependant({ ...dependant, stopped }, asOf, statutoryTerms());
}

/** What the rules read for each survivor of the family who is on the roster and draws on the day. */
export function survivorshipsOf(family: RecordedFamily, asOf: LocalDate): Map<string, Survivorship> {
  const drawing = family.dependants.filter((one) => drawsOn(one, asOf));
  const dependants = drawing.map(({ id, relation, loneElderOrOrphan }) => ({
    id,
    relation,
    loneElderOrOrphan,
  }));
  const { wage: deceasedWage, insured } = family;
  return new Map(
    drawing.flatMap(({ id: selfId, beneficiaryId }) =>
      beneficiaryId ? [[beneficiaryId, { deceasedWage, insured, dependants, selfId }]] : [],
    ),
  );
}

/** The first dependant at fault in a family on the day `on`, and why; null when the list can stand. */
export function dependantFault(
  dependants: readonly (Omit<RecordedDependant, 'id' | 'beneficiaryId'> & {
    readonly endReason: DependantEnd | null;
  })[],
  on: LocalDate,
): { readonly index: number; readonly fault: DependantFault } | null {
  let spouses = 0;
  for (const [index, one] of dependants.entries()) {
    if (one.relation === 'SPOUSE' && one.to === null) spouses += 1;
    if (spouses > 1) return { index, fault: 'SECOND_SPOUSE' };
    if (one.to !== null && one.to < one.from) return { index, fault: 'ENDS_BEFORE_START' };
    if (one.endReason === 'REMARRIED' && one.relation !== 'SPOUSE')
      return { index, fault: 'REMARRIED_NOT_SPOUSE' };
    if (one.birthDate > one.from) return { index, fault: 'BORN_AFTER_START' };
    if (one.from > on || (one.to !== null && one.to > on)) return { index, fault: 'IN_FUTURE' };
  }
  return null;
}

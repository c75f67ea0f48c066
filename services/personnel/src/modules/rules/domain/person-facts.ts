import type { Fen, LocalDate, YearMonth } from '@anzhi/domain';
import type { SpecialWorkType } from './rule-pack.js';

export type Gender = 'MALE' | 'FEMALE';
export type PositionKind = 'WORKER' | 'CADRE';

/** Where a person stands with the factory on the day that counts. */
export type EmployeeStatus =
  | 'ACTIVE_ON_POST'
  | 'OFF_POST'
  | 'SICK_LEAVE'
  | 'INTERNAL_RETIRED'
  | 'RETIRED'
  | 'LIXIU'
  | 'SURVIVOR_BENEFICIARY'
  | 'MISSING'
  | 'DECEASED';

/** 用工形式: how the person was taken on. */
export type EmploymentIdentity = 'SOE_PERMANENT' | 'SOE_CONTRACT' | 'COLLECTIVE' | 'TEMPORARY';

export type ServiceKind = 'IN_UNIT' | 'TRANSFERRED_IN' | 'PRIOR_SOE' | 'MILITARY' | 'DEEMED' | 'BREAK';

/** 工龄段: one period of service, both days included; `to` null is still running. */
export interface ServicePeriod {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly kind: ServiceKind;
  /** Verified as counting for compensation; IN_UNIT always does, a prior unit only when transferred and unpaid. */
  readonly countsForCompensation: boolean;
  readonly countsForSeniority: boolean;
  /** The prior unit paid compensation for it: never paid twice (实施条例 10). */
  readonly compensationPaidByPrior: boolean;
  /** Pension contributions were paid or are deemed paid. */
  readonly contributed: boolean;
}

/** 特殊工种: counts only once verified, in the national catalogue and with the original archive record. */
export interface SpecialWorkPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly type: SpecialWorkType;
  readonly status: 'CLAIMED' | 'VERIFIED' | 'REJECTED';
  readonly inCatalogue: boolean;
  readonly archiveEvidence: boolean;
}

export type InjuryGrade = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
export type CareLevel = 'NONE' | 'PARTIAL' | 'MOST' | 'FULL';

export interface WorkInjury {
  readonly grade: InjuryGrade;
  readonly careLevel: CareLevel;
  /** Average contribution wage of the 12 months before the accident, in fen; null: the 12-month wage stands for it. */
  readonly ownWage: Fen | null;
  readonly insured: boolean;
  readonly lumpSumPaid: boolean;
  /** Grades 5 and 6: the employer found suitable work, so no monthly allowance is due. */
  readonly suitableWork: boolean;
}

export type ArrearItem =
  | 'BASE_WAGE'
  | 'OVERTIME'
  | 'ALLOWANCE'
  | 'BONUS'
  | 'LIVING_SUBSIDY'
  | 'MEDICAL_REIMB';

/** Unpaid pay of the same amount (fen) in each month from one to another, both included. */
export interface ArrearSpan {
  readonly item: ArrearItem;
  readonly from: YearMonth;
  readonly to: YearMonth;
  readonly monthly: Fen;
}

export type DependantRelation = 'SPOUSE' | 'CHILD' | 'PARENT' | 'GRANDPARENT' | 'GRANDCHILD' | 'SIBLING';

/** 供养亲属 as found on one day. Ids are unique within a family; ties of a fen go by ascending id. */
export interface Dependant {
  readonly id: string;
  readonly relation: DependantRelation;
  /** 孤寡老人 or 孤儿: ten per cent more. */
  readonly loneElderOrOrphan: boolean;
}

/** Where a survivor's pension comes from: the family of somebody killed at work. */
export interface Survivorship {
  /** Own wage of the deceased, fen a month. */
  readonly deceasedWage: Fen;
  readonly insured: boolean;
  /** Everybody of the family who draws, this person among them. */
  readonly dependants: readonly Dependant[];
  readonly selfId: string;
}

/** Unpaid social insurance of one stretch of months, both included; fen a month, what the unit and what the person owes. */
export interface SocialInsuranceArrears {
  readonly from: YearMonth;
  readonly to: YearMonth;
  readonly monthlyUnit: Fen;
  readonly monthlyPersonal: Fen;
}

/** Unpaid housing fund of one stretch of months, both included; fen a month, both shares together. */
export interface HousingFundArrears {
  readonly from: YearMonth;
  readonly to: YearMonth;
  readonly monthly: Fen;
}

/** 职工集资款 that a person lent to the enterprise. A staff investment is no loan and no claim (规定2002 58). */
export interface StaffLoan {
  /** What is owed back, fen. */
  readonly principalFen: Fen;
  /** Interest already found to be above what the law allows, fen: shown, and no claim. */
  readonly unlawfulInterestFen: Fen;
  /** What interest is calculated from; left out where none was agreed or it is settled in the principal. */
  readonly interest?: {
    readonly lentOn: LocalDate;
    /** Agreed rate a year as exact decimal text, '0.15'. */
    readonly annualRate: string;
    readonly paidFen: Fen;
  };
}

/** What grants after a death depend on, beside its day. */
export interface DeathCircumstances {
  /** At work; not of work; or in grades 1–4 after the paid leave, which has no lump sum (工伤保险条例 39). */
  readonly cause: 'WORK' | 'NON_WORK' | 'AFTER_INJURY';
  readonly insured: boolean;
  /** What the person paid into the pension account, fen. */
  readonly ownContributions: Fen;
  /** Since when a pension was drawn; null for somebody still at work. */
  readonly pensionSince: LocalDate | null;
}

/** 应得工资 of the months before the contract's end, summed (实施条例 27); fen. */
export interface DueWages {
  readonly from: YearMonth;
  readonly to: YearMonth;
  readonly months: number;
  readonly total: Fen;
  /** Of it for overtime, which leave pay leaves out (年休假办法 11). */
  readonly overtime: Fen;
}

/** 核定养老金 a month in fen, with its transitional part (过渡性养老金). */
export interface AssessedPension {
  readonly basic: Fen;
  readonly transitional: Fen;
}

/**
 * What the person settled for where the law leaves a choice: the fee instead of compensation, internal retirement, or
 * seniority carried over to the restructured company, in which case nothing is paid for it (实施条例 10).
 */
export type SettlementChoice = 'FEE' | 'COMPENSATION' | 'INTERNAL_RETIREMENT' | 'CARRIED_OVER';

/** All facts about one person that the calculations read. Nothing here says who the person is. */
export interface PersonFacts {
  readonly employeeId: string;
  readonly status: EmployeeStatus;
  readonly identity: EmploymentIdentity;
  readonly gender: Gender;
  readonly positionKind: PositionKind;
  readonly birthDate: LocalDate;
  readonly joinWorkDate: LocalDate | null;
  readonly joinUnitDate: LocalDate | null;
  /** Average due wage of the last 12 months in fen; null where no wage is known. */
  readonly averageWage: Fen | null;
  readonly servicePeriods: readonly ServicePeriod[];
  readonly specialWork: readonly SpecialWorkPeriod[];
  readonly injury: WorkInjury | null;
  readonly arrears: readonly ArrearSpan[];
  /** Death, or death declared by a court; null where neither. */
  readonly deathDate: LocalDate | null;
  /** The court's declaration that the person is missing; null where merely unheard of. */
  readonly declaredMissingOn: LocalDate | null;
  /** Total loss of capability by illness, found by the appraisal committee. */
  readonly totalIncapacityByIllness: boolean;
  /** Pregnant, nursing, or in a medical period: nothing is lost, care is noted (劳动合同法 42). */
  readonly specialProtection: boolean;
  /** Null while undecided: then what stands without a choice is calculated, the fee before compensation. */
  readonly choice: SettlementChoice | null;
  /** Agreed monthly allowance in internal retirement, in fen; null: the plan's rate of the wage. */
  readonly internalAllowance: Fen | null;
  /** Leave days taken in the year of the contract's end; null where not recorded, then no leave pay is calculated. */
  readonly leaveTakenDays: number | null;
  /** For survivors of a death at work; null for everybody else. */
  readonly survivorship: Survivorship | null;
  /** Left out where none is recorded. */
  readonly socialInsuranceArrears?: readonly SocialInsuranceArrears[];
  readonly housingFundArrears?: readonly HousingFundArrears[];
  readonly staffLoans?: readonly StaffLoan[];
  /** Director, supervisor or senior manager, whose pay ranks up to the staff average only (破产法 113 ¶3). */
  readonly seniorManager?: boolean;
  /** Left out: not known, then no grants after the death are calculated. */
  readonly death?: DeathCircumstances;
  /** Due wages by month, where recorded: `averageWage` is their average. */
  readonly dueWages?: DueWages;
  /** As the agency assessed it; left out while it has not. */
  readonly assessedPension?: AssessedPension;
}

import type { Fen, LocalDate, YearMonth } from '@anzhi/domain';

/** One record of a roster file as text, before any check. `line` is the physical line (XLSX: the sheet row) where it starts. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Set on the last record of a CSV without a final line end: the file may have been cut there. */
  readonly endsWithoutNewline?: boolean;
}

/** 人员类别. In the order in which reports list them. */
export const ROSTER_CATEGORIES = [
  'ACTIVE_ON_POST',
  'INTERNAL_RETIRED',
  'RETIRED',
  'LIXIU',
  'SURVIVOR_BENEFICIARY',
] as const;
export type RosterCategory = (typeof ROSTER_CATEGORIES)[number];

/** 人员类别 as the roster writes it. */
export const CATEGORY_ZH: Readonly<Record<RosterCategory, string>> = {
  ACTIVE_ON_POST: '在职',
  INTERNAL_RETIRED: '内退',
  RETIRED: '退休',
  LIXIU: '离休',
  SURVIVOR_BENEFICIARY: '抚恤定补',
};

/** 用工形式: a recorded fact of the file; the line of 1986-10-01 is a rule of POLICY packs (decision 18). */
export type EmploymentForm = 'SOE_PERMANENT' | 'SOE_CONTRACT' | 'COLLECTIVE' | 'TEMPORARY';
/** 身份: decides a woman's base age of retirement. */
export type PositionKind = 'WORKER' | 'CADRE';
export type Gender = 'MALE' | 'FEMALE';
/** 特殊工种类别 of 国发[1978]104号 art. 1(2) and its catalogue. */
export type SpecialWorkType =
  | 'HIGH_ALTITUDE'
  | 'EXTRA_HEAVY'
  | 'UNDERGROUND'
  | 'HIGH_TEMP'
  | 'LOW_TEMP'
  | 'TOXIC';

/** A claimed period of special work; both days belong to it. */
export interface RosterSpecialWork {
  readonly type: SpecialWorkType;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Wage arrears as the file states them: `months` counts the first and the last month, `total` = months × monthly, in fen. */
export interface RosterArrears {
  readonly from: YearMonth;
  readonly to: YearMonth;
  readonly months: number;
  readonly monthly: Fen;
  readonly total: Fen;
}

/** A roster row that passed every check, with normalised values. Money is in fen, dates are civil dates. */
export interface RosterRow {
  readonly line: number;
  readonly employeeNo: string;
  readonly name: string;
  readonly gender: Gender;
  /** 18 characters, GB 11643-1999, upper-case X. Never log it. */
  readonly identityNumber: string;
  readonly birthDate: LocalDate;
  readonly category: RosterCategory;
  readonly employmentForm: EmploymentForm | null;
  readonly positionKind: PositionKind | null;
  readonly unit: string | null;
  readonly post: string | null;
  readonly joinedWorkOn: LocalDate | null;
  readonly enteredFactoryOn: LocalDate | null;
  readonly specialWork: RosterSpecialWork | null;
  readonly averageWage: Fen | null;
  readonly injuryGrade: number | null;
  readonly arrears: RosterArrears | null;
  readonly phone: string | null;
  /** Text as it stands in the file, formulas included: whoever exports it must escape it. */
  readonly remarks: string | null;
  /** Values of columns that the roster does not know, by the file's own header. */
  readonly extra: Readonly<Record<string, string>>;
}

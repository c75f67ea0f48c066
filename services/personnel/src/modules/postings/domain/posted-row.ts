import {
  compareDates,
  type Fen,
  formatYuan,
  fullYearsOn,
  type LocalDate,
  serviceLength,
} from '@anzhi/domain';
import type { CanonicalValue } from './canonical-json.js';

export type SeriesKind = 'FACTS' | 'BACK_PAY';

/** What is read of a person for the notice; a part of the roster's row. */
export interface PostedFacts {
  readonly employeeId: string;
  readonly employeeNo: string;
  readonly serial: number;
  readonly name: string;
  readonly unit: string | null;
  readonly category: string;
  readonly birthDate: LocalDate;
  readonly joinWorkOn: LocalDate | null;
  readonly specialWork: {
    readonly type: string;
    readonly from: LocalDate;
    readonly to: LocalDate;
  } | null;
  readonly injuryGrade: number | null;
}

/** An amount due to the person, as calculated. */
export interface PostedAmount {
  readonly kind: string;
  readonly amountFen: Fen;
}

/** What people read on the notice board: the public projection of §2.1.6, nothing else. Amounts are yuan as text. */
export type PublicRow = { readonly [item: string]: CanonicalValue };

/** One person's row of a round, before it is salted. */
export interface SnapshotRow {
  readonly employeeId: string;
  readonly employeeNo: string;
  readonly serial: number;
  readonly publicRow: PublicRow;
  /** Payable or personal items that are bound to the root but not posted. */
  readonly hidden: CanonicalValue;
  readonly resettlementFeeFen: Fen;
  readonly compensationFen: Fen;
  readonly backPayFen: Fen;
}

/** Stands on the notice for what only the person, staff and auditors see (§2.1.6): special-type years, injury grade. */
export const MASKED = '***';

/** Categories whose service still runs; of pensioners no length of service is posted. */
const IN_SERVICE: readonly string[] = ['ACTIVE_ON_POST', 'INTERNAL_RETIRED'];

/**
 * The row of one person as of the declaration: FACTS shows the seven items of S052, BACK_PAY the back pay. Everybody
 * on the roster has a row, with 0.00 where nothing is due: nobody is left out.
 */
export function projectRow(
  kind: SeriesKind,
  facts: PostedFacts,
  amounts: readonly PostedAmount[],
  asOf: LocalDate,
): SnapshotRow {
  const due = (wanted: string): Fen => amounts.find((amount) => amount.kind === wanted)?.amountFen ?? 0n;
  const resettlementFeeFen = due('RESETTLEMENT_FEE');
  const compensationFen = due('COMPENSATION');
  const backPayFen = due('BACK_PAY');
  const who = { serial: facts.serial, name: facts.name, unit: facts.unit };
  const common = { employeeId: facts.employeeId, employeeNo: facts.employeeNo, serial: facts.serial };
  const money = { resettlementFeeFen, compensationFen, backPayFen };
  if (kind === 'BACK_PAY') {
    return { ...common, ...money, publicRow: { ...who, backPay: formatYuan(backPayFen) }, hidden: {} };
  }
  const publicRow = {
    ...who,
    age: fullYearsOn(facts.birthDate, asOf),
    seniority: seniorityOf(facts, asOf),
    // Masked for everybody: a mask on some rows only would tell who was injured.
    specialWorkYears: MASKED,
    injuryGrade: MASKED,
    resettlementFee: formatYuan(resettlementFeeFen),
    compensation: formatYuan(compensationFen),
    backPay: formatYuan(backPayFen),
  };
  return { ...common, ...money, publicRow, hidden: hiddenOf(facts, amounts, asOf) };
}

/** True when the person would read or be paid something else than in the earlier row. */
export function differs(
  before: { readonly publicRow: PublicRow; readonly hidden: CanonicalValue },
  after: { readonly publicRow: PublicRow; readonly hidden: CanonicalValue },
): boolean {
  return (
    !sameValue({ ...before.publicRow, corrected: null }, { ...after.publicRow, corrected: null }) ||
    !sameValue(before.hidden, after.hidden)
  );
}

/** Whether two values have the same canonical form, without writing it. */
function sameValue(a: CanonicalValue | undefined, b: CanonicalValue | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const names = Object.keys(a);
  if (Array.isArray(a) !== Array.isArray(b) || names.length !== Object.keys(b).length) return false;
  const left = a as { readonly [name: string]: CanonicalValue };
  const right = b as { readonly [name: string]: CanonicalValue };
  return names.every((name) => Object.hasOwn(right, name) && sameValue(left[name], right[name]));
}

/** The row with its correction mark 更正标记 against the round before. */
export function markRow(row: SnapshotRow, corrected: boolean): SnapshotRow {
  return { ...row, publicRow: { ...row.publicRow, corrected } };
}

const POSTED_KINDS: readonly string[] = ['RESETTLEMENT_FEE', 'COMPENSATION', 'BACK_PAY'];

function hiddenOf(facts: PostedFacts, amounts: readonly PostedAmount[], asOf: LocalDate): CanonicalValue {
  const others = amounts
    .filter((amount) => !POSTED_KINDS.includes(amount.kind))
    .map((amount) => ({ kind: amount.kind, amount: formatYuan(amount.amountFen) }))
    .sort((a, b) => (a.kind < b.kind ? -1 : 1));
  return {
    specialWork: specialYearsOf(facts, asOf),
    injuryGrade: facts.injuryGrade,
    otherEntitlements: others,
  };
}

function seniorityOf(facts: PostedFacts, asOf: LocalDate): CanonicalValue {
  if (!facts.joinWorkOn || !IN_SERVICE.includes(facts.category)) return null;
  if (compareDates(facts.joinWorkOn, asOf) > 0) return { years: 0, months: 0 };
  const { years, months } = serviceLength(facts.joinWorkOn, asOf);
  return { years, months };
}

function specialYearsOf(facts: PostedFacts, asOf: LocalDate): CanonicalValue {
  if (!facts.specialWork) return null;
  const { type, from, to } = facts.specialWork;
  const end = compareDates(to, asOf) < 0 ? to : asOf;
  if (compareDates(from, end) > 0) return { type, years: 0, months: 0 };
  const { years, months } = serviceLength(from, end);
  return { type, years, months };
}

import {
  addYmd,
  compareDates,
  type Fen,
  formatYmdZh,
  formatYuan,
  fullYearsOn,
  type LocalDate,
  serviceLength,
  type Ymd,
  ZERO_YMD,
} from '@anzhi/domain';
import type { CanonicalValue } from './canonical-json.js';

export type SeriesKind = 'FACTS' | 'BACK_PAY' | 'PLACEMENT_RESULT';

/** What stands on the wall only with the person's separate written consent (§2.1.6; 个人信息保护法 arts. 28–29). */
export const CONSENT_ITEMS = ['SPECIAL_WORK', 'INJURY'] as const;
export type ConsentItem = (typeof CONSENT_ITEMS)[number];

/** What is read of a person for the notice. */
export interface PostedFacts {
  readonly employeeId: string;
  readonly employeeNo: string;
  readonly serial: number;
  readonly name: string;
  readonly unit: string | null;
  readonly category: string;
  readonly birthDate: LocalDate;
  readonly joinWorkOn: LocalDate | null;
  /** Verified periods; an open one runs on. */
  readonly specialWork: readonly {
    readonly type: string;
    readonly from: LocalDate;
    readonly to: LocalDate | null;
  }[];
  readonly injuryGrade: number | null;
}

/** An amount due to the person, as calculated. */
export interface PostedAmount {
  readonly kind: string;
  readonly amountFen: Fen;
}

/** How a person was placed, in the wording of the approved plan, and what of the posted money it settles. */
export interface PostedPlacement {
  readonly channelName: string;
  readonly settles: string | null;
}

/** Everything that a person's row is made of. */
export interface PostedPerson {
  readonly facts: PostedFacts;
  readonly amounts: readonly PostedAmount[];
  readonly consents: ReadonlySet<ConsentItem>;
  /** Null until a placement agreement stands. */
  readonly placement: PostedPlacement | null;
}

export const NO_CONSENT: ReadonlySet<ConsentItem> = new Set();

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
 * The row of one person as of the declaration: FACTS shows the seven items of S052, BACK_PAY the back pay,
 * PLACEMENT_RESULT the channel and the money that it settles. Everybody on the roster has a row, with 0.00 where nothing
 * is due: nobody is left out.
 */
export function projectRow(kind: SeriesKind, person: PostedPerson, asOf: LocalDate): SnapshotRow {
  const { facts, placement } = person;
  const due = (wanted: string): Fen =>
    person.amounts.find((amount) => amount.kind === wanted)?.amountFen ?? 0n;
  const settled = (settles: string, wanted: string): Fen =>
    kind !== 'PLACEMENT_RESULT' || placement?.settles === settles ? due(wanted) : 0n;
  const money: RowMoney = {
    resettlementFeeFen: settled('FEE', 'RESETTLEMENT_FEE'),
    compensationFen: settled('COMPENSATION', 'COMPENSATION'),
    backPayFen: kind === 'PLACEMENT_RESULT' ? 0n : due('BACK_PAY'),
  };
  // Written out member by member: spreading objects together takes longer than all the rest, a hundred thousand times.
  return {
    employeeId: facts.employeeId,
    employeeNo: facts.employeeNo,
    serial: facts.serial,
    publicRow: publicRowOf(kind, person, money, asOf),
    hidden: kind === 'FACTS' ? hiddenOf(person, asOf) : {},
    resettlementFeeFen: money.resettlementFeeFen,
    compensationFen: money.compensationFen,
    backPayFen: money.backPayFen,
  };
}

type RowMoney = Pick<SnapshotRow, 'resettlementFeeFen' | 'compensationFen' | 'backPayFen'>;

function publicRowOf(kind: SeriesKind, person: PostedPerson, money: RowMoney, asOf: LocalDate): PublicRow {
  const { serial, name, unit, birthDate } = person.facts;
  const backPay = formatYuan(money.backPayFen);
  if (kind === 'BACK_PAY') return { serial, name, unit, backPay };
  const resettlementFee = formatYuan(money.resettlementFeeFen);
  const compensation = formatYuan(money.compensationFen);
  if (kind === 'PLACEMENT_RESULT')
    return {
      serial,
      name,
      unit,
      channel: person.placement?.channelName ?? null,
      resettlementFee,
      compensation,
    };
  return {
    serial,
    name,
    unit,
    age: fullYearsOn(birthDate, asOf),
    seniority: seniorityOf(person.facts, asOf),
    specialWorkYears: shownSpecialWork(person, asOf),
    injuryGrade: shownInjury(person),
    resettlementFee,
    compensation,
    backPay,
  };
}

/** A row as it was or would be posted. */
export interface PostedState {
  readonly publicRow: PublicRow;
  readonly hidden: CanonicalValue;
}

/** Never compared: the mark itself, and what a consent uncovers. Its true value is compared in `hidden`. */
const NOT_COMPARED = { corrected: null, specialWorkYears: null, injuryGrade: null };

/** True when the person's facts or money are others than in the earlier row; a consent given or revoked is no correction. */
export function differs(before: PostedState, after: PostedState): boolean {
  return (
    !sameValue({ ...before.publicRow, ...NOT_COMPARED }, { ...after.publicRow, ...NOT_COMPARED }) ||
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

/** Only what there is comes out, never a "none": so a mask tells neither that there is something nor that there is not. */
function shownSpecialWork({ facts, consents }: PostedPerson, asOf: LocalDate): string {
  if (!consents.has('SPECIAL_WORK') || facts.specialWork.length === 0) return MASKED;
  const years = facts.specialWork.reduce((sum, period) => addYmd(sum, lengthOf(period, asOf)), ZERO_YMD);
  return formatYmdZh({ ...years, days: 0 });
}

const shownInjury = ({ facts, consents }: PostedPerson): string =>
  consents.has('INJURY') && facts.injuryGrade !== null ? `${facts.injuryGrade}级` : MASKED;

function hiddenOf({ facts, amounts }: PostedPerson, asOf: LocalDate): CanonicalValue {
  const others = amounts
    .filter((amount) => !POSTED_KINDS.includes(amount.kind))
    .map((amount) => ({ kind: amount.kind, amount: formatYuan(amount.amountFen) }))
    .sort((a, b) => (a.kind < b.kind ? -1 : 1));
  return {
    specialWork: facts.specialWork.map((period) => {
      const { years, months } = lengthOf(period, asOf);
      return { type: period.type, years, months };
    }),
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

function lengthOf(period: PostedFacts['specialWork'][number], asOf: LocalDate): Ymd {
  const end = period.to !== null && compareDates(period.to, asOf) < 0 ? period.to : asOf;
  return compareDates(period.from, end) > 0 ? ZERO_YMD : serviceLength(period.from, end);
}

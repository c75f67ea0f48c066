import type { Fen } from '@anzhi/domain';
import { identityKey } from './cell-identity.js';
import { personName, plainCell, trimCell } from './cell-text.js';
import { type CheckedRow, checkRow, type EnrolledPeople, type RosterCheckOptions } from './check-row.js';
import { knownHeaders, type RosterLayout, readHeader } from './roster-columns.js';
import { RosterFileError } from './roster-file-error.js';
import { type RosterProblem, type RosterProblemCode, rosterProblem } from './roster-problem.js';
import { type RawRow, ROSTER_CATEGORIES, type RosterCategory, type RosterRow } from './roster-row.js';
import { skipReason } from './skip-row.js';

/** What became of one record of the file. Skipped ones are no people (blank, header, totals): only their warnings speak. */
export type RowOutcome =
  | { readonly kind: 'accepted'; readonly row: RosterRow; readonly warnings: readonly RosterProblem[] }
  | {
      readonly kind: 'rejected';
      readonly line: number;
      readonly who: RejectedPerson;
      /** What stood in the row, for the officer who mends it; personal data. */
      readonly cells: readonly RawCell[];
      readonly problems: readonly RosterProblem[];
      readonly warnings: readonly RosterProblem[];
    }
  | { readonly kind: 'skipped'; readonly line: number; readonly warnings: readonly RosterProblem[] };

/** A filled cell as it stood, under the file's own header; cut to a readable length. */
export interface RawCell {
  readonly header: string;
  readonly text: string;
  /** True for an identity number or phone: shown with its middle hidden. */
  readonly personal: boolean;
}

/** Who a rejected row seems to be about, as far as it can be read; for the list of people left out. */
export interface RejectedPerson {
  readonly employeeNo: string | null;
  readonly name: string | null;
  readonly identityNumber: string | null;
}

/** Counts over the whole file. rows = accepted + rejected; sums are of accepted rows, money in fen. */
export interface RosterSummary {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly byCategory: Readonly<Record<RosterCategory, number>>;
  readonly arrearsTotal: Fen;
}

/** A check of one file: `add` every record in the order of the file, header included, then `finish`. */
export interface RosterCheck {
  /** Throws RosterFileError for a header that cannot be used. */
  add(raw: RawRow): RowOutcome;
  /** Throws RosterFileError FILE_EMPTY or ROWS_MISSING. */
  finish(): RosterSummary;
}

/** Titles above the table are passed over down to this record. */
const HEADER_WITHIN = 10;
/** How much of a rejected row's name is kept, in characters. */
const NAME_SHOWN = 50;
/** What rests on the identity number says nothing of this person when the number is someone else's. */
const FROM_IDENTITY: ReadonlySet<string> = new Set<RosterProblemCode>([
  'SEX_DIFFERS',
  'STARTED_WORK_UNDER_16',
]);

function firstLine<K>(seen: Map<K, number>, key: K, line: number): number | null {
  const earlier = seen.get(key);
  if (earlier === undefined) seen.set(key, line);
  return earlier ?? null;
}

/** Finds numbers that stood in an earlier row, rejected or not: keeps one number and one short text a row, no more. */
function repeatFinder() {
  const identities = new Map<number, number>();
  const employeeNos = new Map<string, number>();
  return (checked: CheckedRow, line: number, layout: RosterLayout): RosterProblem[] => {
    const found: RosterProblem[] = [];
    if (checked.employeeNo !== null) {
      const earlier = firstLine(employeeNos, checked.employeeNo.toUpperCase(), line);
      if (earlier !== null) {
        found.push(rosterProblem(line, layout.headers.employeeNo, 'EMPLOYEE_NO_REPEATED', String(earlier)));
      }
    }
    if (checked.identity !== null) {
      const earlier = firstLine(identities, identityKey(checked.identity), line);
      if (earlier !== null) {
        found.push(
          rosterProblem(line, layout.headers.identityNumber, 'IDENTITY_NUMBER_REPEATED', String(earlier)),
        );
      }
    }
    return found;
  };
}

/** Finds numbers that the roster holds from an earlier import: one person, one row. */
function enrolledProblems(
  checked: CheckedRow,
  line: number,
  layout: RosterLayout,
  enrolled: EnrolledPeople | undefined,
): RosterProblem[] {
  if (enrolled === undefined) return [];
  const found: RosterProblem[] = [];
  if (checked.employeeNo !== null && enrolled.hasEmployeeNo(checked.employeeNo.toUpperCase()))
    found.push(rosterProblem(line, layout.headers.employeeNo, 'EMPLOYEE_NO_ENROLLED'));
  if (checked.identity !== null && enrolled.hasIdentityNumber(checked.identity.number))
    found.push(rosterProblem(line, layout.headers.identityNumber, 'IDENTITY_NUMBER_ENROLLED'));
  return found;
}

function rejectedOutcome(
  raw: RawRow,
  layout: RosterLayout,
  checked: CheckedRow,
  repeats: readonly RosterProblem[],
): RowOutcome {
  const own = checked.row === null ? checked.problems : [];
  const foreign = repeats.some((problem) => problem.code === 'IDENTITY_NUMBER_REPEATED');
  const kept = foreign ? own.filter((problem) => !FROM_IDENTITY.has(problem.code)) : own;
  const who = {
    employeeNo: checked.employeeNo,
    name: personName(trimCell(raw.cells[layout.at.name] ?? '').slice(0, NAME_SHOWN)) || null,
    identityNumber: checked.identity?.number ?? null,
  };
  return {
    kind: 'rejected',
    line: raw.line,
    who,
    cells: rawCells(raw, layout),
    problems: [...repeats, ...kept],
    warnings: checked.warnings,
  };
}

/** Cells kept of one rejected row, and characters of one cell: a spreadsheet may hold far more in a broken row. */
const CELLS_KEPT = 64;
const TEXT_KEPT = 200;

function rawCells(raw: RawRow, layout: RosterLayout): RawCell[] {
  const personal = new Set([layout.at.identityNumber, layout.at.phone]);
  return raw.cells.slice(0, CELLS_KEPT).flatMap((cell, at) => {
    const text = trimCell(cell).slice(0, TEXT_KEPT);
    if (text === '') return [];
    return [{ header: trimCell(layout.headerCells[at] ?? ''), text, personal: personal.has(at) }];
  });
}

function headerSearch() {
  let passed = 0;
  let first: RawRow | null = null;
  return {
    get first() {
      return first;
    },
    /** Null while the record is a title or blank: the header is the first record that knows three columns. */
    look(raw: RawRow): { layout: RosterLayout; warnings: RosterProblem[] } | null {
      if (raw.cells.every((cell) => plainCell(cell) === '')) return null;
      first ??= raw;
      passed += 1;
      if (knownHeaders(raw.cells) < 3) {
        if (passed >= HEADER_WITHIN) readHeader(first);
        return null;
      }
      const { layout, warnings } = readHeader(raw);
      const above = first === raw ? [] : [rosterProblem(first.line, '', 'HEADER_NOT_FIRST_LINE')];
      return { layout, warnings: [...above, ...warnings] };
    },
  };
}

/**
 * Starts the check of a roster: finds the header, checks each row, finds repeated employee and identity numbers (the first row stays,
 * the later one is rejected and names its line) and counts. Pure but for its own counters; memory grows by some 100 bytes a row.
 */
export function startRosterCheck(options: RosterCheckOptions): RosterCheck {
  const repeats = repeatFinder();
  const search = headerSearch();
  const byCategory = Object.fromEntries(ROSTER_CATEGORIES.map((c) => [c, 0])) as Record<
    RosterCategory,
    number
  >;
  let layout: RosterLayout | null = null;
  let accepted = 0;
  let rejected = 0;
  let arrearsTotal = 0n;
  const { enrolled } = options;

  const accept = (row: RosterRow, warnings: readonly RosterProblem[]): RowOutcome => {
    accepted += 1;
    byCategory[row.category] += 1;
    arrearsTotal += row.arrears?.total ?? 0n;
    return { kind: 'accepted', row, warnings };
  };

  return {
    add(raw) {
      if (layout === null) {
        const header = search.look(raw);
        layout = header?.layout ?? null;
        return { kind: 'skipped', line: raw.line, warnings: header?.warnings ?? [] };
      }
      const reason = skipReason(raw, layout);
      if (reason === 'BLANK') return { kind: 'skipped', line: raw.line, warnings: [] };
      if (reason !== null) {
        return { kind: 'skipped', line: raw.line, warnings: [rosterProblem(raw.line, '', reason)] };
      }
      const checked = checkRow(raw, layout, options);
      const repeated = [
        ...enrolledProblems(checked, raw.line, layout, enrolled),
        ...repeats(checked, raw.line, layout),
      ];
      if (checked.row !== null && repeated.length === 0) return accept(checked.row, checked.warnings);
      rejected += 1;
      return rejectedOutcome(raw, layout, checked, repeated);
    },
    finish() {
      if (layout === null) {
        if (search.first === null) throw new RosterFileError('FILE_EMPTY');
        readHeader(search.first);
      }
      const rows = accepted + rejected;
      if (rows === 0) throw new RosterFileError('ROWS_MISSING');
      return { rows, accepted, rejected, byCategory, arrearsTotal };
    },
  };
}

import { optionalCell, plainCell } from './cell-text.js';
import { headerKey, type RosterLayout } from './roster-columns.js';
import type { RosterWarningCode } from './roster-problem.js';
import type { RawRow } from './roster-row.js';

const TOTAL = /^(?:合计|总计|小计|共计|累计|本页合计|本页小计|合计人数|总人数)[::]?/;
const FOOTER =
  /^(?:制表|填表|填报|审核|复核|经办|负责人|单位负责人|厂长|单位盖章|盖章|注[::]|备注[::]|说明[::]|第\d+页|共\d+页)/;

/** Why a record is no person: blank, the header again, a row of totals, a note below the table; null for a row to check. */
export type SkipReason = 'BLANK' | RosterWarningCode;

function isHeaderAgain(raw: RawRow, layout: RosterLayout): boolean {
  const { employeeNo, name } = layout.at;
  return (
    headerKey(raw.cells[employeeNo] ?? '') === headerKey(layout.headers.employeeNo) &&
    headerKey(raw.cells[name] ?? '') === headerKey(layout.headers.name)
  );
}

/** Decides whether a record is left out. A record with an identity number is always a person, and is never left out. */
export function skipReason(raw: RawRow, layout: RosterLayout): SkipReason | null {
  const identityNumber = raw.cells[layout.at.identityNumber] ?? '';
  // The common case first: 18 plain characters are neither blank nor a header.
  if (identityNumber.length === 18) return null;
  const filled = raw.cells.filter((cell) => plainCell(cell) !== '');
  if (filled.length === 0) return 'BLANK';
  if (isHeaderAgain(raw, layout)) return 'REPEATED_HEADER_SKIPPED';
  if (optionalCell(identityNumber) !== '' && filled.length > 1) return null;
  const first = plainCell(filled[0] ?? '').replace(/\s+/g, '');
  if (TOTAL.test(first)) return 'TOTAL_ROW_SKIPPED';
  return FOOTER.test(first) ? 'FOOTER_ROW_SKIPPED' : null;
}

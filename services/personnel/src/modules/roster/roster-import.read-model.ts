import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import {
  countRows,
  type Page,
  type PageArgs,
  type RequestContext,
  readPage,
  toPage,
} from '@anzhi/graphql-kit';
import { factoryIdOfCode, type ReadTx } from '@anzhi/service-kit';
import type { RawCell } from './domain/check-roster.js';
import { EmployeeCategory } from './employee.enums.js';
import { fullCounts } from './roster-counts.js';
import type { RosterImportsArgs, RosterLeftOutsArgs } from './roster-import.inputs.js';
import {
  type CategoryCount,
  LeftOutResolution,
  RosterImport,
  RosterImportRow,
  RosterImportStatus,
  RosterLeftOut,
  RosterRawCell,
  type RosterRowProblem,
} from './roster-import.type.js';

interface ImportSqlRow {
  factory_id: string;
  id: string;
  status: keyof typeof RosterImportStatus;
  row_count: number;
  accepted_count: number;
  rejected_count: number;
  counts: Record<string, number>;
  arrears_total_fen: bigint;
  uploaded_on: string;
  committed_on: string | null;
  discarded_on: string | null;
  discard_reason: string | null;
  file_problem: RosterRowProblem | null;
}

const IMPORT_COLUMNS = `factory_id, id, status, row_count, accepted_count, rejected_count, counts, arrears_total_fen,
  uploaded_on, committed_on, discarded_on, discard_reason, file_problem`;

/** Counts as a list, every category in the order of reports. */
export function countList(counts: Readonly<Record<string, number>>): CategoryCount[] {
  return Object.entries(fullCounts(counts)).map(([category, people]) => ({
    category: EmployeeCategory[category as keyof typeof EmployeeCategory],
    people,
  }));
}

function toRosterImport(row: ImportSqlRow): RosterImport {
  return Object.assign(new RosterImport(), {
    id: opaqueId('import', row.factory_id, row.id),
    key: row.id,
    factoryId: row.factory_id,
    status: RosterImportStatus[row.status],
    rows: row.row_count,
    accepted: row.accepted_count,
    rejected: row.rejected_count,
    byCategory: countList(row.counts),
    arrearsTotal: row.arrears_total_fen,
    uploadedOn: row.uploaded_on,
    committedOn: row.committed_on,
    discardedOn: row.discarded_on,
    discardReason: row.discard_reason,
    fileProblem: row.file_problem,
  });
}

/** One import; null when the factory has none with this id. */
export async function loadRosterImport(
  tx: ReadTx,
  factoryId: string,
  key: string,
): Promise<RosterImport | null> {
  const [row] = await tx.query<ImportSqlRow>(
    `SELECT ${IMPORT_COLUMNS} FROM roster_import WHERE factory_id = $1 AND id::text = $2`,
    [factoryId, key],
  );
  return row ? toRosterImport(row) : null;
}

/** Imports of a factory, the newest first (ids are in the order of time). */
export async function listRosterImports(
  context: RequestContext,
  args: RosterImportsArgs,
): Promise<Page<RosterImport>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const rows = await context.reads.query<ImportSqlRow>(
    `SELECT ${IMPORT_COLUMNS} FROM roster_import WHERE factory_id = $1 AND ($2::text IS NULL OR id::text < $2)
      ORDER BY id::text DESC LIMIT $3`,
    [factoryId, after?.[0] ?? null, limit + 1],
  );
  const count = () => countRows(context.reads, 'roster_import WHERE factory_id = $1', [factoryId]);
  return toPage(rows.map(toRosterImport), limit, (made) => [made.key], count);
}

interface RowSql {
  line: number;
  rejected: boolean;
  employee_no: string | null;
  name: string | null;
  problems: RosterRowProblem[];
  warnings: RosterRowProblem[];
  cells_sealed: Buffer | null;
}

/** Rows of an import that have problems or warnings, by line. */
export async function listImportRows(
  context: RequestContext,
  { factoryId, key }: RosterImport,
  args: PageArgs & { rejectedOnly: boolean },
): Promise<Page<RosterImportRow>> {
  const { limit, after } = readPage(args);
  const filter =
    'roster_import_row WHERE factory_id = $1 AND import_id = $2 AND (rejected OR NOT $3::boolean)';
  const given = [factoryId, key, args.rejectedOnly];
  const rows = await context.reads.query<RowSql>(
    `SELECT line, rejected, employee_no, name, problems, warnings, cells_sealed FROM ${filter}
        AND ($4::text IS NULL OR line > $4::text::integer) ORDER BY line LIMIT $5`,
    [...given, after?.[0] ?? null, limit + 1],
  );
  const nodes = rows.map(({ employee_no: employeeNo, cells_sealed: cellsSealed, ...row }) =>
    Object.assign(new RosterImportRow(), { ...row, employeeNo, cellsSealed, factoryId }),
  );
  return toPage(
    nodes,
    limit,
    (row) => [String(row.line)],
    () => countRows(context.reads, filter, given),
  );
}

/** `369900********1234`, or the last four of a phone; short texts are hidden whole. */
const hidden = (text: string): string =>
  text.length > 10 ? `${text.slice(0, text.length > 14 ? 6 : 3)}${'*'.repeat(8)}${text.slice(-4)}` : '***';

/** What stood in a rejected row, decrypted for the officer who mends it. */
export async function rawCellsOf(
  context: RequestContext,
  { factoryId, cellsSealed }: RosterImportRow,
): Promise<RosterRawCell[]> {
  if (!cellsSealed) return [];
  const cipher = await context.reads.cipher(factoryId);
  const cells = JSON.parse(cipher.decrypt(cellsSealed)) as RawCell[];
  return cells.map(({ header, text, personal }) =>
    Object.assign(new RosterRawCell(), { header, text: personal ? hidden(text) : text }),
  );
}

interface LeftOutSqlRow {
  factory_id: string;
  import_id: string;
  line: number;
  employee_no: string | null;
  name: string | null;
  problems: RosterRowProblem[];
  reason: string;
  left_out_on: string;
  resolution: keyof typeof LeftOutResolution | null;
  resolved_on: string | null;
  resolved_reason: string | null;
}

const LEFT_OUT = `SELECT l.factory_id, l.import_id, l.line, l.employee_no, l.name, r.problems, l.reason, l.left_out_on, l.resolution,
    l.resolved_on, l.resolved_reason
  FROM roster_left_out l JOIN roster_import_row r USING (factory_id, import_id, line)`;

function toLeftOut(row: LeftOutSqlRow): RosterLeftOut {
  return Object.assign(new RosterLeftOut(), {
    id: opaqueId('left-out', row.factory_id, `${row.import_id}:${row.line}`),
    importId: opaqueId('import', row.factory_id, row.import_id),
    line: row.line,
    employeeNo: row.employee_no,
    name: row.name,
    problems: row.problems,
    reason: row.reason,
    leftOutOn: row.left_out_on,
    resolution: row.resolution ? LeftOutResolution[row.resolution] : null,
    resolvedOn: row.resolved_on,
    resolvedReason: row.resolved_reason,
  });
}

/** The keys of a row on the list of those left out. @throws OpaqueIdError */
export function parseLeftOutId(id: string): { factoryId: string; importId: string; line: string } {
  const { factoryId, key } = parseOpaqueId('left-out', id);
  const [importId = '', line = ''] = key.split(':');
  return { factoryId, importId, line };
}

/** One row that was left out. */
export async function loadLeftOut(tx: ReadTx, id: string): Promise<RosterLeftOut | null> {
  const { factoryId, importId, line } = parseLeftOutId(id);
  const [row] = await tx.query<LeftOutSqlRow>(
    `${LEFT_OUT} WHERE l.factory_id = $1 AND l.import_id::text = $2 AND l.line::text = $3`,
    [factoryId, importId, line],
  );
  return row ? toLeftOut(row) : null;
}

/** Rows that were left out of the roster of a factory, by import and line. */
export async function listLeftOuts(
  context: RequestContext,
  args: RosterLeftOutsArgs,
): Promise<Page<RosterLeftOut>> {
  const { limit, after } = readPage(args);
  const given = [factoryIdOfCode(args.factoryCode), args.open];
  const filter = 'WHERE l.factory_id = $1 AND (l.resolved_on IS NULL OR NOT $2::boolean)';
  const rows = await context.reads.query<LeftOutSqlRow>(
    `${LEFT_OUT} ${filter} AND ($3::text IS NULL OR (l.import_id::text, l.line) > ($3, $4::text::integer))
      ORDER BY l.import_id::text, l.line LIMIT $5`,
    [...given, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  return toPage(
    rows.map(toLeftOut),
    limit,
    (row) => [parseLeftOutId(row.id).importId, String(row.line)],
    () => countRows(context.reads, `roster_left_out l ${filter}`, given),
  );
}

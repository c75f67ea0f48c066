import {
  type Download,
  downloadRoute,
  type FileRequest,
  requireFileRole,
  type ServiceTools,
} from '@anzhi/graphql-kit';
import {
  type HttpRoute,
  OverloadedError,
  type ReadSession,
  scopeOfFactory,
  type Viewer,
} from '@anzhi/service-kit';
import { type Column, csvStream, xlsxStream } from '@anzhi/sheets';
import { v7 as newId } from 'uuid';
import { exportStatement, type SqlRow } from './export-list.js';
import { guarded } from './guarded.js';
import { type ExportRequest, readExportFilter, readExportRequest } from './read-request.js';
import { cursorRows, openCursor } from './server-cursor.js';

/** Each export holds a connection while its reader reads; the others are for everybody else. */
const MAX_AT_ONCE = 3;
const CONTENT_TYPE = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** An export under way. */
interface Export extends ExportRequest {
  readonly id: string;
  readonly viewer: Viewer;
  readonly filter: Readonly<Record<string, unknown>>;
}

/**
 * `GET /files/personnel/exports/{factoryCode}/{list}.csv|.xlsx?filters`: a list as a file, streamed from one snapshot,
 * with the moment it shows in every row. On the record before the first byte leaves and again at its end.
 */
export function exportRoute(tools: ServiceTools): HttpRoute {
  let running = 0;
  const serve = async ({ viewer, segments, query }: FileRequest): Promise<Download> => {
    const asked = readExportRequest(segments);
    requireFileRole(viewer, asked.list.roles, asked.factoryId);
    const made: Export = { ...asked, id: newId(), viewer, filter: readExportFilter(asked.list, query) };
    if (running >= MAX_AT_ONCE) throw new OverloadedError();
    running += 1;
    const session = tools.database.openReadSession(viewer, scopeOfFactory(asked.factoryId));
    const release = async (): Promise<void> => {
      running -= 1;
      await session.close();
    };
    try {
      return await openExport(tools, made, session, release);
    } catch (error) {
      await release();
      throw error;
    }
  };
  return downloadRoute(tools, { path: '/files/personnel/exports/', serve });
}

async function openExport(
  tools: ServiceTools,
  made: Export,
  session: ReadSession,
  release: () => Promise<void>,
): Promise<Download> {
  const { factoryId, name, list, format, filter } = made;
  const { at: asOf } = await session.clock.now(factoryId);
  const cipher = await session.cipher(factoryId);
  await openCursor(session, exportStatement(list, factoryId, filter));
  await record(tools, made, 'exportList', { list: name, format, filter, asOf });
  let rows = 0;
  const taken = cursorRows(session, () => {
    rows += 1;
  });
  const columns = [...list.columns({ factoryId, cipher }), asOfColumn(asOf)];
  const body =
    format === 'csv' ? csvStream(columns, taken) : xlsxStream(columns, taken, { sheetName: list.title });
  return {
    fileName: `${factoryId.toUpperCase()}-${list.title}-${asOf.slice(0, 19).replace(/[-:]/g, '')}.${format}`,
    contentType: CONTENT_TYPE[format],
    body: guarded(body, async (whole) => {
      await release();
      await record(tools, made, 'exportListEnded', { list: name, format, rows, whole });
    }),
  };
}

/** The moment a list shows, in each row: a row that is copied elsewhere still says of when it is (截止到). */
const asOfColumn = (asOf: string): Column<SqlRow> => ({
  header: '数据时点 As of',
  kind: 'text',
  width: 26,
  value: () => asOf,
});

/** Who took which list, with which filter, and how much of it. @throws what the database throws: no record, no file */
function record(
  { database }: ServiceTools,
  { viewer, factoryId, id }: Export,
  action: string,
  after: Readonly<Record<string, unknown>>,
): Promise<void> {
  return database.write(viewer, scopeOfFactory(factoryId), async (tx) => {
    tx.audit({ factoryId, action, entity: 'Export', entityId: id, after });
  });
}

import {
  type Download,
  downloadRoute,
  FileRefusal,
  type FileRequest,
  requireFileRole,
  type ServiceTools,
  STAFF_ROLES,
} from '@anzhi/graphql-kit';
import type { HttpRoute, ReadSession } from '@anzhi/service-kit';
import { type Column, xlsxStream } from '@anzhi/sheets';
import { NOTICE_COLUMNS, noticeCell, noticeTitle } from './notice.columns.js';
import { noticePage, type Paper } from './notice.page.js';
import {
  type FiledRow,
  isOnWall,
  type RoundHead,
  readAddress,
  readRoundHead,
  walkRows,
} from './round-file.read-model.js';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * `GET /files/personnel/notices/{factoryCode}/{roundId}.html?paper=A3|A4` and `….xlsx`: the notice for the wall, for the
 * people and staff of the factory; 410 once the round is over (§1.11: taken down at close).
 */
export function noticeRoute(tools: ServiceTools): HttpRoute {
  return downloadRoute(tools, {
    path: '/files/personnel/notices/',
    serve: (request) => serveNotice(tools, request),
  });
}

async function serveNotice({ database }: ServiceTools, request: FileRequest): Promise<Download> {
  const { factoryId, parts, ending } = readAddress(request, 2, ['.html', '.xlsx']);
  const { viewer } = request;
  if (viewer.self?.factoryId !== factoryId) requireFileRole(viewer, STAFF_ROLES, factoryId);
  const paper = paperOf(request.query.get('paper'));
  const session = database.openReadSession(viewer);
  try {
    const round = await readRoundHead(session, factoryId, parts[0] ?? '');
    if (!(await isOnWall(session, round)))
      throw new FileRefusal(410, 'TAKEN_DOWN', '该榜已截止并撤下,本人可下载证明 (the notice was taken down)');
    const download = ending === '.html' ? page(session, round, paper) : sheet(session, round);
    return { ...download, release: () => session.close() };
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** @throws FileRefusal 400 for any other size */
function paperOf(text: string | null): Paper {
  if (text === null || text === 'A4' || text === 'A3') return text ?? 'A4';
  throw new FileRefusal(400, 'BAD_REQUEST', 'paper is A3 or A4 (纸张为 A3 或 A4)');
}

const page = (session: ReadSession, round: RoundHead, paper: Paper): Download => ({
  fileName: `${noticeTitle(round)}.html`,
  contentType: 'text/html; charset=utf-8',
  inline: true,
  body: noticePage(round, walkRows(session, round), paper),
});

function sheet(session: ReadSession, round: RoundHead): Download {
  const columns = NOTICE_COLUMNS[round.kind].map(
    (column): Column<FiledRow> => ({
      header: column.header,
      kind: column.kind,
      value: ({ publicRow }) =>
        column.kind === 'count'
          ? ((publicRow[column.item] ?? null) as number | null)
          : noticeCell(publicRow, column),
    }),
  );
  return {
    fileName: `${noticeTitle(round)}.xlsx`,
    contentType: XLSX_TYPE,
    body: xlsxStream(columns, walkRows(session, round), { sheetName: `第${round.no}榜` }),
  };
}

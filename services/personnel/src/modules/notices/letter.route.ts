import {
  type Download,
  downloadRoute,
  FileRefusal,
  type FileRequest,
  requireFileRole,
  type ServiceTools,
  STAFF_ROLES,
} from '@anzhi/graphql-kit';
import { FACTORY_CODE, factoryIdOfCode, type HttpRoute, type ReadTx } from '@anzhi/service-kit';
import { letterPage } from './letter.page.js';
import { findNotice, keyOfNotice, type NoticeRow, noticeNumber } from './notice.store.js';

/** `GET /files/personnel/letters/{factoryCode}/{noticeId}.html`: the letter with its receipt, for staff and the person. */
export function letterRoute(tools: ServiceTools): HttpRoute {
  return downloadRoute(tools, {
    path: '/files/personnel/letters/',
    serve: (request) => serve(tools, request),
  });
}

async function serve({ database }: ServiceTools, { viewer, segments }: FileRequest): Promise<Download> {
  const [code = '', file = ''] = segments;
  if (!FACTORY_CODE.test(code.toUpperCase()) || !file.endsWith('.html'))
    throw new FileRefusal(404, 'NOT_FOUND', 'No such letter (通知不存在)');
  const factoryId = factoryIdOfCode(code.toUpperCase());
  const key = keyOfNotice(factoryId, file.slice(0, -'.html'.length));
  return database.read(viewer, async (tx) => {
    const notice = key ? await findNotice(tx, factoryId, key) : null;
    const own = viewer.self?.factoryId === factoryId && viewer.self.employeeNo === notice?.employeeNo;
    if (!own) requireFileRole(viewer, STAFF_ROLES, factoryId);
    if (!notice) throw new FileRefusal(404, 'NOT_FOUND', 'No such letter (通知不存在)');
    return {
      fileName: `${noticeNumber(factoryId, notice.no)}.html`,
      contentType: 'text/html; charset=utf-8',
      inline: true,
      body: await pageOf(tx, notice),
    };
  });
}

async function pageOf(tx: ReadTx, notice: NoticeRow): Promise<string> {
  const { factoryId, no, employeeId, title, bodySealed, issuedOn } = notice;
  const [names] = await tx.query<{ factory: string; name: string; unit: string | null }>(
    `SELECT f.name AS factory, e.name, e.unit FROM employee e JOIN known_factory f ON f.factory_id = e.factory_id
      WHERE e.factory_id = $1 AND e.id = $2`,
    [factoryId, employeeId],
  );
  const body = (await tx.cipher(factoryId)).decrypt(bodySealed);
  const number = noticeNumber(factoryId, no);
  return letterPage({
    ...{ number, title, body, issuedOn },
    ...{ factory: names?.factory ?? '', to: names?.name ?? '', unit: names?.unit ?? null },
  });
}

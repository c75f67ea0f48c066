import { createHash } from 'node:crypto';
import { isLocalDate, localDate } from '@anzhi/domain';
import {
  type Download,
  downloadRoute,
  FileRefusal,
  type FileRequest,
  type FileUpload,
  requireFileRole,
  type ServiceTools,
  STAFF_ROLES,
  uploadRoute,
} from '@anzhi/graphql-kit';
import {
  FACTORY_CODE,
  factoryIdOfCode,
  type HttpRoute,
  mutate,
  type Role,
  type Tx,
} from '@anzhi/service-kit';
import {
  type DocumentFault,
  type DocumentRow,
  findDocuments,
  MAX_DOCUMENT_BYTES,
  readDocument,
  storeDocument,
} from './document.store.js';
import { type DocumentContent, DocumentContentError } from './document-content.js';
import { CONTENT_TYPES } from './document-kind.js';
import { begun } from './first-chunk.js';

/** Documents in memory at once in one process. */
const AT_ONCE = 4;

export interface DocumentAccess {
  /** Who may hand documents in; an employee, of and about themselves. */
  readonly writers: readonly Role[];
  /** Who may read restricted ones. */
  readonly restrictedReaders: readonly Role[];
  /** Where content lies; in the service's own database when left out. */
  readonly content?: DocumentContent;
}

/**
 * `POST /files/{service}/documents/{factoryCode}?title=…&fileName=…[&employeeNo=…][&restricted=true][&retainUntil=…]` takes a
 * document, `GET /files/{service}/documents/{factoryCode}/{id}` hands it out.
 */
export function documentRoutes(service: string, tools: ServiceTools, access: DocumentAccess): HttpRoute[] {
  const path = `/files/${service}/documents/`;
  return [
    uploadRoute(tools, {
      path,
      maxBytes: MAX_DOCUMENT_BYTES,
      atOnce: AT_ONCE,
      allow: (request) => requireWriter(request, access),
      take: (upload) => told(tools, () => take(tools, upload, access)),
    }),
    downloadRoute(tools, { path, serve: (request) => told(tools, () => serve(tools, request, access)) }),
  ];
}

function factoryOf([code = '']: readonly string[]): string {
  if (FACTORY_CODE.test(code.toUpperCase())) return factoryIdOfCode(code.toUpperCase());
  throw new FileRefusal(404, 'NOT_FOUND', 'No such factory (工厂不存在)');
}

/** An employee hands in what concerns themselves; officers what concerns anybody. */
function requireWriter({ viewer, segments, query }: FileRequest, { writers }: DocumentAccess): void {
  const factoryId = factoryOf(segments);
  const own = viewer.self?.factoryId === factoryId && viewer.self.employeeNo === query.get('employeeNo');
  if (!own) requireFileRole(viewer, writers, factoryId);
}

const FAULTS: Readonly<Record<DocumentFault, string>> = {
  DOCUMENT_EMPTY: 'The file is empty (文件为空)',
  DOCUMENT_TOO_LARGE: `The file is larger than ${MAX_DOCUMENT_BYTES} bytes (文件过大)`,
  DOCUMENT_KIND: 'Only PDF, JPEG, PNG, DOCX, XLSX without macros and UTF-8 text are taken (不支持的文件类型)',
  DOCUMENT_RETENTION: 'retainUntil must be a day after today (保存期限须晚于今日)',
};

/** Tells the caller what to do when the store fails, and the operator why. */
async function told<T>({ logger }: ServiceTools, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DocumentContentError)) throw error;
    logger.error({ err: error, fault: error.fault }, 'the store of documents failed');
    if (error.fault === 'MISSING' || error.fault === 'CORRUPT')
      throw new FileRefusal(
        410,
        'DOCUMENT_CONTENT_LOST',
        'The document is on record, but its content is not in the store as it was handed in; tell the administrator (文件已登记,但存储内容缺失或已损坏,请联系管理员)',
      );
    throw new FileRefusal(
      503,
      'DOCUMENT_STORE_UNAVAILABLE',
      'The store of documents cannot be used at the moment; nothing was kept; try again with the same key (文件存储暂不可用,请稍后以同一标识重试)',
    );
  }
}

async function take(
  { database }: ServiceTools,
  { viewer, segments, query, key, bytes }: FileUpload,
  { content }: DocumentAccess,
) {
  const factoryId = factoryOf(segments);
  const { title, fileName } = { title: textOf(query, 'title'), fileName: textOf(query, 'fileName') };
  const retain = query.get('retainUntil');
  if (retain !== null && !isLocalDate(retain))
    throw new FileRefusal(400, 'BAD_USER_INPUT', 'retainUntil is a date like 2030-01-31 (日期格式有误)');
  const document = {
    ...{ factoryId, title, fileName, bytes, restricted: query.get('restricted') === 'true' },
    aboutEmployeeNo: query.get('employeeNo'),
    retainUntil: retain === null ? null : localDate(retain),
  };
  const hash = createHash('sha256').update(bytes).digest('hex');
  const stored = await mutate<DocumentRow | DocumentFault>(database, {
    ...{ viewer, factoryId, operation: 'uploadDocument' },
    request: { key: `document:${key}`, operation: 'uploadDocument', input: { ...document, bytes: hash } },
    isRefusal: (result) => typeof result === 'string',
    toStored: (result) => ({ type: 'Document', value: { result } }),
    fromStored: (kept) => (kept.value as { result: DocumentRow | DocumentFault }).result,
    work: (tx) => storeDocument(tx, document, content),
  });
  if (typeof stored === 'string') throw new FileRefusal(422, stored, FAULTS[stored]);
  return {
    status: 200,
    body: { documentId: stored.id, kind: stored.kind, bytes: stored.bytes, sha256: stored.sha256 },
  };
}

/** A text of the query of 1 to 200 characters. @throws FileRefusal 400 */
function textOf(query: URLSearchParams, name: string): string {
  const text = (query.get(name) ?? '').trim();
  if (text !== '' && text.length <= 200) return text;
  throw new FileRefusal(400, 'BAD_USER_INPUT', `${name} is needed, at most 200 characters (请填写 ${name})`);
}

async function serve(
  { database }: ServiceTools,
  { viewer, segments }: FileRequest,
  access: DocumentAccess,
): Promise<Download> {
  const factoryId = factoryOf(segments);
  const session = database.openReadSession(viewer, { kind: 'factories', factoryIds: [factoryId] });
  try {
    const document = (await findDocuments(session, factoryId, [segments[1] ?? ''])).get(segments[1] ?? '');
    const self = viewer.self?.factoryId === factoryId ? viewer.self.employeeNo : null;
    const own = document?.aboutEmployeeNo != null && document.aboutEmployeeNo === self;
    const readers = document?.restricted ? access.restrictedReaders : STAFF_ROLES;
    // Who may read nothing here learns nothing of what there is.
    if (!own) requireFileRole(viewer, readers, factoryId);
    if (!document) throw new FileRefusal(404, 'NOT_FOUND', 'No such document (文件不存在)');
    if (document.removedOn)
      throw new FileRefusal(
        410,
        'DOCUMENT_REMOVED',
        `Removed on ${document.removedOn}, its time being over (已超过保存期限)`,
      );
    const body = await begun(readDocument(session, document, access.content));
    if (document.restricted) {
      await database.write(viewer, { kind: 'factories', factoryIds: [factoryId] }, (tx) =>
        noteReading(tx, document),
      );
    }
    return {
      ...{ fileName: document.fileName, contentType: CONTENT_TYPES[document.kind] },
      ...{ body, release: () => session.close() },
    };
  } catch (error) {
    await session.close();
    throw error;
  }
}

async function noteReading(tx: Tx, { factoryId, id }: DocumentRow): Promise<void> {
  tx.audit({
    factoryId,
    action: 'readRestrictedDocument',
    entity: 'Document',
    entityId: id,
    legalBasis: '个人信息保护法 art. 28',
  });
}

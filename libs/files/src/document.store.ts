import { createHash } from 'node:crypto';
import { addYears, isLocalDate, type LocalDate, OpaqueIdError, opaqueId, parseOpaqueId } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { type DocumentContent, DocumentContentError, databaseContent } from './document-content.js';
import { type DocumentKind, documentKindOf } from './document-kind.js';

/** Most bytes of one document (decision 26). */
export const MAX_DOCUMENT_BYTES = 20 * 1_024 * 1_024;

/** Years that evidence of a settlement is kept when its uploader names no day: as long as its accounting vouchers. */
const RETENTION_YEARS = 30;

/** A document as it is registered; its content is read apart. */
export interface DocumentRow {
  /** Opaque: safe to hand to clients. */
  readonly id: string;
  readonly factoryId: string;
  readonly title: string;
  readonly fileName: string;
  readonly kind: DocumentKind;
  readonly bytes: number;
  readonly sha256: string;
  /** Health or identity papers: fewer roles read them, and each reading is recorded. */
  readonly restricted: boolean;
  /** The person whom it concerns, who may read it too. */
  readonly aboutEmployeeNo: string | null;
  readonly uploadedOn: LocalDate;
  readonly uploadedBy: string;
  readonly retainUntil: LocalDate;
  /** The day when the content went, its time being over; null while it is there. */
  readonly removedOn: LocalDate | null;
}

export interface NewDocument {
  readonly factoryId: string;
  readonly title: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly restricted: boolean;
  readonly aboutEmployeeNo: string | null;
  /** Null: thirty years from today. */
  readonly retainUntil: LocalDate | null;
}

/** Why a document is not taken. */
export type DocumentFault = 'DOCUMENT_EMPTY' | 'DOCUMENT_TOO_LARGE' | 'DOCUMENT_KIND' | 'DOCUMENT_RETENTION';

const ID_KIND = 'document';

/** Registers a document and its content; the same content twice is two documents. Audited by the caller's act. */
export async function storeDocument(
  tx: Tx,
  document: NewDocument,
  content: DocumentContent = databaseContent,
): Promise<DocumentRow | DocumentFault> {
  const { factoryId, bytes } = document;
  const { date } = await tx.clock.now(factoryId);
  const retainUntil = document.retainUntil ?? addYears(date, RETENTION_YEARS);
  const kind = documentKindOf(bytes);
  if (bytes.length === 0) return 'DOCUMENT_EMPTY';
  if (bytes.length > MAX_DOCUMENT_BYTES) return 'DOCUMENT_TOO_LARGE';
  if (!kind) return 'DOCUMENT_KIND';
  if (!isLocalDate(retainUntil) || retainUntil <= date) return 'DOCUMENT_RETENTION';
  const id = newId();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const cipher = await tx.cipher(factoryId);
  await tx.query(
    `INSERT INTO document (factory_id, id, title, file_name_sealed, kind, bytes, sha256, restricted, about_employee_no,
       uploaded_on, uploaded_by, retain_until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[factoryId, id, document.title, cipher.encrypt(document.fileName), kind, bytes.length, sha256],
      ...[document.restricted, document.aboutEmployeeNo, date, tx.viewer.subject, retainUntil],
    ],
  );
  await content.save(tx, factoryId, id, bytes);
  const { title, fileName, restricted, aboutEmployeeNo } = document;
  return {
    ...{
      id: opaqueId(ID_KIND, factoryId, id),
      factoryId,
      title,
      fileName,
      kind,
      bytes: bytes.length,
      sha256,
    },
    ...{
      restricted,
      aboutEmployeeNo,
      uploadedOn: date,
      uploadedBy: tx.viewer.subject,
      retainUntil,
      removedOn: null,
    },
  };
}

interface SqlRow extends Omit<DocumentRow, 'id' | 'fileName'> {
  key: string;
  sealed: Buffer;
}

/** The documents of these opaque ids at a factory, by id; ids of other factories or of nothing are left out. */
export async function findDocuments(
  tx: ReadTx,
  factoryId: string,
  ids: readonly string[],
): Promise<Map<string, DocumentRow>> {
  const keys = ids.flatMap((id) => keyOf(factoryId, id) ?? []);
  if (keys.length === 0) return new Map();
  const rows = await tx.query<SqlRow>(
    `SELECT factory_id AS "factoryId", id AS key, title, file_name_sealed AS sealed, kind, bytes, sha256, restricted,
            about_employee_no AS "aboutEmployeeNo", uploaded_on AS "uploadedOn", uploaded_by AS "uploadedBy",
            retain_until AS "retainUntil", removed_on AS "removedOn"
       FROM document WHERE factory_id = $1 AND id = ANY ($2)`,
    [factoryId, keys],
  );
  const cipher = rows.length > 0 ? await tx.cipher(factoryId) : null;
  return new Map(
    rows.map(({ key, sealed, ...row }) => {
      const id = opaqueId(ID_KIND, factoryId, key);
      return [id, { ...row, id, fileName: cipher?.decrypt(sealed) ?? '' }];
    }),
  );
}

/** The ids that name no document of the factory: an act that cites one is refused. */
export async function missingDocuments(
  tx: ReadTx,
  factoryId: string,
  ids: readonly string[],
): Promise<string[]> {
  const found = await findDocuments(tx, factoryId, ids);
  return ids.filter((id) => !found.has(id));
}

/**
 * The content of a document, a chunk at a time; the transaction stays open until it is read. The last chunk comes only once
 * the whole has its registered hash. @throws DocumentContentError MISSING without content, CORRUPT with another's
 */
export async function* readDocument(
  tx: ReadTx,
  document: DocumentRow,
  content: DocumentContent = databaseContent,
): AsyncGenerator<Buffer, void> {
  const hash = createHash('sha256');
  let held: Buffer | null = null;
  for await (const chunk of content.read(
    tx,
    document.factoryId,
    keyOf(document.factoryId, document.id) ?? '',
  )) {
    hash.update(chunk);
    if (held) yield held;
    held = chunk;
  }
  if (!held) throw new DocumentContentError('MISSING', `document ${document.id} has no content`);
  if (hash.digest('hex') !== document.sha256)
    throw new DocumentContentError(
      'CORRUPT',
      `the content of document ${document.id} is not what was handed in`,
    );
  yield held;
}

/** The uuid of an opaque id of this factory; null for anything else. */
export function keyOf(factoryId: string, id: string): string | null {
  try {
    const parsed = parseOpaqueId(ID_KIND, id);
    return parsed.factoryId === factoryId ? parsed.key : null;
  } catch (error) {
    if (error instanceof OpaqueIdError) return null;
    throw error;
  }
}

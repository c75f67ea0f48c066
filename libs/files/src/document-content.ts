import type { ReadTx, Tx } from '@anzhi/service-kit';

/**
 * Where the content of documents lies. What it holds is encrypted before it comes here by nobody else: adapters seal.
 * Each method throws DocumentContentError for what is the store's fault.
 */
export interface DocumentContent {
  save(tx: Tx, factoryId: string, documentId: string, bytes: Buffer): Promise<void>;
  /** The content in order, a chunk at a time; empty once removed. */
  read(tx: ReadTx, factoryId: string, documentId: string): AsyncIterable<Buffer>;
  remove(tx: Tx, factoryId: string, documentIds: readonly string[]): Promise<void>;
}

/** UNAVAILABLE may pass; MISCONFIGURED is for the operator; MISSING and CORRUPT: what was kept is not there as it was. */
export type ContentFault = 'UNAVAILABLE' | 'MISCONFIGURED' | 'MISSING' | 'CORRUPT';

/** Content cannot be kept, read or removed. The message is for operators: it names addresses, never what a document says. */
export class DocumentContentError extends Error {
  override readonly name = 'DocumentContentError';

  constructor(
    readonly fault: ContentFault,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** Bytes of one chunk: small enough to be read a few at a time, large enough that 20 MB are eighty rows. */
const CHUNK_BYTES = 256 * 1_024;

/** The chunks of some content, in order. */
export function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

/** Content as encrypted chunks in the service's own database: in the transaction of the act, in every backup of it. */
export const databaseContent: DocumentContent = {
  async save(tx, factoryId, documentId, bytes) {
    const cipher = await tx.cipher(factoryId);
    for (const [no, chunk] of [...chunksOf(bytes)].entries()) {
      await tx.query(
        'INSERT INTO document_chunk (factory_id, document_id, no, sealed) VALUES ($1, $2, $3, $4)',
        [factoryId, documentId, no, cipher.encryptBytes(chunk)],
      );
    }
  },
  async *read(tx, factoryId, documentId) {
    const cipher = await tx.cipher(factoryId);
    for (let no = 0; ; no += 1) {
      const [row] = await tx.query<{ sealed: Buffer }>(
        'SELECT sealed FROM document_chunk WHERE factory_id = $1 AND document_id = $2 AND no = $3',
        [factoryId, documentId, no],
      );
      if (!row) return;
      yield cipher.decryptBytes(row.sealed);
    }
  },
  async remove(tx, factoryId, documentIds) {
    await tx.query('DELETE FROM document_chunk WHERE factory_id = $1 AND document_id = ANY ($2)', [
      factoryId,
      documentIds,
    ]);
  },
};

import type { ReadTx, Tx } from '@anzhi/service-kit';

/** Where the content of documents lies. What it holds is encrypted before it comes here by nobody else: adapters seal. */
export interface DocumentContent {
  save(tx: Tx, factoryId: string, documentId: string, bytes: Buffer): Promise<void>;
  /** The content in order, a chunk at a time; empty once removed. */
  read(tx: ReadTx, factoryId: string, documentId: string): AsyncIterable<Buffer>;
  remove(tx: Tx, factoryId: string, documentIds: readonly string[]): Promise<void>;
}

/** Bytes of one chunk: small enough to be read a few at a time, large enough that 20 MB are eighty rows. */
const CHUNK_BYTES = 256 * 1_024;

/** Content as encrypted chunks in the service's own database: in the transaction of the act, in every backup of it. */
export const databaseContent: DocumentContent = {
  async save(tx, factoryId, documentId, bytes) {
    const cipher = await tx.cipher(factoryId);
    for (let no = 0; no * CHUNK_BYTES < bytes.length; no += 1) {
      const chunk = bytes.subarray(no * CHUNK_BYTES, (no + 1) * CHUNK_BYTES);
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

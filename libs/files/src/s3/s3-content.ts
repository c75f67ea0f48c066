import type { FactoryCipher } from '@anzhi/service-kit';
import {
  chunksOf,
  type DocumentContent,
  DocumentContentError,
  databaseContent,
} from '../document-content.js';
import type { S3Client } from './s3-client.js';

/** Bytes of the number before each sealed chunk. */
const LENGTH_BYTES = 4;

/** Largest sealed chunk that is believed: anything above is not one of ours. */
const MAX_SEALED_BYTES = 1_024 * 1_024;

/**
 * Content as one object for each document, of the same sealed chunks as in the database, each after its length (4 bytes, big
 * endian). The object is written inside the transaction of the act, so that no document is ever registered without it; an act
 * that fails afterwards leaves an object that nothing names. What older documents have in the database is read from there.
 */
export function s3Content(client: S3Client, folder: string): DocumentContent {
  const keyOf = (factoryId: string, documentId: string) => `${folder}/${factoryId}/${documentId}`;
  return {
    async save(tx, factoryId, documentId, bytes) {
      const cipher = await tx.cipher(factoryId);
      await client.put(keyOf(factoryId, documentId), Buffer.concat([...framesOf(cipher, bytes)]));
    },
    async *read(tx, factoryId, documentId) {
      let found = false;
      for await (const chunk of databaseContent.read(tx, factoryId, documentId)) {
        found = true;
        yield chunk;
      }
      if (found) return;
      const cipher = await tx.cipher(factoryId);
      for await (const sealed of sealedOf(client.get(keyOf(factoryId, documentId))))
        yield opened(cipher, sealed);
    },
    async remove(tx, factoryId, documentIds) {
      await databaseContent.remove(tx, factoryId, documentIds);
      for (const documentId of documentIds) await client.remove(keyOf(factoryId, documentId));
    },
  };
}

function* framesOf(cipher: FactoryCipher, bytes: Buffer): Generator<Buffer> {
  for (const chunk of chunksOf(bytes)) {
    const sealed = cipher.encryptBytes(chunk);
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(sealed.length);
    yield length;
    yield sealed;
  }
}

/** The sealed chunks of an object, however its bytes come in. @throws DocumentContentError CORRUPT */
async function* sealedOf(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let held: Buffer = Buffer.alloc(0);
  for await (const part of parts) {
    held = Buffer.concat([held, part]);
    for (let wanted = frameBytes(held); held.length >= wanted; wanted = frameBytes(held)) {
      yield held.subarray(LENGTH_BYTES, wanted);
      held = held.subarray(wanted);
    }
  }
  if (held.length > 0) throw new DocumentContentError('CORRUPT', 'the object ends inside a chunk');
}

/** Bytes of the frame that begins here; of its length alone while that is not there yet. */
function frameBytes(held: Buffer): number {
  if (held.length < LENGTH_BYTES) return LENGTH_BYTES;
  const length = held.readUInt32BE();
  if (length > 0 && length <= MAX_SEALED_BYTES) return LENGTH_BYTES + length;
  throw new DocumentContentError('CORRUPT', `the object has a chunk of ${length} bytes`);
}

function opened(cipher: FactoryCipher, sealed: Buffer): Buffer {
  try {
    return cipher.decryptBytes(sealed);
  } catch (error) {
    throw new DocumentContentError('CORRUPT', "a chunk does not open with the factory's key", {
      cause: error,
    });
  }
}

import { leafHash, sha256 } from './merkle.js';

/** Bytes of a salt: as long as the hash, so that nobody can try out the few values that a hidden fact can have. */
export const SALT_BYTES = 32;

/** What only the person, staff and auditors get: without it nothing can be concluded from the published row's hash. */
export interface LeafSecret {
  readonly salt: Uint8Array;
  readonly hiddenSalt: Uint8Array;
}

/**
 * H(salt₂ ‖ payable items that are not posted), SHA-256: they are bound to the root without being shown.
 * @param hidden their canonical JSON
 */
export function hiddenDigest(hiddenSalt: Uint8Array, hidden: string): Buffer {
  assertSalt(hiddenSalt);
  return sha256(Buffer.concat([hiddenSalt, Buffer.from(hidden, 'utf8')]));
}

/**
 * The leaf of a posted row (decision 23): salt ‖ public row ‖ H(salt₂ ‖ payable items that are not posted). Salt and
 * digest have fixed lengths, so that no other split of the bytes gives the same leaf.
 * @param row the public row in canonical JSON
 */
export function rowLeaf(salt: Uint8Array, row: string, hidden: Uint8Array): Buffer {
  assertSalt(salt);
  return leafHash(Buffer.concat([salt, Buffer.from(row, 'utf8'), hidden]));
}

function assertSalt(salt: Uint8Array): void {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes`);
}

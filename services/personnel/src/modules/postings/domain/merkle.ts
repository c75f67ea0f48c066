import { hash as digest } from 'node:crypto';

/** Bytes of a SHA-256 hash. */
export const HASH_BYTES = 32;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** All levels of a tree: the leaves first, the root last; each level's hashes one behind the other. */
export type TreeLevels = readonly Buffer[];

/** In one call: an object for each of some hundred thousand small hashes costs more than they do. */
export const sha256 = (bytes: Uint8Array): Buffer => digest('sha256', bytes, 'buffer');

/** RFC 6962 §2.1: SHA-256(0x00 ‖ data); the prefix keeps a leaf from passing for a node. */
export function leafHash(data: Uint8Array): Buffer {
  return sha256(Buffer.concat([LEAF, data]));
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(Buffer.concat([NODE, left, right]));
}

/** The root of no leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Buffer = sha256(Buffer.alloc(0));

/**
 * The tree over leaf hashes. A last hash without a partner moves up as it is, which gives the same tree as RFC 6962's
 * split at the largest power of two.
 */
export function buildTree(leaves: readonly Uint8Array[]): TreeLevels {
  if (leaves.length === 0) return [EMPTY_ROOT];
  const levels: Buffer[] = [Buffer.concat(leaves)];
  for (let level = levels[0]!; level.length > HASH_BYTES; level = levels[levels.length - 1]!)
    levels.push(parentLevel(level));
  return levels;
}

export function rootOf(levels: TreeLevels): Buffer {
  return levels[levels.length - 1]!;
}

/** Where the audit path of a leaf lies: of each level below the root the index of the sibling, where there is one. */
export function siblingPositions(index: number, size: number): { level: number; index: number }[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError(`leaf ${index} is not among ${size}`);
  const positions = [];
  for (let level = 0, at = index, width = size; width > 1; level += 1, at >>= 1, width = (width + 1) >> 1) {
    const sibling = at ^ 1;
    if (sibling < width) positions.push({ level, index: sibling });
  }
  return positions;
}

/** RFC 6962 §2.1.1: the hashes that, with the leaf, give the root; from the leaf upwards. */
export function inclusionPath(levels: TreeLevels, index: number): Buffer[] {
  const size = levels[0]!.length / HASH_BYTES;
  return siblingPositions(index, size).map((at) =>
    levels[at.level]!.subarray(at.index * HASH_BYTES, (at.index + 1) * HASH_BYTES),
  );
}

/** RFC 9162 §2.1.3.2: whether the leaf at `index` of a tree of `size` leaves is under that root. */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let at = index;
  let last = size - 1;
  let hash: Uint8Array = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) {
        at >>= 1;
        last >>= 1;
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    at >>= 1;
    last >>= 1;
  }
  return last === 0 && Buffer.from(hash).equals(Buffer.from(root));
}

function parentLevel(level: Buffer): Buffer {
  const count = level.length / HASH_BYTES;
  const parents = Buffer.allocUnsafe(Math.ceil(count / 2) * HASH_BYTES);
  for (let at = 0; at < count; at += 2) {
    const left = level.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
    const hash =
      at + 1 < count ? nodeHash(left, level.subarray((at + 1) * HASH_BYTES, (at + 2) * HASH_BYTES)) : left;
    parents.set(hash, (at / 2) * HASH_BYTES);
  }
  return parents;
}

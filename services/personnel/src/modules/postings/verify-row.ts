import { type CanonicalValue, canonicalJson } from './domain/canonical-json.js';
import { hiddenDigest, rowLeaf } from './domain/leaf.js';
import { verifyInclusion } from './domain/merkle.js';
import type { VerifyPostingRowInput } from './posting.inputs.js';

/** Whether a row was in the posting with that root; needs nothing but what the person holds. False on anything malformed. */
export function verifyPostingRow(input: VerifyPostingRowInput): boolean {
  const row = readCanonical(input.canonicalRow);
  const hidden = readCanonical(input.hidden);
  if (row === undefined || hidden === undefined) return false;
  const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
  const leaf = rowLeaf(bytes(input.salt), row, hiddenDigest(bytes(input.hiddenSalt), hidden));
  return verifyInclusion(leaf, input.index, input.size, input.path.map(bytes), bytes(input.root));
}

/** The value of a text that is canonical JSON; undefined when it is another spelling, which was never hashed. */
function readCanonical(text: string): CanonicalValue | undefined {
  try {
    const value = JSON.parse(text) as CanonicalValue;
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

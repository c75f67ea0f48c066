import { type CanonicalValue, canonicalJson } from './domain/canonical-json.js';
import { hiddenDigest, rowLeaf } from './domain/leaf.js';
import { verifyInclusion } from './domain/merkle.js';
import type { VerifyPostingRowInput } from './posting.inputs.js';

/** Whether a row was in the posting with that root; needs nothing but what the person holds. False on anything malformed. */
export function verifyPostingRow(input: VerifyPostingRowInput): boolean {
  if (!isCanonical(input.canonicalRow) || !isCanonical(input.hidden)) return false;
  const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
  const hidden = hiddenDigest(bytes(input.hiddenSalt), input.hidden);
  const leaf = rowLeaf(bytes(input.salt), input.canonicalRow, hidden);
  return verifyInclusion(leaf, input.index, input.size, input.path.map(bytes), bytes(input.root));
}

/** Whether a text is canonical JSON; another spelling was never hashed. */
function isCanonical(text: string): boolean {
  try {
    return canonicalJson(JSON.parse(text) as CanonicalValue) === text;
  } catch {
    return false;
  }
}

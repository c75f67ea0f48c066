import type { FactoryCipher } from '@anzhi/service-kit';
import { PROOFS_OF } from './domain/custody-paths.js';
import type { RepresentativeKind } from './domain/uncollected-state.js';
import type { UncollectedRepresentativeInput } from './uncollected.inputs.js';
import { UncollectedProofError, UncollectedRepresentativeError } from './uncollected.results.js';
import type { SealedRepresentative } from './uncollected.store.js';

/** Why somebody cannot act for the person: the wrong capacity, or a proof that does not show it; null when they can. */
export function representativeFault(
  allowed: readonly RepresentativeKind[],
  { kind, proofKind }: Pick<UncollectedRepresentativeInput, 'kind' | 'proofKind'>,
): UncollectedRepresentativeError | UncollectedProofError | null {
  if (!allowed.includes(kind)) return new UncollectedRepresentativeError(allowed);
  return proofKind && !PROOFS_OF[kind].includes(proofKind)
    ? new UncollectedProofError(PROOFS_OF[kind])
    : null;
}

/** The representative as it is kept: the name encrypted. */
export const sealedRepresentative = (
  cipher: FactoryCipher,
  { kind, name, proof, proofKind }: UncollectedRepresentativeInput,
): SealedRepresentative => ({ kind, name: cipher.encrypt(name), proof, proofKind: proofKind ?? null });

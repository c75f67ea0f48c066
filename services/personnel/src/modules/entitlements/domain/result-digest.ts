import { createHash } from 'node:crypto';
import type { Fen } from '@anzhi/domain';

/** What a digest reads of one entitlement. */
export interface DigestedAmount {
  readonly kind: string;
  readonly amountFen: Fen;
}

const MODULUS = 1n << 256n;

/**
 * What one person adds to the digest of a calculation: SHA-256 over number, kinds and amounts, in order of kind. People
 * without an amount count too, so that a run that forgot them has another hash.
 */
export function personDigest(employeeNo: string, amounts: readonly DigestedAmount[]): bigint {
  const lines = amounts.map(({ kind, amountFen }) => `${kind}|${amountFen}`).sort();
  const hash = createHash('sha256').update([employeeNo, ...lines].join('\n'));
  return BigInt(`0x${hash.digest('hex')}`);
}

/**
 * The digest with a person added: a sum modulo 2^256, so that neither the order of people nor the chunks nor a resumed
 * run change it. It tells runs apart; it does not stop somebody who writes to the table (snapshots have a hash tree).
 */
export const withPerson = (digest: bigint, person: bigint): bigint => (digest + person) % MODULUS;

/** The digest with a person taken out again, before they are added with other amounts. */
export const withoutPerson = (digest: bigint, person: bigint): bigint =>
  (digest - person + MODULUS) % MODULUS;

/** A digest as it is stored: 64 hexadecimal digits. */
export const digestText = (digest: bigint): string => digest.toString(16).padStart(64, '0');

/** The digest that {@link digestText} wrote. */
export const parseDigest = (text: string): bigint => BigInt(`0x${text}`);

import { hash } from 'node:crypto';
import type { Caller } from './claims.js';

/** How long a verified token is taken at its word, so that a withdrawn key of the issuer takes effect. */
const MAX_AGE_MS = 300_000;

/** A small memory of tokens whose signature was checked. */
export interface VerifiedTokens {
  get(token: string, nowMs: number): Caller | undefined;
  /** @param expiresMs end of the token's own validity, milliseconds since the epoch. */
  put(token: string, caller: Caller, expiresMs: number, nowMs: number): void;
}

/** Least recently used goes first. Keys are digests: a memory dump shows no usable token. */
export function createVerifiedTokens(limit: number): VerifiedTokens {
  const entries = new Map<string, { caller: Caller; until: number }>();
  return {
    get(token, nowMs) {
      const key = digest(token);
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      if (entry.until <= nowMs) return undefined;
      entries.set(key, entry);
      return entry.caller;
    },
    put(token, caller, expiresMs, nowMs) {
      const oldest = entries.size >= limit ? entries.keys().next().value : undefined;
      if (oldest !== undefined) entries.delete(oldest);
      entries.set(digest(token), { caller, until: Math.min(expiresMs, nowMs + MAX_AGE_MS) });
    },
  };
}

const digest = (token: string): string => hash('sha256', token, 'base64url');

import type { Vault } from '../crypto/vault.js';

/** What every transaction can use besides the connection. */
export interface DatabaseTools {
  /** Real time in milliseconds since the epoch. */
  now(): number;
  vault: Vault;
}

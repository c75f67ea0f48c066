import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PACK_FOLDER } from '../environment.js';

/** An objection as it was raised and how it was decided. */
export interface ScriptedObjection {
  readonly round: number;
  readonly series: 'FACTS' | 'BACK_PAY';
  readonly item: string;
  readonly employeeNo: string;
  readonly claim: string;
  readonly evidence: string;
  /** `self`, `staff`, `petition`, or the number of a colleague who objects to this person's row. */
  readonly by: string;
  readonly result: 'UPHELD' | 'DISMISSED';
  readonly correction: { readonly field: string; readonly value: string } | null;
}

/** Somebody whose money could not be handed over, and what is done about it (4-data-and-peers §6.1). */
export interface ScriptedUncollected {
  readonly employeeNo: string;
  readonly reason: string;
  readonly representative: { readonly kind: string; readonly name: string; readonly proof: string } | null;
  readonly path: 'FOLLOW_UP' | 'ESCROW';
  readonly legalBasis: string;
}

export interface ScriptedAccount {
  readonly employeeNo: string;
  readonly bank: string;
  readonly account: string;
}

export interface People {
  readonly uncollected: readonly ScriptedUncollected[];
  readonly objections: readonly ScriptedObjection[];
  readonly accounts: readonly ScriptedAccount[];
}

/** What the roster does not say: made by bin/make-people.js. */
export function people(): People {
  return JSON.parse(readFileSync(path.join(PACK_FOLDER, 'people.json'), 'utf8')) as People;
}

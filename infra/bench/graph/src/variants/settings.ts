import { readFileSync } from 'node:fs';

/** What a variant that the bench brings itself is told, as JSON in the file that `VARIANT_SETTINGS` names. Ours has its own environment. */
export interface VariantSettings {
  readonly port: number;
  /** The supergraph with the addresses of the subgraphs in it. */
  readonly supergraphFile: string;
  /** Subgraph addresses by name. */
  readonly urls: Readonly<Record<string, string>>;
  /** Null: nobody is verified and nothing signed. */
  readonly identity: IdentitySettings | null;
  /** What the hand-written merge does; the others plan for themselves. */
  readonly merge: MergeSettings;
}

/** Where tokens come from and how calls are signed. */
export interface IdentitySettings {
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
  readonly identityKeys: string;
}

/** A board: the page, and what each other service is asked about its factories. The store is written out in the merge. */
export type MergeSettings =
  | { readonly kind: 'board'; readonly page: string; readonly parts: Readonly<Record<string, string>> }
  | { readonly kind: 'store' };

/** Reads the settings of this process and its supergraph. @throws when it was not started by the bench. */
export function variantSettings(): VariantSettings & { readonly supergraphSdl: string } {
  const settings = JSON.parse(readFileSync(process.env['VARIANT_SETTINGS'] ?? '', 'utf8')) as VariantSettings;
  return { ...settings, supergraphSdl: readFileSync(settings.supergraphFile, 'utf8') };
}

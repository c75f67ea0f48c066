/** What a variant that the bench brings itself is told, as JSON in `VARIANT_SETTINGS`. Ours has its own environment. */
export interface VariantSettings {
  readonly port: number;
  /** The supergraph with the addresses of the subgraphs in it. */
  readonly supergraphSdl: string;
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

/** Reads the settings of this process. @throws SyntaxError when it was not started by the bench. */
export function variantSettings(): VariantSettings {
  return JSON.parse(process.env['VARIANT_SETTINGS'] ?? '') as VariantSettings;
}

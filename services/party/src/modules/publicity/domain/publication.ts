/** The three families of publication 三公开 (S033). */
export const PUBLICATION_FAMILIES = ['POLICY', 'PLAN', 'OPERATION'] as const;
export type PublicationFamilyKind = (typeof PUBLICATION_FAMILIES)[number];

/** What each family must hold before it is complete [DESIGN]: the seed names the families, not their parts. */
export const REQUIRED_PUBLICATIONS = {
  POLICY: ['CLOSURE_POLICY', 'PLACEMENT_STANDARDS', 'POLICY_HANDBOOK'],
  PLAN: ['PLACEMENT_PLAN', 'FUNDING_PLAN', 'CONGRESS_RESOLUTION'],
  OPERATION: ['PROCEDURE', 'FACTS_POSTING', 'BACK_PAY_POSTING', 'PLACEMENT_RESULT'],
} as const satisfies Record<PublicationFamilyKind, readonly string[]>;

export type RequiredPublication = (typeof REQUIRED_PUBLICATIONS)[PublicationFamilyKind][number];
export type PublicationItemKind = RequiredPublication | 'OTHER';

/** Whether an item belongs to the family; OTHER belongs to each. */
export function belongsTo(item: PublicationItemKind, family: PublicationFamilyKind): boolean {
  return item === 'OTHER' || (REQUIRED_PUBLICATIONS[family] as readonly string[]).includes(item);
}

export interface Completeness {
  readonly family: PublicationFamilyKind;
  readonly required: number;
  readonly published: number;
  readonly missing: readonly RequiredPublication[];
}

/** How complete each family is, by the items published at least once; OTHER counts for nothing. */
export function completenessOf(published: Iterable<string>): Completeness[] {
  const known = new Set(published);
  return PUBLICATION_FAMILIES.map((family) => {
    const required: readonly RequiredPublication[] = REQUIRED_PUBLICATIONS[family];
    const missing = required.filter((item) => !known.has(item));
    return { family, required: required.length, published: required.length - missing.length, missing };
  });
}

import type { SeriesKind } from './posted-row.js';

/** Why a row reads otherwise than when it was last posted 变动原因. */
export const CHANGE_CAUSES = [
  'OBJECTION',
  'AMENDMENT',
  'CALCULATION',
  'PLACEMENT',
  'NEW_PERSON',
  'REOPENING',
] as const;
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

/** What happened to a person since their row was last posted. */
export interface ChangeFacts {
  readonly wasPosted: boolean;
  readonly reopened: { readonly reference: string; readonly objectionId: string | null } | null;
  /** An objection to the row as last posted that was upheld in full or in part. */
  readonly upheldId: string | null;
  /** The newest amendment of the roster since; `objectionId` when a decision made it. */
  readonly amendment: {
    readonly legalBasis: string;
    readonly evidence: string;
    readonly objectionId: string | null;
  } | null;
}

export interface FoundCause {
  readonly cause: ChangeCause;
  readonly objectionId: string | null;
  readonly basis: string | null;
  readonly evidence: string | null;
}

/** The law under which a row is corrected on a worker's objection. */
export const CORRECTION_BASIS = '企业破产法 art. 48';

/**
 * The cause of a change, the most particular first: reopened after FINAL, an objection upheld, another amendment, a new
 * placement, a new calculation by the rule set `rules` (`code@version`).
 */
export function causeOf(kind: SeriesKind, facts: ChangeFacts, rules: string): FoundCause {
  const found = (cause: ChangeCause, more: Partial<FoundCause> = {}): FoundCause => ({
    cause,
    objectionId: null,
    basis: null,
    evidence: null,
    ...more,
  });
  const { reopened, amendment } = facts;
  if (!facts.wasPosted) return found('NEW_PERSON');
  if (reopened)
    return found('REOPENING', { objectionId: reopened.objectionId, evidence: reopened.reference });
  const objectionId = amendment?.objectionId ?? facts.upheldId;
  if (objectionId !== null) return found('OBJECTION', { objectionId, basis: CORRECTION_BASIS });
  if (amendment) return found('AMENDMENT', { basis: amendment.legalBasis, evidence: amendment.evidence });
  return kind === 'PLACEMENT_RESULT' ? found('PLACEMENT') : found('CALCULATION', { basis: rules });
}

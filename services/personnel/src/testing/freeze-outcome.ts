/** What the tests read of an answer of `freezePayables`. */
export interface FreezeOutcome {
  owed?: string;
  overpaid?: string;
  currentId?: string | null;
  freeze?: { id: string; no: number; people: number; total: string; figuresHash: string; rules: string };
}

/** The fields of {@link FreezeOutcome} in its union. */
export const FREEZE_FIELDS = `... on FreezePayablesSuccess { owed overpaid freeze { id no people total figuresHash rules calculationId } }
  ... on PayableCalculationNotCurrentError { currentId }`;

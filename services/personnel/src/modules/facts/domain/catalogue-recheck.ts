import type { SpecialWorkType } from '../../rules/domain/rule-pack.js';

/** What a recheck of the catalogue found of a job. */
export type RecheckFinding =
  | { readonly listed: true; readonly type: SpecialWorkType }
  | { readonly listed: false };

/** A period of the job as recorded; the roster's own counts as verified until somebody decides. */
export interface RecheckedPeriod {
  readonly id: string;
  readonly type: SpecialWorkType;
  readonly status: 'CLAIMED' | 'VERIFIED' | 'REJECTED';
  readonly archiveEvidence: string | null;
}

export type ReplyOutcome = 'RECOGNISED' | 'EVIDENCE_NEEDED' | 'MAY_CLAIM' | 'NOT_LISTED' | 'PERIOD_REJECTED';

/** What one person of the job is answered, and which of their periods change. */
export interface RecheckReply {
  readonly outcome: ReplyOutcome;
  readonly changes: readonly { readonly id: string; readonly status: 'VERIFIED' | 'REJECTED' }[];
}

/**
 * The answer to one person after a recheck (S104). Listed: claims of the same kind with a record of the archive are
 * verified, others still need that record; a period rejected before stays so until it is decided anew. Not listed: no
 * period of the job stands (劳社部发[1999]8号). Everybody of the job gets exactly one answer.
 */
export function recheckPerson(periods: readonly RecheckedPeriod[], finding: RecheckFinding): RecheckReply {
  if (!finding.listed) {
    const standing = periods.filter((period) => period.status !== 'REJECTED');
    const changes = standing.map(({ id }) => ({ id, status: 'REJECTED' as const }));
    return { outcome: standing.length > 0 ? 'PERIOD_REJECTED' : 'NOT_LISTED', changes };
  }
  if (periods.length === 0) return { outcome: 'MAY_CLAIM', changes: [] };
  const proven = periods.filter(
    (period) =>
      period.status === 'CLAIMED' && period.type === finding.type && period.archiveEvidence !== null,
  );
  const changes = proven.map(({ id }) => ({ id, status: 'VERIFIED' as const }));
  const recognised = proven.length > 0 || periods.some((period) => period.status === 'VERIFIED');
  return { outcome: recognised ? 'RECOGNISED' : 'EVIDENCE_NEEDED', changes };
}

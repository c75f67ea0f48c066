/** Only these reopen a final row (2-model §2.1.2). */
export const REOPENING_CAUSES = ['JUDGMENT', 'LATE_EVIDENCE'] as const;
export type ReopeningCause = (typeof REOPENING_CAUSES)[number];

export type ReopeningStatus = 'REQUESTED' | 'REFUSED' | 'REOPENED' | 'FINAL';

export type ReopeningGap = 'ALREADY_DECIDED' | 'SAME_OFFICER' | 'REMEDIES_MISSING';

/** Whether an officer may decide on a request: another than who asked; a refusal tells what can be done against it. */
export function decideReopening(
  request: { readonly status: ReopeningStatus; readonly requestedBy: string },
  officer: string,
  refusal: { readonly remedies: string } | null,
): ReopeningGap | null {
  if (request.status !== 'REQUESTED') return 'ALREADY_DECIDED';
  if (request.requestedBy === officer) return 'SAME_OFFICER';
  return refusal !== null && refusal.remedies.trim() === '' ? 'REMEDIES_MISSING' : null;
}

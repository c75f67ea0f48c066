/** A notice to one person: ISSUED → (SENDING) → SERVED, or UNSERVED until another attempt succeeds (decision 25). */
export const NOTICE_STATUSES = ['ISSUED', 'SENDING', 'SERVED', 'UNSERVED'] as const;
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];

/** How a notice reaches the person: 打印签收, 大厅当面, 邮寄, 短信. */
export const NOTICE_MEANS = ['PRINT', 'HALL', 'POST', 'SMS'] as const;
export type NoticeMeans = (typeof NOTICE_MEANS)[number];

export type AttemptOutcome = 'PENDING' | 'SERVED' | 'FAILED';

/**
 * Where a notice stands after an attempt; null when no attempt may be made: what is served is served. One attempt at a time
 * is under way, so that a failure never overtakes a success.
 */
export function afterAttempt(status: NoticeStatus, outcome: AttemptOutcome): NoticeStatus | null {
  if (status === 'SERVED' || (status === 'SENDING' && outcome === 'PENDING')) return null;
  if (outcome === 'PENDING') return 'SENDING';
  return outcome === 'SERVED' ? 'SERVED' : 'UNSERVED';
}

/** What notices are about; each has its subject in the graph. */
export const NOTICE_KINDS = [
  'OBJECTION_DECISION',
  'HEARING',
  'APPOINTMENT',
  'AGREEMENT',
  'PAYMENT',
  'CORRECTION',
  'REOPENING',
  'REVIEW_ANSWER',
  'CATALOGUE_REPLY',
  'CHANNEL_CHANGE',
  'OVERPAYMENT',
  'OTHER',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

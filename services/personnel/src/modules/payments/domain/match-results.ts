export interface PaymentResultLine {
  readonly employeeNo: string;
  readonly status: 'PAID' | 'FAILED';
  readonly reasonCode: string | null;
}

export interface SentPayment {
  readonly id: string;
  readonly employeeId: string;
  readonly employeeNo: string;
  readonly amountFen: bigint;
  /** True when part of it stands claimed back as paid too much. */
  readonly claimedBack?: boolean;
}

export interface MatchedResults {
  readonly paid: readonly SentPayment[];
  readonly failed: readonly { payment: SentPayment; reasonCode: string }[];
}

/** Lines that fit no open payment of the batch, with why. */
export interface UnmatchedLine {
  readonly index: number;
  readonly employeeNo: string;
  readonly reason: 'NOT_IN_BATCH_OR_ANSWERED' | 'TWICE_IN_FILE' | 'FAILURE_WITHOUT_REASON' | 'CLAIMED_BACK';
}

/** Ties the bank's lines to the payments that were sent: every line to exactly one, or none is taken. */
export function matchResults(
  lines: readonly PaymentResultLine[],
  sent: readonly SentPayment[],
): { matched: MatchedResults; unmatched: UnmatchedLine[] } {
  const open = new Map(sent.map((payment) => [payment.employeeNo, payment]));
  const seen = new Set<string>();
  const paid: SentPayment[] = [];
  const failed: { payment: SentPayment; reasonCode: string }[] = [];
  const unmatched: UnmatchedLine[] = [];
  for (const [index, { employeeNo, status, reasonCode }] of lines.entries()) {
    const payment = open.get(employeeNo);
    const reason = faultOf(seen.has(employeeNo), payment, status, reasonCode);
    seen.add(employeeNo);
    if (reason || !payment)
      unmatched.push({ index, employeeNo, reason: reason ?? 'NOT_IN_BATCH_OR_ANSWERED' });
    else if (status === 'PAID') paid.push(payment);
    else failed.push({ payment, reasonCode: reasonCode ?? '' });
  }
  return { matched: { paid, failed }, unmatched };
}

/** Ties what the bank gave back to payments that had arrived: every line to exactly one, or none is taken. */
export function matchReturns(
  lines: readonly { readonly employeeNo: string; readonly reasonCode: string }[],
  paid: readonly SentPayment[],
): { returned: MatchedResults['failed']; unmatched: UnmatchedLine[] } {
  const { matched, unmatched } = matchResults(
    lines.map((line) => ({ ...line, status: 'FAILED' })),
    paid,
  );
  return { returned: matched.failed, unmatched };
}

function faultOf(
  seen: boolean,
  payment: SentPayment | undefined,
  status: PaymentResultLine['status'],
  reasonCode: string | null,
): UnmatchedLine['reason'] | null {
  if (seen) return 'TWICE_IN_FILE';
  if (!payment) return 'NOT_IN_BATCH_OR_ANSWERED';
  if (payment.claimedBack) return 'CLAIMED_BACK';
  return status === 'FAILED' && !reasonCode ? 'FAILURE_WITHOUT_REASON' : null;
}

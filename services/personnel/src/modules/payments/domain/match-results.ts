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
}

export interface MatchedResults {
  readonly paid: readonly SentPayment[];
  readonly failed: readonly { payment: SentPayment; reasonCode: string }[];
}

/** Lines that fit no open payment of the batch, with why. */
export interface UnmatchedLine {
  readonly index: number;
  readonly employeeNo: string;
  readonly reason: 'NOT_IN_BATCH_OR_ANSWERED' | 'TWICE_IN_FILE' | 'FAILURE_WITHOUT_REASON';
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
  lines.forEach(({ employeeNo, status, reasonCode }, index) => {
    const refuse = (reason: UnmatchedLine['reason']): number => unmatched.push({ index, employeeNo, reason });
    const payment = open.get(employeeNo);
    if (seen.has(employeeNo)) return refuse('TWICE_IN_FILE');
    seen.add(employeeNo);
    if (!payment) return refuse('NOT_IN_BATCH_OR_ANSWERED');
    if (status === 'PAID') return paid.push(payment);
    return reasonCode ? failed.push({ payment, reasonCode }) : refuse('FAILURE_WITHOUT_REASON');
  });
  return { matched: { paid, failed }, unmatched };
}

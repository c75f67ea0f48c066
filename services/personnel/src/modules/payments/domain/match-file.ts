import { type Fen, formatYuan, sumFen } from '@anzhi/domain';
import type { FileControl } from './bank-file.js';
import type { FaultyLine, ResultFault, ResultFile, ResultHeader, ResultLine } from './bank-result.js';
import type { SentPayment } from './match-results.js';
import type { PaymentStatus } from './payment-state.js';

/** A payment of the batch as an answer of the bank must fit it. */
export interface FilePayment extends SentPayment {
  readonly serial: number;
  /** Last four digits of the account that it was sent to. */
  readonly tail: string;
  readonly status: PaymentStatus;
  readonly reasonCode: string | null;
}

export interface FileBatch {
  readonly no: number;
  readonly factoryCode: string;
  /** What the file that went to the bank added up to. */
  readonly control: FileControl;
}

export interface MatchedFile {
  readonly paid: readonly FilePayment[];
  readonly failed: readonly { payment: FilePayment; reasonCode: string }[];
  readonly returned: readonly { payment: FilePayment; reasonCode: string }[];
  /** What the bank calls its answers. */
  readonly references: readonly { id: string; reference: string }[];
}

export type FileDecision =
  | { readonly kind: 'TAKE'; readonly matched: MatchedFile }
  | { readonly kind: 'REFUSE'; readonly faults: readonly FaultyLine[] };

/**
 * Ties a file of the bank to the payments of a batch: every line to exactly one and, for a RESULT, every payment to a
 * line; or the whole file is refused with each fault by line. A line that says again what was taken before changes nothing.
 */
export function matchFile(
  file: ResultFile,
  batch: FileBatch,
  payments: readonly FilePayment[],
): FileDecision {
  const { header } = file;
  if (!header) return { kind: 'REFUSE', faults: file.faults };
  const faults = [...headerFaults(header, file.lines, batch), ...file.faults];
  const bySerial = new Map(payments.map((payment) => [payment.serial, payment]));
  const seen = new Set<number>();
  const taken: { line: ResultLine; payment: FilePayment }[] = [];
  for (const line of file.lines) {
    const payment = bySerial.get(line.serial);
    const fault = seen.has(line.serial)
      ? at(line, 'TWICE', `serial ${line.serial}`)
      : lineFault(line, payment);
    seen.add(line.serial);
    if (fault) faults.push(fault);
    else if (payment && !saidBefore(line, payment)) taken.push({ line, payment });
  }
  if (header.kind === 'RESULT') faults.push(...missing(payments, seen, file.lines));
  if (faults.length > 0) return { kind: 'REFUSE', faults: faults.sort((a, b) => a.line - b.line) };
  const of = (status: ResultLine['status']) =>
    taken
      .filter(({ line }) => line.status === status)
      .map(({ line, payment }) => ({ payment, reasonCode: line.reasonCode ?? '' }));
  return {
    kind: 'TAKE',
    matched: {
      paid: of('PAID').map(({ payment }) => payment),
      failed: of('FAILED'),
      returned: of('RETURNED'),
      references: taken.flatMap(({ line, payment }) =>
        line.bankReference ? [{ id: payment.id, reference: line.bankReference }] : [],
      ),
    },
  };
}

function headerFaults(header: ResultHeader, lines: readonly ResultLine[], batch: FileBatch): FaultyLine[] {
  const faults: FaultyLine[] = [];
  const add = (code: ResultFault, detail: string): unknown => faults.push({ line: 1, code, detail });
  if (header.batchNo !== String(batch.no) || header.factoryCode !== batch.factoryCode)
    add(
      'WRONG_BATCH',
      `the file is of batch ${header.batchNo} of ${header.factoryCode}, this is ${batch.no} of ${batch.factoryCode}`,
    );
  const own = { people: lines.length, totalFen: sumFen(lines.map((line) => line.amountFen)) };
  const stated = header.kind === 'RESULT' ? batch.control : own;
  if (!agree(header, stated) || !agree(header, own))
    add(
      'WRONG_CONTROL_TOTAL',
      `the header says ${header.count} and ${formatYuan(header.totalFen)}, the lines ${own.people} and ${formatYuan(own.totalFen)}, the batch ${stated.people} and ${formatYuan(stated.totalFen)}`,
    );
  if (header.hash !== batch.control.hash)
    add('WRONG_CONTROL_HASH', 'the hash is not that of the file that was sent');
  return faults;
}

const agree = (header: ResultHeader, figures: { people: number; totalFen: Fen }): boolean =>
  header.count === figures.people && header.totalFen === figures.totalFen;

function lineFault(line: ResultLine, payment: FilePayment | undefined): FaultyLine | null {
  if (!payment) return at(line, 'UNKNOWN_LINE', `the batch has no serial ${line.serial}`);
  if (payment.amountFen !== line.amountFen)
    return at(
      line,
      'WRONG_AMOUNT',
      `${formatYuan(line.amountFen)} instead of ${formatYuan(payment.amountFen)}`,
    );
  if (payment.tail !== line.tail)
    return at(line, 'WRONG_ACCOUNT', `the account does not end in ${line.tail}`);
  if (saidBefore(line, payment)) return null;
  if (line.status === 'RETURNED') {
    if (payment.status !== 'PAID') return at(line, 'NOT_PAID', `the payment is ${payment.status}`);
    return payment.claimedBack ? at(line, 'CLAIMED_BACK', 'part of it is claimed back as too much') : null;
  }
  return payment.status === 'SENT'
    ? null
    : at(line, 'ANSWERED_OTHERWISE', `the payment is ${payment.status}`);
}

/** The line says what was taken before. */
const saidBefore = (line: ResultLine, payment: FilePayment): boolean =>
  payment.status === line.status && (line.status === 'PAID' || payment.reasonCode === line.reasonCode);

function missing(
  payments: readonly FilePayment[],
  seen: ReadonlySet<number>,
  lines: readonly ResultLine[],
): FaultyLine[] {
  const end = (lines.at(-1)?.line ?? 1) + 1;
  return payments
    .filter((payment) => !seen.has(payment.serial))
    .map(({ serial }) => ({ line: end, code: 'MISSING_LINE', detail: `serial ${serial} is not answered` }));
}

const at = ({ line }: ResultLine, code: ResultFault, detail: string): FaultyLine => ({ line, code, detail });

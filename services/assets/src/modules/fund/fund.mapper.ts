import {
  FundAccountKind,
  FundMoveKind,
  FundReservationStatus,
  LedgerSide,
  ResettlementFundSource,
} from './fund.enums.js';
import { FundRequest, LedgerEntry, LedgerTransaction } from './fund.type.js';
import type { PostedTransaction } from './ledger.store.js';

/** A ledger transaction as the graph shows it. */
export function toLedgerTransaction(posted: PostedTransaction): LedgerTransaction {
  return Object.assign(new LedgerTransaction(), {
    id: posted.id,
    kind: FundMoveKind[posted.kind],
    source: ResettlementFundSource[posted.source],
    bookedOn: posted.bookedOn,
    recordedAt: posted.recordedAt,
    basis: posted.basis,
    reference: posted.reference ?? null,
    batchId: posted.batchId ?? null,
    paymentId: posted.paymentId ?? null,
    entries: posted.lines.map(({ account, side, amount }) =>
      Object.assign(new LedgerEntry(), { account: FundAccountKind[account], side: LedgerSide[side], amount }),
    ),
  });
}

/** A row of `funds_reservation`. */
export interface FundRequestRow {
  batch_id: string;
  payer: string;
  purpose: string;
  total_fen: bigint;
  requested_on: string;
  status: 'RESERVED' | 'REFUSED';
  reason: string | null;
  shortfall_fen: bigint | null;
  reserved_fen: bigint;
  paid_fen: bigint;
  escrowed_fen: bigint;
  released_fen: bigint;
}

/** A fund request as the graph shows it. */
export function toFundRequest(row: FundRequestRow): FundRequest {
  return Object.assign(new FundRequest(), {
    batchId: row.batch_id,
    payer: row.payer,
    purpose: row.purpose,
    total: row.total_fen,
    requestedOn: row.requested_on,
    status: FundReservationStatus[row.status],
    reason: row.reason,
    shortfall: row.shortfall_fen,
    reserved: row.reserved_fen,
    paid: row.paid_fen,
    escrow: row.escrowed_fen,
    released: row.released_fen,
  });
}

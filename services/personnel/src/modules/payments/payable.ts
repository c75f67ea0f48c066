import type { ReadTx } from '@anzhi/service-kit';
import { entitlementsOf } from '../entitlements/index.js';
import { approvedPlan } from '../plan/index.js';
import { finalRow, isFinal } from '../postings/index.js';
import { type GateFacts, missingGates, type PaymentGate } from './domain/gates.js';
import {
  INJURY_KINDS,
  needsPlacement,
  type PaymentPurpose,
  postedValue,
  stillPayable,
} from './domain/payable.js';
import { sharesOf } from './equity.store.js';

/** What still stands before money of the purpose may be planned (I-P3). */
export async function paymentGates(
  tx: ReadTx,
  factoryId: string,
  purpose: PaymentPurpose,
): Promise<PaymentGate[]> {
  const facts: GateFacts = {
    factsFinal: await isFinal(tx, factoryId, 'FACTS'),
    backPayFinal: await isFinal(tx, factoryId, 'BACK_PAY'),
    planBinding: (await approvedPlan(tx, factoryId)) !== null,
  };
  return missingGates(purpose, facts);
}

/**
 * What each person is to get for the purpose, in fen: the final posted value (I-P4), or the stored entitlement for
 * what is not posted. People who get nothing are left out.
 */
export async function finalValues(
  tx: ReadTx,
  factoryId: string,
  purpose: PaymentPurpose,
  payer: string,
  employeeIds?: readonly string[],
): Promise<Map<string, bigint>> {
  const values = new Map<string, bigint>();
  const add = (id: string, fen: bigint): unknown => fen > 0n && values.set(id, (values.get(id) ?? 0n) + fen);
  if (purpose === 'INJURY_GRANT') {
    for (const { employeeId, kind, payer: owes, amountFen } of await entitlementsOf(
      tx,
      factoryId,
      employeeIds,
    ))
      if (owes === payer && INJURY_KINDS.includes(kind)) add(employeeId, amountFen);
    return values;
  }
  const series = needsPlacement(purpose) ? 'FACTS' : 'BACK_PAY';
  for (const [id, row] of await finalRow(tx, factoryId, series, employeeIds))
    values.set(id, postedValue(purpose, row) ?? 0n);
  // What a person signed for shares is not paid in cash (I-P8).
  for (const [id, shares] of await sharesOf(tx, factoryId, purpose, employeeIds))
    values.set(id, stillPayable(values.get(id) ?? 0n, shares));
  return new Map([...values].filter(([, fen]) => fen > 0n));
}

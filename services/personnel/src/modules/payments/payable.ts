import type { ReadTx } from '@anzhi/service-kit';
import { approvedPlan } from '../plan/index.js';
import { finalRow, isFinal } from '../postings/index.js';
import { type GateFacts, missingGates, type PaymentGate } from './domain/gates.js';
import { type PaymentPurpose, postedValue, stillPayable } from './domain/payable.js';
import { PURPOSE_RULES } from './domain/purposes.js';
import { sharesOf } from './equity.store.js';
import { frozenValues, lastFreeze } from './freeze.store.js';
import { decidedValues } from './value-decision.store.js';

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
    figuresFrozen: (await lastFreeze(tx, factoryId, purpose)) !== null,
  };
  return missingGates(purpose, facts);
}

/**
 * What each person is to get for the purpose, in fen: the final posted value unless a later recorded decision lowered it
 * (I-P4), or the figure of the payer that was frozen last for what is not posted. People who get nothing are left out.
 */
export async function finalValues(
  tx: ReadTx,
  factoryId: string,
  purpose: PaymentPurpose,
  payer: string,
  employeeIds?: readonly string[],
): Promise<Map<string, bigint>> {
  const { posted, series } = PURPOSE_RULES[purpose];
  const values = posted
    ? await postedValues(tx, factoryId, { purpose, series }, employeeIds)
    : await frozenValues(tx, factoryId, { purpose, payer }, employeeIds);
  return new Map([...values].filter(([, fen]) => fen > 0n));
}

async function postedValues(
  tx: ReadTx,
  factoryId: string,
  { purpose, series }: { purpose: PaymentPurpose; series: 'FACTS' | 'BACK_PAY' },
  employeeIds?: readonly string[],
): Promise<Map<string, bigint>> {
  const values = new Map<string, bigint>();
  for (const [id, row] of await finalRow(tx, factoryId, series, employeeIds))
    values.set(id, postedValue(purpose, row) ?? 0n);
  for (const [id, decided] of await decidedValues(tx, factoryId, purpose, employeeIds))
    if (decided < (values.get(id) ?? 0n)) values.set(id, decided);
  // What a person signed for shares is not paid in cash (I-P8).
  for (const [id, shares] of await sharesOf(tx, factoryId, purpose, employeeIds))
    values.set(id, stillPayable(values.get(id) ?? 0n, shares));
  return values;
}

import type { ReadTx, Tx } from '@anzhi/service-kit';
import { peopleByNo } from '../placement/index.js';
import type { PaymentRowFault } from './payment.enums.js';
import type { RecordBankAccountsInput } from './payment.inputs.js';
import { PaymentRowProblem, PaymentRowsRefusedError, RecordBankAccountsSuccess } from './payment.results.js';
import { lockPayments } from './payment.store.js';
import { BankAccount } from './payment.type.js';

/** Digits of an account without the blanks that people write; null when it is none. */
export function accountDigits(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{8,30}$/.test(digits) ? digits : null;
}

/** Only the last four digits stay readable. */
export const maskAccount = (digits: string): string => `${'*'.repeat(digits.length - 4)}${digits.slice(-4)}`;

export const rowProblem = (index: number, employeeNo: string, reason: PaymentRowFault): PaymentRowProblem =>
  Object.assign(new PaymentRowProblem(), { index, employeeNo, reason });

/**
 * Records where people are paid, all or none; accounts are encrypted at once. An account stays as it is while a payment
 * to it is under way, so that nobody turns money aside after the approvals.
 */
export async function recordBankAccounts(tx: Tx, factoryId: string, input: RecordBankAccountsInput) {
  await lockPayments(tx, factoryId);
  const people = await peopleByNo(
    tx,
    factoryId,
    input.accounts.map((row) => row.employeeNo),
  );
  const underWay = await peopleUnderWay(tx, factoryId);
  const cipher = await tx.cipher(factoryId);
  const { date } = await tx.clock.now(factoryId);
  const problems: PaymentRowProblem[] = [];
  const rows = new Map<string, { id: string; bank: string; sealed: string; index: string }>();
  for (const [index, row] of input.accounts.entries()) {
    const id = people.get(row.employeeNo.toUpperCase())?.employeeId;
    const digits = accountDigits(row.account);
    const fault = accountFault(id, digits, rows, underWay);
    if (fault || !id || !digits) problems.push(rowProblem(index, row.employeeNo, fault ?? 'BAD_ACCOUNT'));
    else {
      const [sealed, blind] = [cipher.encrypt(digits), cipher.blindIndex(digits)];
      rows.set(id, { id, bank: row.bank, sealed: sealed.toString('hex'), index: blind.toString('hex') });
    }
  }
  if (problems.length > 0) return new PaymentRowsRefusedError(problems);
  await upsertAccounts(tx, factoryId, [...rows.values()], date);
  return new RecordBankAccountsSuccess(rows.size);
}

/** The people of a factory that have an account. */
export async function peopleWithAccount(tx: ReadTx, factoryId: string): Promise<Set<string>> {
  const rows = await tx.query<{ employee_id: string }>(
    'SELECT employee_id FROM bank_account WHERE factory_id = $1',
    [factoryId],
  );
  return new Set(rows.map((row) => row.employee_id));
}

/** The account of one person, masked; null when none is recorded. */
export async function loadBankAccount(
  tx: ReadTx,
  factoryId: string,
  employeeId: string,
): Promise<BankAccount | null> {
  const [row] = await tx.query<{ bank: string; account_sealed: Buffer; recorded_on: string }>(
    'SELECT bank, account_sealed, recorded_on FROM bank_account WHERE factory_id = $1 AND employee_id = $2',
    [factoryId, employeeId],
  );
  if (!row) return null;
  const cipher = await tx.cipher(factoryId);
  return Object.assign(new BankAccount(), {
    bank: row.bank,
    masked: maskAccount(cipher.decrypt(row.account_sealed)),
    recordedOn: row.recorded_on,
  });
}

function accountFault(
  id: string | undefined,
  digits: string | null,
  rows: ReadonlyMap<string, unknown>,
  underWay: ReadonlySet<string>,
): PaymentRowFault | null {
  if (!id) return 'UNKNOWN_EMPLOYEE';
  if (rows.has(id)) return 'TWICE_IN_INPUT';
  if (underWay.has(id)) return 'PAYMENT_UNDER_WAY';
  return digits ? null : 'BAD_ACCOUNT';
}

async function peopleUnderWay(tx: ReadTx, factoryId: string): Promise<Set<string>> {
  const rows = await tx.query<{ employee_id: string }>(
    `SELECT DISTINCT employee_id FROM payment WHERE factory_id = $1 AND status IN ('PLANNED', 'APPROVED', 'SENT')`,
    [factoryId],
  );
  return new Set(rows.map((row) => row.employee_id));
}

async function upsertAccounts(
  tx: Tx,
  factoryId: string,
  rows: readonly { id: string; bank: string; sealed: string; index: string }[],
  recordedOn: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO bank_account (factory_id, employee_id, bank, account_sealed, account_index, recorded_on, recorded_by)
     SELECT $1, id, bank, decode(sealed, 'hex'), decode(index, 'hex'), $3, $4
       FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, bank text, sealed text, index text)
     ON CONFLICT (factory_id, employee_id) DO UPDATE SET bank = excluded.bank, account_sealed = excluded.account_sealed,
       account_index = excluded.account_index, recorded_on = excluded.recorded_on, recorded_by = excluded.recorded_by`,
    [factoryId, JSON.stringify(rows), recordedOn, tx.viewer.subject],
  );
}

import { opaqueId } from '@anzhi/domain';
import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { OverpaymentPageArgs } from './overpayment.inputs.js';
import {
  OVERPAYMENT_COLUMNS,
  OVERPAYMENT_FROM,
  type OverpaymentRow,
  overpaymentOpaqueId,
  PAYMENT_ID,
} from './overpayment.store.js';
import { Overpayment, OverpaymentInstalment } from './overpayment.type.js';

/** The overpayment as the graph shows it. */
export const toOverpayment = (row: OverpaymentRow): Overpayment =>
  Object.assign(new Overpayment(), {
    id: overpaymentOpaqueId(row.factory_id, row.id),
    key: row.id,
    factoryId: row.factory_id,
    employeeNo: row.employee_no,
    paymentId: opaqueId(PAYMENT_ID, row.factory_id, row.payment_id),
    purpose: row.purpose,
    amount: row.amount_fen,
    recovered: row.recovered_fen,
    outstanding: row.status === 'WITHDRAWN' ? 0n : row.amount_fen - row.recovered_fen,
    status: row.status,
    decisionNo: row.decision_no,
    legalBasis: row.legal_basis,
    claimLetterNo: row.claim_letter_no,
    decidedOn: row.decided_on,
    closedOn: row.closed_on,
  });

/** The overpayments of a factory, oldest first. */
export async function listOverpayments(
  context: RequestContext,
  args: OverpaymentPageArgs,
): Promise<Page<Overpayment>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const status = args.status ?? null;
  const rows = await context.reads.query<OverpaymentRow>(
    `SELECT ${OVERPAYMENT_COLUMNS} FROM ${OVERPAYMENT_FROM}
      WHERE o.factory_id = $1 AND ($2::text IS NULL OR o.status = $2) AND ($3::uuid IS NULL OR o.id > $3) ORDER BY o.id LIMIT $4`,
    [factoryId, status, after?.[0] ?? null, limit + 1],
  );
  const count = (): Promise<number> =>
    countRows(context.reads, 'overpayment WHERE factory_id = $1 AND ($2::text IS NULL OR status = $2)', [
      factoryId,
      status,
    ]);
  return toPage(rows.map(toOverpayment), limit, (one) => [one.key], count);
}

/** The overpayments of the people of one request, in one query. */
export function overpaymentsOf(
  context: RequestContext,
  person: { factoryId: string; employeeId: string },
): Promise<Overpayment[]> {
  return context
    .loader<string, Overpayment[]>(`overpayments:${person.factoryId}`, async (ids) => {
      const rows = await context.reads.query<OverpaymentRow>(
        `SELECT ${OVERPAYMENT_COLUMNS} FROM ${OVERPAYMENT_FROM} WHERE o.factory_id = $1 AND o.employee_id = ANY ($2) ORDER BY o.id`,
        [person.factoryId, ids],
      );
      return ids.map((id) => rows.filter((row) => row.employee_id === id).map(toOverpayment));
    })
    .load(person.employeeId);
}

/** The instalments of the overpayments of one request, in one query. */
export function instalmentsOf(
  context: RequestContext,
  { factoryId, key }: Overpayment,
): Promise<OverpaymentInstalment[]> {
  return context
    .loader<string, OverpaymentInstalment[]>(`overpayment-instalments:${factoryId}`, async (ids) => {
      const rows = await context.reads.query<{ of: string } & OverpaymentInstalment>(
        `SELECT overpayment_id AS "of", no, amount_fen AS amount, received_on AS "receivedOn", reference FROM overpayment_instalment
          WHERE factory_id = $1 AND overpayment_id = ANY ($2) ORDER BY no`,
        [factoryId, ids],
      );
      return ids.map((id) =>
        rows
          .filter((row) => row.of === id)
          .map(({ of: _of, ...row }) => Object.assign(new OverpaymentInstalment(), row)),
      );
    })
    .load(key);
}

import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import {
  countRows,
  type Page,
  type PageArgs,
  type RequestContext,
  readPage,
  toPage,
} from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import { controlTotals } from './domain/control-totals.js';
import type { FactoryPageArgs } from './payment.inputs.js';
import { BATCH_COLUMNS, BATCH_ID, type BatchRow, findBatch, toBatch } from './payment.store.js';
import { Payment, type PaymentBatch, PaymentUnitTotal } from './payment.type.js';

interface PaymentSqlRow {
  factory_id: string;
  id: string;
  employee_id: string;
  employee_no: string;
  serial: number;
  purpose: Payment['purpose'];
  amount_fen: bigint;
  status: Payment['status'];
  reason_code: string | null;
  settled_on: string | null;
}

const PAYMENT_COLUMNS = `p.factory_id, p.id, p.employee_id, e.employee_no, p.serial, p.purpose, p.amount_fen, p.status, p.reason_code, p.settled_on`;
const PAYMENT_FROM = 'payment p JOIN employee e ON e.factory_id = p.factory_id AND e.id = p.employee_id';

/** A batch in the viewer's scope, null when there is none. */
export async function loadBatch(context: RequestContext, batchId: string): Promise<PaymentBatch | null> {
  const { factoryId, key } = parseOpaqueId(BATCH_ID, batchId);
  const row = await findBatch(context.reads, factoryId, key);
  return row ? toBatch(row) : null;
}

/** The batches of a factory, newest first. */
export async function listBatches(
  context: RequestContext,
  args: FactoryPageArgs,
): Promise<Page<PaymentBatch>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const rows = await context.reads.query<BatchRow>(
    `SELECT ${BATCH_COLUMNS} FROM payment_batch b WHERE b.factory_id = $1 AND ($2::int IS NULL OR b.no < $2) ORDER BY b.no DESC LIMIT $3`,
    [factoryId, after?.[0] ?? null, limit + 1],
  );
  const count = (): Promise<number> =>
    countRows(context.reads, 'payment_batch WHERE factory_id = $1', [factoryId]);
  return toPage(rows.map(toBatch), limit, (batch) => [String(batch.no)], count);
}

/** The payments of a batch in the order of the roster. */
export async function listPayments(
  context: RequestContext,
  { factoryId, key, people }: PaymentBatch,
  args: PageArgs,
): Promise<Page<Payment>> {
  const { limit, after } = readPage(args);
  const rows = await context.reads.query<PaymentSqlRow>(
    `SELECT ${PAYMENT_COLUMNS} FROM ${PAYMENT_FROM}
      WHERE p.factory_id = $1 AND p.batch_id = $2 AND ($3::int IS NULL OR p.serial > $3) ORDER BY p.serial LIMIT $4`,
    [factoryId, key, after?.[0] ?? null, limit + 1],
  );
  return toPage(
    rows.map(toPayment),
    limit,
    (payment) => [String(payment.serial)],
    async () => people,
  );
}

/** Heads and totals of a batch by unit. */
export async function unitTotals(
  context: RequestContext,
  { factoryId, key }: PaymentBatch,
): Promise<PaymentUnitTotal[]> {
  const lines = await context.reads.query<{ unit: string; amountFen: bigint }>(
    'SELECT unit, amount_fen AS "amountFen" FROM payment WHERE factory_id = $1 AND batch_id = $2',
    [factoryId, key],
  );
  return controlTotals(lines).units.map(({ unit, people, totalFen }) =>
    Object.assign(new PaymentUnitTotal(), { unit, people, total: totalFen }),
  );
}

/** The payments of the people of one request, oldest first, in one query. */
export function paymentsOfPerson(
  context: RequestContext,
  person: { factoryId: string; employeeId: string },
): Promise<Payment[]> {
  return context
    .loader<{ factoryId: string; employeeId: string }, Payment[]>('payments-of-person', async (people) => {
      const rows = await context.reads.query<PaymentSqlRow>(
        `SELECT ${PAYMENT_COLUMNS} FROM unnest($1::text[], $2::uuid[]) AS k(factory_id, employee_id)
           JOIN payment p ON p.factory_id = k.factory_id AND p.employee_id = k.employee_id
           JOIN employee e ON e.factory_id = p.factory_id AND e.id = p.employee_id
          WHERE p.status <> 'CANCELLED' ORDER BY p.id`,
        [people.map((one) => one.factoryId), people.map((one) => one.employeeId)],
      );
      return people.map((one) =>
        rows
          .filter((row) => row.factory_id === one.factoryId && row.employee_id === one.employeeId)
          .map(toPayment),
      );
    })
    .load(person);
}

const toPayment = (row: PaymentSqlRow): Payment =>
  Object.assign(new Payment(), {
    id: opaqueId('payment', row.factory_id, row.id),
    employeeNo: row.employee_no,
    serial: row.serial,
    purpose: row.purpose,
    amount: row.amount_fen,
    status: row.status,
    reasonCode: row.reason_code,
    settledOn: row.settled_on,
  });

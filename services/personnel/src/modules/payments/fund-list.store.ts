import type { YearMonth } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import type { TraceData } from '../rules/domain/trace.js';
import { type FileControl, fileControl } from './domain/bank-file.js';
import { fundMonths } from './domain/fund-list.js';
import { COMMITTED_STATUSES } from './domain/payment-state.js';
import type { BatchRow } from './payment.store.js';

/** One month of one person on a list to a fund; the identity number is opened for the stream only. */
export interface FundDetail {
  readonly serial: number;
  readonly employeeNo: string;
  readonly name: string;
  readonly identity: string;
  readonly kind: string;
  readonly month: YearMonth | null;
  readonly amountFen: bigint;
}

interface PersonRow {
  serial: number;
  employeeNo: string;
  name: string;
  sealed: Buffer;
  kind: string;
  amountFen: bigint;
  trace: TraceData;
  paidBefore: TraceData | null;
}

const PAGE = 1_000;
type Reads = <R>(work: (tx: ReadTx) => Promise<R>) => Promise<R>;

/** The lines of a batch by serial and month, page by page: memory is bounded by a page of people. */
export async function* fundDetailsOf(reads: Reads, batch: BatchRow): AsyncGenerator<FundDetail> {
  for (let after = 0; ; ) {
    const { details, last, people } = await reads((tx) => page(tx, batch, after));
    yield* details;
    if (last === null || people < PAGE) return;
    after = last;
  }
}

async function page(tx: ReadTx, batch: BatchRow, after: number) {
  const rows = await tx.query<PersonRow>(
    `SELECT p.serial, e.employee_no AS "employeeNo", e.name, e.identity_sealed AS sealed, f.kind, p.amount_fen AS "amountFen", f.trace,
            (SELECT g.trace FROM payment q JOIN payment_batch d ON d.factory_id = q.factory_id AND d.id = q.batch_id
               JOIN frozen_figure g ON g.factory_id = d.factory_id AND g.freeze_id = d.freeze_id AND g.employee_id = q.employee_id AND g.kind = f.kind
              WHERE q.factory_id = p.factory_id AND q.employee_id = p.employee_id AND q.purpose = p.purpose AND q.payer = p.payer
                AND q.status = ANY ($4) AND d.no < $5 ORDER BY d.no DESC LIMIT 1) AS "paidBefore"
       FROM payment p JOIN employee e ON e.factory_id = p.factory_id AND e.id = p.employee_id
       JOIN payment_batch b ON b.factory_id = p.factory_id AND b.id = p.batch_id
       JOIN frozen_figure f ON f.factory_id = b.factory_id AND f.freeze_id = b.freeze_id AND f.employee_id = p.employee_id AND f.payer = p.payer
      WHERE p.factory_id = $1 AND p.batch_id = $2 AND p.serial > $3 ORDER BY p.serial LIMIT ${PAGE}`,
    [batch.factory_id, batch.id, after, COMMITTED_STATUSES, batch.no],
  );
  const cipher = await tx.cipher(batch.factory_id);
  const details = rows.flatMap(({ sealed, amountFen, trace, paidBefore, ...person }): FundDetail[] => {
    const identity = cipher.decrypt(sealed);
    return fundMonths(amountFen, trace, paidBefore).map((line) => ({ ...person, identity, ...line }));
  });
  return { details, last: rows.at(-1)?.serial ?? null, people: rows.length };
}

/** What a list adds up to by person, as for a bank file, and how many lines it has. */
export interface FundControl extends FileControl {
  readonly lines: number;
}

/** What the list of a batch adds up to, from the lines themselves. */
export async function fundControlOf(tx: ReadTx, batch: BatchRow): Promise<FundControl> {
  const control = fileControl();
  let lines = 0;
  let person: Readonly<{ serial: number; amountFen: bigint; account: string }> | undefined;
  for await (const { serial, amountFen, identity } of fundDetailsOf((work) => work(tx), batch)) {
    lines += 1;
    const same: bigint = person?.serial === serial ? person.amountFen : 0n;
    if (person && person.serial !== serial) control.add(person);
    person = { serial, amountFen: same + amountFen, account: identity };
  }
  if (person) control.add(person);
  return { ...control.end(), lines };
}

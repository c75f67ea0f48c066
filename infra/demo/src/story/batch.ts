import { formatYuan, parseYuan, sumFen } from '@anzhi/domain';
import type { Json } from '../client.js';
import { until } from '../retry.js';
import type { Stage } from '../stage.js';

export interface Batch {
  readonly id: string;
  readonly no: number;
  readonly status: string;
  readonly purpose: string;
  readonly payer: string;
  readonly method: string;
  readonly people: number;
  readonly total: string;
}

export interface Payment {
  readonly employeeNo: string;
  readonly amount: string;
  readonly status: string;
}

const BATCH = 'id no status purpose payer method people total';

export async function readBatch({ client, site }: Stage, id: string): Promise<Batch> {
  const { paymentBatch } = await client.query<{ paymentBatch: Batch }>(
    site.cast.placement,
    `query Batch($id: ID!) { paymentBatch(id: $id) { ${BATCH} } }`,
    { id },
  );
  return paymentBatch;
}

interface PaymentPage {
  readonly paymentBatch: {
    readonly payments: {
      readonly nodes: readonly Payment[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}

/** All payments of a batch, in roster order. */
export async function paymentsOf({ client, site }: Stage, id: string): Promise<Payment[]> {
  const document = `query Payments($id: ID!, $after: String) { paymentBatch(id: $id) {
    payments(first: 100, after: $after) { nodes { employeeNo amount status } pageInfo { hasNextPage endCursor } } } }`;
  const found: Payment[] = [];
  for (let after: string | null = null; ; ) {
    const page: PaymentPage = await client.query<PaymentPage>(site.cast.placement, document, { id, after });
    const { nodes, pageInfo } = page.paymentBatch.payments;
    found.push(...nodes);
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
}

interface Batches {
  readonly paymentBatches: { readonly nodes: readonly Batch[] };
}

/** All batches of the factory, the oldest first. */
export async function batchesOf({ client, site }: Stage): Promise<Batch[]> {
  const { paymentBatches } = await client.query<Batches>(
    site.cast.placement,
    `query Batches($code: String!) { paymentBatches(factoryCode: $code, first: 100) { nodes { ${BATCH} } } }`,
    { code: site.code },
  );
  return [...paymentBatches.nodes].sort((a, b) => a.no - b.no);
}

/** What a batch pays, and to whom where that is not everybody. */
export interface BatchPlan {
  readonly purpose: string;
  readonly payer: string;
  readonly method: 'BANK' | 'ESCROW';
  readonly employeeNos?: readonly string[];
  readonly decisionNo?: string;
  readonly legalBasis?: string;
}

/** Drafts a batch, or finds the one that the same draft made before. */
export async function draftBatch({ client, site }: Stage, plan: BatchPlan): Promise<string> {
  const answer = await client.act(site.cast.placement, {
    field: 'draftPaymentBatch',
    input: { factoryCode: site.code, ...plan },
    select: '... on PaymentBatchSuccess { batch { id } }',
  });
  return (answer['batch'] as { id: string }).id;
}

/** Funds, two approvals and the bank file: the batch is SENT afterwards. Each act is done where it is still to be done. */
export async function sendBatch(stage: Stage, id: string): Promise<Batch> {
  const { client, site } = stage;
  const input: Json = { batchId: id };
  const inputType = 'PaymentBatchInput';
  const drafted = await readBatch(stage, id);
  if (drafted.status === 'DRAFT')
    await client.act(site.cast.placement, { field: 'requestPaymentFunds', inputType, input });
  const reserved = await until(`the money of batch ${drafted.no} to be set aside`, async () => {
    const now = await readBatch(stage, id);
    if (now.status === 'REFUSED')
      throw new Error(`the fund refused the money of batch ${now.no}, ${now.total} yuan`);
    return now.status === 'REQUESTED' ? null : now;
  });
  if (reserved.status === 'RESERVED') {
    for (const approver of [site.cast.approver, site.cast.secondApprover]) {
      await client.act(approver, {
        field: 'approvePaymentBatch',
        inputType,
        input,
        accept: ['PaymentSameApproverError', 'PaymentNotReservedError'],
      });
    }
  }
  if (['RESERVED', 'APPROVED'].includes(reserved.status)) {
    const { people, total } = await reconciled(stage, id);
    await client.act(site.cast.approver, {
      field: 'sendPaymentBatch',
      input: { batchId: id, people, total },
    });
  }
  return readBatch(stage, id);
}

/** The batch, once the sum over its people is its total to the fen; the totals of the bank file. Throws where they differ. */
async function reconciled(stage: Stage, id: string): Promise<Batch> {
  const batch = await readBatch(stage, id);
  const payments = await paymentsOf(stage, id);
  const sum = formatYuan(sumFen(payments.map(({ amount }) => parseYuan(amount))));
  if (sum !== batch.total || payments.length !== batch.people) {
    throw new Error(
      `batch ${batch.no}: ${payments.length} people with ${sum} yuan, but the batch says ${batch.people} with ${batch.total}`,
    );
  }
  return batch;
}

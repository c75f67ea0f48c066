import { formatYuan, parseYuan } from '@anzhi/domain';
import { until } from '../retry.js';
import type { Stage, Step } from '../stage.js';
import { POLICY_CAST, POLICY_FACTORY } from './cast.js';
import { turnTo } from './clock.js';
import { policyPeople } from './roster.js';

const RECEIVED_ON = '2005-08-22';
const PAID_ON = '2005-08-24';

interface Source {
  readonly source: string;
  readonly budget: string;
}

/** The money of the subsidy and the estate, as budgeted; the reference books it once. */
export const funds: Step = {
  title: '安置资金到账 money received',
  play: async (stage) => {
    await turnTo(stage, RECEIVED_ON);
    const sources = await until("the plan's budget to arrive at the fund", async () => {
      const { resettlementFund } = await stage.client.query<{
        resettlementFund: { planVersion: number | null; sources: Source[] };
      }>(
        POLICY_CAST.assets,
        'query Fund($code: String!) { resettlementFund(factoryCode: $code) { planVersion sources { source budget } } }',
        { code: POLICY_FACTORY },
      );
      return resettlementFund.planVersion === null ? null : resettlementFund.sources;
    });
    const budgeted = sources.filter(({ budget }) => parseYuan(budget) > 0n);
    for (const { source, budget } of budgeted) {
      await stage.client.act(POLICY_CAST.approver, {
        field: 'receiveFunds',
        input: {
          factoryCode: POLICY_FACTORY,
          source,
          amount: budget,
          basis: source === 'ESTATE' ? '土地使用权转让所得' : '中央财政关闭破产补助',
          receivedOn: RECEIVED_ON,
          reference: `${POLICY_FACTORY}-${source}-1`,
        },
        accept: ['FundsReferenceBookedError'],
      });
    }
    return budgeted.map(({ source, budget }) => `${source} ${budget}`).join(', ');
  },
};

/** A batch with its people, who fit on one page. */
export interface Batch {
  readonly id: string;
  readonly purpose: string;
  readonly payer: string;
  readonly status: string;
  readonly people: number;
  readonly total: string;
  readonly payments: {
    readonly nodes: readonly {
      readonly employeeNo: string;
      readonly amount: string;
      readonly status: string;
    }[];
  };
}

const BATCH =
  'id purpose payer status people total payments(first: 100) { nodes { employeeNo amount status } }';

/** All batches of the factory. */
export async function batchesOf({ client }: Stage): Promise<readonly Batch[]> {
  const { paymentBatches } = await client.query<{ paymentBatches: { nodes: readonly { id: string }[] } }>(
    POLICY_CAST.placement,
    'query Batches($code: String!) { paymentBatches(factoryCode: $code, first: 20) { nodes { id } } }',
    { code: POLICY_FACTORY },
  );
  return Promise.all(paymentBatches.nodes.map(({ id }) => readBatch({ client }, id)));
}

async function readBatch({ client }: Pick<Stage, 'client'>, id: string): Promise<Batch> {
  const { paymentBatch } = await client.query<{ paymentBatch: Batch }>(
    POLICY_CAST.placement,
    `query Batch($id: ID!) { paymentBatch(id: $id) { ${BATCH} } }`,
    { id },
  );
  return paymentBatch;
}

const PLANS = [
  { purpose: 'RESETTLEMENT_FEE', payer: 'SPECIAL_SUBSIDY', method: 'BANK' },
  { purpose: 'COMPENSATION', payer: 'ESTATE', method: 'BANK' },
  { purpose: 'BACK_PAY', payer: 'ESTATE', method: 'BANK' },
] as const;

async function drafted(stage: Stage, plan: (typeof PLANS)[number]): Promise<string> {
  const found = (await batchesOf(stage)).find(({ purpose }) => purpose === plan.purpose);
  if (found) return found.id;
  const answer = await stage.client.act(POLICY_CAST.placement, {
    field: 'draftPaymentBatch',
    input: { factoryCode: POLICY_FACTORY, ...plan },
    select: '... on PaymentBatchSuccess { batch { id } }',
  });
  return (answer['batch'] as { id: string }).id;
}

/** Asks for the money and waits until the fund has set it aside. */
async function reserved(stage: Stage, id: string): Promise<Batch> {
  const inputType = 'PaymentBatchInput';
  if ((await readBatch(stage, id)).status === 'DRAFT') {
    await stage.client.act(POLICY_CAST.placement, {
      field: 'requestPaymentFunds',
      inputType,
      input: { batchId: id },
    });
  }
  const batch = await until('the money to be set aside', async () => {
    const now = await readBatch(stage, id);
    return now.status === 'REQUESTED' ? null : now;
  });
  if (batch.status === 'REFUSED') throw new Error(`the fund refused ${batch.total} for ${batch.purpose}`);
  return batch;
}

/** Reservation, two approvals, the bank file and its answers, each where it is still to be done. */
async function pay(stage: Stage, plan: (typeof PLANS)[number]): Promise<string> {
  const { client } = stage;
  const id = await drafted(stage, plan);
  const { status, people, total } = await reserved(stage, id);
  if (status === 'RESERVED') {
    for (const approver of [POLICY_CAST.approver, POLICY_CAST.secondApprover]) {
      await client.act(approver, {
        field: 'approvePaymentBatch',
        inputType: 'PaymentBatchInput',
        input: { batchId: id },
        accept: ['PaymentSameApproverError', 'PaymentNotReservedError'],
      });
    }
  }
  if (status === 'RESERVED' || status === 'APPROVED')
    await client.act(POLICY_CAST.approver, {
      field: 'sendPaymentBatch',
      input: { batchId: id, people, total },
    });
  const sent = (await readBatch(stage, id)).payments.nodes.filter((payment) => payment.status === 'SENT');
  if (sent.length > 0) {
    const results = sent.map(({ employeeNo }) => ({ employeeNo, status: 'PAID', reasonCode: null }));
    await client.act(POLICY_CAST.placement, {
      field: 'recordPaymentResults',
      input: { batchId: id, results },
    });
  }
  return `${plan.purpose}/${plan.payer} ${people} people ${formatYuan(parseYuan(total))}`;
}

export const payments: Step = {
  title: '付款、双人审批 payments with two approvals',
  play: async (stage) => {
    await turnTo(stage, PAID_ON);
    await stage.client.act(POLICY_CAST.placement, {
      field: 'recordBankAccounts',
      input: {
        factoryCode: POLICY_FACTORY,
        accounts: policyPeople().map(({ employeeNo, account }) => ({
          employeeNo,
          bank: '中国工商银行赣州分行',
          account,
        })),
      },
    });
    const paid: string[] = [];
    for (const plan of PLANS) paid.push(await pay(stage, plan));
    return paid.join('; ');
  },
};

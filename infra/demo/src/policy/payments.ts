import { parseYuan } from '@anzhi/domain';
import type { Stage, Step } from '../stage.js';
import { type BatchPlan, draftBatch } from '../story/batch.js';
import { turnTo } from '../story/clock.js';
import { sourcesOf } from '../story/funds.js';
import { recordAccounts, settle } from '../story/payments.js';
import { POLICY_CAST, POLICY_FACTORY } from './cast.js';
import { policyPeople } from './roster.js';

const RECEIVED_ON = '2005-08-22';
const PAID_ON = '2005-08-24';

/** The money of the subsidy and the estate, as budgeted; the reference books it once. */
export const funds: Step = {
  title: '安置资金到账 money received',
  play: async (stage) => {
    await turnTo(stage, RECEIVED_ON);
    const sources = await sourcesOf(stage);
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

const PLANS: readonly BatchPlan[] = [
  { purpose: 'RESETTLEMENT_FEE', payer: 'SPECIAL_SUBSIDY', method: 'BANK' },
  { purpose: 'COMPENSATION', payer: 'ESTATE', method: 'BANK' },
  { purpose: 'BACK_PAY', payer: 'ESTATE', method: 'BANK' },
];

async function pay(stage: Stage, plan: BatchPlan): Promise<string> {
  const { people, total } = await settle(stage, await draftBatch(stage, plan), PAID_ON);
  return `${plan.purpose}/${plan.payer} ${people} people ${total}`;
}

export const payments: Step = {
  title: '付款、双人审批 payments with two approvals',
  play: async (stage) => {
    await turnTo(stage, PAID_ON);
    const bank = '中国工商银行赣州分行';
    await recordAccounts(
      stage,
      policyPeople().map(({ employeeNo, account }) => ({ employeeNo, bank, account })),
    );
    const paid: string[] = [];
    for (const plan of PLANS) paid.push(await pay(stage, plan));
    return paid.join('; ');
  },
};

import { inParallel, inParts } from '../retry.js';
import type { Stage, Step } from '../stage.js';
import { answerByBankFile } from './bank.js';
import { type Batch, type BatchPlan, draftBatch, paymentsOf, sendBatch } from './batch.js';
import { turnTo } from './clock.js';
import { people, type ScriptedAccount } from './people.js';

const PAID_ON = '2026-10-21';

/** The bank sends one in so many payments back: the account was closed. */
const ONE_FAILS_IN = 150;

/** What everybody is paid; the uncollected are left to their register. */
const PLANS: readonly BatchPlan[] = [
  { purpose: 'BACK_PAY', payer: 'ESTATE', method: 'BANK' },
  { purpose: 'COMPENSATION', payer: 'ESTATE', method: 'BANK' },
  { purpose: 'INJURY_GRANT', payer: 'ESTATE', method: 'BANK' },
  { purpose: 'INJURY_GRANT', payer: 'INJURY_FUND', method: 'BANK' },
];

/** Records accounts, list by list. */
export async function recordAccounts(
  { client, site }: Stage,
  accounts: readonly ScriptedAccount[],
): Promise<void> {
  await inParallel(inParts(accounts, 500), 3, (part) =>
    client.act(site.cast.placement, {
      field: 'recordBankAccounts',
      input: { factoryCode: site.code, accounts: part },
    }),
  );
}

/** Pays what failed once more, to another account of the person. */
async function payAgain(stage: Stage, plan: BatchPlan, failed: readonly string[]): Promise<void> {
  if (failed.length === 0) return;
  const accounts = people().accounts.filter(({ employeeNo }) => failed.includes(employeeNo));
  await recordAccounts(
    stage,
    accounts.map((one) => ({
      ...one,
      bank: '中国邮政储蓄银行赣州市分行',
      account: `${one.account.slice(0, -1)}06`,
    })),
  );
  const again = await draftBatch(stage, { ...plan, employeeNos: failed });
  await settle(stage, again, PAID_ON);
}

/** Funds, approvals, the file to the bank and its answer. */
export async function settle(
  stage: Stage,
  id: string,
  on: string,
  fails: (at: number) => boolean = () => false,
): Promise<Batch> {
  const sent = await sendBatch(stage, id);
  if (sent.status === 'SENT') await answerByBankFile(stage, sent, fails, on);
  return sent;
}

/** What is not posted is paid as it was frozen: the calculation that counts is named, and frozen by a decision. */
async function freeze({ client, site }: Stage, purpose: string): Promise<void> {
  const { currentCalculation } = await client.query<{ readonly currentCalculation: { readonly id: string } }>(
    site.cast.placement,
    'query Current($factory: String!) { currentCalculation(factoryCode: $factory) { id } }',
    { factory: site.code },
  );
  await client.act(site.cast.placement, {
    field: 'freezePayables',
    input: {
      ...{ factoryCode: site.code, purpose, calculationId: currentCalculation.id },
      ...{ decisionNo: '清算组〔2026〕21号', legalBasis: '企业破产法 113;工伤保险条例 37' },
    },
    accept: ['PayableNothingToFreezeError'],
  });
}

async function pay(stage: Stage, plan: BatchPlan): Promise<string> {
  const id = await draftBatch(stage, plan);
  const sent = await settle(stage, id, PAID_ON, (at) => at % ONE_FAILS_IN === ONE_FAILS_IN - 1);
  const failed = (await paymentsOf(stage, id))
    .filter(({ status }) => status === 'FAILED')
    .map(({ employeeNo }) => employeeNo);
  await payAgain(stage, plan, failed);
  stage.progress(
    sent.people,
    sent.people,
    `${plan.purpose} of ${plan.payer}, ${sent.total} yuan, people paid`,
  );
  return `${plan.purpose}/${plan.payer} ${sent.people} people ${sent.total}${failed.length > 0 ? ` (${failed.length} again)` : ''}`;
}

export const payments: Step = {
  title: '付款:双人审批、银行文件、回执、重付 payments: two approvals, bank files',
  play: async (stage) => {
    await turnTo(stage, PAID_ON);
    await recordAccounts(stage, people().accounts);
    const paid: string[] = [];
    await freeze(stage, 'INJURY_GRANT');
    for (const plan of PLANS) paid.push(await pay(stage, plan));
    return paid.join('; ');
  },
};

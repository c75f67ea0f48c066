import { formatYuan, parseYuan } from '@anzhi/domain';
import { until } from '../retry.js';
import { CAST, FACTORY, type Stage, type Step } from '../stage.js';
import { turnTo } from './clock.js';

interface SourceFigures {
  readonly source: string;
  readonly budget: string;
  readonly received: string;
}

const FUND = `query Fund($code: String!) { resettlementFund(factoryCode: $code) { planVersion sources { source budget received } } }`;

/** The sources with a budget, once the plan's budget has arrived at the fund. */
export async function sourcesOf({ client, site }: Stage): Promise<SourceFigures[]> {
  return until("the plan's budget to arrive at the fund", async () => {
    const { resettlementFund } = await client.query<{
      resettlementFund: { planVersion: number | null; sources: SourceFigures[] };
    }>(site.cast.assets, FUND, { code: site.code });
    return resettlementFund.planVersion === null ? null : resettlementFund.sources;
  });
}

const RECEIVED_ON = '2026-10-19';

/** Share of a budget that has come in by the first receipt, in percent; the second brings the rest and a reserve. */
const FIRST_PERCENT = 60n;

/** Corrections and penalties of the bank may cost more than was planned: two percent beyond the budget. */
const RESERVE_PERCENT = 2n;

/** Two receipts for each source: the same references in every run, so that money is booked once. */
async function receive({ client }: Stage, { source, budget }: SourceFigures): Promise<void> {
  const whole = (parseYuan(budget) * (100n + RESERVE_PERCENT)) / 100n;
  const first = (parseYuan(budget) * FIRST_PERCENT) / 100n;
  const receipts = [
    { amount: first, basis: '资产变现第一笔', reference: `GZ-01-${source}-1` },
    { amount: whole - first, basis: '资产变现第二笔', reference: `GZ-01-${source}-2` },
  ];
  for (const { amount, basis, reference } of receipts) {
    await client.act(CAST.approver, {
      field: 'receiveFunds',
      input: {
        factoryCode: FACTORY,
        source,
        amount: formatYuan(amount),
        basis,
        receivedOn: RECEIVED_ON,
        reference,
      },
      accept: ['FundsReferenceBookedError'],
    });
  }
}

export const funds: Step = {
  title: '安置资金到账 money received',
  play: async (stage) => {
    await turnTo(stage, RECEIVED_ON);
    const sources = (await sourcesOf(stage)).filter(({ budget }) => parseYuan(budget) > 0n);
    if (sources.length === 0) throw new Error('the fund has no budget though the plan was passed');
    for (const source of sources) await receive(stage, source);
    return sources.map(({ source, budget }) => `${source} budget ${budget}`).join(', ');
  },
};

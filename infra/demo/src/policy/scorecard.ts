import { formatYuan, parseYuan, sumFen } from '@anzhi/domain';
import { until } from '../retry.js';
import type { Stage, Step } from '../stage.js';
import { batchesOf, paymentsOf } from '../story/batch.js';
import { seriesOf } from '../story/rounds.js';
import { POLICY_CAST, POLICY_FACTORY } from './cast.js';
import { policyPeople } from './roster.js';

interface Summary {
  readonly placement: {
    readonly roster: number;
    readonly placed: number;
    readonly placementRate: string | null;
    readonly paidTotal: string;
  };
  readonly estate: { readonly fund: { readonly paid: string; readonly reserved: string } };
}

interface PostedRow {
  readonly resettlementFee: string;
  readonly compensation: string;
  readonly backPay: string;
}

/** The rows of the last round of FACTS, which stand as posted. */
async function finalRows(stage: Stage): Promise<readonly PostedRow[]> {
  const roundId = (await seriesOf(stage, 'FACTS'))?.rounds.at(-1)?.id;
  const { postingRows } = await stage.client.query<{ postingRows: { nodes: readonly PostedRow[] } }>(
    POLICY_CAST.placement,
    'query Rows($roundId: ID!) { postingRows(roundId: $roundId, first: 100) { nodes { resettlementFee compensation backPay } } }',
    { roundId },
  );
  return postingRows.nodes;
}

interface Agreement {
  readonly line: string;
  readonly wrong: readonly string[];
}

async function compare(stage: Stage): Promise<Agreement> {
  const { factory } = await stage.client.query<{ factory: Summary }>(
    POLICY_CAST.headquarters,
    `query Scorecard($code: String!) { factory(code: $code) {
      placement { roster placed placementRate paidTotal } estate { fund { paid reserved } } } }`,
    { code: POLICY_FACTORY },
  );
  const { placement, estate } = factory;
  const rows = await finalRows(stage);
  const batches = await Promise.all(
    (await batchesOf(stage)).map(async ({ id, purpose }) => ({
      purpose,
      payments: await paymentsOf(stage, id),
    })),
  );
  const posted = (item: keyof PostedRow) => formatYuan(sumFen(rows.map((row) => parseYuan(row[item]))));
  const payments = (purpose?: string) =>
    batches
      .filter((batch) => purpose === undefined || batch.purpose === purpose)
      .flatMap((batch) => batch.payments)
      .filter(({ status }) => status === 'PAID');
  const paid = (purpose?: string) =>
    formatYuan(sumFen(payments(purpose).map(({ amount }) => parseYuan(amount))));
  const inService = policyPeople().filter(({ cells }) => cells.includes('在职')).length;
  const checks: readonly (readonly [string, string, string])[] = [
    ['rows posted', String(rows.length), String(policyPeople().length)],
    ['in service', String(placement.roster), String(inService)],
    ['placed', String(placement.placed), String(inService)],
    ['fee paid and posted', paid('RESETTLEMENT_FEE'), posted('resettlementFee')],
    ['compensation paid and posted', paid('COMPENSATION'), posted('compensation')],
    ['back pay paid and posted', paid('BACK_PAY'), posted('backPay')],
    ['paid: factory and persons', placement.paidTotal, paid()],
    ['paid: fund and persons', estate.fund.paid, paid()],
    ['still reserved', estate.fund.reserved, '0.00'],
  ];
  const fee = `一次性安置费 ${payments('RESETTLEMENT_FEE').length} people ${paid('RESETTLEMENT_FEE')} paid = posted`;
  return {
    line: `${POLICY_FACTORY} POLICY: ${placement.placed} of ${placement.roster} placed, ${placement.placementRate} %; ${fee}; 已付 ${placement.paidTotal} yuan; ${checks.length} figures agree`,
    wrong: checks.flatMap(([what, shown, wanted]) =>
      shown === wanted ? [] : `${what}: ${shown}, ${wanted}`,
    ),
  };
}

/** How long the services may take to agree on their last events. */
const AGREE_WITHIN_MS = 20_000;

/** The line of the second factory; throws with every figure that does not agree. */
export const policyScorecard: Step = {
  title: '记分牌 SCORECARD',
  play: async (stage) => {
    let wrong: readonly string[] = [];
    const agreed = async () => {
      const seen = await compare(stage);
      wrong = seen.wrong;
      return wrong.length === 0 ? seen.line : null;
    };
    return until('the figures to agree', agreed, AGREE_WITHIN_MS).catch((error: Error) => {
      throw new Error(`${error.message}: ${wrong.join('; ')}`, { cause: error });
    });
  },
};

import { formatYuan, parseYuan, sumFen } from '@anzhi/domain';
import { pause } from './retry.js';
import { CAST, FACTORY, type Stage, type Step } from './stage.js';
import { batchesOf, paymentsOf } from './story/batch.js';
import { people } from './story/people.js';
import { rollCall } from './story/roll.js';
import { rosterControl } from './story/roster.js';
import { seriesOf } from './story/rounds.js';
import type { Series } from './story/series.js';
import { uncollectedItems } from './story/uncollected.js';

interface Summaries {
  readonly placement: {
    readonly roster: number;
    readonly placed: number;
    readonly placementRate: string | null;
    readonly uncollected: number;
    readonly uncollectedTotal: string;
    readonly arrearsTotal: string;
    readonly paidTotal: string;
    readonly escrowedTotal: string;
  };
  readonly estate: {
    readonly fund: { readonly paid: string; readonly escrow: string; readonly reserved: string };
  };
  readonly stability: {
    readonly petitionsRegistered: number;
    readonly replied: number;
    readonly referralsPending: number;
  };
}

const SUMMARIES = `query Scorecard($code: String!) { factory(code: $code) {
  placement { roster placed placementRate uncollected uncollectedTotal arrearsTotal paidTotal escrowedTotal }
  estate { fund { paid escrow reserved } }
  stability { petitionsRegistered replied referralsPending } } }`;

/** Two figures that must be one. */
interface Check {
  readonly what: string;
  readonly shown: string;
  readonly expected: string;
}

const check = (what: string, shown: string | number | null, expected: string | number): Check => ({
  what,
  shown: String(shown),
  expected: String(expected),
});

interface Money {
  readonly paid: bigint;
  readonly reservedPaid: bigint;
  readonly escrowed: bigint;
  readonly backPay: bigint;
}

/** Payers whose money passes through the fund (decision 22). */
const FUND_PAYERS = ['ESTATE', 'SPECIAL_SUBSIDY', 'GROUP'];

/** The sums over the persons of every batch. */
async function moneyOf(stage: Stage): Promise<Money> {
  const sums = { paid: 0n, reservedPaid: 0n, escrowed: 0n, backPay: 0n };
  for (const batch of await batchesOf(stage)) {
    const payments = await paymentsOf(stage, batch.id);
    const of = (status: string) =>
      sumFen(payments.filter((payment) => payment.status === status).map(({ amount }) => parseYuan(amount)));
    sums.paid += of('PAID');
    if (FUND_PAYERS.includes(batch.payer)) sums.reservedPaid += of('PAID');
    sums.escrowed += of('ESCROWED');
    if (batch.purpose === 'BACK_PAY') sums.backPay += of('PAID') + of('ESCROWED');
  }
  return sums;
}

interface Entitled {
  readonly employeeNo: string;
  readonly entitlements: readonly { readonly kind: string; readonly amount: string }[];
}

/** Back pay of everybody, and of those who are followed up and neither paid nor deposited. */
async function backPayOf(stage: Stage): Promise<{ all: bigint; waiting: bigint }> {
  const roll = await rollCall<Entitled>(stage, 'employeeNo entitlements { kind amount }');
  const followed = people().uncollected.filter(({ path }) => path === 'FOLLOW_UP');
  const amount = ({ entitlements }: Entitled) =>
    sumFen(entitlements.filter(({ kind }) => kind === 'BACK_PAY').map((one) => parseYuan(one.amount)));
  return {
    all: sumFen(roll.map(amount)),
    waiting: sumFen(
      roll.filter((one) => followed.some(({ employeeNo }) => employeeNo === one.employeeNo)).map(amount),
    ),
  };
}

/** Objections as the script has them, in both series. */
async function objectionChecks(stage: Stage): Promise<Check[]> {
  const checks: Check[] = [];
  for (const kind of ['FACTS', 'BACK_PAY'] as const satisfies readonly Series[]) {
    const scripted = people().objections.filter(({ series }) => series === kind);
    const posted = await seriesOf(stage, kind);
    checks.push(check(`${kind} final`, String(posted?.final), 'true'));
    checks.push(check(`objections to ${kind}`, posted?.objections.filed ?? null, scripted.length));
    const upheld = scripted.filter(({ result }) => result === 'UPHELD').length;
    checks.push(check(`upheld in ${kind}`, posted?.objections.upheld ?? null, upheld));
    checks.push(
      check(`dismissed in ${kind}`, posted?.objections.dismissed ?? null, scripted.length - upheld),
    );
  }
  return checks;
}

async function moneyChecks(stage: Stage, { placement, estate }: Summaries): Promise<Check[]> {
  const money = await moneyOf(stage);
  const backPay = await backPayOf(stage);
  const control = formatYuan(BigInt(rosterControl().arrearsTotalFen));
  const waiting = sumFen((await uncollectedItems(stage)).map(({ amount }) => parseYuan(amount)));
  return [
    check('arrears of the factory and of the roster file', placement.arrearsTotal, control),
    check('back pay of all persons and of the roster file', formatYuan(backPay.all), control),
    check('back pay paid, in escrow and waiting', formatYuan(money.backPay + backPay.waiting), control),
    check('paid: factory and sum of persons', placement.paidTotal, formatYuan(money.paid)),
    check('paid: fund and sum of persons', estate.fund.paid, formatYuan(money.reservedPaid)),
    check('escrow: factory and sum of persons', placement.escrowedTotal, formatYuan(money.escrowed)),
    check('escrow: fund and sum of persons', estate.fund.escrow, formatYuan(money.escrowed)),
    check('still reserved in the fund', estate.fund.reserved, '0.00'),
    check('uncollected: factory and sum of items', placement.uncollectedTotal, formatYuan(waiting)),
  ];
}

async function summariesOf({ client }: Stage): Promise<Summaries> {
  const { factory } = await client.query<{ factory: Summaries }>(CAST.headquarters, SUMMARIES, {
    code: FACTORY,
  });
  return factory;
}

async function checksOf(stage: Stage, shown: Summaries): Promise<Check[]> {
  const { placement, stability } = shown;
  const inService = rosterControl().byCategory['在职'] ?? 0;
  const uncollected = people().uncollected.length;
  return [
    check('in service', placement.roster, inService),
    check('placed', placement.placed, inService - uncollected),
    check('placement rate', placement.placementRate, '99.6'),
    check('uncollected', placement.uncollected, uncollected),
    check('petitions answered', stability.replied, stability.petitionsRegistered),
    check('referrals without an answer', stability.referralsPending, 0),
    ...(await objectionChecks(stage)),
    ...(await moneyChecks(stage, shown)),
  ];
}

function lines(
  { placement, stability }: Summaries,
  objections: { filed: number; upheld: number },
  checked: number,
): string {
  const rows = [
    ['在册在职 in service', placement.roster],
    ['已安置 placed', `${placement.placed} of ${placement.roster}, ${placement.placementRate} %`],
    [
      '未领取 uncollected',
      `${placement.uncollected} (${placement.uncollectedTotal} yuan, of which in escrow ${placement.escrowedTotal})`,
    ],
    ['欠薪总额 arrears', `${placement.arrearsTotal} yuan`],
    ['异议 objections', `${objections.filed}, ${objections.upheld} upheld`],
    ['信访 petitions', `${stability.petitionsRegistered}, ${stability.replied} answered`],
    ['已付 paid', `${placement.paidTotal} yuan`],
    ['核对 reconciled', `${checked} figures agree to the fen`],
  ] as const;
  return rows.map(([name, value]) => `\n          ${name}: ${value}`).join('');
}

/** How long the services may take to agree on their last events. */
const AGREE_WITHIN_MS = 20_000;

/** The scorecard; throws with every figure that does not agree. */
export const scorecard: Step = {
  title: '记分牌 SCORECARD',
  play: async (stage) => {
    const end = Date.now() + AGREE_WITHIN_MS;
    for (;;) {
      const shown = await summariesOf(stage);
      const checks = await checksOf(stage, shown);
      const wrong = checks.filter(({ shown: one, expected }) => one !== expected);
      if (wrong.length === 0) {
        const objections = people().objections;
        const upheld = objections.filter(({ result }) => result === 'UPHELD').length;
        return lines(shown, { filed: objections.length, upheld }, checks.length);
      }
      if (Date.now() > end) {
        throw new Error(
          wrong.map(({ what, shown: one, expected }) => `${what}: ${one}, not ${expected}`).join('; '),
        );
      }
      // The last events may still be on their way to the fund.
      await pause(250);
    }
  },
};

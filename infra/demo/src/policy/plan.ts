import { formatYuan, parseYuan } from '@anzhi/domain';
import type { Json } from '../client.js';
import type { Stage, Step } from '../stage.js';
import { turnTo } from '../story/clock.js';
import { type CurrentPlan, currentPlan, type Due } from '../story/plan.js';
import { rollCall } from '../story/roll.js';
import { POLICY_CAST, POLICY_FACTORY } from './cast.js';

/** The usual channels of POLICY (§2.1.4): permanent staff choose between the fee and compensation. */
const CHANNELS = [
  ['CH1-FEE', '领取一次性安置费,自谋职业', 'One-off fee, finding work oneself', '一次性安置费'],
  ['CH1-COMP', '领取经济补偿金,自谋职业', 'Compensation, finding work oneself', '经济补偿金'],
  ['CH2', '重组企业上岗', 'Job in the restructured company', '新劳动合同'],
  ['CH3', '提前退休、内部退养', 'Early or internal retirement', '基本养老金或内退生活费'],
  ['CH4', '法定退休、工残及供养管理(移交社区)', 'Retirement, injury and survivors', '养老金'],
] as const;

const STANDARDS = [
  { item: '一次性安置费', standard: '当地企业职工上年平均工资的三倍', legalBasis: '国发〔1994〕59号' },
  { item: '经济补偿金', standard: '每满一年发给一个月工资', legalBasis: '劳部发〔1994〕481号' },
  { item: '欠薪', standard: '按名册核定的月份和数额全额补发', legalBasis: '国发〔1997〕10号' },
] as const;

/** What the treasury's subsidy carries; the estate carries the rest. */
const SUBSIDY_YUAN = '1200000.00';

/**
 * The budget by item: the estate's dues as calculated, the fee and as much again beside it out of the subsidy, since
 * people still choose between fee and compensation.
 */
async function budgetOf(stage: Stage): Promise<Json[]> {
  const everybody = await rollCall<Due>(stage, 'entitlements { kind amount payer monthly }');
  const sums = new Map<string, bigint>();
  for (const { kind, amount, payer, monthly } of everybody.flatMap(({ entitlements }) => entitlements)) {
    if (monthly || payer !== 'ESTATE' || kind === 'RESETTLEMENT_FEE') continue;
    sums.set(kind, (sums.get(kind) ?? 0n) + parseYuan(amount));
  }
  const estate = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    { item: 'RESETTLEMENT_FEE', amount: SUBSIDY_YUAN, source: 'SPECIAL_SUBSIDY' },
    ...estate.map(([item, fen]) => ({ item, amount: formatYuan(fen * 3n), source: 'ESTATE' })),
  ];
}

async function drafted(stage: Stage): Promise<CurrentPlan> {
  const found = await currentPlan(stage);
  if (found) return found;
  const budget = await budgetOf(stage);
  await stage.client.act(POLICY_CAST.placement, {
    field: 'draftPlacementPlan',
    input: {
      factoryCode: POLICY_FACTORY,
      title: '赣南机械厂政策性破产职工安置方案',
      channels: CHANNELS.map(([code, name, nameEn, benefit]) => ({
        code,
        name,
        nameEn,
        eligibilityRule: '按《安置方案》第三章',
        benefits: [benefit],
      })),
      standards: STANDARDS,
      budget,
      funding: budget.map(({ item, ...money }) => ({ ...money, basis: `资金落实函 ${item}` })),
    },
    accept: ['PlacementPlanInProgressError'],
  });
  const made = await currentPlan(stage);
  if (!made) throw new Error('the plan was drafted but cannot be read');
  return made;
}

const STATUSES = ['DRAFT', 'REVIEWING', 'CONSULTING', 'SUBMITTED', 'APPROVED', 'FILED', 'PUBLISHED'];

const VOTE = {
  term: '第九届',
  session: '第二次会议',
  votedOn: '2005-06-28',
  secretBallot: true,
  representatives: 31,
  present: 30,
  yes: 27,
  no: 2,
  abstain: 1,
  invalid: 0,
};

const FILING = {
  filingNo: '赣市企破协〔2005〕3 号',
  filedWith: '赣州市企业兼并破产和职工再就业工作协调小组',
};

/** Acts on the plan, each on its day, from the state in which the act is still to be done. */
const COURSE: readonly { day: string; from: string; field: string; inputType?: string; more?: Json }[] = [
  { day: '2005-06-22', from: 'DRAFT', field: 'startPlanReview', inputType: 'PlacementPlanInput' },
  { day: '2005-06-23', from: 'REVIEWING', field: 'startConsultation', inputType: 'PlacementPlanInput' },
  { day: '2005-06-24', from: 'CONSULTING', field: 'submitPlan', inputType: 'PlacementPlanInput' },
  { day: '2005-06-28', from: 'SUBMITTED', field: 'recordCongressVote', more: VOTE },
  { day: '2005-06-30', from: 'APPROVED', field: 'filePlan', more: FILING },
  { day: '2005-07-01', from: 'FILED', field: 'publishPlan', more: { documentNo: '赣机破〔2005〕9 号' } },
];

/** Under POLICY the plan is filed with the coordination group before anything rests on it (I-P3). */
export const plan: Step = {
  title: '安置方案表决、报备 plan voted, filed, published',
  play: async (stage) => {
    const { id, status } = await drafted(stage);
    for (const { day, from, field, inputType, more = {} } of COURSE) {
      if (STATUSES.indexOf(status) > STATUSES.indexOf(from)) continue;
      await turnTo(stage, day);
      await stage.client.act(POLICY_CAST.placement, { field, inputType, input: { planId: id, ...more } });
    }
    return `27 of 31 in favour, filed ${FILING.filingNo}`;
  },
};

import { formatYuan, parseYuan } from '@anzhi/domain';
import type { Answer, Json } from '../client.js';
import { CAST, FACTORY, type Stage, type Step } from '../stage.js';
import { turnTo } from './clock.js';
import { consult, meet } from './consultation.js';
import { rollCall } from './roll.js';

const CHANNELS = [
  {
    code: 'CH1',
    name: '领取经济补偿金,自谋职业',
    nameEn: 'Compensation, finding work oneself',
    benefits: ['经济补偿金', '补发欠薪', '失业保险金'],
  },
  {
    code: 'CH2',
    name: '重组企业上岗',
    nameEn: 'Job in the restructured company',
    benefits: ['经济补偿金', '补发欠薪', '新劳动合同'],
  },
  {
    code: 'CH3',
    name: '提前退休、内部退养',
    nameEn: 'Early or internal retirement',
    benefits: ['基本养老金或内退生活费', '社会保险续缴'],
  },
  {
    code: 'CH4',
    name: '法定退休、工残及供养管理(移交社区)',
    nameEn: 'Retirement, injury and survivors, in the community',
    benefits: ['养老金', '伤残津贴', '供养亲属抚恤金'],
  },
] as const;

const STANDARDS = [
  {
    item: '经济补偿金',
    standard: '每满一年支付一个月工资,2008 年以前工龄不封顶',
    legalBasis: '劳动合同法第47条、第97条',
  },
  { item: '欠薪', standard: '按名册核定的月份和数额全额补发', legalBasis: '企业破产法第113条' },
  { item: '工伤', standard: '一至四级保留关系,五至十级支付一次性补助', legalBasis: '工伤保险条例第35至37条' },
] as const;

/** Whose money a plan's budget names. */
const SOURCES = ['ESTATE', 'INJURY_FUND', 'PENSION_FUND', 'SPECIAL_SUBSIDY', 'GROUP'] as const;

/** What somebody is due, for the budget. */
export interface Due {
  readonly entitlements: readonly { kind: string; amount: string; payer: string; monthly: boolean }[];
}

/** The budget by item and source: what everybody is due once, summed exactly. */
async function budgetOf(stage: Stage): Promise<{ item: string; amount: string; source: string }[]> {
  const everybody = await rollCall<Due>(stage, 'entitlements { kind amount payer monthly }');
  const sums = new Map<string, bigint>();
  for (const { kind, amount, payer, monthly } of everybody.flatMap(({ entitlements }) => entitlements)) {
    if (monthly || !SOURCES.some((source) => source === payer)) continue;
    const key = `${payer}/${kind}`;
    sums.set(key, (sums.get(key) ?? 0n) + parseYuan(amount));
  }
  return [...sums]
    .filter(([, fen]) => fen > 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, fen]) => {
      const [source = '', item = ''] = key.split('/');
      return { item, amount: formatYuan(fen), source };
    });
}

/** The plan that is worked on or stands. */
export interface CurrentPlan {
  readonly id: string;
  readonly status: string;
}

/** The plan of the factory; null before the first draft. */
export async function currentPlan({ client, site }: Stage): Promise<CurrentPlan | null> {
  const { factory } = await client.query<{ factory: { currentPlan: CurrentPlan | null } }>(
    site.cast.placement,
    'query Plan($code: String!) { factory(code: $code) { currentPlan { id status } } }',
    { code: site.code },
  );
  return factory.currentPlan;
}

async function draft(stage: Stage): Promise<CurrentPlan> {
  const found = await currentPlan(stage);
  if (found) return found;
  const budget = await budgetOf(stage);
  await stage.client.act(CAST.placement, {
    field: 'draftPlacementPlan',
    input: {
      factoryCode: FACTORY,
      title: '赣江汽修厂关闭破产职工安置方案',
      channels: CHANNELS.map((channel) => ({ ...channel, eligibilityRule: '按《安置方案》第三章' })),
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

const STATUSES = [
  'DRAFT',
  'REVIEWING',
  'FINDINGS',
  'CONSULTING',
  'SUBMITTED',
  'APPROVED',
  'FILED',
  'PUBLISHED',
];

/** Acts on the plan in order, each on its day; `from` is the state in which the act is still to be done. */
const COURSE: readonly { day: string; from: string; field: string; inputType?: string; more?: Json }[] = [
  { day: '2026-08-20', from: 'DRAFT', field: 'startPlanReview', inputType: 'PlacementPlanInput' },
  { day: '2026-08-21', from: 'FINDINGS', field: 'startConsultation', inputType: 'PlacementPlanInput' },
  { day: '2026-08-24', from: 'CONSULTING', field: 'submitPlan', inputType: 'PlacementPlanInput' },
  {
    day: '2026-08-26',
    from: 'SUBMITTED',
    field: 'recordCongressVote',
    more: {
      term: '第十五届',
      session: '第四次会议',
      votedOn: '2026-08-26',
      secretBallot: true,
      representatives: 61,
      present: 61,
      yes: 61,
      no: 0,
      abstain: 0,
      invalid: 0,
    },
  },
  { day: '2026-08-27', from: 'FILED', field: 'publishPlan', more: { documentNo: '赣汽破〔2026〕12 号' } },
];

async function walk(stage: Stage, plan: CurrentPlan): Promise<Answer | null> {
  let vote: Answer | null = null;
  for (const { day, from, field, inputType, more = {} } of COURSE) {
    await turnTo(stage, day);
    if (STATUSES.indexOf(plan.status) > STATUSES.indexOf(from)) continue;
    if (field === 'submitPlan') await consult(stage, plan.id);
    if (field === 'recordCongressVote') await meet(stage);
    const answer = await stage.client.act(CAST.placement, {
      field,
      inputType,
      input: { planId: plan.id, ...more },
      select: field === 'recordCongressVote' ? '... on RecordCongressVoteSuccess { result unanimous }' : '',
    });
    if (field === 'recordCongressVote') vote = answer;
  }
  return vote;
}

export const plan: Step = {
  title: '安置方案、职代会 plan reviewed, consulted, voted, published',
  play: async (stage) => {
    const vote = await walk(stage, await draft(stage));
    if (vote && (vote['result'] !== 'PASSED' || vote['unanimous'] !== true)) {
      throw new Error(`61 of 61 voted yes, but the vote came to ${JSON.stringify(vote)}`);
    }
    return '61 of 61 in favour, published';
  },
};

import { startTestService, type TestService } from '@anzhi/service-testing';
import { migrations } from '../../migrations/index.js';
import { rosterModule } from '../roster/index.js';
import { planModule } from './index.js';

const FIELDS =
  '__typename ... on PlacementPlanSuccess { plan { id version status findings { id closedOn } budgetTotal documentNo } } ... on UserError { message }';
const act = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${FIELDS} } }`;
const DRAFT = act('draftPlacementPlan', 'DraftPlacementPlanInput');
/** Records a vote. */
export const VOTE = `mutation ($input: RecordCongressVoteInput!) { recordCongressVote(input: $input) {
  __typename ... on RecordCongressVoteSuccess { result quorum needed unanimous plan { status votes { yes } } }
  ... on CongressVoteCountError { field } ... on UserError { message } } }`;

export interface Outcome {
  __typename: string;
  message?: string;
  plan?: {
    id: string;
    version: number;
    status: string;
    findings: { id: string; closedOn: string | null }[];
    budgetTotal: string;
  };
}

const channel = (code: string) => ({
  code,
  name: '渠道',
  nameEn: 'channel',
  eligibilityRule: 'ANY',
  benefits: ['经济补偿'],
});
/** For tests: what a plan of that factory says. */
export const content = (factoryCode: string) => ({
  factoryCode,
  title: '职工安置方案',
  channels: ['CH1', 'CH2', 'CH3', 'CH4'].map(channel),
  standards: [{ item: '经济补偿', standard: '按法定标准', legalBasis: '劳动合同法 47' }],
  budget: [
    { item: '经济补偿金', amount: '1000.50', source: 'ESTATE' },
    { item: '拖欠工资', amount: '200', source: 'ESTATE' },
    { item: '工伤待遇', amount: '30.00', source: 'INJURY_FUND' },
  ],
});
/** For tests: a vote of 61 of 61. */
export const ballots = (planId: string, over: object = {}) => ({
  planId,
  term: '第十二届',
  session: '第三次会议',
  votedOn: '2026-08-20',
  representatives: 61,
  present: 61,
  yes: 61,
  no: 0,
  abstain: 0,
  invalid: 0,
  secretBallot: true,
  ...over,
});

/** For tests: personnel's roster and plan, with factories of these codes on 2026-08-20. */
export function startPlanService(codes: readonly string[]): Promise<TestService> {
  const simulatedAt = '2026-08-20T09:00:00+08:00';
  return startTestService({
    service: 'personnel',
    modules: [rosterModule, planModule],
    migrations,
    factories: codes.map((code) => ({ id: code.toLowerCase(), code, simulatedAt })),
  });
}

/** For tests: an act of the placement officer on the plan. */
export async function runPlan(
  service: TestService,
  code: string,
  name: string,
  input: object,
): Promise<Outcome> {
  const type = ['startPlanReview', 'startConsultation', 'submitPlan'].includes(name)
    ? 'PlacementPlanInput'
    : `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const officer = service.as('placement-officer', { factory: code.toLowerCase() });
  return (await officer.query<Record<string, Outcome>>(act(name, type), { input }))[name]!;
}

/** For tests: a plan that is before the congress; answers its id. */
export async function submittedPlan(service: TestService, code: string): Promise<string> {
  const officer = service.as('placement-officer', { factory: code.toLowerCase() });
  const { draftPlacementPlan } = await officer.query<{ draftPlacementPlan: Outcome }>(DRAFT, {
    input: content(code),
  });
  const planId = draftPlacementPlan.plan!.id;
  for (const step of ['startPlanReview', 'startConsultation', 'submitPlan'])
    await runPlan(service, code, step, { planId });
  return planId;
}

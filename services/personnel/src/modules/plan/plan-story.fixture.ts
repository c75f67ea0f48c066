import { startTestService, type TestService } from '@anzhi/service-testing';
import { migrations } from '../../migrations/index.js';
import { rosterModule } from '../roster/index.js';
import { builtInPack } from '../rules/domain/packs.js';
import { planModule } from './index.js';

const FIELDS = `__typename ... on PlacementPlanSuccess { plan { id version status findings { id closedOn } budgetTotal documentNo revision
  filedOn filedWith filingDocument publishedOn publishedChannels publishedPlaces history { act } gapTotal amendsVersion supersededOn
  sources { source budget funded gap } channels { code } } } ... on UserError { message }`;
const FAILED = '... on PlacementPlanChecksFailedError { failed { code missing } }';
const act = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${FIELDS} ${name === 'submitPlan' ? FAILED : ''} } }`;
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
  funding: [
    { source: 'ESTATE', amount: '1200.50', basis: '资产评估报告〔2026〕3号' },
    { source: 'INJURY_FUND', amount: '30.00', basis: '工伤基金函〔2026〕1号' },
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

/** People of each category whom the usual channels place: in service, on internal retirement, retired, a survivor. */
const PEOPLE = `('ACTIVE_ON_POST', '1980-01-01', 1), ('ACTIVE_ON_POST', '1985-01-01', 2), ('INTERNAL_RETIRED', '1970-01-01', 3), ('RETIRED', '1950-01-01', 4), ('SURVIVOR_BENEFICIARY', '1960-01-01', 5)`;

/** For tests: the data of a factory is complete: declared, roster of five frozen, rules adopted, everybody calculated. */
export async function completeData(
  service: TestService,
  code: string,
  regime: 'STATUTORY' | 'POLICY' = 'STATUTORY',
): Promise<void> {
  const factoryId = code.toLowerCase();
  const pack = builtInPack(regime);
  await service.sql(
    `INSERT INTO rule_set (factory_id, code, version, regime, effective_from, pack, registered_by)
     VALUES ('_group', $1, $2, $3, $4, $5, 'test') ON CONFLICT DO NOTHING`,
    [pack.code, pack.version, regime, pack.effectiveFrom, JSON.stringify(pack)],
  );
  await service.sql(
    `INSERT INTO rule_set_adoption (factory_id, no, code, version, adopted_on, adopted_by, reason)
     VALUES ($1, 1, $2, $3, '2026-08-18', 'test', '方案')`,
    [factoryId, pack.code, pack.version],
  );
  await service.sql(
    `INSERT INTO roster (factory_id, declared_on, regime, frozen_on, frozen_by, frozen_counts)
     VALUES ($1, '2026-08-18', $2, '2026-08-18', 'test', '{}')`,
    [factoryId, regime],
  );
  await service.sql(
    `INSERT INTO employee (factory_id, id, serial, status, employee_no, name, gender, birth_date, category, employment_form,
       position_kind, join_work_on, join_unit_on, average_wage_fen, identity_sealed, identity_index, import_id, import_line)
     SELECT $1, gen_random_uuid(), no, category, 'P' || no, '职工' || no, 'MALE', born::date, category, 'SOE_CONTRACT', 'WORKER',
       '2005-01-01', '2005-01-01', 400000, '\\x00', int4send(no), gen_random_uuid(), no
       FROM (VALUES ${PEOPLE}) AS person(category, born, no)`,
    [factoryId],
  );
  await service.sql(
    `INSERT INTO calculation (factory_id, id, rules, as_of, people, entitlements, total_fen, result_hash, calculated_at, calculated_by)
     VALUES ($1, gen_random_uuid(), $2, '2026-08-18', 5, 5, 1, 'h', '2026-08-18T09:00:00+08:00', 'test')`,
    [factoryId, `${pack.code}@${pack.version}`],
  );
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

/** For tests: a plan that is before the congress, of a factory with complete data; answers its id. */
export async function submittedPlan(
  service: TestService,
  code: string,
  regime: 'STATUTORY' | 'POLICY' = 'STATUTORY',
): Promise<string> {
  const planId = await consultedPlan(service, code, regime);
  await runPlan(service, code, 'submitPlan', { planId });
  return planId;
}

/** For tests: an act of the placement officer with what is read of its answer beside type and message. */
export async function runAct<T = Record<string, unknown>>(
  service: TestService,
  code: string,
  name: string,
  input: object,
  selection = '',
): Promise<T & { __typename: string; message?: string }> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on UserError { message } ${selection} } }`;
  const officer = service.as('placement-officer', { factory: code.toLowerCase() });
  return (await officer.query<Record<string, T & { __typename: string }>>(document, { input }))[name]!;
}

/** For tests: a plan in consultation; answers its id. */
export async function consultedPlan(
  service: TestService,
  code: string,
  regime: 'STATUTORY' | 'POLICY' = 'STATUTORY',
): Promise<string> {
  await completeData(service, code, regime);
  const { plan } = await runPlan(service, code, 'draftPlacementPlan', content(code));
  for (const step of ['startPlanReview', 'startConsultation'])
    await runPlan(service, code, step, { planId: plan!.id });
  return plan!.id;
}

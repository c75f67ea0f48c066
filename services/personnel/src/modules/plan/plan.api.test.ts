import { BankruptcyDeclared } from '@anzhi/contracts';
import { systemViewer } from '@anzhi/service-kit';
import { startTestService, type TestService } from '@anzhi/service-testing';
import { migrations } from '../../migrations/index.js';
import { rosterModule } from '../roster/index.js';
import { approvedPlan, planModule } from './index.js';

const FIELDS =
  '__typename ... on PlacementPlanSuccess { plan { id version status findings { id closedOn } budgetTotal documentNo } } ... on UserError { message }';
const act = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${FIELDS} } }`;
const DRAFT = act('draftPlacementPlan', 'DraftPlacementPlanInput');
const VOTE = `mutation ($input: RecordCongressVoteInput!) { recordCongressVote(input: $input) {
  __typename ... on RecordCongressVoteSuccess { result quorum needed unanimous plan { status votes { yes } } }
  ... on CongressVoteCountError { field } ... on UserError { message } } }`;
const PREVIEW =
  'query ($input: PreviewVoteInput!) { previewVote(input: $input) { result quorum needed unanimous } }';

interface Outcome {
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

let service: TestService;
const factories = ['PL-01', 'PL-02', 'PL-03', 'PL-04', 'PL-05', 'PL-06', 'PL-07', 'PL-08'].map((code) => ({
  id: code.toLowerCase(),
  code,
  simulatedAt: '2026-08-20T09:00:00+08:00',
}));
beforeAll(async () => {
  service = await startTestService({
    service: 'personnel',
    modules: [rosterModule, planModule],
    migrations,
    factories,
  });
});
afterAll(() => service.stop());

const channel = (code: string) => ({
  code,
  name: '渠道',
  nameEn: 'channel',
  eligibilityRule: 'ANY',
  benefits: ['经济补偿'],
});
const content = (factoryCode: string) => ({
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
const ballots = (planId: string, over: object = {}) => ({
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

async function run(code: string, name: string, input: object): Promise<Outcome> {
  const type = ['startPlanReview', 'startConsultation', 'submitPlan'].includes(name)
    ? 'PlacementPlanInput'
    : `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const officer = service.as('placement-officer', { factory: code.toLowerCase() });
  return (await officer.query<Record<string, Outcome>>(act(name, type), { input }))[name]!;
}

async function submitted(code: string): Promise<string> {
  const officer = service.as('placement-officer', { factory: code.toLowerCase() });
  const { draftPlacementPlan } = await officer.query<{ draftPlacementPlan: Outcome }>(DRAFT, {
    input: content(code),
  });
  const planId = draftPlacementPlan.plan!.id;
  for (const step of ['startPlanReview', 'startConsultation', 'submitPlan'])
    await run(code, step, { planId });
  return planId;
}

describe('the way of a plan', () => {
  it('goes from draft to publication, and says at each wrong step what is missing', async () => {
    const drafted = await run('PL-01', 'draftPlacementPlan', content('PL-01'));
    expect(drafted).toMatchObject({
      __typename: 'PlacementPlanSuccess',
      plan: { version: 1, status: 'DRAFT', budgetTotal: '1230.50' },
    });
    const planId = drafted.plan!.id;
    expect(await run('PL-01', 'draftPlacementPlan', content('PL-01'))).toMatchObject({
      __typename: 'PlacementPlanInProgressError',
    });
    expect(await run('PL-01', 'startConsultation', { planId })).toMatchObject({
      __typename: 'PlacementPlanNotReviewedError',
    });
    expect(await run('PL-01', 'recordPlanFinding', { planId, finding: '标准不明' })).toMatchObject({
      __typename: 'PlacementPlanNotInReviewError',
    });
    expect(await run('PL-01', 'startPlanReview', { planId })).toMatchObject({
      plan: { status: 'REVIEWING' },
    });
    expect(await run('PL-01', 'startPlanReview', { planId })).toMatchObject({
      __typename: 'PlacementPlanNotDraftError',
    });
    const found = await run('PL-01', 'recordPlanFinding', { planId, finding: '标准不明' });
    expect(found).toMatchObject({ plan: { status: 'FINDINGS' } });
    expect(await run('PL-01', 'startConsultation', { planId })).toMatchObject({
      __typename: 'PlacementPlanFindingsOpenError',
    });
    const findingId = found.plan!.findings[0]!.id;
    expect(await run('PL-01', 'closePlanFinding', { findingId, resolution: '已补充' })).toMatchObject({
      plan: { status: 'REVIEWING', findings: [{ closedOn: '2026-08-20' }] },
    });
    expect(await run('PL-01', 'closePlanFinding', { findingId, resolution: '已补充' })).toMatchObject({
      __typename: 'PlanFindingNotOpenError',
    });
    expect(await run('PL-01', 'submitPlan', { planId })).toMatchObject({
      __typename: 'PlacementPlanNotConsultedError',
    });
    expect(await run('PL-01', 'startConsultation', { planId })).toMatchObject({
      plan: { status: 'CONSULTING' },
    });
    expect(await run('PL-01', 'filePlan', { planId, filingNo: '1号', filedWith: '协调小组' })).toMatchObject({
      __typename: 'PlacementPlanNotApprovedError',
    });
    const officer = service.as('placement-officer', { factory: 'pl-01' });
    expect(await officer.query(VOTE, { input: ballots(planId) })).toMatchObject({
      recordCongressVote: { __typename: 'PlacementPlanNotSubmittedError' },
    });
    expect(await run('PL-01', 'submitPlan', { planId })).toMatchObject({ plan: { status: 'SUBMITTED' } });
    expect(await officer.query(VOTE, { input: ballots(planId) })).toEqual({
      recordCongressVote: {
        __typename: 'RecordCongressVoteSuccess',
        result: 'PASSED',
        quorum: 41,
        needed: 31,
        unanimous: true,
        plan: { status: 'APPROVED', votes: [{ yes: 61 }] },
      },
    });
    expect(await run('PL-01', 'filePlan', { planId, filingNo: '1号', filedWith: '协调小组' })).toMatchObject({
      plan: { status: 'FILED' },
    });
    expect(await service.outbox('PlacementPlanApproved')).toMatchObject([
      {
        factoryId: 'pl-01',
        aggregateId: planId,
        payload: {
          version: 1,
          yes: 61,
          unanimous: true,
          votedOn: '2026-08-20',
          budget: [
            { source: 'ESTATE', total: '1200.50' },
            { source: 'INJURY_FUND', total: '30.00' },
          ],
        },
      },
    ]);
  });

  it('a plan that was voted down makes way for the next version', async () => {
    const planId = await submitted('PL-02');
    const officer = service.as('placement-officer', { factory: 'pl-02' });
    const input = ballots(planId, { representatives: 60, present: 45, yes: 30, no: 10, abstain: 5 });
    expect(await officer.query(VOTE, { input })).toMatchObject({
      recordCongressVote: { result: 'FAILED', plan: { status: 'REJECTED' } },
    });
    expect(await service.outbox('PlacementPlanRejected')).toMatchObject([
      { factoryId: 'pl-02', payload: { yes: 30, no: 10 } },
    ]);
    expect(await run('PL-02', 'draftPlacementPlan', content('PL-02'))).toMatchObject({
      plan: { version: 2, status: 'DRAFT' },
    });
    const LIST = '{ placementPlans(factoryCode: "PL-02") { totalCount nodes { version } } }';
    expect(await officer.query(LIST)).toEqual({
      placementPlans: { totalCount: 2, nodes: [{ version: 2 }, { version: 1 }] },
    });
    expect(await service.as('employee', { factory: 'pl-02', employeeNo: 'X1' }).query(LIST)).toEqual({
      placementPlans: { totalCount: 1, nodes: [{ version: 1 }] },
    });
  });

  it('decides nothing without a quorum, an open ballot, more ballots than people or on a wrong day', async () => {
    const planId = await submitted('PL-03');
    const officer = service.as('placement-officer', { factory: 'pl-03' });
    const vote = (over: object) => officer.query(VOTE, { input: ballots(planId, over) });
    expect(await vote({ no: 1 })).toMatchObject({
      recordCongressVote: { __typename: 'CongressVoteCountError', field: 'present' },
    });
    expect(await vote({ present: 62 })).toMatchObject({
      recordCongressVote: { __typename: 'CongressVoteCountError', field: 'present' },
    });
    expect(await vote({ secretBallot: false })).toMatchObject({
      recordCongressVote: { __typename: 'CongressVoteNotSecretError' },
    });
    expect(await vote({ votedOn: '2026-08-21' })).toMatchObject({
      recordCongressVote: { __typename: 'CongressVoteDateError' },
    });
    expect(await vote({ votedOn: '2026-08-19' })).toMatchObject({
      recordCongressVote: { __typename: 'CongressVoteDateError' },
    });
    expect(await vote({ present: 39, yes: 39 })).toMatchObject({
      recordCongressVote: { result: 'NO_QUORUM', plan: { status: 'SUBMITTED' } },
    });
    expect(await service.sql("SELECT result FROM congress_vote WHERE factory_id = 'pl-03'")).toEqual([
      { result: 'NO_QUORUM' },
    ]);
  });

  it('lets one of two officers who record the vote at once win', async () => {
    const planId = await submitted('PL-04');
    const answers = await Promise.all(
      ['a', 'b'].map((subject) =>
        service
          .as('placement-officer', { factory: 'pl-04', subject })
          .query<Record<string, Outcome>>(VOTE, { input: ballots(planId) }),
      ),
    );
    expect(answers.map((answer) => answer['recordCongressVote']!.__typename).sort()).toEqual([
      'PlacementPlanNotSubmittedError',
      'RecordCongressVoteSuccess',
    ]);
    expect(
      await service.sql("SELECT count(*)::int AS n FROM congress_vote WHERE factory_id = 'pl-04'"),
    ).toEqual([{ n: 1 }]);
  });
});

describe('publication', () => {
  const declare = (code: string, regime: 'POLICY' | 'STATUTORY') =>
    service.deliver(BankruptcyDeclared, code.toLowerCase(), 'closure', {
      closureProjectId: 'closure',
      declaredOn: '2026-08-18',
      acceptedOn: '2026-07-01',
      regime,
      court: '法院',
      caseNo: '1',
    });
  const passed = async (code: string): Promise<string> => {
    const planId = await submitted(code);
    await service
      .as('placement-officer', { factory: code.toLowerCase() })
      .query(VOTE, { input: ballots(planId) });
    return planId;
  };

  it('waits for the declaration, and under POLICY for the filing', async () => {
    const planId = await passed('PL-05');
    const publish = () => run('PL-05', 'publishPlan', { planId, documentNo: '安置〔2026〕1号' });
    expect(await publish()).toMatchObject({ __typename: 'PlacementPlanRegimeUnknownError' });
    await declare('PL-05', 'POLICY');
    expect(await publish()).toMatchObject({ __typename: 'PlacementPlanNotFiledError' });
    await run('PL-05', 'filePlan', { planId, filingNo: '1号', filedWith: '协调小组' });
    expect(await publish()).toMatchObject({ plan: { status: 'PUBLISHED', documentNo: '安置〔2026〕1号' } });
    expect(await publish()).toMatchObject({ __typename: 'PlacementPlanAlreadyPublishedError' });
  });

  it('needs no filing under STATUTORY, and is the current plan of the factory', async () => {
    const planId = await passed('PL-06');
    await declare('PL-06', 'STATUTORY');
    expect(await run('PL-06', 'publishPlan', { planId, documentNo: '2号' })).toMatchObject({
      plan: { status: 'PUBLISHED' },
    });
    const binding = await service.database.read(systemViewer('personnel', 'test'), (tx) =>
      approvedPlan(tx, 'pl-06'),
    );
    expect(binding).toMatchObject({
      planId,
      version: 1,
      regime: 'STATUTORY',
      status: 'PUBLISHED',
      channels: [{ code: 'CH1' }, {}, {}, {}],
    });
  });

  it('binds nothing before the congress passed it', async () => {
    await submitted('PL-07');
    expect(
      await service.database.read(systemViewer('personnel', 'test'), (tx) => approvedPlan(tx, 'pl-07')),
    ).toBeNull();
  });

  it('revises the text while that is open', async () => {
    const drafted = await run('PL-08', 'draftPlacementPlan', content('PL-08'));
    const planId = drafted.plan!.id;
    const { factoryCode: _code, ...text } = content('PL-08');
    const budget = [{ item: '经济补偿金', amount: '1.00', source: 'GROUP' }];
    expect(await run('PL-08', 'revisePlacementPlan', { ...text, planId, budget })).toMatchObject({
      plan: { budgetTotal: '1.00' },
    });
    await run('PL-08', 'startPlanReview', { planId });
    expect(await run('PL-08', 'revisePlacementPlan', { ...text, planId })).toMatchObject({
      __typename: 'PlacementPlanContentFixedError',
    });
  });
});

describe('previewVote', () => {
  const count = (
    representatives: number,
    present: number,
    yes: number,
    no = 0,
    abstain = 0,
    invalid = 0,
  ) => ({ representatives, present, yes, no, abstain, invalid });

  it('answers anyone who is signed in', async () => {
    const employee = service.as('employee', { factory: 'pl-01', employeeNo: 'X1' });
    expect(await employee.query(PREVIEW, { input: count(61, 41, 31, 6, 0, 4) })).toEqual({
      previewVote: { result: 'PASSED', quorum: 41, needed: 31, unanimous: false },
    });
    expect((await service.anonymous().raw(PREVIEW, { input: count(61, 61, 61) })).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });

  it.each([
    ['present', count(60, 61, 1)],
    ['yes', count(60, 45, 46)],
    ['no', count(60, 45, 1, -1)],
  ])('says that %s is at fault', async (field, input) => {
    const answer = await service.as('hq-analyst').raw(PREVIEW, { input });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field } }]);
  });
});

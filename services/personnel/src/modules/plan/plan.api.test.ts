import type { TestService } from '@anzhi/service-testing';
import {
  ballots,
  completeData,
  content,
  type Outcome,
  runPlan,
  startPlanService,
  submittedPlan,
  VOTE,
} from './plan-story.fixture.js';

let service: TestService;
beforeAll(async () => {
  service = await startPlanService(['PL-01', 'PL-02', 'PL-03', 'PL-04']);
});
afterAll(() => service.stop());

const run = (code: string, name: string, input: object) => runPlan(service, code, name, input);
const submitted = (code: string) => submittedPlan(service, code);
const PREVIEW =
  'query ($input: PreviewVoteInput!) { previewVote(input: $input) { result quorum needed unanimous } }';

describe('the way of a plan', () => {
  it('S038 goes from draft to publication; an open finding holds it up, and each wrong step says what is missing', async () => {
    await completeData(service, 'PL-01');
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

  it('S041 a plan that was voted down binds nothing and makes way for the next version', async () => {
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

  it('S048 decides nothing without a quorum, an open ballot, more ballots than people or on a wrong day', async () => {
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

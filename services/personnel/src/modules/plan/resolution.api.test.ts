import type { TestService } from '@anzhi/service-testing';
import { openSession, recordResolution } from './congress-story.fixture.js';
import { ballots, type Outcome, startPlanService, submittedPlan, VOTE } from './plan-story.fixture.js';

let service: TestService;
beforeAll(async () => {
  service = await startPlanService(['CG-04', 'CG-05']);
});
afterAll(() => service.stop());

const resolve = (code: string, sessionId: string, over: object = {}) =>
  recordResolution(service, code, sessionId, over);

describe('resolutions of the congress', () => {
  it('S048 S049 votes item by item, by secret ballot: tallies, quorum 41, 31 needed, `unanimous` computed', async () => {
    const { session } = await openSession(service, 'CG-04');
    const planId = await submittedPlan(service, 'CG-04');
    const [, , planItem, other] = session.agenda;
    const onPlan = { planId, agendaItemId: planItem!.id, subject: '职工安置方案' };
    expect(await resolve('CG-04', session.id, { ...onPlan, secretBallot: false })).toMatchObject({
      __typename: 'CongressVoteNotSecretError',
    });
    expect(await resolve('CG-04', session.id, { ...onPlan, present: 62, yes: 62 })).toMatchObject({
      __typename: 'CongressVoteCountError',
      field: 'present',
    });
    expect(await resolve('CG-04', session.id, { ...onPlan, votedOn: '2026-08-19' })).toMatchObject({
      __typename: 'CongressVoteDateError',
    });
    expect(
      await resolve('CG-04', session.id, { ...onPlan, agendaItemId: session.agenda[0]!.id }),
    ).toMatchObject({
      __typename: 'CongressAgendaItemDecidedError',
    });
    const both = await Promise.all([
      resolve('CG-04', session.id, onPlan),
      resolve('CG-04', session.id, onPlan),
    ]);
    const success = both.find(({ __typename }) => __typename === 'RecordCongressResolutionSuccess');
    expect(success).toMatchObject({
      result: 'PASSED',
      quorum: 41,
      needed: 31,
      unanimous: true,
      plan: { status: 'APPROVED' },
    });
    expect(both.filter((one) => one !== success)).toMatchObject([
      { __typename: 'CongressAgendaItemDecidedError' },
    ]);
    const onOther = { agendaItemId: other!.id, subject: '监督小组人选' };
    expect(await resolve('CG-04', session.id, { ...onOther, present: 40, yes: 40 })).toMatchObject({
      result: 'NO_QUORUM',
    });
    expect(
      await resolve('CG-04', session.id, {
        ...onOther,
        present: 60,
        yes: 31,
        no: 20,
        abstain: 5,
        invalid: 4,
      }),
    ).toMatchObject({ result: 'PASSED', unanimous: false, plan: null });
    expect(await service.outbox('PlacementPlanApproved')).toMatchObject([
      {
        factoryId: 'cg-04',
        payload: { yes: 61, no: 0, abstain: 0, invalid: 0, unanimous: true, version: 1 },
      },
    ]);
    const { congressSessions } = await service
      .as('employee', { factory: 'cg-04', employeeNo: 'P1' })
      .query<{ congressSessions: object }>(
        `{ congressSessions(factoryCode: "CG-04") { totalCount nodes { name resolutions {
             subject yes no abstain invalid result unanimous } } } }`,
      );
    expect(congressSessions).toEqual({
      totalCount: 1,
      nodes: [
        {
          name: '第十五届四次职工代表大会',
          resolutions: [
            {
              subject: '职工安置方案',
              yes: 61,
              no: 0,
              abstain: 0,
              invalid: 0,
              result: 'PASSED',
              unanimous: true,
            },
            {
              subject: '监督小组人选',
              yes: 40,
              no: 0,
              abstain: 0,
              invalid: 0,
              result: 'NO_QUORUM',
              unanimous: true,
            },
            {
              subject: '监督小组人选',
              yes: 31,
              no: 20,
              abstain: 5,
              invalid: 4,
              result: 'PASSED',
              unanimous: false,
            },
          ],
        },
      ],
    });
  });

  it('S045 a vote recorded by itself becomes a resolution of its session', async () => {
    await openSession(service, 'CG-05', { sessionNo: 1 });
    const planId = await submittedPlan(service, 'CG-05');
    const officer = service.as('placement-officer', { factory: 'cg-05' });
    const input = ballots(planId, { term: '第十五届', session: '第一次会议' });
    expect(
      await officer.query<Record<string, Outcome>>(VOTE, {
        input: { ...input, representatives: 60, present: 60, yes: 60 },
      }),
    ).toMatchObject({
      recordCongressVote: { __typename: 'CongressVoteCountError', field: 'representatives' },
    });
    expect(await officer.query<Record<string, Outcome>>(VOTE, { input })).toMatchObject({
      recordCongressVote: { result: 'PASSED', plan: { status: 'APPROVED' } },
    });
    const { congressSessions } = await officer.query<{ congressSessions: { nodes: object[] } }>(
      '{ congressSessions(factoryCode: "CG-05") { nodes { name resolutions { subject yes } } } }',
    );
    expect(congressSessions.nodes).toContainEqual({
      name: '第十五届一次职工代表大会',
      resolutions: [{ subject: '职工安置方案', yes: 61 }],
    });
  });
});

import type { TestService } from '@anzhi/service-testing';
import {
  ballots,
  completeData,
  type Outcome,
  runAct,
  startPlanService,
  submittedPlan,
  VOTE,
} from './plan-story.fixture.js';

let service: TestService;
beforeAll(async () => {
  service = await startPlanService(['CG-01', 'CG-02', 'CG-03']);
});
afterAll(() => service.stop());

interface Session {
  id: string;
  name: string;
  agenda: { id: string; no: number; kind: string; title: string }[];
}
const REPORT = '《精诚团结,平稳完成关闭破产工作》动员报告';
const agenda = [
  { kind: 'REPORT', title: REPORT, presenter: '厂长', documentRef: '厂字〔2026〕7号' },
  { kind: 'DISCUSSION', title: '安置方案说明' },
  { kind: 'RESOLUTION', title: '职工安置方案' },
  { kind: 'RESOLUTION', title: '监督小组人选' },
];
const open = (code: string, over: object = {}) =>
  runAct<{ session: Session; registered: number | null }>(
    service,
    code,
    'openCongressSession',
    {
      factoryCode: code,
      termNo: 15,
      sessionNo: 4,
      heldOn: '2026-08-20',
      place: '厂礼堂',
      representatives: 61,
      attended: 61,
      agenda,
      minutesRef: '职代会记录-4',
      ...over,
    },
    `... on OpenCongressSessionSuccess { session { id name term session heldOn place representatives attended quorum quorate
       minutesRef agenda { id no kind title presenter documentRef } } } ... on CongressAttendanceError { registered }`,
  );
const resolve = (code: string, sessionId: string, over: object = {}) =>
  runAct<{ field?: string }>(
    service,
    code,
    'recordCongressResolution',
    {
      sessionId,
      subject: '表决事项',
      present: 61,
      yes: 61,
      no: 0,
      abstain: 0,
      invalid: 0,
      secretBallot: true,
      ...over,
    },
    '... on RecordCongressResolutionSuccess { result quorum needed unanimous plan { status } } ... on CongressVoteCountError { field }',
  );

describe('sessions of the congress', () => {
  let session: Session;

  it('S045 S046 records 第十五届四次 with its agenda, the mobilisation report among it, and attendance as a count', async () => {
    const opened = await open('CG-01');
    expect(opened).toMatchObject({
      session: {
        name: '第十五届四次职工代表大会',
        term: '第十五届',
        session: '第四次会议',
        place: '厂礼堂',
        attended: 61,
        quorum: 41,
        quorate: true,
        minutesRef: '职代会记录-4',
        agenda: [
          { no: 1, kind: 'REPORT', title: REPORT, presenter: '厂长', documentRef: '厂字〔2026〕7号' },
          { no: 2, kind: 'DISCUSSION' },
          { no: 3, kind: 'RESOLUTION' },
          { no: 4, kind: 'RESOLUTION' },
        ],
      },
    });
    session = opened.session;
  });

  it('S045 a session is there once; its day and numbers must be possible', async () => {
    const answers = await Promise.all([open('CG-02', { sessionNo: 1 }), open('CG-02', { sessionNo: 1 })]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'CongressSessionExistsError',
      'OpenCongressSessionSuccess',
    ]);
    expect(await open('CG-02', { heldOn: '2026-08-21' })).toMatchObject({
      __typename: 'CongressSessionDateError',
    });
    expect(await open('CG-02', { attended: 62 })).toMatchObject({
      __typename: 'CongressAttendanceError',
      registered: null,
    });
    expect(await open('CG-02', { attended: 40 })).toMatchObject({ session: { quorate: false } });
  });

  it('a session counts as many representatives as the register has in office', async () => {
    await completeData(service, 'CG-03');
    await runAct(service, 'CG-03', 'registerCongressRepresentatives', {
      factoryCode: 'CG-03',
      term: '第十五届',
      electedOn: '2026-08-01',
      representatives: [{ employeeNo: 'P1', delegation: '一组', manager: false }],
    });
    expect(await open('CG-03')).toMatchObject({ __typename: 'CongressAttendanceError', registered: 1 });
    expect(await open('CG-03', { representatives: 1, attended: 1 })).toMatchObject({
      __typename: 'OpenCongressSessionSuccess',
    });
  });

  it('S047 keeps a register of questions, each answered once', async () => {
    const asked = await runAct<{ question: { id: string } }>(
      service,
      'CG-01',
      'recordCongressQuestion',
      { sessionId: session.id, question: '内退人员的社会保险由谁缴纳?' },
      '... on CongressQuestionSuccess { question { id question askedOn answer } }',
    );
    expect(asked).toMatchObject({ question: { askedOn: '2026-08-20', answer: null } });
    const answer = () =>
      runAct(service, 'CG-01', 'answerCongressQuestion', {
        questionId: asked.question.id,
        answer: '由破产财产预留,移交后由社保机构代缴',
        answeredBy: '劳资科长',
      });
    const answers = await Promise.all([answer(), answer()]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'CongressQuestionNotOpenError',
      'CongressQuestionSuccess',
    ]);
    const employee = service.as('employee', { factory: 'cg-01', employeeNo: 'P1' });
    expect(
      await employee.query(
        'query ($id: ID!) { congressSession(id: $id) { questions { question answer answeredBy } } }',
        {
          id: session.id,
        },
      ),
    ).toEqual({
      congressSession: {
        questions: [
          {
            question: '内退人员的社会保险由谁缴纳?',
            answer: '由破产财产预留,移交后由社保机构代缴',
            answeredBy: '劳资科长',
          },
        ],
      },
    });
  });

  it('S048 S049 votes item by item, by secret ballot: tallies, quorum 41, 31 needed, `unanimous` computed', async () => {
    const planId = await submittedPlan(service, 'CG-01');
    const [, , planItem, other] = session.agenda;
    const onPlan = { planId, agendaItemId: planItem!.id, subject: '职工安置方案' };
    expect(await resolve('CG-01', session.id, { ...onPlan, secretBallot: false })).toMatchObject({
      __typename: 'CongressVoteNotSecretError',
    });
    expect(await resolve('CG-01', session.id, { ...onPlan, present: 62, yes: 62 })).toMatchObject({
      __typename: 'CongressVoteCountError',
      field: 'present',
    });
    expect(await resolve('CG-01', session.id, { ...onPlan, votedOn: '2026-08-19' })).toMatchObject({
      __typename: 'CongressVoteDateError',
    });
    expect(
      await resolve('CG-01', session.id, { ...onPlan, agendaItemId: session.agenda[0]!.id }),
    ).toMatchObject({
      __typename: 'CongressAgendaItemDecidedError',
    });
    const both = await Promise.all([
      resolve('CG-01', session.id, onPlan),
      resolve('CG-01', session.id, onPlan),
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
    expect(await resolve('CG-01', session.id, { ...onOther, present: 40, yes: 40 })).toMatchObject({
      result: 'NO_QUORUM',
    });
    expect(
      await resolve('CG-01', session.id, {
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
        factoryId: 'cg-01',
        payload: { yes: 61, no: 0, abstain: 0, invalid: 0, unanimous: true, version: 1 },
      },
    ]);
    const { congressSessions } = await service
      .as('employee', { factory: 'cg-01', employeeNo: 'P1' })
      .query<{ congressSessions: object }>(
        `{ congressSessions(factoryCode: "CG-01") { totalCount nodes { name resolutions {
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
    const planId = await submittedPlan(service, 'CG-02');
    const officer = service.as('placement-officer', { factory: 'cg-02' });
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
      '{ congressSessions(factoryCode: "CG-02") { nodes { name resolutions { subject yes } } } }',
    );
    expect(congressSessions.nodes).toContainEqual({
      name: '第十五届一次职工代表大会',
      resolutions: [{ subject: '职工安置方案', yes: 61 }],
    });
  });
});

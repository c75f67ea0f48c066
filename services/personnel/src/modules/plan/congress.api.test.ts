import type { TestService } from '@anzhi/service-testing';
import { openSession, REPORT, type Session } from './congress-story.fixture.js';
import { completeData, runAct, startPlanService } from './plan-story.fixture.js';

let service: TestService;
beforeAll(async () => {
  service = await startPlanService(['CG-01', 'CG-02', 'CG-03']);
});
afterAll(() => service.stop());

const open = (code: string, over: object = {}) => openSession(service, code, over);

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
});

import type { TestService } from '@anzhi/service-testing';
import { runAct } from './plan-story.fixture.js';

/** A session as the tests read it. */
export interface Session {
  id: string;
  name: string;
  agenda: { id: string; no: number; kind: string; title: string }[];
}
/** The mobilisation report of the seed case. */
export const REPORT = '《精诚团结,平稳完成关闭破产工作》动员报告';
const agenda = [
  { kind: 'REPORT', title: REPORT, presenter: '厂长', documentRef: '厂字〔2026〕7号' },
  { kind: 'DISCUSSION', title: '安置方案说明' },
  { kind: 'RESOLUTION', title: '职工安置方案' },
  { kind: 'RESOLUTION', title: '监督小组人选' },
];
/** For tests: 第十五届四次 is opened. */
export const openSession = (service: TestService, code: string, over: object = {}) =>
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
/** For tests: a resolution of the session, 61 of 61 unless told otherwise. */
export const recordResolution = (service: TestService, code: string, sessionId: string, over: object = {}) =>
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

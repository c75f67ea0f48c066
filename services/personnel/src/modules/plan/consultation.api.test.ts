import type { TestService } from '@anzhi/service-testing';
import { consultedPlan, runAct, runPlan, startPlanService } from './plan-story.fixture.js';

let service: TestService;
let planId: string;
beforeAll(async () => {
  service = await startPlanService(['CN-01', 'CN-02']);
  planId = await consultedPlan(service, 'CN-01');
});
afterAll(() => service.stop());

const act = <T = Record<string, unknown>>(name: string, input: object, selection = '') =>
  runAct<T>(service, 'CN-01', name, input, selection);
const officer = () => service.as('placement-officer', { factory: 'cn-01' });
interface Opinion {
  id: string;
  opinion: string;
  disposition: string | null;
}
const opinions = async (answered: boolean | null): Promise<Opinion[]> => {
  const { delegationOpinions } = await officer().query<{ delegationOpinions: { nodes: Opinion[] } }>(
    'query ($id: ID!, $answered: Boolean) { delegationOpinions(planId: $id, answered: $answered) { totalCount nodes { id opinion disposition delegation } } }',
    { id: planId, answered },
  );
  return delegationOpinions.nodes;
};
const meeting = (over: object = {}) =>
  act(
    'recordDelegationMeeting',
    {
      planId,
      delegation: '第一代表小组',
      heldOn: '2026-08-20',
      attended: 12,
      opinions: ['请提高内退生活费', '请说明工龄如何计算'],
      minutesRef: '会议记录-1',
      ...over,
    },
    '... on RecordDelegationMeetingSuccess { meeting { delegation heldOn attended opinions answered minutesRef } }',
  );
const answer = (opinionId: string, disposition: string) =>
  act<{ open?: number }>(
    'answerDelegationOpinion',
    { opinionId, disposition, reply: '按政策标准执行,理由见第三章' },
    '... on AnswerDelegationOpinionSuccess { open opinion { disposition reply repliedOn } }',
  );
const REGISTERED = '... on CongressRepresentativesSuccess { people check { passed missing } }';
const ROWS = '... on RepresentativeRowsRefusedError { rows { index employeeNo reason } }';

describe('S042 delegation-group meetings', () => {
  it('S042 takes several meetings with their opinions, and the plan waits until each has its reply', async () => {
    expect(await meeting()).toMatchObject({
      meeting: {
        delegation: '第一代表小组',
        attended: 12,
        opinions: 2,
        answered: 0,
        minutesRef: '会议记录-1',
      },
    });
    await meeting({ delegation: '第二代表小组', opinions: ['同意方案的补偿标准'] });
    expect(await meeting({ heldOn: '2026-08-21' })).toMatchObject({
      __typename: 'DelegationMeetingDateError',
    });
    expect(await runPlan(service, 'CN-01', 'submitPlan', { planId })).toMatchObject({
      __typename: 'PlacementPlanChecksFailedError',
      failed: [{ code: 'OPINIONS_ANSWERED' }],
    });
    const open = await opinions(false);
    expect(open.map(({ opinion }) => opinion)).toEqual([
      '请提高内退生活费',
      '请说明工龄如何计算',
      '同意方案的补偿标准',
    ]);
    const dispositions = ['NOT_ADOPTED', 'EXPLAINED', 'ADOPTED'];
    for (const [index, { id }] of open.entries())
      expect(await answer(id, dispositions[index]!)).toMatchObject({
        open: 2 - index,
        opinion: { disposition: dispositions[index], repliedOn: '2026-08-20' },
      });
    expect(await opinions(false)).toEqual([]);
    expect(await opinions(true)).toHaveLength(3);
  });

  it('S042 an opinion is answered once, of two officers by one; a reply is never empty', async () => {
    await meeting({ opinions: ['请公布名单'] });
    const [{ id }] = (await opinions(false)) as [Opinion];
    const answers = await Promise.all([answer(id, 'PARTLY'), answer(id, 'ADOPTED')]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'AnswerDelegationOpinionSuccess',
      'DelegationOpinionNotOpenError',
    ]);
    const blank = await officer().raw(
      'mutation ($input: AnswerDelegationOpinionInput!) { answerDelegationOpinion(input: $input) { __typename } }',
      { input: { opinionId: id, disposition: 'NOT_ADOPTED', reply: ' ' } },
    );
    expect(blank.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('S043 talks with each representative', () => {
  const register = (representatives: [string, boolean][], over: object = {}) =>
    act<{ rows?: object[] }>(
      'registerCongressRepresentatives',
      {
        factoryCode: 'CN-01',
        term: '第十五届',
        electedOn: '2026-08-01',
        representatives: representatives.map(([employeeNo, manager]) => ({
          employeeNo,
          delegation: '第一代表小组',
          manager,
        })),
        ...over,
      },
      `${REGISTERED} ${ROWS}`,
    );
  const talks = (list: [string, string][]) =>
    act<{ rows?: object[] }>(
      'recordConsultationTalks',
      {
        planId,
        talks: list.map(([employeeNo, talkedOn]) => ({
          employeeNo,
          talkedOn,
          topics: ['安置渠道'],
          questions: '工龄怎么算?',
        })),
      },
      `... on RecordConsultationTalksSuccess { coverage { representatives consulted rate remaining { employeeNo name } } } ${ROWS}`,
    );

  it('registers people in service only, all or none, and says whether the congress is made up as it should be', async () => {
    expect(
      (
        await register([
          ['P1', false],
          ['P4', false],
          ['X9', false],
          ['p1', false],
        ])
      ).rows,
    ).toEqual([
      { index: 1, employeeNo: 'P4', reason: 'NOT_IN_SERVICE' },
      { index: 2, employeeNo: 'X9', reason: 'UNKNOWN_EMPLOYEE' },
      { index: 3, employeeNo: 'p1', reason: 'TWICE_IN_INPUT' },
    ]);
    expect(await register([['P1', true]])).toMatchObject({
      people: 1,
      check: {
        passed: false,
        missing: [
          expect.stringContaining('1 representatives, at least 2 are needed'),
          expect.stringContaining('1 of 1 representatives are managers'),
        ],
      },
    });
    expect(
      (
        await register([
          ['P1', false],
          ['P2', false],
        ])
      ).rows,
    ).toMatchObject([{ index: 0, reason: 'IN_OFFICE' }]);
    expect(await register([['P2', false]], { electedOn: '2026-08-21' })).toMatchObject({
      rows: [{ reason: 'IN_FUTURE' }],
    });
    expect(await register([['P2', false]])).toMatchObject({ people: 2 });
  });

  it('S043 counts coverage to 100 % and names whom nobody talked with yet; advice, not a gate', async () => {
    expect(
      (
        await talks([
          ['P5', '2026-08-20'],
          ['P1', '2026-08-21'],
        ])
      ).rows,
    ).toMatchObject([
      { index: 0, reason: 'NOT_IN_OFFICE' },
      { index: 1, reason: 'IN_FUTURE' },
    ]);
    expect(await talks([['P1', '2026-08-20']])).toMatchObject({
      coverage: { representatives: 2, consulted: 1, rate: '50.0', remaining: [{ employeeNo: 'P2' }] },
    });
    const { placementPlanChecks } = await officer().query<{ placementPlanChecks: object[] }>(
      'query ($id: ID!) { placementPlanChecks(planId: $id) { code passed advisory } }',
      { id: planId },
    );
    expect(placementPlanChecks).toContainEqual({ code: 'CONSULTATION', passed: false, advisory: true });
    expect(
      await talks([
        ['P1', '2026-08-20'],
        ['P2', '2026-08-20'],
      ]),
    ).toMatchObject({
      coverage: { consulted: 2, rate: '100.0', remaining: [] },
    });
  });

  it('S043 keeps what was asked encrypted and away from everybody but those who hold the talks', async () => {
    const LIST =
      'query ($id: ID!) { consultationTalks(planId: $id, first: 1) { totalCount nodes { employeeNo topics questions } } }';
    expect(await officer().query(LIST, { id: planId })).toEqual({
      consultationTalks: {
        totalCount: 3,
        nodes: [{ employeeNo: 'P1', topics: ['安置渠道'], questions: '工龄怎么算?' }],
      },
    });
    for (const role of ['hq-admin', 'petitions-officer', 'security-officer'] as const)
      expect((await service.as(role, { factory: 'cn-01' }).raw(LIST, { id: planId })).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ]);
    const rows = await service.sql<{ text: string }>('SELECT t::text AS text FROM consultation_talk t');
    expect(rows.some(({ text }) => text.includes('工龄'))).toBe(false);
  });

  it('ends an office once', async () => {
    const { congressRepresentatives } = await officer().query<{
      congressRepresentatives: { nodes: { id: string; employeeNo: string }[] };
    }>('{ congressRepresentatives(factoryCode: "CN-01") { nodes { id employeeNo manager endedOn } } }');
    const second = congressRepresentatives.nodes.find(({ employeeNo }) => employeeNo === 'P2')!;
    const end = () =>
      act('endCongressRepresentative', { representativeId: second.id, reason: '辞职' }, REGISTERED);
    expect(await end()).toMatchObject({ people: 1 });
    expect(await end()).toMatchObject({ __typename: 'CongressRepresentativeNotInOfficeError' });
  });

  it('takes no meeting and no talk once the plan is before the congress', async () => {
    expect(await runPlan(service, 'CN-01', 'submitPlan', { planId })).toMatchObject({
      plan: { status: 'SUBMITTED' },
    });
    expect(await meeting()).toMatchObject({ __typename: 'PlacementPlanNotConsultingError' });
    expect(await talks([['P1', '2026-08-20']])).toMatchObject({
      __typename: 'PlacementPlanNotConsultingError',
    });
  });
});

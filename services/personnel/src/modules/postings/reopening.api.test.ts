import { systemViewer } from '@anzhi/service-kit';
import { laterDecisions } from './final.js';
import {
  endRound,
  finishSeries,
  objectionTo,
  type PostingStory,
  startPostingStory,
} from './posting-story.fixture.js';

let story: PostingStory;
beforeAll(async () => {
  story = await startPostingStory(8);
  expect(await finishSeries(story)).toMatchObject({ final: true });
});
afterAll(() => story.stop());

const request = (over: object = {}) => ({
  factoryCode: 'GZ-01',
  series: 'FACTS',
  employeeNo: 'GZ00002',
  cause: 'LATE_EVIDENCE',
  reference: '档补〔2026〕3号',
  reasons: '补到1998年工资台账',
  correction: { field: 'AVERAGE_WAGE', value: '6000.00' },
  ...over,
});
const finalIds = async (): Promise<unknown[]> => {
  const QUERY = '{ postingSeries(factoryCode: "GZ-01", kind: FACTS) { final finalRoot } }';
  return [await story.service.as('placement-officer').query(QUERY)];
};

describe('after FINAL only the exceptional path (2-model §2.1.2)', () => {
  it('keeps an objection that comes too late, overdue after three working days, and answers it', async () => {
    const late = await story.actAs('GZ00005', 'fileObjection', objectionTo('GZ00005'));
    expect(late).toMatchObject({ __typename: 'ObjectionTooLateError', objection: { state: 'LATE' } });
    const objectionId = late.objection!.id;
    expect(await story.act('acceptObjection', { objectionId })).toMatchObject({
      __typename: 'ObjectionLateError',
    });
    expect(await story.act('rejectObjection', { objectionId, reason: '无新证据' })).toMatchObject({
      __typename: 'ObjectionRemediesMissingError',
    });
    await story.today('2026-09-18');
    const LIST =
      '{ objections(factoryCode: "GZ-01", filter: { overdue: true }) { nodes { state decideBy overdue } } }';
    expect(await story.service.as('placement-officer').query(LIST)).toEqual({
      objections: { nodes: [{ state: 'LATE', decideBy: '2026-09-17', overdue: true }] },
    });
    await story.today('2026-09-14');
    const answer = { objectionId, reason: '无新证据', remedies: '可向人民法院起诉' };
    expect(await story.act('rejectObjection', answer)).toMatchObject({
      objection: { state: 'REJECTED_FORM' },
    });
    expect(
      await story.act('notifyObjection', { objectionId, means: 'PRINT', proof: '回执 1' }),
    ).toMatchObject({ objection: { state: 'NOTIFIED' } });
  });

  it('needs a final series, a posted row, and a correction that can be read', async () => {
    for (const [over, name] of [
      [{ series: 'BACK_PAY' }, 'ReopeningNotFinalError'],
      [{ employeeNo: 'GZ99999' }, 'ObjectionRowNotPostedError'],
      [{ correction: { field: 'AVERAGE_WAGE', value: 'viel' } }, 'ObjectionCorrectionValueError'],
      [{ correction: { field: 'BIRTH_DATE', value: '2099-01-01' } }, 'ObjectionCorrectionValueError'],
    ] as const)
      expect(await story.act('requestReopening', request(over))).toMatchObject({ __typename: name });
  });

  it('I-P4 reopens with two different officers, posts the row for 3 working days, and is final again', async () => {
    const late = await story.actAs('GZ00002', 'fileObjection', objectionTo('GZ00002'));
    const objectionId = late.objection!.id;
    const before = await finalIds();
    const asked = await story.actOf('officer-a', 'requestReopening', request({ objectionId }));
    const { id: reopeningId } = asked.reopening!;
    expect(await story.actOf('officer-b', 'requestReopening', request())).toMatchObject({
      __typename: 'ReopeningPendingError',
    });
    expect(await story.open()).toMatchObject({ __typename: 'PostingSeriesFinalError' });
    expect(await story.actOf('officer-a', 'approveReopening', { reopeningId })).toMatchObject({
      __typename: 'ReopeningSameOfficerError',
    });
    const both = await Promise.all(
      ['officer-b', 'officer-c'].map((officer) => story.actOf(officer, 'approveReopening', { reopeningId })),
    );
    expect(both.map((answer) => answer.__typename).sort()).toEqual([
      'ReopeningDecidedError',
      'ReopeningSuccess',
    ]);
    const extra = await story.open();
    expect(extra.round).toMatchObject({ no: 4, supplementary: true, rowCount: 1, closesOn: '2026-09-16' });
    expect(await finalIds()).toEqual(before);
    const roundId = extra.round!.id;
    await story.today('2026-09-17');
    await story.act('closePostingRound', { roundId });
    expect(await story.act('resolvePostingRound', { roundId })).toMatchObject({
      __typename: 'PostingObjectionsPendingError',
      undecided: 0,
      unnotified: 1,
    });
    await story.act('notifyObjection', { objectionId, means: 'HALL', proof: '签收 7' });
    expect(await endRound(story, roundId, '2026-09-17')).toMatchObject({
      final: true,
      series: { final: true },
    });
    expect(await finalIds()).not.toEqual(before);
    expect(await story.open()).toMatchObject({ __typename: 'PostingSeriesFinalError' });
  });

  it('S054 tells why the row changed, with the reasons of the decision, to staff and the person', async () => {
    const QUERY = `query ($id: ID!) { postingChanges(roundId: $id) { nodes { employeeNo cause reasons evidence items { item before after } } } }`;
    const SERIES =
      '{ postingSeries(factoryCode: "GZ-01", kind: FACTS) { rounds { id no changes { total reopening objection } } } }';
    const { postingSeries } = await story.service
      .as('placement-officer')
      .query<{ postingSeries: { rounds: { id: string; no: number; changes: object }[] } }>(SERIES);
    const { id, changes } = postingSeries.rounds[3]!;
    expect(changes).toEqual({ total: 1, reopening: 1, objection: 0 });
    const seen = await story.service
      .as('employee', { employeeNo: 'GZ00002' })
      .query<{ postingChanges: { nodes: { items: object[] }[] } }>(QUERY, { id });
    expect(seen.postingChanges.nodes).toMatchObject([
      {
        employeeNo: 'GZ00002',
        cause: 'REOPENING',
        reasons: '补到1998年工资台账',
        evidence: '档补〔2026〕3号',
      },
    ]);
    expect(seen.postingChanges.nodes[0]!.items).toContainEqual(
      expect.objectContaining({ item: 'COMPENSATION' }),
    );
    const other = story.service.as('employee', { employeeNo: 'GZ00003' });
    expect(await other.query(QUERY, { id })).toEqual({ postingChanges: { nodes: [] } });
  });

  it('I-P4 tells payments the later decision, with the figure before and after', async () => {
    const decisions = await story.service.database.read(systemViewer('personnel', 'test'), (tx) =>
      laterDecisions(tx, 'gz-01'),
    );
    expect(decisions).toMatchObject([{ series: 'FACTS', cause: 'LATE_EVIDENCE', decidedOn: '2026-09-14' }]);
    const [{ before, after }] = decisions as [(typeof decisions)[number]];
    expect(after.compensationFen).not.toBe(before.compensationFen);
    const [stored] = await story.service.sql<{ amount: string }>(
      "SELECT amount_fen::text AS amount FROM entitlement e JOIN employee p ON p.id = e.employee_id WHERE p.employee_no = 'GZ00002' AND e.kind = 'COMPENSATION'",
    );
    expect(after.compensationFen.toString()).toBe(stored!.amount);
  });

  it('refuses to reopen with reasons and remedies, and answers the late objection so', async () => {
    const late = await story.actAs('GZ00003', 'fileObjection', objectionTo('GZ00003'));
    const asked = await story.actOf(
      'officer-a',
      'requestReopening',
      request({ employeeNo: 'GZ00003', objectionId: late.objection!.id }),
    );
    const refusal = { reopeningId: asked.reopening!.id, reasons: '证据不足', remedies: '' };
    expect(await story.actOf('officer-b', 'refuseReopening', refusal)).toMatchObject({
      __typename: 'ReopeningRemediesMissingError',
    });
    expect(
      await story.actOf('officer-b', 'refuseReopening', { ...refusal, remedies: '可向法院起诉' }),
    ).toMatchObject({ reopening: { status: 'REFUSED' } });
    const LIST =
      '{ objections(factoryCode: "GZ-01", filter: { employeeNo: "GZ00003" }) { nodes { state formReason } } }';
    expect(await story.service.as('placement-officer').query(LIST)).toEqual({
      objections: { nodes: [{ state: 'REJECTED_FORM', formReason: '证据不足' }] },
    });
  });
});

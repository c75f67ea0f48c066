import { ObjectionReferred } from '@anzhi/contracts';
import { opaqueId } from '@anzhi/domain';
import {
  mutationOf,
  type Outcome,
  objectionTo,
  type PostingStory,
  startPostingStory,
} from './posting-story.fixture.js';

let story: PostingStory;
beforeAll(async () => {
  story = await startPostingStory(12);
  await story.today('2026-08-24');
});
afterAll(() => story.stop());

const refer = (referralId: string, employeeId: string, over: object = {}) =>
  story.service.deliver(ObjectionReferred, 'gz-01', referralId, {
    referralId,
    employeeId,
    series: 'FACTS',
    item: 'COMPENSATION',
    ...over,
  } as never);
const idOf = async (employeeNo: string): Promise<string> => {
  const [row] = await story.service.sql<{ id: string }>(
    "SELECT id FROM employee WHERE factory_id = 'gz-01' AND employee_no = $1",
    [employeeNo],
  );
  return opaqueId('employee', 'gz-01', row!.id);
};
const file = async (employeeNo: string): Promise<string> =>
  (await story.act('fileObjection', objectionTo(employeeNo))).objection!.id;
const dismissal = (objectionId: string, over: object = {}) => ({
  objectionId,
  result: 'DISMISSED',
  reasons: '核对无误',
  remedies: '可起诉',
  ...over,
});
const eventsOf = async (referralId: string) =>
  (await story.service.outbox())
    .filter((event) => event.aggregateId === referralId)
    .map(({ type, payload }) => ({ type, payload }));

describe('before the first round', () => {
  it('nobody objects to what is not posted, and a referral waits', async () => {
    expect(await story.act('fileObjection', objectionTo('GZ00001'))).toMatchObject({
      __typename: 'ObjectionNothingPostedError',
    });
    await refer('ref-1', await idOf('GZ00001'));
    expect(await eventsOf('ref-1')).toEqual([
      { type: 'ObjectionQueued', payload: { referralId: 'ref-1', series: 'FACTS', item: 'COMPENSATION' } },
    ]);
  });

  it('refuses referrals that cannot become an objection, with a reason as a code', async () => {
    await refer('ref-2', opaqueId('employee', 'gz-01', '01890000-0000-7000-8000-000000000001'));
    await refer('ref-4', await idOf('GZ00001'), { item: 'HOUSING' });
    await refer('ref-5', 'somebody');
    for (const [id, reason] of [
      ['ref-2', 'EMPLOYEE_UNKNOWN'],
      ['ref-4', 'ITEM_UNKNOWN'],
      ['ref-5', 'EMPLOYEE_UNKNOWN'],
    ] as const) {
      expect(await eventsOf(id)).toEqual([{ type: 'ObjectionRefused', payload: { referralId: id, reason } }]);
    }
  });
});

describe('in an open round', () => {
  beforeAll(async () => {
    expect(await story.open()).toMatchObject({ __typename: 'OpenPostingRoundSuccess' });
  });

  it('opens what waited, and answers a referral to its end without learning the petition', async () => {
    const [, opened] = await eventsOf('ref-1');
    expect(opened).toMatchObject({
      type: 'ObjectionOpened',
      payload: { referralId: 'ref-1', item: 'COMPENSATION' },
    });
    const objectionId = opened!.payload['objectionId'] as string;
    await story.act('acceptObjection', { objectionId });
    await story.act('decideObjection', dismissal(objectionId));
    await story.act('notifyObjection', { objectionId, means: 'POST', proof: '挂号信 1' });
    expect((await eventsOf('ref-1'))[2]).toEqual({
      type: 'ObjectionDecided',
      payload: { objectionId, referralId: 'ref-1', result: 'DISMISSED', notifiedOn: '2026-08-24' },
    });
    await refer('ref-1', await idOf('GZ00001'));
    expect(await eventsOf('ref-1')).toHaveLength(3);
    await refer('ref-6', await idOf('GZ00002'));
    expect(await eventsOf('ref-6')).toMatchObject([{ type: 'ObjectionOpened' }]);
  });

  it('stands on the page of the person, however their number was typed', async () => {
    const { objection } = await story.act('fileObjection', objectionTo('gz00009'));
    const { employee } = await story.service
      .as('placement-officer')
      .query<{ employee: { objections: { id: string }[] } }>(
        '{ employee(factoryCode: "GZ-01", employeeNo: "GZ00009") { objections { id } } }',
      );
    expect(employee.objections).toMatchObject([{ id: objection!.id }]);
  });

  it('is filed by the person, another employee or staff; whoever is objected to is heard first', async () => {
    const other = await story.actAs('GZ00005', 'fileObjection', objectionTo('GZ00006'));
    expect(other).toMatchObject({ objection: { filedBy: 'OTHER', state: 'FILED', roundNo: 1 } });
    expect(await story.actAs('GZ00006', 'fileObjection', objectionTo('GZ00006'))).toMatchObject({
      objection: { filedBy: 'SELF' },
    });
    expect(await story.act('fileObjection', objectionTo('GZ00006'))).toMatchObject({
      objection: { filedBy: 'STAFF' },
    });
    const objectionId = other.objection!.id;
    expect(await story.act('decideObjection', dismissal(objectionId))).toMatchObject({
      __typename: 'ObjectionNotAcceptedError',
    });
    await story.act('acceptObjection', { objectionId });
    expect(await story.act('acceptObjection', { objectionId })).toMatchObject({
      __typename: 'ObjectionNotFiledError',
    });
    expect(await story.act('decideObjection', dismissal(objectionId))).toMatchObject({
      __typename: 'ObjectionHearingMissingError',
    });
    expect(await story.act('recordHearing', { objectionId, note: '本人说明' })).toMatchObject({
      objection: { state: 'INVESTIGATING' },
    });
    expect(await story.act('decideObjection', dismissal(objectionId))).toMatchObject({
      objection: { state: 'DISMISSED' },
    });
  });

  it('shows objections about a row to that person and to staff', async () => {
    const QUERY =
      '{ employee(factoryCode: "GZ-01", employeeNo: "GZ00006") { objections { state filedBy } } }';
    const { employee } = await story.service
      .as('employee', { employeeNo: 'GZ00006' })
      .query<{ employee: { objections: unknown[] } }>(QUERY);
    expect(employee.objections).toHaveLength(3);
    expect((await story.service.as('employee', { employeeNo: 'GZ00005' }).raw(QUERY)).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    const LIST = '{ objections(factoryCode: "GZ-01", filter: { employeeNo: "GZ00006" }) { totalCount } }';
    expect(await story.service.as('placement-officer').query(LIST)).toEqual({
      objections: { totalCount: 3 },
    });
    expect((await story.service.as('employee', { employeeNo: 'GZ00006' }).raw(LIST)).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('states remedies on dismissal and reads corrections strictly', async () => {
    const objectionId = await file('GZ00007');
    await story.act('acceptObjection', { objectionId });
    expect(await story.act('decideObjection', dismissal(objectionId, { remedies: undefined }))).toMatchObject(
      { __typename: 'ObjectionRemediesMissingError' },
    );
    const correction = { field: 'AVERAGE_WAGE', value: 'viel' };
    expect(
      await story.act('decideObjection', dismissal(objectionId, { result: 'UPHELD', correction })),
    ).toMatchObject({ __typename: 'ObjectionCorrectionValueError' });
    const absurd = { field: 'JOIN_UNIT_ON', value: '1901-01-01' };
    expect(
      await story.act('decideObjection', dismissal(objectionId, { result: 'UPHELD', correction: absurd })),
    ).toMatchObject({
      ...{
        __typename: 'ObjectionCorrectionValueError',
        message: expect.stringContaining('早于参加工作时间'),
      },
    });
    expect(
      await story.act(
        'decideObjection',
        dismissal(objectionId, { correction: { ...correction, value: '1.00' } }),
      ),
    ).toMatchObject({ __typename: 'ObjectionDismissalCorrectsError' });
  });

  it('lets exactly one of two officers decide', async () => {
    const objectionId = await file('GZ00008');
    await story.act('acceptObjection', { objectionId });
    const correction = { field: 'AVERAGE_WAGE', value: '5000.00' };
    const decide = (subject: string, over: object) =>
      story.service
        .as('placement-officer', { subject })
        .query<Record<string, Outcome>>(mutationOf('decideObjection'), {
          input: dismissal(objectionId, over),
        });
    const answers = await Promise.all([decide('a', {}), decide('b', { result: 'UPHELD', correction })]);
    const names = answers.map((answer) => answer['decideObjection']!.__typename).sort();
    expect(names).toEqual(['ObjectionAlreadyDecidedError', 'ObjectionSuccess']);
  });

  it('acts on many at once: all, or none with every problem told', async () => {
    const ids = [await file('GZ00009'), await file('GZ00010'), await file('GZ00011')];
    expect(await story.act('acceptObjections', { objectionIds: ids })).toMatchObject({
      objections: ids.map((id) => ({ id, state: 'ACCEPTED' })),
    });
    const wage = { field: 'AVERAGE_WAGE', value: '6543.21' };
    const decisions = [
      dismissal(ids[0]!, { result: 'PARTLY', correction: wage }),
      dismissal(ids[1]!),
      dismissal(ids[2]!, { remedies: '' }),
    ];
    expect(await story.act('decideObjections', { decisions })).toMatchObject({
      __typename: 'ObjectionBatchError',
      problems: [{ index: 2, code: 'ObjectionRemediesMissingError' }],
    });
    expect(
      await story.service.sql(
        "SELECT average_wage_fen::text AS wage FROM employee WHERE employee_no = 'GZ00009' AND average_wage_fen = 654321",
      ),
    ).toEqual([]);
    decisions[2] = dismissal(ids[2]!);
    expect(await story.act('decideObjections', { decisions })).toMatchObject({
      objections: [{ state: 'PARTLY' }, { state: 'DISMISSED' }, { state: 'DISMISSED' }],
    });
    expect(
      await story.service.sql(
        "SELECT average_wage_fen::text AS wage FROM employee WHERE employee_no = 'GZ00009'",
      ),
    ).toEqual([{ wage: '654321' }]);
    const notices = ids.map((objectionId) => ({ objectionId, means: 'SMS', proof: '短信 9' }));
    expect(await story.act('notifyObjections', { notices })).toMatchObject({
      objections: [{ state: 'NOTIFIED' }, { state: 'NOTIFIED' }, { state: 'NOTIFIED' }],
    });
    expect(await story.act('notifyObjections', { notices })).toMatchObject({
      problems: [0, 1, 2].map((index) => ({ index, code: 'ObjectionAlreadyNotifiedError' })),
    });
  });
});

describe('after the last day', () => {
  it('keeps an objection for the next round, though nobody closed this one yet', async () => {
    await story.today('2026-09-02');
    const late = await story.act('fileObjection', objectionTo('GZ00012'));
    expect(late).toMatchObject({
      __typename: 'ObjectionAfterCloseError',
      objection: { state: 'QUEUED', roundNo: null },
    });
    expect(await story.act('acceptObjection', { objectionId: late.objection!.id })).toMatchObject({
      __typename: 'ObjectionStillQueuedError',
    });
    expect(await story.act('fileObjection', objectionTo('GZ99999'))).toMatchObject({
      __typename: 'ObjectionRowNotPostedError',
    });
  });

  it('shows what is overdue', async () => {
    await story.today('2026-09-08');
    const { postingSeries } = await story.service
      .as('hq-analyst')
      .query<{ postingSeries: { objections: { overdue: number; undecided: number } } }>(
        '{ postingSeries(factoryCode: "GZ-01", kind: FACTS) { objections { filed undecided overdue upheld } } }',
      );
    expect(postingSeries.objections.overdue).toBe(postingSeries.objections.undecided);
    expect(postingSeries.objections.overdue).toBeGreaterThan(0);
    const LIST =
      '{ objections(factoryCode: "GZ-01", filter: { overdue: true }) { totalCount nodes { overdue decideBy } } }';
    const { objections } = await story.service
      .as('placement-officer')
      .query<{ objections: { totalCount: number; nodes: unknown[] } }>(LIST);
    expect(objections.totalCount).toBe(postingSeries.objections.overdue);
    expect(objections.nodes[0]).toEqual({ overdue: true, decideBy: '2026-09-04' });
  });
});

import { setClock } from '@anzhi/service-testing';
import {
  calculatePeople,
  type FrozenFactory,
  freezePeople,
  startPersonnel,
} from '../../testing/frozen-factory.js';
import { mutationOf, type Outcome, objectionTo } from './posting-story.fixture.js';

let factory: FrozenFactory;
const officer = () => factory.service.as('placement-officer');
const as = (employeeNo: string) => factory.service.as('employee', { employeeNo });
const today = (date: string) => setClock(factory.service.sql, 'gz-01', `${date}T09:00:00+08:00`);

beforeAll(async () => {
  factory = await startPersonnel();
  await freezePeople(factory, 12);
  await calculatePeople(factory);
  await today('2026-08-24');
  await run('openPostingRound', { factoryCode: 'GZ-01', series: 'FACTS', places: ['厂区公告栏'] });
});
afterAll(() => factory.service.stop());

async function run(name: string, input: object, client = officer()): Promise<Outcome> {
  return (await client.query<Record<string, Outcome>>(mutationOf(name), { input }))[name]!;
}

interface Letter {
  id: string;
  subject: string;
  title: string;
  status: string;
  servedOn: string | null;
  body: string;
  attempts: { means: string; proof: string | null }[];
}
/** The letters that the person finds on their own page. */
async function lettersOf(employeeNo: string): Promise<Letter[]> {
  const { me } = await as(employeeNo).query<{ me: { notices: Letter[] } }>(
    '{ me { notices { id subject title status servedOn body attempts { means proof } } } }',
  );
  return me.notices;
}
/** The objection as the person whose row it is sees it. */
async function objectionOf(employeeNo: string) {
  const { me } = await as(employeeNo).query<{
    me: {
      objections: {
        state: string;
        noticeId: string;
        notifiedOn: string | null;
        noticeMeans: string | null;
      }[];
    };
  }>('{ me { objections { state noticeId notifiedOn noticeMeans } } }');
  return me.objections[0]!;
}
/** Brings an objection to its decision. @returns its id */
async function decided(employeeNo: string, by: string): Promise<string> {
  const objectionId = (await run('fileObjection', objectionTo(employeeNo), as(by))).objection!.id;
  await run('acceptObjection', { objectionId });
  if (by !== employeeNo) await run('recordHearing', { objectionId, note: '已听取' });
  const dismissal = { objectionId, result: 'DISMISSED', reasons: '核对工资台账无误', remedies: '可起诉' };
  expect(await run('decideObjection', dismissal)).toMatchObject({ __typename: 'ObjectionSuccess' });
  return objectionId;
}
const serve = (noticeId: string, more: object) =>
  officer().query<{ serveNotice: { __typename: string } }>(
    'mutation ($input: ServeNoticeInput!) { serveNotice(input: $input) { __typename } }',
    { input: { noticeId, ...more } },
  );
const told = async (): Promise<number> => (await factory.service.outbox('ObjectionDecided')).length;

describe('S102, decision 25: a decision on an objection is told by a notice', () => {
  it('which the person reads on their own page from the day of the decision, with reasons and remedies', async () => {
    await decided('GZ00001', 'GZ00001');
    const [letter, ...others] = await lettersOf('GZ00001');
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      ...{ subject: 'OBJECTION_DECISION', title: '异议处理结果告知书', status: 'ISSUED', servedOn: null },
      body: expect.stringMatching(/异议不成立[\s\S]*核对工资台账无误[\s\S]*可起诉[\s\S]*人民法院/),
    });
    expect(await objectionOf('GZ00001')).toMatchObject({ noticeId: letter!.id, notifiedOn: null });
    expect(await lettersOf('GZ00002')).toEqual([]);
  });

  it('and notifyObjection is an attempt at that notice, which proves the service once', async () => {
    const objectionId = await decided('GZ00002', 'GZ00002');
    await today('2026-08-25');
    const before = await told();
    await run('notifyObjection', { objectionId, means: 'POST', proof: '挂号信 7' });
    expect(await lettersOf('GZ00002')).toMatchObject([
      { status: 'SERVED', servedOn: '2026-08-25', attempts: [{ means: 'POST', proof: '挂号信 7' }] },
    ]);
    expect(await objectionOf('GZ00002')).toMatchObject({
      ...{ state: 'NOTIFIED', notifiedOn: '2026-08-25', noticeMeans: 'POST' },
    });
    expect(await told()).toBe(before + 1);
    expect(await run('notifyObjection', { objectionId, means: 'POST', proof: '挂号信 8' })).toMatchObject({
      __typename: 'ObjectionAlreadyNotifiedError',
    });
  });

  it('and a notice that is served in any other way notifies the objection by its day of service', async () => {
    const objectionId = await decided('GZ00003', 'GZ00003');
    const before = await told();
    const { noticeId } = await objectionOf('GZ00003');
    await serve(noticeId, { means: 'HALL', failure: '未到场' });
    expect(await objectionOf('GZ00003')).toMatchObject({ state: 'DISMISSED', notifiedOn: null });
    await serve(noticeId, { means: 'HALL', proof: '窗口 3' });
    expect(await objectionOf('GZ00003')).toMatchObject({
      ...{ state: 'NOTIFIED', notifiedOn: '2026-08-25', noticeMeans: 'HALL' },
    });
    expect(await told()).toBe(before + 1);
    expect(await run('notifyObjection', { objectionId, means: 'PRINT', proof: '回执' })).toMatchObject({
      __typename: 'ObjectionAlreadyNotifiedError',
    });
  });

  it('of two who serve at once exactly one does, and the decision is announced once', async () => {
    const objectionId = await decided('GZ00004', 'GZ00004');
    const before = await told();
    const { noticeId } = await objectionOf('GZ00004');
    await Promise.all([
      serve(noticeId, { means: 'HALL', proof: '窗口 1' }),
      run('notifyObjection', { objectionId, means: 'PRINT', proof: '回执 1' }),
    ]);
    const [letter] = await lettersOf('GZ00004');
    expect(letter!.attempts).toHaveLength(1);
    expect(await told()).toBe(before + 1);
  });

  it('to who objected and to whose row it is, who is invited to be heard first', async () => {
    await decided('GZ00006', 'GZ00005');
    expect((await lettersOf('GZ00005')).map((letter) => letter.subject)).toEqual(['OBJECTION_DECISION']);
    const [decision, hearing] = await lettersOf('GZ00006');
    expect(hearing).toMatchObject({ subject: 'HEARING', title: '听取意见通知书' });
    expect(decision).toMatchObject({
      subject: 'OBJECTION_DECISION',
      body: expect.stringContaining('他人于'),
    });
  });

  it('and one that is not accepted for its form is told too; batches write a letter each', async () => {
    const ids = [];
    for (const no of ['GZ00007', 'GZ00008'])
      ids.push((await run('fileObjection', objectionTo(no), as(no))).objection!.id);
    await run('rejectObjection', { objectionId: ids[0], reason: '未写明主张' });
    expect(await lettersOf('GZ00007')).toMatchObject([
      { status: 'ISSUED', body: expect.stringMatching(/不予受理[\s\S]*未写明主张/) },
    ]);
    await run('acceptObjections', { objectionIds: [ids[1]] });
    await run('decideObjections', {
      decisions: [{ objectionId: ids[1], result: 'UPHELD', reasons: '更正', remedies: null }],
    });
    expect(await lettersOf('GZ00008')).toMatchObject([
      { status: 'ISSUED', body: expect.stringContaining('异议成立') },
    ]);
  });

  it('lies encrypted, and its words are in no event', async () => {
    const [stored] = await factory.service.sql<{ text: string }>(
      `SELECT (SELECT string_agg(encode(body_sealed, 'escape'), ' ') FROM person_notice) || (SELECT string_agg(payload::text, ' ') FROM outbox) AS text`,
    );
    expect(stored!.text).not.toMatch(/核对工资台账无误|异议不成立/);
  });
});

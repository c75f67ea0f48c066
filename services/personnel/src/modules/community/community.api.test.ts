import { AppraisalReferred } from '@anzhi/contracts';
import { opaqueId, Ratio } from '@anzhi/domain';
import {
  calculatePeople,
  type FrozenFactory,
  freezePeople,
  startPersonnel,
} from '../../testing/frozen-factory.js';

let factory: FrozenFactory;
beforeAll(async () => {
  factory = await startPersonnel();
  await freezePeople(factory);
  await calculatePeople(factory);
});
afterAll(() => factory.service.stop());

const officer = () => factory.service.as('placement-officer');
type Answer = Record<string, unknown> & { __typename: string };
async function act(name: string, type: string, input: object, fields = '', who = officer()): Promise<Answer> {
  const data = await who.query<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${fields} ... on UserError { message } } }`,
    { input },
  );
  return data[name]!;
}
const here = { factoryCode: 'GZ-01' };
const BATCH = '... on HandoverBatchSuccess { batch { id no status items receiverName funding } }';
const AGREED = `${BATCH} ... on HandoverItemsError { unlisted taken } ... on HandoverInServiceError { employeeNos }`;
const MOVED = `${BATCH} ... on HandoverBatchOrderError { status }`;
const batchOf = (answer: Answer) =>
  answer['batch'] as { id: string; no: number; status: string; items: number };
const numbersOf = async (where: string): Promise<string[]> =>
  (
    await factory.service.sql<{ no: string }>(
      `SELECT employee_no AS no FROM employee WHERE ${where} ORDER BY serial`,
    )
  ).map(({ no }) => no);
const agree = (receiverId: string, more: object): Promise<Answer> =>
  act(
    'agreeHandover',
    'AgreeHandoverInput',
    { receiverId, agreementNo: '移交 1 号', agreedOn: '2026-08-19', ...more },
    AGREED,
  );
const move = (name: string, batchId: string, more: object = {}): Promise<Answer> =>
  act(
    name,
    name === 'fundHandover' ? 'FundHandoverInput' : 'HandoverBatchActInput',
    { batchId, on: '2026-08-19', reference: '凭证 1', ...more },
    MOVED,
  );
const community = async () => {
  const answer = await officer().query<{
    community: {
      committees: { id: string; receiverId: string; standing: boolean; staff: number }[];
      receivers: { id: string; name: string }[];
      handover: { category: string; listed: number; confirmed: number }[];
      handoverRate: string | null;
    };
  }>(
    `{ community(factoryCode: "GZ-01") { committees { id receiverId standing staff } receivers { id name }
         handover { category listed confirmed } handoverRate } }`,
  );
  return answer.community;
};

const COMMITTEE = {
  ...here,
  name: '赣江社区管委会',
  scope: '离退休、抚恤和家属区',
  office: '家属区 1 栋,电话 0797-0000000',
  posts: [
    { title: '主任', headcount: 1 },
    { title: '专干', headcount: 6 },
  ],
  documentNo: '赣汽破〔2026〕20 号',
  establishedOn: '2026-08-19',
};

describe('S145: the community committee', () => {
  it('has a scope, an office and staff, and there is one at a time, also when two officers establish at once', async () => {
    const both = await Promise.all(
      [1, 2].map(() => act('establishCommittee', 'EstablishCommitteeInput', COMMITTEE, '')),
    );
    expect(both.map((answer) => answer.__typename).sort()).toEqual([
      'CommitteeStandsError',
      'CommunityCommitteeSuccess',
    ]);
    expect((await community()).committees).toMatchObject([{ standing: true, staff: 7 }]);
  });
});

describe('S011 S012 S146: handover of retirees and survivors', () => {
  it('lists everybody of the roster who is not in service, once, and functions beside them', async () => {
    const input = { ...here, functions: ['职工医院'] };
    const fields = '... on ListHandoversSuccess { added people }';
    const [all] = await factory.service.sql<{ people: number; inService: number }>(
      `SELECT count(*)::int AS people, count(*) FILTER (WHERE category IN ('ACTIVE_ON_POST', 'INTERNAL_RETIRED')
          AND (injury_grade IS NULL OR injury_grade > 4))::int AS "inService" FROM employee`,
    );
    const listed = all!.people - all!.inService;
    expect(await act('listHandovers', 'ListHandoversInput', input, fields)).toMatchObject({
      people: listed,
      added: listed + 1,
    });
    expect(await act('listHandovers', 'ListHandoversInput', input, fields)).toMatchObject({
      people: listed,
      added: 0,
    });
    const { handover, handoverRate } = await community();
    const count = (category: string) => handover.find((row) => row.category === category)?.listed;
    expect(count('RETIRED')).toBe((await numbersOf(`category = 'RETIRED'`)).length);
    expect(count('SURVIVOR_BENEFICIARY')).toBe((await numbersOf(`category = 'SURVIVOR_BENEFICIARY'`)).length);
    expect(handoverRate).toBe('0.0');
  });

  it('goes in order to exactly one receiver; a second one, and people in service, are refused', async () => {
    const receiverId = (await community()).committees[0]!.receiverId;
    const batch = batchOf(await agree(receiverId, { categories: ['RETIRED', 'LIXIU'] }));
    expect(batch).toMatchObject({ no: 1, status: 'AGREED', receiverName: COMMITTEE.name });
    const local = await act(
      'registerHandoverReceiver',
      'RegisterReceiverInput',
      { ...here, name: '章贡区街道办', contact: '街道办 0797-1111111' },
      '... on HandoverReceiverSuccess { receiver { id } }',
    );
    const localId = (local['receiver'] as { id: string }).id;
    const [retired] = await numbersOf(`category = 'RETIRED'`);
    const [inService] = await numbersOf(`category = 'ACTIVE_ON_POST' AND injury_grade IS NULL`);
    expect(await agree(localId, { employeeNos: [retired, inService] })).toMatchObject({
      __typename: 'HandoverInServiceError',
      employeeNos: [inService],
    });
    expect(await agree(localId, { employeeNos: [retired, 'NOBODY'] })).toMatchObject({
      __typename: 'HandoverItemsError',
      taken: [retired],
      unlisted: ['NOBODY'],
    });
    expect(await agree(localId, { categories: ['RETIRED'] })).toMatchObject({
      __typename: 'HandoverNothingOpenError',
    });
    expect(await move('confirmHandover', batch.id)).toMatchObject({
      __typename: 'HandoverBatchOrderError',
      status: 'AGREED',
    });
    expect(batchOf(await move('fundHandover', batch.id, { amount: '620000.00' }))).toMatchObject({
      status: 'FUNDED',
      funding: '620000.00',
    });
    expect(batchOf(await move('transferHandover', batch.id))).toMatchObject({ status: 'TRANSFERRED' });
    const both = await Promise.all([1, 2].map(() => move('confirmHandover', batch.id)));
    expect(both.map((answer) => answer.__typename).sort()).toEqual([
      'HandoverBatchOrderError',
      'HandoverBatchSuccess',
    ]);
    expect(await factory.service.outbox('RetireesTransferred')).toMatchObject([
      { payload: { receiver: 'COMMITTEE', confirmedOn: '2026-08-19', count: batch.items } },
    ]);
    const dissolve = {
      committeeId: (await community()).committees[0]!.id,
      dissolvedOn: '2026-08-19',
      documentNo: '撤 1',
    };
    expect(await act('dissolveCommittee', 'DissolveCommitteeInput', dissolve)).toMatchObject({
      __typename: 'CommitteeServesError',
    });
  });

  it('K4 counts people; a batch of a function alone is confirmed without telling of retirees, each step after the one before', async () => {
    const { committees } = await community();
    const batch = batchOf(
      await agree(committees[0]!.receiverId, { functions: ['职工医院'], agreedOn: '2026-08-18' }),
    );
    expect(await move('fundHandover', batch.id, { amount: '1.00', on: '2026-08-17' })).toMatchObject({
      __typename: 'HandoverDateError',
    });
    await move('fundHandover', batch.id, { amount: '1.00' });
    expect(await move('transferHandover', batch.id, { on: '2026-08-18' })).toMatchObject({
      __typename: 'HandoverDateError',
    });
    const { handoverRate } = await community();
    for (const name of ['transferHandover', 'confirmHandover']) await move(name, batch.id);
    expect(await factory.service.outbox('RetireesTransferred')).toHaveLength(1);
    const after = await community();
    expect(after.handoverRate).toBe(handoverRate);
    const people = after.handover.filter((row) => row.category !== 'FUNCTION');
    const [listed, confirmed] = [people.map((row) => row.listed), people.map((row) => row.confirmed)].map(
      (all) => all.reduce((sum, one) => sum + one, 0),
    );
    expect(after.handoverRate).toBe(Ratio.of(confirmed! * 100, listed!).toDecimal(1));
    const [audited] = await factory.service.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'moveHandover'`,
    );
    expect(audited!.n).toBe(8);
  });

  it('of two receivers that agree on the same people at once one gets them', async () => {
    const { committees, receivers } = await community();
    const local = receivers.find((one) => one.id !== committees[0]!.receiverId)!;
    const both = await Promise.all(
      [committees[0]!.receiverId, local.id].map((id) => agree(id, { categories: ['SURVIVOR_BENEFICIARY'] })),
    );
    expect(both.map((answer) => answer.__typename).sort()).toEqual([
      'HandoverBatchSuccess',
      'HandoverNothingOpenError',
    ]);
  });

  it('tells each person who serves them and what they get every month', async () => {
    const [retired] = await numbersOf(`category = 'RETIRED'`);
    const { employee } = await factory.service
      .as('employee', { employeeNo: retired! })
      .query<{ employee: object }>(
        `{ employee(factoryCode: "GZ-01", employeeNo: "${retired}") { handover { state receiverName receiverContact } monthlyBenefits { kind amount payer } } }`,
      );
    expect(employee).toMatchObject({
      handover: { state: 'CONFIRMED', receiverName: COMMITTEE.name, receiverContact: COMMITTEE.office },
      monthlyBenefits: [],
    });
    const { handoverItems } = await officer().query<{ handoverItems: { totalCount: number } }>(
      '{ handoverItems(factoryCode: "GZ-01", filter: { state: CONFIRMED, category: RETIRED }) { totalCount nodes { employeeNo } } }',
    );
    expect(handoverItems.totalCount).toBe((await numbersOf(`category = 'RETIRED'`)).length);
  });

  it('S145: a committee that serves people is dissolved by giving everybody to exactly one receiver', async () => {
    const { committees, receivers, handover, handoverRate } = await community();
    const committee = committees[0]!;
    const local = receivers.find((one) => one.id !== committee.receiverId)!;
    const served = async () =>
      factory.service.sql<{ name: string; items: number }>(
        `SELECT r.name, count(*)::int AS items FROM handover_item i JOIN handover_batch b ON b.id = i.batch_id
           JOIN handover_receiver r ON r.id = b.receiver_id GROUP BY r.name ORDER BY r.name`,
      );
    const before = await served();
    const dissolve = (successor: object | null, fields = '') =>
      act(
        'dissolveCommittee',
        'DissolveCommitteeInput',
        { committeeId: committee.id, dissolvedOn: '2026-08-19', documentNo: '撤 1', successor },
        fields,
      );
    const to = (receiverId: string) => ({ receiverId, agreementNo: '承继 1 号' });
    const own = before.find(({ name }) => name === COMMITTEE.name)!.items;
    expect(await dissolve(null, '... on CommitteeServesError { items }')).toMatchObject({ items: own });
    for (const wrong of [committee.receiverId, opaqueId('handover-receiver', 'gz-01', 'nobody')])
      expect(await dissolve(to(wrong))).toMatchObject({ __typename: 'CommitteeSuccessorError' });
    expect(await served()).toEqual(before);

    const fields = '... on CommunityCommitteeSuccess { committee { standing successorName handedOn } }';
    // Of two officers one dissolves it.
    const both = await Promise.all([dissolve(to(local.id), fields), dissolve(to(local.id), fields)]);
    expect(both.map((answer) => answer.__typename).sort()).toEqual([
      'CommitteeNotFoundError',
      'CommunityCommitteeSuccess',
    ]);
    expect(both.find((answer) => answer['committee'])).toMatchObject({
      committee: { standing: false, successorName: local.name, handedOn: own },
    });
    // Everybody whom it served, nobody lost or twice, is with the one receiver; what was confirmed stays so.
    const all = before.reduce((sum, one) => sum + one.items, 0);
    expect(await served()).toEqual([{ name: local.name, items: all }]);
    expect(await community()).toMatchObject({ handover, handoverRate });
    const [retired] = await numbersOf(`category = 'RETIRED'`);
    const { employee } = await factory.service
      .as('employee', { employeeNo: retired! })
      .query<{ employee: object }>(
        `{ employee(factoryCode: "GZ-01", employeeNo: "${retired}") { handover { state receiverName } } }`,
      );
    expect(employee).toEqual({ handover: { state: 'CONFIRMED', receiverName: local.name } });
    expect(await agree(committee.receiverId, { agreedOn: '2026-08-19' })).toMatchObject({
      __typename: 'HandoverReceiverError',
    });
  });
});

describe('S150: support to new work', () => {
  const RECORD = '... on ReemploymentSuccess { record { id status } }';
  let programmeId: string;
  beforeAll(async () => {
    const offered = await act(
      'offerReemploymentProgramme',
      'OfferProgrammeInput',
      {
        ...here,
        kind: 'TRAINING',
        title: '数控培训',
        provider: '市技师学院',
        from: '2026-08-01',
        to: '2026-12-31',
      },
      '... on ProgrammeSuccess { programme { id no } }',
    );
    programmeId = (offered['programme'] as { id: string }).id;
  });
  const join = (employeeNo: string, more: object = {}, who = officer()) =>
    act('joinReemploymentProgramme', 'JoinProgrammeInput', { programmeId, employeeNo, ...more }, RECORD, who);
  const self = () => factory.service.as('employee', { employeeNo: 'GZ00001' });

  it('is voluntary: the person joins themselves, or signs a consent', async () => {
    expect(await join('GZ00002')).toMatchObject({ __typename: 'ConsentMissingError' });
    expect(await join('GZ00002', { consentEvidence: '同意书 1' })).toMatchObject({
      record: { status: 'SEEKING' },
    });
    expect(await join('GZ00001', {}, self())).toMatchObject({ record: { status: 'SEEKING' } });
    expect(await join('GZ00003', {}, self())).toMatchObject({ __typename: 'ProgrammePersonError' });
    expect(await join('GZ00001', {}, self())).toMatchObject({ __typename: 'ProgrammePersonError' });
  });

  it('counts by programme, and forgets who leaves', async () => {
    const { me } = await self().query<{ me: { reemployment: { id: string }[] } }>(
      '{ me { reemployment { id status } } }',
    );
    const recordId = me.reemployment[0]!.id;
    const go = (status: string) =>
      act(
        'moveReemployment',
        'MoveReemploymentInput',
        { recordId, status },
        '... on ReemploymentStepError { status }',
      );
    await go('TRAINING');
    expect(await go('TRAINING')).toMatchObject({ __typename: 'ReemploymentStepError', status: 'TRAINING' });
    const counts = async () =>
      (
        await officer().query<{ reemploymentProgrammes: object[] }>(
          '{ reemploymentProgrammes(factoryCode: "GZ-01") { optedOut counts { status people } } }',
        )
      ).reemploymentProgrammes;
    expect(await counts()).toEqual([
      {
        optedOut: 0,
        counts: [
          { status: 'SEEKING', people: 1 },
          { status: 'TRAINING', people: 1 },
        ],
      },
    ]);
    const leave = (who: ReturnType<typeof officer>) =>
      act('leaveReemploymentProgramme', 'LeaveProgrammeInput', { recordId }, '', who);
    expect(await leave(factory.service.as('employee', { employeeNo: 'GZ00004' }))).toMatchObject({
      __typename: 'ProgrammeNotOpenError',
    });
    expect(await leave(self())).toMatchObject({ __typename: 'ProgrammeLeft' });
    expect(await counts()).toEqual([{ optedOut: 1, counts: [{ status: 'SEEKING', people: 1 }] }]);
    const [left] = await factory.service.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM reemployment_record r JOIN employee e ON e.id = r.employee_id WHERE e.employee_no = 'GZ00001'`,
    );
    expect(left?.n).toBe(0);
  });

  it('knows nothing of anybody’s attitude: no table has a place for it', async () => {
    const columns = await factory.service.sql<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name LIKE 'reemployment%'`,
    );
    expect(
      columns.map(({ name }) => name).filter((name) => /attitude|motivation|score|note|remark/.test(name)),
    ).toEqual([]);
  });
});

describe('S106: a petition of a guardian leads to an appraisal', () => {
  it('opens one referral, once, and never learns the petition; only the committee’s conclusion decides', async () => {
    const [person] = await factory.service.sql<{ id: string }>(
      `SELECT id FROM employee WHERE employee_no = 'GZ00005'`,
    );
    const payload = {
      referralId: 'r-1',
      employeeId: opaqueId('employee', 'gz-01', person!.id),
      kind: 'SICK_RETIREMENT' as const,
    };
    await factory.service.deliver(AppraisalReferred, 'gz-01', 'r-1', payload);
    await factory.service.deliver(AppraisalReferred, 'gz-01', 'r-1', payload);
    const own = factory.service.as('employee', { employeeNo: 'GZ00005' });
    const { me } = await own.query<{ me: { appraisals: { id: string }[] } }>(
      '{ me { appraisals { id kind concludedOn } } }',
    );
    expect(me.appraisals).toMatchObject([{ kind: 'SICK_RETIREMENT', concludedOn: null }]);
    const again = { ...here, employeeNo: 'GZ00005', kind: 'SICK_RETIREMENT' };
    expect(await act('openAppraisal', 'OpenAppraisalInput', again)).toMatchObject({
      __typename: 'AppraisalPersonError',
    });
    const conclusion = {
      appraisalId: me.appraisals[0]!.id,
      conclusionNo: '赣劳鉴 7 号',
      concludedOn: '2026-08-19',
      conclusion: '完全丧失劳动能力',
    };
    expect(
      await act('concludeAppraisal', 'ConcludeAppraisalInput', { ...conclusion, concludedOn: '2026-09-01' }),
    ).toMatchObject({
      __typename: 'AppraisalDateError',
    });
    expect(await act('concludeAppraisal', 'ConcludeAppraisalInput', conclusion)).toMatchObject({
      __typename: 'AppraisalSuccess',
    });
    expect(await act('concludeAppraisal', 'ConcludeAppraisalInput', conclusion)).toMatchObject({
      __typename: 'AppraisalNotOpenError',
    });
    const [stored] = await factory.service.sql<{ text: string }>(
      `SELECT encode(conclusion_sealed, 'escape') AS text FROM appraisal_referral`,
    );
    expect(stored!.text).not.toContain('丧失');
    const readings = async () =>
      (await factory.service.sql(`SELECT 1 FROM audit_entry WHERE action = 'readAppraisal'`)).length;
    const asked = '{ employee(factoryCode: "GZ-01", employeeNo: "GZ00005") { appraisals { conclusion } } }';
    const shown = { employee: { appraisals: [{ conclusion: '完全丧失劳动能力' }] } };
    expect(await own.query(asked)).toEqual(shown);
    expect(await readings()).toBe(0);
    expect(await officer().query(asked)).toEqual(shown);
    expect(await readings()).toBe(1);
    const hidden = await factory.service
      .as('finance-approver')
      .raw('{ employee(factoryCode: "GZ-01", employeeNo: "GZ00005") { appraisals { kind } } }');
    expect(hidden.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});

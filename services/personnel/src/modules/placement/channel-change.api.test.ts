import type { FrozenFactory } from '../../testing/frozen-factory.js';
import {
  act,
  makeFinal,
  passPlan,
  peopleFor,
  place,
  recordAccounts,
  startPlacementStory,
} from '../../testing/placement-story.js';

let factory: FrozenFactory;
let ch1: string[];
const officer = () => factory.service.as('placement-officer', { subject: 'officer-1' });
const second = () => factory.service.as('placement-officer', { subject: 'officer-2' });

beforeAll(async () => {
  factory = await startPlacementStory(50);
  await passPlan(factory);
  await makeFinal(factory, 'FACTS');
  ch1 = await peopleFor(factory, 'CH1');
  await place(factory, ch1.slice(0, 6), 'CH1');
});
afterAll(() => factory.service.stop());

const propose = (employeeNo: string, toChannelCode = 'CH2', over: object = {}) =>
  act(officer(), 'proposeChannelChange', {
    factoryCode: 'GZ-01',
    employeeNo,
    toChannelCode,
    witness: 'staff:witness',
    legalBasis: '民法典 543 协商变更',
    evidence: '变更申请 01',
    ...over,
  });
const standingOf = async (employeeNo: string) => {
  const { employee } = await officer().query<{ employee: { placement: object } }>(
    'query ($no: String!) { employee(factoryCode: "GZ-01", employeeNo: $no) { placement { channel { code } status agreementNo } } }',
    { no: employeeNo },
  );
  return employee.placement;
};
const entitlementsOf = (employeeNo: string) =>
  factory.service.sql<{ kind: string; choice: string }>(
    `SELECT t.kind, s.choice FROM entitlement t JOIN employee e ON e.id = t.employee_id
       LEFT JOIN settlement_choice s ON s.employee_id = e.id WHERE e.employee_no = $1 AND t.kind = 'COMPENSATION'`,
    [employeeNo],
  );

describe('S057: another channel, by a recorded order of two officers', () => {
  it('S057: changes nothing until another officer approves, then supersedes and settles anew', async () => {
    const one = ch1[0]!;
    const before = await standingOf(one);
    const { channelChangeId, status } = await propose(one);
    expect(status).toBe('PROPOSED');
    expect(await standingOf(one)).toEqual(before);
    expect(await act(officer(), 'approveChannelChange', { channelChangeId })).toMatchObject({
      __typename: 'ChannelChangeSameOfficerError',
    });
    expect(await standingOf(one)).toEqual(before);
    expect(await act(second(), 'approveChannelChange', { channelChangeId })).toMatchObject({
      status: 'APPROVED',
    });
    expect(await standingOf(one)).toEqual({ channel: { code: 'CH2' }, status: 'DRAFT', agreementNo: null });
    expect(await entitlementsOf(one)).toEqual([{ kind: 'COMPENSATION', choice: 'COMPENSATION' }]);
    const rows = await factory.service.sql(
      `SELECT p.status, p.ended_on AS "on", p.end_reason AS reason FROM placement p JOIN employee e ON e.id = p.employee_id
        WHERE e.employee_no = $1 AND p.status = 'SUPERSEDED'`,
      [one],
    );
    expect(rows).toEqual([
      { status: 'SUPERSEDED', on: expect.anything(), reason: '民法典 543 协商变更;变更申请 01' },
    ]);
    expect(
      await factory.service.sql(
        `SELECT action, legal_basis FROM audit_entry WHERE entity = 'ChannelChangeOrder' ORDER BY action`,
      ),
    ).toMatchObject([
      { action: 'approveChannelChange', legal_basis: '民法典 543 协商变更' },
      { action: 'proposeChannelChange', legal_basis: '民法典 543 协商变更' },
    ]);
  });

  it('S057: the new agreement is signed under its own number, and one placement stands (I-P1)', async () => {
    const people = { factoryCode: 'GZ-01', employeeNos: [ch1[0]!] };
    await act(officer(), 'signAgreements', { ...people, signedOn: '2026-08-19', place: '安置大厅' });
    await act(officer(), 'makePlacementsEffective', { ...people, effectiveOn: '2026-08-19' });
    expect(await standingOf(ch1[0]!)).toEqual({
      channel: { code: 'CH2' },
      status: 'EFFECTIVE',
      agreementNo: 'GZ-01-0007',
    });
  });

  it('S057: is decided once; of two who approve at once exactly one wins', async () => {
    const { channelChangeId } = await propose(ch1[1]!);
    expect(await propose(ch1[1]!)).toMatchObject({ __typename: 'ChannelChangeOpenError' });
    const answers = await Promise.all(
      [second(), factory.service.as('factory-leader')].map((client) =>
        act(client, 'approveChannelChange', { channelChangeId }),
      ),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'ChannelChangeDecidedError',
      'ChannelChangeSuccess',
    ]);
    expect(await act(second(), 'rejectChannelChange', { channelChangeId, reason: '晚了' })).toMatchObject({
      __typename: 'ChannelChangeDecidedError',
    });
  });

  it('S057: refuses the same, a closed or an unknown channel, and who is not placed', async () => {
    expect((await propose(ch1[2]!, 'CH1')).rows).toMatchObject([{ reason: 'SAME_CHANNEL' }]);
    expect((await propose(ch1[2]!, 'CH4')).rows).toMatchObject([{ reason: 'CHANNEL_CLOSED' }]);
    expect((await propose(ch1[2]!, 'CH9')).rows).toMatchObject([{ reason: 'UNKNOWN_CHANNEL' }]);
    expect((await propose(ch1[8]!)).rows).toMatchObject([{ reason: 'NOT_EFFECTIVE' }]);
    expect((await propose('GZ99999')).rows).toMatchObject([{ reason: 'UNKNOWN_EMPLOYEE' }]);
  });

  it('I-P3: is refused while a payment is under way or made, also one that came between the two officers', async () => {
    const { channelChangeId } = await propose(ch1[3]!);
    await recordAccounts(factory);
    const money = { factoryCode: 'GZ-01', purpose: 'COMPENSATION', payer: 'ESTATE' };
    expect(
      await act(officer(), 'draftPaymentBatch', { ...money, employeeNos: [ch1[3], ch1[4]] }),
    ).toMatchObject({ batch: { people: 2 } });
    expect((await act(second(), 'approveChannelChange', { channelChangeId })).rows).toMatchObject([
      { reason: 'PAYMENT_UNDER_WAY' },
    ]);
    expect((await propose(ch1[4]!)).rows).toMatchObject([{ reason: 'PAYMENT_UNDER_WAY' }]);
    expect(await act(second(), 'rejectChannelChange', { channelChangeId, reason: '已付款' })).toMatchObject({
      status: 'REJECTED',
    });
    expect(await standingOf(ch1[3]!)).toMatchObject({ channel: { code: 'CH1' }, status: 'EFFECTIVE' });
  });

  it('S057: lists orders page by page with who proposed and who decided', async () => {
    const LIST = `query ($status: ChannelChangeStatus, $after: String) { channelChangeOrders(factoryCode: "GZ-01", status: $status, first: 2, after: $after) {
      nodes { employee { employeeNo } from { code } toChannelCode status proposedBy decidedBy decisionReason } totalCount pageInfo { hasNextPage endCursor } } }`;
    const { channelChangeOrders } = await officer().query<{
      channelChangeOrders: { pageInfo: { endCursor: string } };
    }>(LIST);
    expect(channelChangeOrders).toMatchObject({
      nodes: [
        {
          employee: { employeeNo: ch1[0] },
          from: { code: 'CH1' },
          toChannelCode: 'CH2',
          status: 'APPROVED',
          proposedBy: 'officer-1',
          decidedBy: 'officer-2',
        },
        {},
      ],
      totalCount: 3,
    });
    const next = { after: channelChangeOrders.pageInfo.endCursor };
    expect(await officer().query(LIST, next)).toMatchObject({
      channelChangeOrders: { nodes: [{ status: 'REJECTED', decisionReason: '已付款' }] },
    });
    expect(await officer().query(LIST, { status: 'PROPOSED' })).toMatchObject({
      channelChangeOrders: { nodes: [], totalCount: 0 },
    });
  });

  it('S057: the person is told of each decision by a notice, of a proposal by none', async () => {
    const letters = async (employeeNo: string) => {
      const { me } = await factory.service
        .as('employee', { employeeNo })
        .query<{ me: { notices: { subject: string; body: string }[] } }>(
          '{ me { notices { subject body } } }',
        );
      return me.notices;
    };
    const approved = { subject: 'CHANNEL_CHANGE', body: expect.stringMatching(/已批准[\s\S]*CH2/) };
    expect(await letters(ch1[0]!)).toEqual([approved]);
    expect(await letters(ch1[1]!)).toEqual([approved]);
    expect(await letters(ch1[3]!)).toEqual([
      { subject: 'CHANNEL_CHANGE', body: expect.stringMatching(/未获批准[\s\S]*已付款/) },
    ]);
    expect(await propose(ch1[2]!)).toMatchObject({ __typename: 'ChannelChangeSuccess' });
    expect(await letters(ch1[2]!)).toEqual([]);
  });

  it('says when there is no such order', async () => {
    const { channelChangeId } = await propose(ch1[5]!);
    const other = Buffer.from(channelChangeId!, 'base64url').toString().replace(/.$/, 'z');
    expect(
      await act(second(), 'approveChannelChange', {
        channelChangeId: Buffer.from(other).toString('base64url'),
      }),
    ).toMatchObject({ __typename: 'ChannelChangeNotFoundError' });
  });
});

import { formatYuan } from '@anzhi/domain';
import { setClock } from '@anzhi/service-testing';
import type { FrozenFactory } from '../../testing/frozen-factory.js';
import { ledgerOf, paid, sentBatch } from '../../testing/payment-story.js';
import {
  act,
  makeFinal,
  type Outcome,
  passPlan,
  peopleFor,
  place,
  recordAccounts,
  startPlacementStory,
} from '../../testing/placement-story.js';

let factory: FrozenFactory;
let four: string[];
const items = new Map<string, NonNullable<Outcome['item']>>();
const officer = () => factory.service.as('placement-officer');

beforeAll(async () => {
  factory = await startPlacementStory(40);
  await passPlan(factory);
  await makeFinal(factory, 'FACTS');
  await makeFinal(factory, 'BACK_PAY');
  four = (await peopleFor(factory, 'CH1', 40)).slice(0, 4);
  await place(factory, four.slice(0, 3), 'CH1');
  await recordAccounts(factory);
  const reasons = ['DISABLED', 'MENTAL_ILLNESS', 'MENTAL_ILLNESS', 'MISSING'];
  for (const [index, reason] of reasons.entries()) {
    const input = { factoryCode: 'GZ-01', employeeNo: four[index], reason };
    items.set(four[index]!, (await act(officer(), 'registerUncollected', input)).item!);
  }
});
afterAll(() => factory.service.stop());

const itemOf = (who: number): string => items.get(four[who]!)!.id;
const step = (who: number, code: string, doneOn: string, outcome: string | null = null) =>
  act(officer(), 'recordCustodyStep', {
    itemId: itemOf(who),
    step: code,
    doneOn,
    outcome,
    proof: `卷宗 ${code}`,
  });
const name = (who: number, kind: string, proofKind: string | null) =>
  act(officer(), 'nameUncollectedRepresentative', {
    itemId: itemOf(who),
    representative: { kind, name: '某代理人', proof: '文书 1', proofKind },
  });
interface Node {
  employeeNo: string;
  amount: string;
  nextSteps: { code: string; state: string; possibleFrom: string | null }[];
  custodyPath: { code: string; state: string }[];
  followUpTasks: { dueOn: string; state: string; note: string | null }[];
  representative: { kind: string; proofKind: string } | null;
}
const FIELDS = `employeeNo amount nextSteps { code state possibleFrom } custodyPath { code state doneOn outcome proof }
  followUpTasks { dueOn doneOn state note } representative { kind proofKind }`;
async function listed(filter = ''): Promise<Node[]> {
  const { uncollectedItems } = await officer().query<{
    uncollectedItems: { nodes: Node[]; totalCount: number };
  }>(`{ uncollectedItems(factoryCode: "GZ-01", first: 10 ${filter}) { totalCount nodes { ${FIELDS} } } }`);
  expect(uncollectedItems.totalCount).toBe(uncollectedItems.nodes.length);
  return uncollectedItems.nodes;
}
const nodeOf = async (who: number): Promise<Node> =>
  (await listed()).find((node) => node.employeeNo === four[who])!;
const nextOf = async (who: number): Promise<string[]> =>
  (await nodeOf(who)).nextSteps.map((one) => `${one.code} ${one.state}`);

describe('S149 §6.1: four people did not collect, and each has a path', () => {
  it('shows the next step of each, to those who handle it only', async () => {
    expect(await nextOf(0)).toEqual(['HOME_SERVICE_ARRANGED OPEN', 'POWER_OF_ATTORNEY_PROVED OPEN']);
    expect(await nextOf(1)).toEqual(['CAPACITY_DETERMINED OPEN']);
    expect(await nextOf(3)).toEqual(['ABSENCE_BEGAN OPEN', 'DEPOSIT_MADE OPEN']);
    const leader = await factory.service
      .as('factory-leader')
      .raw('{ uncollectedItems(factoryCode: "GZ-01", first: 1) { nodes { nextSteps { code } } } }');
    expect(leader.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('a diagnosis is not incapacity: who is capable names an agent, who is not has a guardian with proof', async () => {
    expect(await step(1, 'CAPACITY_DETERMINED', '2026-08-19')).toMatchObject({
      __typename: 'CustodyOutcomeError',
    });
    await step(1, 'CAPACITY_DETERMINED', '2026-08-19', 'CAPABLE');
    await step(2, 'CAPACITY_DETERMINED', '2026-08-19', 'INCAPABLE');
    expect(await step(2, 'CAPACITY_DETERMINED', '2026-08-19', 'LIMITED')).toMatchObject({
      __typename: 'CustodyStepDoneError',
    });
    expect(await nextOf(1)).toEqual(['SIGNED_IN_PERSON OPEN']);
    expect(await nextOf(2)).toEqual(['GUARDIAN_ESTABLISHED OPEN']);
    expect(await step(1, 'GUARDIAN_ESTABLISHED', '2026-08-19')).toMatchObject({
      __typename: 'CustodyStepNotOnPathError',
    });
    expect(await step(2, 'WARD_ACCOUNT_OPENED', '2026-08-19')).toMatchObject({
      __typename: 'CustodyStepNotYetError',
      missingSteps: ['GUARDIAN_ESTABLISHED'],
    });
    expect(await name(1, 'GUARDIAN', 'GUARDIANSHIP_ORDER')).toMatchObject({
      __typename: 'UncollectedRepresentativeError',
      allowed: ['AGENT'],
    });
    expect(await name(2, 'GUARDIAN', 'POWER_OF_ATTORNEY')).toMatchObject({
      __typename: 'UncollectedProofError',
      allowedProofs: ['FAMILY_RELATION_PROOF', 'GUARDIANSHIP_ORDER'],
    });
    expect(await name(2, 'GUARDIAN', null)).toMatchObject({ __typename: 'UncollectedProofError' });
    expect(await name(2, 'GUARDIAN', 'GUARDIANSHIP_ORDER')).toMatchObject({
      item: { status: 'UNCOLLECTED' },
    });
    expect((await nodeOf(2)).representative).toEqual({ kind: 'GUARDIAN', proofKind: 'GUARDIANSHIP_ORDER' });
  });

  it('keeps what tells of health or absence encrypted', async () => {
    // A refusal names no person, so that the steps it lists tell of nobody.
    const [stored] = await factory.service.sql<{ text: string }>(
      `SELECT (SELECT string_agg(s::text, ' ') FROM custody_step s) || (SELECT string_agg(result::text, ' ') FROM idempotency_key WHERE result->>'type' LIKE '%Success')
         || (SELECT string_agg(payload::text, ' ') FROM outbox) || (SELECT string_agg(coalesce(after::text, ''), ' ') FROM audit_entry) AS text`,
    );
    expect(stored!.text).not.toMatch(/CAPACITY|INCAPABLE|GUARDIANSHIP|某代理人/);
  });

  it('the missing man: two years to a declaration, and every step in its turn', async () => {
    expect(await step(3, 'ABSENCE_BEGAN', '2026-09-01', 'ACCIDENT')).toMatchObject({
      __typename: 'UncollectedDateInFutureError',
    });
    await step(3, 'ABSENCE_BEGAN', '2024-05-01', 'WHEREABOUTS_UNKNOWN');
    expect(await step(3, 'DECLARED_MISSING', '2026-04-30')).toMatchObject({
      __typename: 'CustodyStepNotYetError',
      possibleFrom: '2026-05-01',
    });
    expect((await nodeOf(3)).nextSteps).toEqual([
      { code: 'DEPOSIT_MADE', state: 'OPEN', possibleFrom: null },
      { code: 'DECLARED_MISSING', state: 'OPEN', possibleFrom: '2026-05-01' },
      { code: 'DEATH_DECLARED', state: 'WAITING', possibleFrom: '2028-05-01' },
    ]);
  });

  it('§3.20.2: declared missing before the bankruptcy declaration, only the wages stay owed', async () => {
    const [due] = await factory.service.sql<{ pay: bigint; compensation: bigint }>(
      'SELECT max(back_pay_fen)::bigint AS pay, max(compensation_fen)::bigint AS compensation FROM posting_row WHERE employee_no = $1',
      [four[3]],
    );
    expect((await nodeOf(3)).amount).toBe(formatYuan(due!.pay + due!.compensation));
    expect(await step(3, 'DECLARED_MISSING', '2026-08-17')).toMatchObject({
      item: { amount: formatYuan(due!.pay) },
    });
    const escrow = {
      method: 'ESCROW',
      decisionNo: '决定 1',
      legalBasis: '民法典 570',
      employeeNos: [four[3]],
    };
    const refused = await act(officer(), 'draftPaymentBatch', {
      ...{ factoryCode: 'GZ-01', payer: 'ESTATE', purpose: 'COMPENSATION', ...escrow },
    });
    expect(refused.rows).toMatchObject([{ reason: 'NOTHING_PAYABLE' }]);
    expect(await nextOf(3)).toContain('CUSTODIAN_APPOINTED OPEN');
  });

  it('makes a task of every month by the clock, and lists what is due and overdue', async () => {
    const dueOf = async (followUp: string) =>
      (await listed(`, followUp: ${followUp}`)).map((node) => node.employeeNo).sort();
    await setClock(factory.service.sql, 'gz-01', '2026-09-10T09:00:00+08:00');
    expect(await dueOf('DUE_THIS_MONTH')).toEqual([...four].sort());
    expect(await dueOf('OVERDUE')).toEqual([]);
    await setClock(factory.service.sql, 'gz-01', '2026-11-10T09:00:00+08:00');
    expect(await dueOf('OVERDUE')).toEqual([...four].sort());
    await act(officer(), 'recordUncollectedFollowUp', {
      ...{ itemId: itemOf(0), followedUpOn: '2026-11-10', note: '上门走访,约定送款日期' },
    });
    expect(await dueOf('OVERDUE')).toEqual(four.slice(1).sort());
    expect((await nodeOf(0)).followUpTasks).toEqual([
      { dueOn: '2026-09-19', doneOn: '2026-11-10', state: 'DONE', note: '上门走访,约定送款日期' },
      { dueOn: '2026-12-10', doneOn: null, state: 'LATER', note: null },
    ]);
    expect((await nodeOf(1)).followUpTasks.map((task) => task.state)).toEqual([
      ...['OVERDUE', 'OVERDUE', 'DUE_THIS_MONTH'],
    ]);
  });

  it('decision 21: stays on the register until the money arrived, and only then closes as PAID', async () => {
    await step(0, 'HOME_SERVICE_ARRANGED', '2026-11-10');
    const close = () =>
      act(officer(), 'closeUncollected', { itemId: itemOf(0), outcome: 'PAID', proof: '签收单 1' });
    expect(await close()).toMatchObject({ __typename: 'UncollectedMoneyMissingError' });
    for (const purpose of ['COMPENSATION', 'BACK_PAY']) {
      const batch = await sentBatch(factory, { purpose, employeeNos: [four[0]] });
      if (batch) await paid(factory, batch.id, [four[0]!]);
    }
    expect(await close()).toMatchObject({ item: { status: 'PAID' } });
    expect(await step(0, 'POWER_OF_ATTORNEY_PROVED', '2026-11-10')).toMatchObject({
      __typename: 'UncollectedOrderError',
    });
    expect(await name(0, 'AGENT', 'POWER_OF_ATTORNEY')).toMatchObject({
      __typename: 'UncollectedOrderError',
    });
    expect((await listed(', status: PAID')).map((node) => node.employeeNo)).toEqual([four[0]]);
    expect((await ledgerOf(factory)).balanced).toBe(true);
  });
});

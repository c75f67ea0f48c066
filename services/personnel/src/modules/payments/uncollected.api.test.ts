import { FundsReserved } from '@anzhi/contracts';
import { formatYuan, parseYuan } from '@anzhi/domain';
import { setClock } from '@anzhi/service-testing';
import type { QueryRunner } from 'typeorm';
import { UnifyRepresentatives1767227610000 } from '../../migrations/1767227610000-unify-representatives.js';
import type { FrozenFactory } from '../../testing/frozen-factory.js';
import {
  act,
  makeFinal,
  type Outcome,
  passPlan,
  peopleFor,
  recordAccounts,
  startPlacementStory,
} from '../../testing/placement-story.js';

let factory: FrozenFactory;
/** The four of the seed: disabled, two with a mental illness, one missing. None has a placement. */
let four: string[];
const items = new Map<string, NonNullable<Outcome['item']>>();
const officer = () => factory.service.as('placement-officer');

beforeAll(async () => {
  factory = await startPlacementStory(40);
});
afterAll(() => factory.service.stop());

const register = (employeeNo: string, reason: string, representative: object | null = null) =>
  act(officer(), 'registerUncollected', { factoryCode: 'GZ-01', employeeNo, reason, representative });
const guardian = { kind: 'GUARDIAN', name: '某监护人', proof: '监护证明 2026-1' };

/** Drafts a batch and brings it to SENT; null when nothing is due. */
async function sendBatch(input: object): Promise<NonNullable<Outcome['batch']> | null> {
  const wanted = { factoryCode: 'GZ-01', payer: 'ESTATE', ...input };
  const { batch } = await act(officer(), 'draftPaymentBatch', wanted);
  if (!batch) return null;
  const batchId = batch.id;
  await act(officer(), 'requestPaymentFunds', { batchId });
  await factory.service.deliver(FundsReserved, 'gz-01', 'reservation', { batchId, total: batch.total });
  for (const name of ['li', 'wang'])
    await act(factory.service.as('finance-approver', { subject: `staff:${name}` }), 'approvePaymentBatch', {
      batchId,
    });
  const sent = await act(officer(), 'sendPaymentBatch', {
    batchId,
    people: batch.people,
    total: batch.total,
  });
  return sent.batch!;
}

const decision = { method: 'ESCROW', decisionNo: '清算组决定 2026-9', legalBasis: '民法典 570' };
const escrow = (itemId: string) =>
  act(officer(), 'escrowUncollected', {
    itemId,
    escrowNo: '提存 2026-1',
    institution: '赣州市公证处',
    escrowedOn: '2026-08-19',
    legalBasis: '民法典 570',
  });

describe('S149: the register of the uncollected', () => {
  it('needs the final series, because the amount is computed from them', async () => {
    expect(await register('GZ00001', 'MISSING')).toMatchObject({
      __typename: 'PaymentGatesMissingError',
      missing: ['BACK_PAY_NOT_FINAL', 'FACTS_NOT_FINAL', 'PLAN_NOT_APPROVED'],
    });
    await passPlan(factory);
    await makeFinal(factory, 'FACTS');
    await makeFinal(factory, 'BACK_PAY');
    four = (await peopleFor(factory, 'CH1', 40)).slice(0, 4);
  });

  it('takes only who the law knows to act in the case', async () => {
    expect(await register(four[3]!, 'MISSING', guardian)).toMatchObject({
      __typename: 'UncollectedRepresentativeError',
    });
    expect(await register('GZ99999', 'MISSING')).toMatchObject({
      __typename: 'UncollectedEmployeeNotFoundError',
    });
  });

  it('computes what waits, and tells others nothing of health', async () => {
    const cases: [string, string, object | null][] = [
      [four[0]!, 'DISABLED', { kind: 'AGENT', name: '某代理人', proof: '授权委托书 1' }],
      [four[1]!, 'MENTAL_ILLNESS', guardian],
      [four[2]!, 'MENTAL_ILLNESS', guardian],
      [four[3]!, 'MISSING', null],
    ];
    for (const [no, reason, representative] of cases) {
      const { item } = await register(no, reason, representative);
      const [due] = await factory.service.sql<{ fen: bigint }>(
        'SELECT max(compensation_fen + back_pay_fen)::bigint AS fen FROM posting_row WHERE employee_no = $1',
        [no],
      );
      expect(item).toMatchObject({
        status: 'UNCOLLECTED',
        amount: formatYuan(due!.fen),
        nextFollowUpOn: '2026-09-19',
      });
      items.set(no, item!);
    }
    expect(await register(four[0]!, 'DISABLED')).toMatchObject({ __typename: 'UncollectedAlreadyOpenError' });
    const events = await factory.service.outbox('FeeUncollected');
    expect(events.map((event) => event.payload['reasonCode'])).toEqual([
      'REPRESENTATION_NEEDED',
      'REPRESENTATION_NEEDED',
      'REPRESENTATION_NEEDED',
      'ABSENT',
    ]);
  });

  it('keeps reason and representative from everybody but those who handle it', async () => {
    const LIST =
      '{ uncollectedItems(factoryCode: "GZ-01", first: 10) { totalCount nodes { employeeNo reason representative { kind name } } } }';
    const { uncollectedItems } = await officer().query<{
      uncollectedItems: { totalCount: number; nodes: Record<string, unknown>[] };
    }>(LIST);
    expect(uncollectedItems.totalCount).toBe(4);
    expect(uncollectedItems.nodes.find((node) => node['employeeNo'] === four[1])).toMatchObject({
      reason: 'MENTAL_ILLNESS',
      representative: { kind: 'GUARDIAN', name: '某监护人' },
    });
    const leader = await factory.service.as('factory-leader').raw(LIST);
    expect(new Set(leader.errors?.map((error) => error.extensions?.['code']))).toEqual(
      new Set(['FORBIDDEN']),
    );
    const open = '{ uncollectedItems(factoryCode: "GZ-01") { nodes { employeeNo status amount } } }';
    expect((await factory.service.as('factory-leader').raw(open)).errors).toBeUndefined();
    const other = await factory.service.as('placement-officer', { factory: 'gz-02' }).raw(open);
    expect(other.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const [stored] = await factory.service.sql<{ text: string }>(
      `SELECT (SELECT string_agg(i::text, ' ') FROM uncollected_item i) || (SELECT string_agg(result::text, ' ') FROM idempotency_key)
         || (SELECT string_agg(payload::text, ' ') FROM outbox) || (SELECT string_agg(coalesce(after::text, ''), ' ') FROM audit_entry) AS text`,
    );
    expect(stored!.text).not.toMatch(/MENTAL_ILLNESS|某监护人/);
  });

  it('leaves its people out of batches for everybody', async () => {
    await recordAccounts(factory);
    const { batch: all } = await act(officer(), 'draftPaymentBatch', {
      factoryCode: 'GZ-01',
      purpose: 'BACK_PAY',
      payer: 'ESTATE',
    });
    const [owed] = await factory.service.sql<{ people: number }>(
      `SELECT count(*)::int AS people FROM employee WHERE arrears_total_fen > 0 AND employee_no <> ALL ($1)`,
      [four],
    );
    expect(all!.people).toBe(owed!.people);
    await act(officer(), 'cancelPaymentBatch', { batchId: all!.id, reason: '测试' });
  });

  it('follows up, and the next is due a month later', async () => {
    await setClock(factory.service.sql, 'gz-01', '2026-09-20T09:00:00+08:00');
    const itemId = items.get(four[3]!)!.id;
    const follow = (followedUpOn: string) =>
      act(officer(), 'recordUncollectedFollowUp', { itemId, followedUpOn, note: '走访其父母,仍无下落' });
    expect(await follow('2026-10-01')).toMatchObject({ __typename: 'UncollectedDateInFutureError' });
    expect(await follow('2026-09-18')).toMatchObject({
      item: { followUps: 1, nextFollowUpOn: '2026-10-18' },
    });
  });
});

describe('who acts for a person has one source', () => {
  const REPRESENTED = `{ employee(factoryCode: "GZ-01", employeeNo: "NO") { representatives { id kind name powers proof endedOn endReason acts { act } } } }`;
  type Represented = {
    employee: { representatives: { id: string; kind: string; powers: string[]; endedOn: string | null }[] };
  };
  const of = async (employeeNo: string) =>
    (await officer().query<Represented>(REPRESENTED.replace('NO', employeeNo))).employee.representatives;
  const named = async (employeeNo: string) => {
    const { uncollectedItems } = await officer().query<{
      uncollectedItems: {
        nodes: { employeeNo: string; representative: { name: string; representativeId: string } }[];
      };
    }>(
      '{ uncollectedItems(factoryCode: "GZ-01", first: 10) { nodes { employeeNo representative { name representativeId } } } }',
    );
    return uncollectedItems.nodes.find((node) => node.employeeNo === employeeNo)!.representative;
  };
  const name = (employeeNo: string, representative: object) =>
    act(officer(), 'nameUncollectedRepresentative', {
      itemId: items.get(employeeNo)!.id,
      representative: { proofKind: 'POWER_OF_ATTORNEY', ...representative },
    });

  it('the register names a representation on record, which may collect and receive', async () => {
    const [guardianOnRecord, ...others] = await of(four[1]!);
    expect(others).toEqual([]);
    expect(guardianOnRecord).toMatchObject({
      ...{ kind: 'GUARDIAN', name: '某监护人', powers: ['COLLECT', 'RECEIVE'], proof: '监护证明 2026-1' },
      endedOn: null,
    });
    expect((await named(four[1]!)).representativeId).toBe(guardianOnRecord!.id);
  });

  it('who is on record already is named, not recorded once more', async () => {
    const { recordRepresentative } = await officer().query<{
      recordRepresentative: { representative: { id: string } };
    }>(
      `mutation ($input: RecordRepresentativeInput!) { recordRepresentative(input: $input) { ... on RepresentativeSuccess { representative { id } } } }`,
      {
        input: {
          ...{
            factoryCode: 'GZ-01',
            employeeNo: four[0],
            kind: 'AGENT',
            name: '新代理人',
            powers: ['COLLECT'],
          },
          ...{ proof: '授权委托书 9', legalBasis: '民法典 161', from: '2026-08-19', until: '2026-12-31' },
        },
      },
    );
    expect(await name(four[0]!, { kind: 'AGENT', name: '新代理人', proof: '授权委托书 9' })).toMatchObject({
      __typename: 'UncollectedSuccess',
    });
    expect(await named(four[0]!)).toEqual({
      name: '新代理人',
      representativeId: recordRepresentative.representative.id,
    });
    expect(await of(four[0]!)).toMatchObject([
      { kind: 'AGENT', powers: ['COLLECT', 'RECEIVE'], endReason: '另行登记代理人' },
      { kind: 'AGENT', powers: ['COLLECT'], endedOn: null },
    ]);
  });

  it('another guardian than the one on record is refused, and nothing changes', async () => {
    const before = await named(four[2]!);
    await factory.service.sql(
      `UPDATE representative SET item_id = NULL WHERE employee_id = (SELECT id FROM employee WHERE employee_no = $1)`,
      [four[2]],
    );
    const other = {
      kind: 'GUARDIAN',
      name: '另一监护人',
      proof: '监护证明 2026-2',
      proofKind: 'GUARDIANSHIP_ORDER',
    };
    expect(await name(four[2]!, other)).toMatchObject({ __typename: 'GuardianExistsError' });
    expect(await named(four[2]!)).toEqual(before);
  });
});

describe('S149: escrow (提存, decision 21)', () => {
  it('needs a decision with its basis, and people of the register', async () => {
    const input = {
      factoryCode: 'GZ-01',
      purpose: 'COMPENSATION',
      payer: 'ESTATE',
      method: 'ESCROW',
      employeeNos: [four[3]],
    };
    expect(await act(officer(), 'draftPaymentBatch', input)).toMatchObject({
      __typename: 'PaymentEscrowDecisionMissingError',
    });
    const others = { ...input, ...decision, employeeNos: [(await peopleFor(factory, 'CH1', 40))[6]] };
    expect((await act(officer(), 'draftPaymentBatch', others)).rows).toMatchObject([
      { reason: 'NOT_UNCOLLECTED' },
    ]);
  });

  it('is recorded once the whole amount was sent to the depositary, without any placement', async () => {
    const missing = four[3]!;
    const itemId = items.get(missing)!.id;
    expect(await escrow(itemId)).toMatchObject({ __typename: 'UncollectedMoneyMissingError' });
    const purposes = ['COMPENSATION', 'BACK_PAY'];
    let total = 0n;
    for (const purpose of purposes) {
      const batch = await sendBatch({ purpose, ...decision, employeeNos: [missing] });
      total += batch ? parseYuan(batch.total) : 0n;
    }
    expect(formatYuan(total)).toBe(items.get(missing)!.amount);
    expect(await escrow(itemId)).toMatchObject({ item: { status: 'ESCROWED', escrowNo: '提存 2026-1' } });
    const events = await factory.service.outbox('PaymentEscrowed');
    expect(events.reduce((sum, event) => sum + parseYuan(String(event.payload['amount'])), 0n)).toBe(total);
    expect(
      await factory.service.sql(
        `SELECT 1 FROM payment_batch WHERE method = 'ESCROW' AND status <> 'SETTLED'`,
      ),
    ).toEqual([]);
    expect(await escrow(itemId)).toMatchObject({ __typename: 'UncollectedOrderError' });
  });

  it('stays open and visible, and closes as claimed only', async () => {
    const itemId = items.get(four[3]!)!.id;
    const close = (outcome: string) =>
      act(officer(), 'closeUncollected', { itemId, outcome, proof: '领取凭证 1' });
    const SUMMARY = `query { _entities(representations: [{ __typename: "Factory", id: "gz-01" }]) { ... on Factory { placement { uncollected escrowedTotal } } } }`;
    expect(await officer().query(SUMMARY)).toMatchObject({
      _entities: [{ placement: { uncollected: 4, escrowedTotal: items.get(four[3]!)!.amount } }],
    });
    expect(await close('PAID')).toMatchObject({ __typename: 'UncollectedOrderError' });
    expect(await close('CLAIMED')).toMatchObject({ item: { status: 'CLAIMED', nextFollowUpOn: null } });
    const named = async (type: string) =>
      (await factory.service.outbox(type)).map(({ payload }) => [
        payload['paymentId'],
        payload['amount'],
        payload['payer'],
      ]);
    expect(await named('PaymentCompleted')).toEqual(await named('PaymentEscrowed'));
    expect(await officer().query(SUMMARY)).toMatchObject({
      _entities: [{ placement: { uncollected: 3, escrowedTotal: '0.00' } }],
    });
  });

  it('closes as paid only once the money arrived', async () => {
    const disabled = four[0]!;
    const itemId = items.get(disabled)!.id;
    const { employee } = await officer().query<{ employee: { representatives: { id: string }[] } }>(
      `{ employee(factoryCode: "GZ-01", employeeNo: "${disabled}") { representatives { id } } }`,
    );
    const [over, standing] = employee.representatives;
    const close = (representativeId = standing!.id) =>
      act(officer(), 'closeUncollected', { itemId, outcome: 'PAID', proof: '签收单 1', representativeId });
    expect(await close(over!.id)).toMatchObject({ __typename: 'RepresentationPowerMissingError' });
    expect(await close()).toMatchObject({ __typename: 'UncollectedMoneyMissingError' });
    const people = { factoryCode: 'GZ-01', employeeNos: [disabled] };
    await act(officer(), 'choosePlacements', {
      factoryCode: 'GZ-01',
      choices: [{ employeeNo: disabled, channelCode: 'CH1', witness: 'staff:w', assisted: true }],
    });
    await act(officer(), 'signAgreements', { ...people, signedOn: '2026-09-20', place: '家中' });
    await act(officer(), 'makePlacementsEffective', { ...people, effectiveOn: '2026-09-20' });
    for (const purpose of ['COMPENSATION', 'BACK_PAY']) {
      const batch = await sendBatch({ purpose, employeeNos: [disabled] });
      if (batch)
        await act(officer(), 'recordPaymentResults', {
          batchId: batch.id,
          results: [{ employeeNo: disabled, status: 'PAID' }],
        });
    }
    expect(await close()).toMatchObject({ item: { status: 'PAID' } });
    const [collected] = await factory.service.sql('SELECT act FROM represented_act');
    expect(collected).toEqual({ act: 'COLLECT_MONEY' });
    expect(await close()).toMatchObject({ __typename: 'UncollectedOrderError' });
  });
});

describe('what arrived before an item stood on the register', () => {
  it('does not count for it, not even on the same day', async () => {
    const no = (await peopleFor(factory, 'CH1', 40))[8]!;
    const batch = (await sendBatch({ purpose: 'BACK_PAY', employeeNos: [no] }))!;
    await act(officer(), 'recordPaymentResults', {
      batchId: batch.id,
      results: [{ employeeNo: no, status: 'PAID' }],
    });
    const { item } = await register(no, 'REFUSED');
    expect(
      await act(officer(), 'closeUncollected', { itemId: item!.id, outcome: 'PAID', proof: '签收单 2' }),
    ).toMatchObject({ __typename: 'UncollectedMoneyMissingError', due: item!.amount });
  });
});

describe('S149, I-P4: a final value that is lowered later', () => {
  it('S149: the item closes as paid once what is due by the lower value arrived, and not before', async () => {
    const no = (await peopleFor(factory, 'CH1', 40))[9]!;
    const { item } = await register(no, 'REFUSED');
    const lowered = await act(factory.service.as('finance-approver'), 'lowerFinalValue', {
      ...{ factoryCode: 'GZ-01', employeeNo: no, purpose: 'COMPENSATION', value: '1000.00' },
      ...{ decisionNo: '(2026)赣07民终2号', legalBasis: '劳动合同法 46' },
    });
    expect(lowered).toMatchObject({ value: '1000.00' });
    const close = () =>
      act(officer(), 'closeUncollected', { itemId: item!.id, outcome: 'PAID', proof: '签收单 3' });
    expect(await close()).toMatchObject({ __typename: 'UncollectedMoneyMissingError' });
    const people = { factoryCode: 'GZ-01', employeeNos: [no] };
    await act(officer(), 'choosePlacements', {
      ...{ factoryCode: 'GZ-01', choices: [{ employeeNo: no, channelCode: 'CH1', witness: 'staff:w' }] },
    });
    await act(officer(), 'signAgreements', { ...people, signedOn: '2026-09-20', place: '家中' });
    await act(officer(), 'makePlacementsEffective', { ...people, effectiveOn: '2026-09-20' });
    let arrived = 0n;
    for (const purpose of ['BACK_PAY', 'COMPENSATION']) {
      const batch = await sendBatch({ purpose, employeeNos: [no] });
      if (!batch) continue;
      expect(await close()).toMatchObject({ __typename: 'UncollectedMoneyMissingError' });
      const results = [{ employeeNo: no, status: 'PAID' }];
      await act(officer(), 'recordPaymentResults', { batchId: batch.id, results });
      arrived += parseYuan(batch.total);
    }
    expect(arrived).toBeLessThan(parseYuan(item!.amount));
    expect(await close()).toMatchObject({ item: { status: 'PAID' } });
  });
});

describe('the move of representatives to their one source', () => {
  it('loses nobody: undone and done again, each item names the same person with the same proof', async () => {
    const named = () =>
      officer().query(
        '{ uncollectedItems(factoryCode: "GZ-01", first: 10) { nodes { employeeNo representative { kind name proof proofKind } } } }',
      );
    const before = await named();
    const runner = { query: (text: string) => factory.service.sql(text) } as unknown as QueryRunner;
    // As the older schema would know them: whoever the register recorded stood beside the item only.
    await new UnifyRepresentatives1767227610000().down(runner);
    const [kept] = await factory.service.sql<{ people: number }>(
      'SELECT count(representative_sealed)::int AS people FROM uncollected_item',
    );
    expect(kept!.people).toBe(3);
    await new UnifyRepresentatives1767227610000().up(runner);
    expect(await named()).toEqual(before);
    const guardians = await factory.service.sql(
      `SELECT 1 FROM representative WHERE kind = 'GUARDIAN' AND ended_on IS NULL GROUP BY employee_id HAVING count(*) > 1`,
    );
    expect(guardians).toEqual([]);
  });
});

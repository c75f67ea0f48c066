import type { GraphClient } from '@anzhi/service-testing';
import type { FrozenFactory } from '../../testing/frozen-factory.js';
import {
  act,
  makeFinal,
  type Outcome,
  passPlan,
  peopleFor,
  place,
  rawAct,
  startPlacementStory,
} from '../../testing/placement-story.js';

let factory: FrozenFactory;
let ch1: string[];
const PEOPLE = 30;
const officer = (): GraphClient => factory.service.as('placement-officer');

beforeAll(async () => {
  factory = await startPlacementStory(PEOPLE);
});
afterAll(() => factory.service.stop());

const draft = (over: object = {}): Promise<Outcome> =>
  act(officer(), 'draftPaymentBatch', {
    factoryCode: 'GZ-01',
    purpose: 'COMPENSATION',
    payer: 'ESTATE',
    ...over,
  });

describe('gates (I-P3)', () => {
  it('says what is missing before anything is final', async () => {
    expect(await draft()).toMatchObject({
      __typename: 'PaymentGatesMissingError',
      missing: ['FACTS_NOT_FINAL', 'PLAN_NOT_APPROVED'],
    });
    expect(await draft({ purpose: 'BACK_PAY' })).toMatchObject({ missing: ['BACK_PAY_NOT_FINAL'] });
  });

  it('pays compensation on an effective placement only', async () => {
    await passPlan(factory);
    await makeFinal(factory, 'FACTS');
    await makeFinal(factory, 'BACK_PAY');
    ch1 = await peopleFor(factory, 'CH1');
    expect(await draft()).toMatchObject({ __typename: 'PaymentNothingDueError' });
    expect((await draft({ employeeNos: ch1.slice(0, 1) })).rows).toMatchObject([
      { index: 0, reason: 'NOT_PLACED' },
    ]);
    await place(factory, ch1.slice(0, 6), 'CH1');
  });

  it('refuses a payer that cannot pay the purpose', async () => {
    expect(await draft({ purpose: 'BACK_PAY', payer: 'INJURY_FUND' })).toMatchObject({
      __typename: 'PaymentPayerError',
    });
  });

  it('needs an idempotency key and the right role', async () => {
    const input = { factoryCode: 'GZ-01', purpose: 'COMPENSATION', payer: 'ESTATE' };
    expect((await rawAct(officer(), 'draftPaymentBatch', input, null)).errors).toMatchObject([
      { extensions: { code: 'IDEMPOTENCY_KEY_REQUIRED' } },
    ]);
    expect(
      (await rawAct(factory.service.as('finance-approver'), 'draftPaymentBatch', input)).errors,
    ).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('bank accounts', () => {
  const account = (employeeNo: string, digits = '6222 0000 1234 5678') => ({
    employeeNo,
    bank: '赣州银行',
    account: digits,
  });
  const record = (accounts: object[]) =>
    act(officer(), 'recordBankAccounts', { factoryCode: 'GZ-01', accounts });

  it('are needed before a batch', async () => {
    expect(await draft()).toMatchObject({ __typename: 'PaymentAccountsMissingError', people: 6 });
  });

  it('are taken all or none, encrypted, and shown masked', async () => {
    const bad = await record([
      account('GZ00001'),
      account('GZ00001'),
      account('GZ99999'),
      account('GZ00002', 'abc'),
    ]);
    expect(bad.rows).toMatchObject([
      { index: 1, reason: 'TWICE_IN_INPUT' },
      { index: 2, reason: 'UNKNOWN_EMPLOYEE' },
      { index: 3, reason: 'BAD_ACCOUNT' },
    ]);
    const everybody = await factory.service.sql<{ employee_no: string }>('SELECT employee_no FROM employee');
    expect(await record(everybody.map((row) => account(row.employee_no)))).toMatchObject({ people: PEOPLE });
    const QUERY = '{ employee(factoryCode: "GZ-01", employeeNo: "GZ00001") { bankAccount { bank masked } } }';
    expect(await officer().query(QUERY)).toEqual({
      employee: { bankAccount: { bank: '赣州银行', masked: '************5678' } },
    });
    expect(await factory.service.as('employee', { employeeNo: 'GZ00001' }).query(QUERY)).toMatchObject({
      employee: { bankAccount: { masked: '************5678' } },
    });
    const stored = await factory.service.sql<{ text: string }>(
      `SELECT string_agg(encode(account_sealed, 'escape'), '') AS text FROM bank_account
       UNION ALL SELECT string_agg(result::text, '') FROM idempotency_key
       UNION ALL SELECT coalesce(string_agg(coalesce(after::text, ''), ''), '') FROM audit_entry`,
    );
    for (const { text } of stored) expect(text).not.toContain('12345678');
  });

  it('stay as they are while a payment to them is under way', async () => {
    const { batch } = await draft({ employeeNos: [ch1[0]] });
    expect((await record([account(ch1[0]!, '99998888')])).rows).toMatchObject([
      { reason: 'PAYMENT_UNDER_WAY' },
    ]);
    await act(officer(), 'cancelPaymentBatch', { batchId: batch!.id, reason: '测试' });
    expect(await record([account(ch1[0]!, '99998888')])).toMatchObject({ people: 1 });
  });
});

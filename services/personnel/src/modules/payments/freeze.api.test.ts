import { formatYuan, opaqueId } from '@anzhi/domain';
import {
  calculatePeople,
  type FrozenFactory,
  freezePeople,
  startPersonnel,
} from '../../testing/frozen-factory.js';
import { approvedBatch, frozen, ledgerOf, paid } from '../../testing/payment-story.js';
import { act, makeFinal, type Outcome, recordAccounts } from '../../testing/placement-story.js';
import { builtInPack } from '../rules/domain/packs.js';

let factory: FrozenFactory;
const NOS = ['GZ00001', 'GZ00002', 'GZ00003'];
const fenOf = (yuan: string): bigint => BigInt(yuan.replace('.', ''));
const officer = () => factory.service.as('placement-officer');
const mutate = <R>(name: string, type: string, input: object, role = 'placement-officer') =>
  factory.service
    .as(role as 'placement-officer')
    .query<Record<string, R>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on UserError { message } } }`,
      { input },
    );

/** So many days of leave were taken, which leave pay is calculated from. */
async function takeLeave(employeeNo: string, leaveTakenDays: number): Promise<void> {
  const { employee } = await officer().query<{ employee: { id: string } }>(
    'query ($no: String!) { employee(factoryCode: "GZ-01", employeeNo: $no) { id } }',
    { no: employeeNo },
  );
  const input = { employeeId: employee.id, leaveTakenDays, legalBasis: '年休假办法 10', evidence: '考勤' };
  expect(await mutate('recordPersonStatus', 'RecordPersonStatusInput', input)).toMatchObject({
    recordPersonStatus: { __typename: 'RecordFactsSuccess' },
  });
}

interface Difference {
  employeeNo: string;
  [figure: string]: string;
}
const differences = async (purpose = 'LEAVE_PAY'): Promise<Difference[]> => {
  const { payableFreezes } = await officer().query<{
    payableFreezes: { nodes: { differences: { nodes: Difference[] } }[] };
  }>(
    `query ($purpose: PaymentPurpose!) { payableFreezes(factoryCode: "GZ-01", purpose: $purpose, first: 1) { nodes { no
       differences(first: 50) { totalCount nodes { employeeNo payer frozen current committed claimedBack owed overpaid drift } } } } }`,
    { purpose },
  );
  return payableFreezes.nodes[0]?.differences.nodes ?? [];
};
const calculated = async (employeeNo: string): Promise<bigint> => {
  const [row] = await factory.service.sql<{ fen: bigint }>(
    `SELECT t.amount_fen AS fen FROM entitlement t JOIN employee e ON e.id = t.employee_id
      WHERE t.kind = 'ANNUAL_LEAVE_PAY' AND e.employee_no = $1`,
    [employeeNo],
  );
  return BigInt(row?.fen ?? 0);
};
const paidOf = async (employeeNo: string): Promise<bigint[]> =>
  (
    await factory.service.sql<{ fen: bigint }>(
      `SELECT p.amount_fen AS fen FROM payment p JOIN employee e ON e.id = p.employee_id
        WHERE p.status = 'PAID' AND p.purpose = 'LEAVE_PAY' AND e.employee_no = $1 ORDER BY p.id`,
      [employeeNo],
    )
  ).map((row) => BigInt(row.fen));
const draft = (over: object = {}): Promise<Outcome> =>
  act(officer(), 'draftPaymentBatch', {
    factoryCode: 'GZ-01',
    purpose: 'LEAVE_PAY',
    payer: 'ESTATE',
    ...over,
  });

/** The factory goes over to rules that pay leave at another multiple, and everybody is calculated anew. */
async function changeRules(version: number, payMultiple: string): Promise<void> {
  const pack = structuredClone(builtInPack('STATUTORY'));
  pack.version = version;
  pack.annualLeave.payMultiple.value = payMultiple;
  await mutate('registerRuleSet', 'RegisterRuleSetInput', { pack: JSON.stringify(pack) }, 'hq-admin');
  const adopted = { factoryCode: 'GZ-01', ruleSetCode: 'statutory', version, reason: '职代会决议' };
  expect(await mutate('adoptRuleSet', 'AdoptRuleSetInput', adopted)).toMatchObject({
    adoptRuleSet: { __typename: 'AdoptRuleSetSuccess' },
  });
  expect(
    await mutate('calculateEntitlements', 'CalculateEntitlementsInput', { factoryCode: 'GZ-01' }),
  ).toMatchObject({ calculateEntitlements: { __typename: 'CalculateEntitlementsSuccess' } });
}

async function payAll(): Promise<string> {
  const batch = (await approvedBatch(factory, { purpose: 'LEAVE_PAY' }))!;
  const { id: batchId, people, total } = batch;
  await act(officer(), 'sendPaymentBatch', { batchId, people, total });
  const rows = await factory.service.sql<{ no: string }>(
    `SELECT e.employee_no AS no FROM payment p JOIN employee e ON e.id = p.employee_id WHERE p.status = 'SENT'`,
  );
  await paid(
    factory,
    batchId,
    rows.map(({ no }) => no),
  );
  return total;
}

beforeAll(async () => {
  factory = await startPersonnel();
  await freezePeople(factory, 5);
  await calculatePeople(factory);
  for (const no of NOS) await takeLeave(no, 0);
  await makeFinal(factory, 'BACK_PAY');
  await recordAccounts(factory);
}, 60_000);
afterAll(() => factory.service.stop());

it('nothing that is not posted is planned before an act froze it; the act names the calculation that counts', async () => {
  expect(await draft()).toMatchObject({
    ...{ __typename: 'PaymentGatesMissingError', missing: ['FIGURES_NOT_FROZEN'] },
    message: expect.stringContaining('冻结应付金额'),
  });
  expect((await frozen(factory, 'BACK_PAY')).__typename).toBe('PayablePurposePostedError');
  expect((await frozen(factory, 'STAFF_LOAN')).__typename).toBe('PayableNothingToFreezeError');
  expect(await frozen(factory, 'LEAVE_PAY')).toMatchObject({
    ...{ __typename: 'FreezePayablesSuccess', overpaid: '0.00' },
    freeze: { no: 1, people: 3, rules: 'statutory@1', figuresHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
});

it('I-P4: what was frozen is paid, and rules changed between approval and payment change no figure of the batch', async () => {
  const figures = await Promise.all(NOS.map(calculated));
  const batch = (await approvedBatch(factory, { purpose: 'LEAVE_PAY' }))!;
  await changeRules(2, '3');
  const now = await Promise.all(NOS.map(calculated));
  expect(now.every((fen, at) => fen > figures[at]!)).toBe(true);
  const { id: batchId, people, total } = batch;
  expect(await act(officer(), 'sendPaymentBatch', { batchId, people, total })).toMatchObject({
    batch: { status: 'SENT', total },
  });
  await paid(factory, batchId, NOS);
  expect(await Promise.all(NOS.map(paidOf))).toEqual(figures.map((fen) => [fen]));
  for (const { frozen: pinned, current, committed, owed, overpaid, drift } of await differences()) {
    expect([committed, owed, overpaid]).toEqual([pinned, '0.00', '0.00']);
    expect(fenOf(drift!)).toBe(fenOf(current!) - fenOf(pinned!));
  }
  expect(await differences()).toHaveLength(3);
  expect((await draft()).__typename).toBe('PaymentNothingDueError');
});

it('a freeze of the old calculation is refused; a new one owes exactly the difference, which a supplementary batch pays', async () => {
  const [old] = await factory.service.sql<{ id: string }>(
    'SELECT calculation_id AS id FROM payable_freeze ORDER BY no DESC LIMIT 1',
  );
  const { currentCalculation } = await officer().query<{ currentCalculation: { id: string; rules: string } }>(
    '{ currentCalculation(factoryCode: "GZ-01") { id rules people total resultHash asOf } }',
  );
  expect(currentCalculation.rules).toBe('statutory@2');
  const stale = {
    ...{
      factoryCode: 'GZ-01',
      purpose: 'LEAVE_PAY',
      calculationId: opaqueId('calculation', 'gz-01', old!.id),
    },
    ...{ decisionNo: '清算组〔2026〕9号', legalBasis: '企业破产法 113' },
  };
  expect(await act(officer(), 'freezePayables', stale)).toMatchObject({
    ...{ __typename: 'PayableCalculationNotCurrentError', currentId: currentCalculation.id },
  });
  const before = await Promise.all(NOS.map(paidOf));
  const now = await Promise.all(NOS.map(calculated));
  const owed = now.reduce((sum, fen, at) => sum + fen - before[at]![0]!, 0n);
  const made = await frozen(factory, 'LEAVE_PAY');
  expect(made).toMatchObject({ __typename: 'FreezePayablesSuccess', overpaid: '0.00' });
  expect(fenOf(made.owed!)).toBe(owed);
  expect(fenOf(await payAll())).toBe(owed);
  const after = await Promise.all(NOS.map(paidOf));
  expect(after.map(([first]) => first)).toEqual(before.map(([first]) => first));
  expect(after.map((fens) => fens.reduce((sum, fen) => sum + fen, 0n))).toEqual(now);
  expect(await differences()).toEqual([]);
});

it('I-P4: a claim against a payment that is right is refused, with what is due and what was paid', async () => {
  const { employee } = await officer().query<{ employee: { payments: { id: string }[] } }>(
    'query ($no: String!) { employee(factoryCode: "GZ-01", employeeNo: $no) { payments { id } } }',
    { no: NOS[0] },
  );
  const claim = { paymentId: employee.payments[0]!.id, amount: '1.00', decisionNo: '清算组〔2026〕11号' };
  const why = { legalBasis: '民法典 985', claimLetterNo: '追〔2026〕0号' };
  const [first, second] = await paidOf(NOS[0]!);
  const due = formatYuan(first! + second!);
  expect(
    await act(factory.service.as('finance-approver'), 'claimOverpayment', { ...claim, ...why }),
  ).toMatchObject({ __typename: 'OverpaymentBeyondExcessError', due, paid: due, excess: '0.00' });
  expect((await draft()).__typename).toBe('PaymentNothingDueError');
});

it('a lower figure is told as overpaid to the fen and claimed back by the ledger; nothing paid changes', async () => {
  const before = await Promise.all(NOS.map(paidOf));
  await changeRules(3, '2');
  const made = await frozen(factory, 'LEAVE_PAY');
  const now = await Promise.all(NOS.map(calculated));
  const over = before.map((fens, at) => fens.reduce((sum, fen) => sum + fen, 0n) - now[at]!);
  expect(fenOf(made.overpaid!)).toBe(over.reduce((sum, fen) => sum + fen, 0n));
  expect(made.owed).toBe('0.00');
  expect(await Promise.all(NOS.map(paidOf))).toEqual(before);
  const [first] = await differences();
  const { employee } = await officer().query<{ employee: { payments: { id: string; amount: string }[] } }>(
    'query ($no: String!) { employee(factoryCode: "GZ-01", employeeNo: $no) { payments { id amount } } }',
    { no: first!.employeeNo },
  );
  const supplementary = employee.payments.at(-1)!;
  expect(supplementary.amount).toBe(first!.overpaid);
  const claim = {
    ...{ paymentId: supplementary.id, amount: first!.overpaid, decisionNo: '清算组〔2026〕10号' },
    ...{ legalBasis: '民法典 985', claimLetterNo: '追〔2026〕1号' },
  };
  expect(await act(factory.service.as('finance-approver'), 'claimOverpayment', claim)).toMatchObject({
    overpayment: { amount: first!.overpaid },
  });
  expect((await differences()).map((one) => one.employeeNo)).not.toContain(first!.employeeNo);
  expect((await ledgerOf(factory)).balanced).toBe(true);
  // An open claim is no money: frozen at the old figure again, nothing is owed to the person.
  await changeRules(4, '3');
  await frozen(factory, 'LEAVE_PAY');
  expect((await draft({ employeeNos: [first!.employeeNo] })).rows).toMatchObject([
    { reason: 'NOTHING_PAYABLE' },
  ]);
});

it('frozen figures and their traces cannot be changed or removed by the service', async () => {
  const rights = await factory.service.sql<{ table_name: string; privilege_type: string }>(
    `SELECT table_name, privilege_type FROM information_schema.role_table_grants
      WHERE grantee = 'personnel_app' AND table_name IN ('payable_freeze', 'frozen_figure') AND privilege_type NOT IN ('SELECT', 'INSERT')`,
  );
  expect(rights).toEqual([]);
});

import { BankruptcyDeclared } from '@anzhi/contracts';
import { systemViewer } from '@anzhi/service-kit';
import { type FrozenFactory, sampleRoster, startPersonnel } from '../../testing/frozen-factory.js';
import { recalculateEmployees } from '../entitlements/index.js';
import { builtInPack } from '../rules/domain/packs.js';

let factory: FrozenFactory;
beforeAll(async () => {
  factory = await startPersonnel();
});
afterAll(() => factory.service.stop());

async function act(
  name: string,
  input: object,
  role: 'placement-officer' | 'hq-admin' = 'placement-officer',
) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const answer = await factory.service
    .as(role)
    .query<Record<string, { __typename: string; message?: string }>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on UserError { message } } }`,
      { input },
    );
  if (answer[name]?.message) throw new Error(`${name}: ${answer[name].message}`);
}

/** A POLICY closure of people who all joined before 1986, whose city splits one pool among all of them. */
async function prepare(): Promise<void> {
  await factory.service.deliver(BankruptcyDeclared, 'gz-01', 'closure', {
    ...{
      closureProjectId: 'closure',
      declaredOn: '2026-08-18',
      acceptedOn: '2026-07-01',
      regime: 'POLICY' as const,
    },
    ...{ court: '赣州市中级人民法院', caseNo: '(2026)赣07破1号' },
  });
  const uploaded = await factory.service
    .as('placement-officer')
    .upload('/rosters/GZ-01', sampleRoster(40), { 'idempotency-key': 'roster' });
  const { importId } = (await uploaded.json()) as { importId: string };
  await act('commitRosterImport', { importId, leaveOutRejected: false });
  await factory.service.sql(
    `UPDATE employee SET employment_form = 'SOE_PERMANENT', join_work_on = date '1984-01-01' + serial * 30, join_unit_on = date '1984-01-01' + serial * 30,
       birth_date = date '1980-01-01', special_type = NULL, special_from = NULL, special_to = NULL, injury_grade = NULL
      WHERE category = 'ACTIVE_ON_POST'`,
  );
  await act('freezeRoster', { factoryCode: 'GZ-01' });
  const policy = builtInPack('POLICY');
  const fee = { ...policy.resettlementFee, variant: { value: 'V3', law: 'SC1994', article: '' } };
  await act(
    'registerRuleSet',
    { pack: JSON.stringify({ ...policy, code: 'pooled', resettlementFee: fee }) },
    'hq-admin',
  );
  await act('adoptRuleSet', {
    ...{ factoryCode: 'GZ-01', ruleSetCode: 'pooled', version: policy.version, reason: '市政府规定' },
  });
  await act('calculateEntitlements', { factoryCode: 'GZ-01' });
}

const fees = (): Promise<{ people: number; total: bigint; kinds: number }[]> =>
  factory.service.sql(
    `SELECT count(*)::int AS people, sum(e.amount_fen)::bigint AS total, count(DISTINCT e.amount_fen)::int AS kinds
       FROM calculated_entitlement e JOIN current_calculation c ON c.factory_id = e.factory_id AND c.calculation_id = e.calculation_id
      WHERE e.kind = 'RESETTLEMENT_FEE'`,
  );

it('V3 in a live calculation: one pool of three city averages a head, split by seniority to the fen, and split anew when one person’s facts change', async () => {
  await prepare();
  const [before] = await fees();
  expect(before!.people).toBeGreaterThan(10);
  expect(before!.kinds).toBeGreaterThan(1);
  const share = before!.total / BigInt(before!.people);
  expect(share * BigInt(before!.people)).toBe(before!.total);
  const [person] = await factory.service.sql<{ id: string }>(
    `UPDATE employee SET employment_form = 'SOE_CONTRACT'
      WHERE id = (SELECT id FROM employee WHERE category = 'ACTIVE_ON_POST' ORDER BY serial LIMIT 1) RETURNING id`,
  );
  await factory.service.database.write(
    systemViewer('personnel', 'test'),
    { kind: 'factories', factoryIds: ['gz-01'] },
    (tx) => recalculateEmployees(tx, 'gz-01', [person!.id]),
  );
  const [after] = await fees();
  expect(after).toMatchObject({ people: before!.people - 1, total: before!.total - share });
});

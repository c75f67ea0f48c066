import { BankruptcyDeclared } from '@anzhi/contracts';
import { type FrozenFactory, sampleRoster, startPersonnel } from '../../testing/frozen-factory.js';
import { act, choices, understandAll } from '../../testing/placement-story.js';
import { defaultChannels } from '../channels/domain/default-channels.js';
import { builtInPack } from '../rules/domain/packs.js';

let factory: FrozenFactory;
beforeAll(async () => {
  factory = await startPersonnel();
  await prepare();
});
afterAll(() => factory.service.stop());

const officer = () => factory.service.as('placement-officer');

/** A POLICY closure whose plan was passed and filed; the first ten of forty people joined before 1986, the fee's cut-off. */
async function prepare(): Promise<void> {
  const { service } = factory;
  await service.deliver(BankruptcyDeclared, 'gz-01', 'closure', {
    ...{ closureProjectId: 'closure', declaredOn: '2026-08-18', acceptedOn: '2026-07-01', regime: 'POLICY' },
    ...{ court: '赣州市中级人民法院', caseNo: '(2026)赣07破1号' },
  });
  const uploaded = await officer().upload('/rosters/GZ-01', sampleRoster(40), {
    'idempotency-key': 'roster',
  });
  const { importId } = (await uploaded.json()) as { importId: string };
  await act(officer(), 'commitRosterImport', { importId, leaveOutRejected: false }, '');
  await service.sql(
    `UPDATE employee SET birth_date = '1985-01-01', special_type = NULL, special_from = NULL, special_to = NULL, injury_grade = NULL,
       employment_form = CASE WHEN serial <= 10 THEN 'SOE_PERMANENT' ELSE 'SOE_CONTRACT' END,
       join_work_on = CASE WHEN serial <= 10 THEN date '1984-01-01' ELSE date '2005-01-01' END,
       join_unit_on = CASE WHEN serial <= 10 THEN date '1984-01-01' ELSE date '2005-01-01' END`,
  );
  await act(officer(), 'freezeRoster', { factoryCode: 'GZ-01' }, '');
  const pack = builtInPack('POLICY');
  await act(service.as('hq-admin'), 'registerRuleSet', { pack: JSON.stringify(pack) }, '');
  const adopted = { factoryCode: 'GZ-01', ruleSetCode: pack.code, version: pack.version };
  await act(officer(), 'adoptRuleSet', { ...adopted, reason: '全国计划', notInForceReason: '演示' }, '');
  await act(officer(), 'calculateEntitlements', { factoryCode: 'GZ-01' }, '');
  const channels = defaultChannels('POLICY').map(({ code, name }) => ({
    ...{ code, name: name.zh, nameEn: name.en, eligibilityRule: '按3.9', benefits: [] },
  }));
  await service.sql(
    `INSERT INTO placement_plan (factory_id, id, version, title, status, channels, standards, drafted_on)
     VALUES ('gz-01', '01890000-0000-7000-8000-0000000000aa', 1, '职工安置方案', 'PUBLISHED', $1, '[]', '2026-08-18')`,
    [JSON.stringify(channels)],
  );
  await understandAll(factory);
}

interface Person {
  employeeNo: string;
  entitlements: { kind: string; amount: string; explanation: { zh: string } }[];
  fundDeterminations: { kind: string; months: number | null; explanation: { zh: string } }[];
}
async function everybody(): Promise<Person[]> {
  const { employees } = await officer().query<{ employees: { nodes: Person[] } }>(
    `{ employees(factoryCode: "GZ-01", first: 100) { nodes { employeeNo entitlements { kind amount explanation { zh } }
         fundDeterminations { kind months explanation { zh } } } } }`,
  );
  return employees.nodes;
}
const kindsOf = (person: Person): string[] =>
  person.entitlements
    .map(({ kind }) => kind)
    .filter((kind) => kind === 'COMPENSATION' || kind === 'RESETTLEMENT_FEE');
const benefitOf = (person: Person) =>
  person.fundDeterminations.find(({ kind }) => kind === 'UNEMPLOYMENT_BENEFIT')!;

describe('I-P6 under POLICY, through the graph', () => {
  it('I-P6: whom the fee is paid gets no compensation and no unemployment benefit; everybody else gets both', async () => {
    const people = await everybody();
    expect(people).toHaveLength(40);
    const feed = people.filter((one) => kindsOf(one).includes('RESETTLEMENT_FEE'));
    expect(feed.map(({ employeeNo }) => employeeNo)).toEqual(
      people.slice(0, 10).map(({ employeeNo }) => employeeNo),
    );
    for (const one of feed) {
      expect(kindsOf(one)).toEqual(['RESETTLEMENT_FEE']);
      expect(benefitOf(one)).toMatchObject({
        months: 0,
        explanation: { zh: expect.stringContaining('领取一次性安置费的,不再享受失业保险待遇') },
      });
    }
    for (const one of people.slice(10)) {
      expect(kindsOf(one)).toEqual(['COMPENSATION']);
      expect(benefitOf(one).months).toBe(24);
    }
  });

  it('I-P6: who chooses compensation instead gets it with the benefit, and the fee is gone', async () => {
    const [first] = await everybody();
    const made = await act(officer(), 'choosePlacements', choices([first!.employeeNo], 'CH1-COMP'));
    expect(made).toMatchObject({ people: 1 });
    const [after] = await everybody();
    expect(kindsOf(after!)).toEqual(['COMPENSATION']);
    expect(benefitOf(after!).months).toBe(24);
    await act(officer(), 'choosePlacements', choices([first!.employeeNo], 'CH1-FEE'));
    expect((await everybody())[0]).toEqual(first);
  });
});

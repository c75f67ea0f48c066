import type { GraphClient } from '@anzhi/service-testing';
import type { FrozenFactory } from '../../testing/frozen-factory.js';
import { makeFinal, passPlan, peopleFor, place, startPlacementStory } from '../../testing/placement-story.js';

let factory: FrozenFactory;
let placed: string[];
beforeAll(async () => {
  factory = await startPlacementStory(60);
  await passPlan(factory);
  await makeFinal(factory, 'FACTS');
  const ch1 = await peopleFor(factory, 'CH1');
  placed = ch1.slice(0, 6);
  await place(factory, placed, 'CH1');
});
afterAll(() => factory.service.stop());

const officer = (subject?: string): GraphClient =>
  factory.service.as('placement-officer', subject ? { subject } : {});

interface Row {
  employeeNo: string;
  serial: number;
  name: string;
  unit: string | null;
  entitled: string;
  choiceState: string | null;
  placementState: string | null;
  factsMissing: string[];
}
interface List {
  nodes: Row[];
  totalCount: number;
  counts: { aspect: string; state: string; people: number }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
const LIST = `query ($filter: WorkingListFilter, $search: String, $identityNumber: String, $sort: WorkingListSort! = SERIAL,
    $descending: Boolean! = false, $first: Int! = 100, $after: String) {
  workingList(factoryCode: "GZ-01", filter: $filter, search: $search, identityNumber: $identityNumber, sort: $sort,
    descending: $descending, first: $first, after: $after) {
    nodes { employeeNo serial name unit entitled choiceState placementState factsMissing }
    totalCount counts { aspect state people } pageInfo { hasNextPage endCursor } } }`;
const list = async (variables: object = {}, client = officer()): Promise<List> =>
  (await client.query<{ workingList: List }>(LIST, variables)).workingList;
const numbers = ({ nodes }: List): string[] => nodes.map((row) => row.employeeNo);
const countOf = ({ counts }: List, aspect: string, state: string): number =>
  counts.find((one) => one.aspect === aspect && one.state === state)?.people ?? 0;

describe('working lists', () => {
  it('working lists show where each person stands, and count people by state', async () => {
    const all = await list();
    expect(all.totalCount).toBe(60);
    const of = all.nodes.find((row) => row.employeeNo === placed[0]);
    expect(of).toMatchObject({ choiceState: 'LOCKED', placementState: 'EFFECTIVE' });
    expect(countOf(all, 'PLACEMENT', 'EFFECTIVE')).toBe(6);
    expect(countOf(all, 'PLACEMENT', 'NONE')).toBe(54);
    expect(countOf(all, 'CHOICE', 'LOCKED')).toBe(6);
    expect(countOf(all, 'MISSING_FACT', 'BANK_ACCOUNT')).toBe(60);
    const byCategory = all.counts.filter((one) => one.aspect === 'CATEGORY');
    expect(byCategory.reduce((sum, one) => sum + one.people, 0)).toBe(60);
  });

  it('working lists filter by category, unit, placement, choice and facts missing, all together', async () => {
    const effective = await list({ filter: { placementStates: ['EFFECTIVE'] } });
    expect(numbers(effective).sort()).toEqual([...placed].sort());
    const open = await list({ filter: { withoutChoice: true, withoutPlacement: true } });
    expect(open.totalCount).toBe(54);
    expect(numbers(open)).not.toContain(placed[0]);
    const { unit } = effective.nodes[0]!;
    const inUnit = await list({ filter: { unit, categories: ['ACTIVE_ON_POST'], choiceStates: ['LOCKED'] } });
    expect(inUnit.nodes.every((row) => row.unit === unit && row.choiceState === 'LOCKED')).toBe(true);
    expect(inUnit.nodes.length).toBeGreaterThan(0);
    await factory.service.sql(
      `UPDATE employee SET average_wage_fen = NULL, phone_sealed = NULL WHERE employee_no = $1`,
      [placed[1]],
    );
    const missing = await list({ filter: { factsMissing: ['AVERAGE_WAGE', 'PHONE'] } });
    expect(numbers(missing)).toContain(placed[1]);
    expect(missing.nodes.every((row) => row.factsMissing.some((fact) => /WAGE|PHONE/.test(fact)))).toBe(true);
  });

  it('working lists filter by state of objection, payment and the uncollected', async () => {
    const [person] = await factory.service.sql<{ id: string }>(
      'SELECT id FROM employee WHERE employee_no = $1',
      [placed[2]],
    );
    await factory.service.sql(
      `INSERT INTO objection (factory_id, id, kind, employee_id, employee_no, item, claim, evidence, filed_by_kind, filed_by, filed_on, status)
       VALUES ('gz-01', gen_random_uuid(), 'FACTS', $1, $2, 'AGE', 'x', 'y', 'SELF', 'z', '2026-08-19', 'QUEUED')`,
      [person!.id, placed[2]],
    );
    await factory.service.sql(
      `INSERT INTO uncollected_item (factory_id, id, employee_id, status, amount_fen, reason_sealed, registered_on, registered_by)
       VALUES ('gz-01', gen_random_uuid(), $1, 'UNCOLLECTED', 100, '\\x00', '2026-08-19', 'z')`,
      [person!.id],
    );
    await factory.service.sql(
      `WITH batch AS (INSERT INTO payment_batch (factory_id, id, no, purpose, payer, method, status, people, total_fen, drafted_by, drafted_on)
         VALUES ('gz-01', gen_random_uuid(), 900, 'COMPENSATION', 'ESTATE', 'BANK', 'SENT', 1, 100, 'z', '2026-08-19') RETURNING id)
       INSERT INTO payment (factory_id, id, batch_id, employee_id, serial, unit, purpose, payer, amount_fen, status)
       SELECT 'gz-01', gen_random_uuid(), id, $1, 1, 'u', 'COMPENSATION', 'ESTATE', 100, 'FAILED' FROM batch`,
      [person!.id],
    );
    for (const filter of [
      { objectionStates: ['QUEUED'] },
      { paymentStates: ['FAILED'] },
      { uncollectedStates: ['UNCOLLECTED', 'ESCROWED'] },
    ])
      expect(numbers(await list({ filter }))).toEqual([placed[2]]);
    const all = await list();
    const states = ['OBJECTION/QUEUED', 'PAYMENT/FAILED', 'UNCOLLECTED/UNCOLLECTED'].map((one) =>
      countOf(all, one.split('/')[0]!, one.split('/')[1]!),
    );
    expect(states).toEqual([1, 1, 1]);
  });

  it('working lists show who has not completed the understandings that a choice waits for', async () => {
    const told = (await list()).nodes[3]!.employeeNo;
    await factory.service.sql('DELETE FROM employee_understanding');
    await factory.service.sql(
      `INSERT INTO employee_understanding (factory_id, employee_id, item, assisted, completed_on)
       SELECT factory_id, id, item, false, '2026-08-19' FROM employee, unnest(ARRAY['REASONS', 'POLICY', 'CHANNELS']) AS item
        WHERE employee_no = $1 OR (serial = 9 AND item <> 'CHANNELS')`,
      [told],
    );
    const open = await list({ filter: { understandingMissing: true } });
    expect(open.totalCount).toBe(59);
    expect(numbers(open)).not.toContain(told);
  });

  it('working lists find people by part of a name, beginning of a number, and identity number', async () => {
    const all = await list();
    const person = all.nodes[7]!;
    expect(numbers(await list({ search: person.name.slice(1) }))).toContain(person.employeeNo);
    const begins = person.employeeNo.slice(0, -1);
    const found = await list({ search: begins.toLowerCase() });
    expect(numbers(found)).toEqual(numbers(all).filter((no) => no.startsWith(begins)));
    expect((await list({ search: '%' })).totalCount).toBe(0);
    expect(numbers(await list({ identityNumber: '369900199407086396' }))).toEqual(['GZ00001']);
    expect((await list({ identityNumber: '369900199407086399' })).totalCount).toBe(0);
  });

  it.each(['SERIAL', 'EMPLOYEE_NO', 'NAME', 'UNIT', 'AMOUNT'])(
    'working lists sorted by %s page through everybody once, in both directions',
    async (sort) => {
      const walk = async (descending: boolean): Promise<string[]> => {
        const seen: string[] = [];
        for (let after: string | null = null; ; ) {
          const page: List = await list({ sort, descending, first: 7, after });
          seen.push(...numbers(page));
          if (!page.pageInfo.hasNextPage) return seen;
          after = page.pageInfo.endCursor;
        }
      };
      const up = await walk(false);
      expect(new Set(up).size).toBe(60);
      expect(await walk(true)).toEqual([...up].reverse());
      if (sort === 'AMOUNT') {
        const amounts = (await list({ sort, descending: true })).nodes.map((row) => Number(row.entitled));
        expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
      }
    },
  );

  it('working lists go on rightly when people are added or leave between pages', async () => {
    const first = await list({ sort: 'NAME', first: 20 });
    const before = numbers(await list({ sort: 'NAME' }));
    await factory.service.sql(`UPDATE employee SET name = '一' WHERE employee_no = $1`, [before[30]]);
    const rest = await list({ sort: 'NAME', after: first.pageInfo.endCursor });
    expect(numbers(rest)).toEqual(before.slice(20).filter((no) => no !== before[30]));
  });

  it('working lists refuse a cursor of another order and states without any', async () => {
    const { pageInfo } = await list({ first: 5 });
    const other = await officer().raw(LIST, { sort: 'NAME', after: pageInfo.endCursor });
    expect(other.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    const none = await officer().raw(LIST, { filter: { paymentStates: [] } });
    expect(none.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('working lists cost as many statements for 100 people as for 5', async () => {
    const rows = `nodes { employeeNo entitled paymentStates employee { id name placement { status } payments { status } } }`;
    const statements = async (first: number): Promise<number> =>
      (
        await factory.service.statementsOf(() =>
          officer().query(`{ workingList(factoryCode: "GZ-01", first: ${first}) { ${rows} } }`),
        )
      ).length;
    await statements(5);
    expect(await statements(60)).toBe(await statements(5));
  });

  it('working lists are for those who work with placements and payments, at their factory', async () => {
    for (const client of [
      factory.service.as('petitions-officer'),
      factory.service.as('placement-officer', { factory: 'gz-02' }),
    ]) {
      const { errors } = await client.raw(LIST);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});

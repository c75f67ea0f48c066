import { opaqueId } from '@anzhi/domain';
import { setClock } from '@anzhi/service-testing';
import {
  calculatePeople,
  type FrozenFactory,
  freezePeople,
  startPersonnel,
} from '../../testing/frozen-factory.js';
import { pruneOnce } from './index.js';

let factory: FrozenFactory;
let ids: string[];
const sql = <R extends object>(text: string, params: unknown[] = []): Promise<R[]> =>
  factory.service.sql<R>(text, params);
const clock = (day: string) => setClock(factory.service.sql, 'gz-01', `${day}T09:00:00+08:00`);
const rowsBy = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (
      await sql<{ id: string; n: number }>(
        'SELECT calculation_id AS id, count(*)::int AS n FROM calculated_entitlement GROUP BY calculation_id',
      )
    ).map(({ id, n }) => [id, n]),
  );
const prune = () => pruneOnce(factory.service.database);

/** What may refer to a calculation that counted from 2026-08-19 to 2026-08-21, each with how it goes away again. */
const REFERENCES: [what: string, make: string, undo: string][] = [
  [
    'a freeze, and with it what was paid of it',
    `INSERT INTO payable_freeze SELECT 'gz-01', gen_random_uuid(), 1, 'LEAVE_PAY', id, 1, 1, repeat('a', 64), '1', '1', '2027-01-01', 'x'
       FROM calculation ORDER BY current_from LIMIT 1`,
    'DELETE FROM payable_freeze',
  ],
  [
    'a posted round',
    `INSERT INTO posting_series (factory_id, id, kind) VALUES ('gz-01', '01890000-0000-7000-8000-0000000000b1', 'FACTS');
     INSERT INTO posting_round (factory_id, id, series_id, no, supplementary, opened_on, closes_on, decide_by, places, row_count, corrected_count,
       root, status, recorded_at) SELECT 'gz-01', gen_random_uuid(), '01890000-0000-7000-8000-0000000000b1', 1, false, '2026-08-19',
       '2026-08-20', '2026-08-20', '[]', 1, 0, repeat('a', 64), 'RESOLVED', current_from FROM calculation ORDER BY current_from LIMIT 1`,
    'DELETE FROM posting_round; DELETE FROM posting_series',
  ],
  [
    'a batch that was planned while it counted',
    `INSERT INTO payment_batch (factory_id, id, no, purpose, payer, method, status, people, total_fen, drafted_by, drafted_on)
     VALUES ('gz-01', gen_random_uuid(), 1, 'BACK_PAY', 'ESTATE', 'BANK', 'DRAFT', 1, 1, 'x', '2026-08-20')`,
    'DELETE FROM payment_batch',
  ],
  [
    'a scenario that compared with it',
    `INSERT INTO scenario (factory_id, id, name, channels, overrides, assumptions, funds, horizon_years, created_on, created_by)
     VALUES ('gz-01', '01890000-0000-7000-8000-0000000000c1', 'x', '[]', '[]', '[]', '[]', 1, '2026-08-20', 'x');
     INSERT INTO scenario_result (factory_id, scenario_id, rules, as_of, people, result, result_hash, run_at, run_by)
     VALUES ('gz-01', '01890000-0000-7000-8000-0000000000c1', 'statutory@1', '2026-08-18', 1, '{}', 'x', '2026-08-20T10:00:00+08:00', 'x')`,
    'DELETE FROM scenario',
  ],
  [
    'an open review by a person, asked for while it counted',
    `INSERT INTO human_review (factory_id, id, employee_id, subject, kind, question, requested_on, requested_by)
     SELECT 'gz-01', gen_random_uuid(), id, 'AMOUNT', 'COMPENSATION', '?', '2026-08-20', 'x' FROM employee LIMIT 1`,
    'DELETE FROM human_review',
  ],
];

beforeAll(async () => {
  factory = await startPersonnel();
  await freezePeople(factory, 3);
  await calculatePeople(factory);
  for (const day of ['2026-08-21', '2026-08-23']) {
    await clock(day);
    await calculatePeople(factory);
  }
  ids = (await sql<{ id: string }>('SELECT id FROM calculation ORDER BY current_from')).map(({ id }) => id);
}, 60_000);
afterAll(() => factory.service.stop());

it('keeps what was superseded less than twelve months ago on the factory’s clock', async () => {
  await clock('2027-08-20');
  expect(await prune()).toBe(false);
  expect(Object.keys(await rowsBy()).sort()).toEqual([...ids].sort());
});

it.each(REFERENCES)('after twelve months keeps what %s refers to', async (_, make, undo) => {
  await clock('2027-08-21');
  for (const statement of make.split(';\n')) await sql(statement);
  const before = await rowsBy();
  expect(await prune()).toBe(false);
  expect(await rowsBy()).toEqual(before);
  for (const statement of undo.split('; ')) await sql(statement);
});

it('removes the rows of one that nothing refers to: its head and hash stay, the chain says so, the last two stay', async () => {
  const before = await rowsBy();
  expect(await prune()).toBe(true);
  await clock('2036-01-01');
  expect(await prune()).toBe(false);
  const { [ids[0]!]: gone, ...kept } = before;
  expect(await rowsBy()).toEqual(kept);
  const [head] = await sql<{ hash: string }>('SELECT result_hash AS hash FROM calculation WHERE id = $1', [
    ids[0],
  ]);
  expect(
    await sql('SELECT calculation_id AS id, result_hash AS hash, entitlements FROM pruned_calculation'),
  ).toEqual([{ id: ids[0], hash: head!.hash, entitlements: gone }]);
  const audited = await sql<{ after: object }>(
    `SELECT after FROM audit_entry WHERE action = 'pruneCalculation'`,
  );
  expect(audited).toMatchObject([{ after: { resultHash: head!.hash, entitlements: gone, replaced: 0 } }]);
});

it('whoever compares with a pruned calculation is told so, and the other amounts still explain themselves', async () => {
  const [first, second, third] = ids.map((id) => opaqueId('calculation', 'gz-01', id));
  const explain = (fromId: string, toId: string) =>
    factory.service
      .as('employee', { employeeNo: 'GZ00001' })
      .raw<{ employee: { explainEntitlement: object } }>(
        `query ($compare: ExplainCompareInput) { employee(factoryCode: "GZ-01", employeeNo: "GZ00001") {
         explainEntitlement(kind: COMPENSATION, compare: $compare) { difference before { amount } } } }`,
        { compare: { calculations: { fromId, toId } } },
      );
  expect((await explain(first!, third!)).errors).toMatchObject([
    { message: expect.stringContaining('已按保存期限清理'), extensions: { field: 'compare' } },
  ]);
  expect((await explain(second!, third!)).data).toMatchObject({
    employee: { explainEntitlement: { difference: '0.00', before: { amount: '39292.08' } } },
  });
});

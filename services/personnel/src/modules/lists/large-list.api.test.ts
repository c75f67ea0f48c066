import { scopeOfFactory, systemViewer } from '@anzhi/service-kit';
import { type FrozenFactory, startPersonnel } from '../../testing/frozen-factory.js';
import { WorkingListSort } from './working-list.enums.js';
import type { WorkingListFilter } from './working-list.inputs.js';
import { pageStatement, type WorkingListQuestion } from './working-list.statement.js';

const PEOPLE = 100_000;
let factory: FrozenFactory;
beforeAll(async () => {
  factory = await startPersonnel();
  await factory.service.sql(
    `INSERT INTO employee (factory_id, id, serial, status, employee_no, name, gender, birth_date, category, unit, identity_sealed,
       identity_index, import_id, import_line)
     SELECT 'gz-01', gen_random_uuid(), n, 'ACTIVE_ON_POST', 'P' || n, '职工' || n, 'MALE', '1980-01-01', 'ACTIVE_ON_POST',
       'u' || n % 50, '\\x00', sha256(n::text::bytea), gen_random_uuid(), n FROM generate_series(1, ${PEOPLE}) n`,
  );
  await factory.service.sql(
    `INSERT INTO objection (factory_id, id, kind, employee_id, employee_no, item, claim, evidence, filed_by_kind, filed_by, filed_on, status)
     SELECT factory_id, gen_random_uuid(), 'FACTS', id, employee_no, 'AGE', 'x', 'y', 'SELF', 'z', '2026-08-19', 'QUEUED'
       FROM employee WHERE serial % 1000 = 0`,
  );
  await factory.service.sql('ANALYZE');
});
afterAll(() => factory.service.stop());

async function planOf(
  question: Partial<WorkingListQuestion>,
  after: string[] | null = null,
): Promise<string> {
  const { sql, values } = pageStatement(
    { factoryId: 'gz-01', filter: {}, sort: WorkingListSort.SERIAL, descending: false, ...question },
    21,
    after,
  );
  const rows = await factory.service.database.read(
    systemViewer('personnel', 'test'),
    (tx) => tx.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, TIMING OFF) ${sql}`, values),
    scopeOfFactory('gz-01'),
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
const filter = (of: WorkingListFilter): Partial<WorkingListQuestion> => ({ filter: of });
const sorted = (sort: WorkingListSort): Partial<WorkingListQuestion> => ({ sort });

describe('working lists of 100,000 people', () => {
  it.each<[string, Partial<WorkingListQuestion>, string[] | null]>([
    ['roster order', {}, null],
    ['roster order, in the middle', {}, ['SERIAL', '50000', '50000']],
    ['name', sorted(WorkingListSort.NAME), null],
    ['name, in the middle', sorted(WorkingListSort.NAME), ['NAME', '职工5', '5']],
    ['number', sorted(WorkingListSort.EMPLOYEE_NO), null],
    ['unit, from the end', { sort: WorkingListSort.UNIT, descending: true }, null],
    ['one unit', filter({ unit: 'u7' }), null],
    ['beginning of a number', { search: 'p9999' }, null],
    ['state of an objection', filter({ objectionStates: ['QUEUED'] as never }), null],
    ['no choice yet', filter({ withoutChoice: true }), null],
  ])('working lists by %s read an index, not everybody', async (_, question, after) => {
    const plan = await planOf(question, after);
    expect(plan).not.toMatch(/Seq Scan on employee/);
    const read = [...plan.matchAll(/Scan.* on employee.*actual rows=(\d+)/g)].map((match) =>
      Number(match[1]),
    );
    expect(read.length).toBeGreaterThan(0);
    expect(Math.max(...read)).toBeLessThan(PEOPLE / 10);
  });

  it('working lists and single people are found by number without reading everybody', async () => {
    const rows = await factory.service.database.read(
      systemViewer('personnel', 'test'),
      (tx) =>
        tx.query<{ 'QUERY PLAN': string }>(
          'EXPLAIN SELECT id FROM employee WHERE factory_id = $1 AND number_key = upper($2)',
          ['gz-01', 'p77'],
        ),
      scopeOfFactory('gz-01'),
    );
    expect(rows[0]!['QUERY PLAN']).toMatch(/Index Scan using employee_number/);
  });
});

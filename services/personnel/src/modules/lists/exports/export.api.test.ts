import { scopeOfFactory, systemViewer } from '@anzhi/service-kit';
import type { GraphClient } from '@anzhi/service-testing';
import { eventually } from '@anzhi/testing';
import { parse } from 'csv-parse/sync';
import { Workbook } from 'exceljs';
import type { FrozenFactory } from '../../../testing/frozen-factory.js';
import {
  makeFinal,
  passPlan,
  peopleFor,
  place,
  startPlacementStory,
} from '../../../testing/placement-story.js';
import { EXPORT_LISTS } from './read-request.js';

let factory: FrozenFactory;
let placed: string[];
beforeAll(async () => {
  factory = await startPlacementStory(60);
  await passPlan(factory);
  await makeFinal(factory, 'FACTS');
  placed = (await peopleFor(factory, 'CH1')).slice(0, 3);
  await place(factory, placed, 'CH1');
});
afterAll(() => factory.service.stop());

const officer = (): GraphClient => factory.service.as('placement-officer', { subject: 'staff:wang' });
const get = (path: string, client = officer()): Promise<Response> =>
  client.download(`/files/personnel/exports/${path}`);
const csv = async (path: string): Promise<Record<string, string>[]> =>
  parse(await (await get(path)).text(), { bom: true, columns: true });
const value = (row: Record<string, string>, term: string): string | undefined =>
  Object.entries(row).find(([header]) => header.startsWith(term))?.[1];

describe('exports', () => {
  it.each(Object.keys(EXPORT_LISTS))(
    'exports the list %s as CSV and XLSX, with the same rows',
    async (name) => {
      const rows = await csv(`GZ-01/${name}.csv`);
      const response = await get(`GZ-01/${name}.xlsx`);
      expect(response.headers.get('content-type')).toMatch(/spreadsheetml/);
      const workbook = new Workbook();
      await workbook.xlsx.load(
        (await response.arrayBuffer()) as unknown as Parameters<Workbook['xlsx']['load']>[0],
      );
      expect(workbook.worksheets[0]!.rowCount).toBe(rows.length + 1);
      expect(workbook.worksheets[0]!.name).toBe(EXPORT_LISTS[name]!.title);
    },
  );

  it('exports the roster with facts and states, identity numbers masked', async () => {
    const rows = await csv('GZ-01/employees.csv');
    expect(rows).toHaveLength(60);
    expect(value(rows[0]!, '身份证号')).toBe('369900********6396');
    expect(value(rows[0]!, '人员类别')).toBe('在职');
    const of = rows.find((row) => value(row, '工号') === placed[0])!;
    expect([value(of, '选择状态'), value(of, '安置状态')]).toEqual(['已锁定', '已生效']);
    expect(value(of, '应得一次性金额')).toMatch(/^\d+\.\d\d$/);
    expect(await (await get('GZ-01/employees.csv')).text()).not.toMatch(/\d{17}[\dX]/);
  });

  it('exports every amount to the fen: the file adds up to what was calculated', async () => {
    const rows = await csv('GZ-01/entitlements.csv');
    const fen = rows.reduce((sum, row) => sum + BigInt(value(row, '金额')!.replace('.', '')), 0n);
    const [held] = await factory.service.sql<{ fen: bigint }>(
      'SELECT sum(amount_fen)::bigint AS fen FROM entitlement',
    );
    expect(fen).toBe(held!.fen);
  });

  it('exports what the filter asks for, and refuses a filter it does not know', async () => {
    const effective = await csv('GZ-01/employees.csv?placementState=EFFECTIVE&placementState=SIGNED');
    expect(effective.map((row) => value(row, '工号')).sort()).toEqual([...placed].sort());
    expect(await csv('GZ-01/employees.csv?withoutPlacement=true&category=ACTIVE_ON_POST')).not.toHaveLength(
      0,
    );
    expect(await csv('GZ-01/placements.csv?state=VOID')).toEqual([]);
    for (const query of [
      'colour=red',
      'placementState=HAPPY',
      'withoutPlacement=maybe',
      'unit=',
      'unit=a&unit=b',
    ]) {
      const response = await get(`GZ-01/employees.csv?${query}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_FILTER' } }] });
    }
  });

  it('exports carry asOf (S058): the moment in the name and in every row, and the same moment gives the same bytes', async () => {
    const response = await get('GZ-01/employees.csv');
    const name = decodeURIComponent(response.headers.get('content-disposition')!);
    expect(name).toContain('GZ-01-职工名册-20260819T090000.csv');
    const rows: Record<string, string>[] = parse(await response.text(), { bom: true, columns: true });
    expect(new Set(rows.map((row) => value(row, '数据时点')))).toEqual(
      new Set(['2026-08-19T09:00:00+08:00']),
    );
    const bytes = async (): Promise<Buffer> =>
      Buffer.from(await (await get('GZ-01/employees.xlsx')).arrayBuffer());
    expect((await bytes()).equals(await bytes())).toBe(true);
  });

  it('exports only to who may see the list, at their factory', async () => {
    const refused = [
      get('GZ-01/payments.csv', factory.service.as('petitions-officer')),
      get('GZ-01/employees.csv', factory.service.as('placement-officer', { factory: 'gz-02' })),
      get('GZ-01/employees.csv', factory.service.as('employee', { employeeNo: 'GZ00001' })),
    ];
    expect((await Promise.all(refused)).map((response) => response.status)).toEqual([403, 403, 403]);
    expect((await get('GZ-01/objections.csv', factory.service.as('petitions-officer'))).status).toBe(200);
    const unknown = await Promise.all(
      ['GZ-01/secrets.csv', 'GZ-01/employees.pdf', 'GZ-01/employees.csv/x'].map((p) => get(p)),
    );
    expect(unknown.map((response) => response.status)).toEqual([404, 404, 404]);
  });

  it('exports are on the record: who, which list, which filter, how many rows', async () => {
    await factory.service
      .as('finance-approver', { subject: 'staff:li' })
      .download('/files/personnel/exports/GZ-01/entitlements.csv?kind=COMPENSATION')
      .then((response) => response.text());
    const [{ n: rows }] = (await factory.service.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM entitlement WHERE kind = 'COMPENSATION'`,
    )) as [{ n: number }];
    const records = await eventually(async () => {
      const found = await factory.service.sql(
        `SELECT action, entity_id, after FROM audit_entry WHERE subject = 'staff:li' ORDER BY id`,
      );
      expect(found).toHaveLength(2);
      return found;
    });
    expect(records).toMatchObject([
      {
        action: 'exportList',
        after: { list: 'entitlements', format: 'csv', filter: { kind: ['COMPENSATION'] } },
      },
      { action: 'exportListEnded', after: { list: 'entitlements', rows, whole: true } },
    ]);
    expect(records[0]!['entity_id']).toBe(records[1]!['entity_id']);
  });
});

describe('exports of 100,000 people', () => {
  const PEOPLE = 100_000;
  beforeAll(async () => {
    const sealed = await factory.service.database.write(
      systemViewer('personnel', 'test'),
      scopeOfFactory('gz-02'),
      async (tx) => (await tx.cipher('gz-02')).encrypt('369900199407086396'),
    );
    await factory.service.sql(
      `INSERT INTO employee (factory_id, id, serial, status, employee_no, name, gender, birth_date, category, unit, identity_sealed,
         identity_index, import_id, import_line)
       SELECT 'gz-02', gen_random_uuid(), n, 'ACTIVE_ON_POST', 'P' || n, '=职工' || n, 'MALE', '1980-01-01', 'ACTIVE_ON_POST', 'u' || n % 50,
         $1, sha256(n::text::bytea), gen_random_uuid(), n FROM generate_series(1, ${PEOPLE}) n`,
      [sealed],
    );
    await factory.service.sql('ANALYZE employee');
  });
  const manager = (): GraphClient =>
    factory.service.as('placement-officer', { factory: 'gz-02', subject: 'staff:chen' });
  const endings = (): Promise<{ after: { rows: number; whole: boolean } }[]> =>
    factory.service.sql(
      `SELECT after FROM audit_entry WHERE subject = 'staff:chen' AND action = 'exportListEnded' ORDER BY id`,
    );

  it('exports 100,000 rows whole, formulas neutralised, from one snapshot whatever is written meanwhile', async () => {
    const response = await get('GZ-02/employees.csv', manager());
    const reader = response.body!.getReader();
    const first = await reader.read();
    await factory.service.sql(
      `UPDATE employee SET name = '改名' WHERE factory_id = 'gz-02' AND serial > 90000`,
    );
    const chunks = [Buffer.from(first.value!)];
    for (let part = await reader.read(); !part.done; part = await reader.read())
      chunks.push(Buffer.from(part.value));
    const rows: string[][] = parse(Buffer.concat(chunks), { bom: true, from_line: 2 });
    expect(rows).toHaveLength(PEOPLE);
    expect(rows.every((row) => row[2] === `'=职工${row[0]}`)).toBe(true);
    expect(new Set(rows.map((row) => row[0])).size).toBe(PEOPLE);
  });

  it('exports stop reading when the client goes away, and say so on the record', async () => {
    const before = (await endings()).length;
    const response = await get('GZ-02/employees.csv', manager());
    const reader = response.body!.getReader();
    await reader.read();
    await reader.cancel();
    const last = await eventually(async () => {
      const all = await endings();
      expect(all).toHaveLength(before + 1);
      return all.at(-1)!;
    });
    expect(last.after.whole).toBe(false);
    expect(last.after.rows).toBeLessThan(PEOPLE);
    const busy = await factory.service.sql(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'FETCH%' AND state <> 'idle'`,
    );
    expect(busy).toEqual([]);
  });

  it('exports beyond what the service carries at once are asked to come back', async () => {
    const responses = await Promise.all([1, 2, 3, 4, 5].map(() => get('GZ-02/employees.xlsx', manager())));
    const statuses = responses.map((response) => response.status);
    expect(statuses.filter((status) => status === 503).length).toBeGreaterThan(0);
    await Promise.all(responses.map((response) => response.body!.cancel()));
    await eventually(async () => {
      const again = await get('GZ-02/uncollected.csv', manager());
      expect(again.status).toBe(200);
      await again.text();
    });
  });
});

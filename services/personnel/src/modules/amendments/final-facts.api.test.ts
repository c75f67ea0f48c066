import { setClock } from '@anzhi/service-testing';
import { BASIS, type FactsStory, startFactsStory } from './facts-story.fixture.js';

let story: FactsStory;
let no: string;
beforeAll(async () => {
  story = await startFactsStory(12);
  const [row] = await story.sql<{ no: string }>(
    `SELECT employee_no AS no FROM employee WHERE category = 'ACTIVE_ON_POST' ORDER BY serial LIMIT 1`,
  );
  no = row!.no;
  // The way of a series to its end is told in the tests of postings; here only that it is final.
  await story.sql(
    `INSERT INTO posting_series (factory_id, id, kind, final_on, final_root, final_rows, final_amount_fen, final_id)
     SELECT 'gz-01', id, kind, '2026-09-10', 'root', 12, 0, id
       FROM (VALUES ('01890000-0000-7000-8000-000000000001'::uuid, 'FACTS'), ('01890000-0000-7000-8000-000000000002', 'BACK_PAY')) AS v(id, kind)`,
  );
  await setClock(story.sql, 'gz-01', '2026-09-11T09:00:00+08:00');
});
afterAll(() => story.stop());

describe('after FINAL', () => {
  it('no fact changes on the ordinary way: each act is refused and nothing is written', async () => {
    const who = { employeeId: await story.idOf(no), ...BASIS };
    const period = { from: '2000-01-01', kind: 'IN_UNIT', countsForCompensation: true };
    const line = { employeeNo: no, month: '2026-07', item: 'BONUS', accrued: '1.00', paid: '0.00' };
    const acts: [string, object][] = [
      ['amendEmployeeFacts', { ...who, unit: '新车间' }],
      ['recordServicePeriods', { ...who, periods: [period] }],
      ['recordWorkInjury', { ...who, grade: 7, recognitionNo: 'X', appraisedOn: '2026-01-01' }],
      ['recordPersonStatus', { ...who, specialProtection: true }],
      ['amendIdentity', { ...who, phone: '19912345678' }],
      ['recordArrears', { factoryCode: 'GZ-01', ...BASIS, lines: [line] }],
    ];
    for (const [mutation, input] of acts)
      expect({
        mutation,
        ...(await story.act(mutation, input, '... on FactsFinalError { finalOn }')),
      }).toMatchObject({ mutation, __typename: 'FactsFinalError', finalOn: '2026-09-10' });
    expect(await story.sql('SELECT 1 FROM fact_change UNION ALL SELECT 1 FROM employee_amendment')).toEqual(
      [],
    );
  });

  it('a row reopened by judgment or late evidence takes the facts it was reopened for, others do not', async () => {
    await story.sql(
      `INSERT INTO posting_reopening (factory_id, id, series_id, employee_id, employee_no, cause, reference, reasons, status,
         requested_on, requested_by, decided_on, decided_by)
       SELECT factory_id, gen_random_uuid(), '01890000-0000-7000-8000-000000000001', id, employee_no, 'JUDGMENT', '(2026)赣01民终1号', '判决',
              'REOPENED', '2026-09-10', 'a', '2026-09-11', 'b' FROM employee WHERE employee_no = $1`,
      [no],
    );
    const who = { employeeId: await story.idOf(no), ...BASIS };
    expect(await story.act('recordPersonStatus', { ...who, specialProtection: true })).toMatchObject({
      __typename: 'RecordFactsSuccess',
    });
    const line = { employeeNo: no, month: '2026-07', item: 'BONUS', accrued: '1.00', paid: '0.00' };
    expect(await story.act('recordArrears', { factoryCode: 'GZ-01', ...BASIS, lines: [line] })).toMatchObject(
      {
        __typename: 'FactsFinalError',
      },
    );
  });
});

import { objectionTo, type PostingStory, startPostingStory } from './posting-story.fixture.js';

/** Everybody joined in 1998 and 2000, whatever the demo says, with everything recorded that a correction must follow. */
const ALIKE = [
  `UPDATE employee SET birth_date = '1975-05-05', join_work_on = '1998-07-01', join_unit_on = '2000-08-01', average_wage_fen = 400000,
     special_type = 'TOXIC', special_from = '2001-01-01', special_to = '2003-12-31', injury_grade = 6, arrears_from = '2026-01',
     arrears_to = '2026-06', arrears_monthly_fen = 100000, arrears_total_fen = 300000, unit = '一车间', post = '操作工'`,
  `INSERT INTO service_period SELECT factory_id, id, p.from_on, p.to_on, p.kind, true, true, false, true FROM employee,
     (VALUES (date '1998-07-01', date '2000-07-31', 'PRIOR_SOE'), ('2000-08-01', NULL, 'IN_UNIT')) AS p(from_on, to_on, kind)`,
  `INSERT INTO special_work_period (factory_id, id, employee_id, from_on, to_on, type, job, source, status, claimed_on)
     SELECT factory_id, gen_random_uuid(), id, special_from, special_to, 'TOXIC', '操作工', 'ROSTER', 'VERIFIED', '2026-08-20' FROM employee`,
  `INSERT INTO special_work_period (factory_id, id, employee_id, from_on, to_on, type, job, source, status, claimed_on)
     SELECT factory_id, gen_random_uuid(), id, '2010-01-01', '2011-12-31', 'TOXIC', '焊工', 'CLAIM', 'CLAIMED', '2026-08-20' FROM employee
      WHERE employee_no IN ('GZ00005', 'GZ00006')`,
  `INSERT INTO arrear_line (factory_id, employee_id, month, item, accrued_fen, paid_fen, source)
     SELECT factory_id, id, m.month, m.item, 100000, 0, 'ROSTER' FROM employee,
       (VALUES ('2026-05', 'BASE_WAGE'), ('2026-06', 'BASE_WAGE'), ('2026-06', 'BONUS')) AS m(month, item)`,
  `INSERT INTO work_injury SELECT factory_id, id, 'R' || serial, 6, 'NONE', '2020-01-01', NULL, true, false, false, true FROM employee`,
];

export interface BatchStory extends PostingStory {
  /** An objection to the row of that person, by the officer or by another employee. @returns its id */
  file(no: number, claim: string, by?: number): Promise<string>;
  count(rows: string): Promise<number>;
}

/** An open FACTS round over people of whom each is as the other; only 5 and 6 claim special work of their own. */
export async function startBatchStory(people: number): Promise<BatchStory> {
  const story = await startPostingStory(people);
  for (const sql of ALIKE) await story.service.sql(sql);
  await story.today('2026-08-24');
  await story.open();
  return {
    ...story,
    file: async (no, claim, by) => {
      const input = objectionTo(numberOf(no), { claim });
      const filed = by
        ? story.actAs(numberOf(by), 'fileObjection', input)
        : story.act('fileObjection', input);
      return (await filed).objection!.id;
    },
    count: async (rows) =>
      (await story.service.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${rows}`))[0]!.n,
  };
}

export const numberOf = (no: number): string => `GZ${String(no).padStart(5, '0')}`;
export const upheld = (objectionId: string, field: string, value: string) => ({
  ...{ objectionId, result: 'UPHELD', reasons: '更正', correction: { field, value } },
});
export const dismissed = (objectionId: string) => ({
  ...{ objectionId, result: 'DISMISSED', reasons: '核对无误', remedies: '可起诉' },
});

import { type BatchStory, numberOf, startBatchStory, upheld } from './objection-batch.fixture.js';

let story: BatchStory;
beforeAll(async () => {
  story = await startBatchStory(24);
});
afterAll(() => story.stop());

/** Accepted objections of one person, in the order in which a batch takes them up. */
async function accepted(no: number, claims: readonly string[]): Promise<string[]> {
  const objectionIds = [];
  for (const claim of claims) objectionIds.push(await story.file(no, claim));
  await story.act('acceptObjections', { objectionIds });
  return objectionIds.sort();
}
const amendmentsOf = (no: number) =>
  story.service.sql(
    `SELECT a.before, a.after, a.legal_basis FROM employee_amendment a JOIN employee e ON e.id = a.employee_id
      WHERE e.employee_no = $1 ORDER BY a.id`,
    [numberOf(no)],
  );

describe('corrections of one person in one batch', () => {
  it('checks each correction of a person against those before it', async () => {
    const [first, second] = await accepted(22, ['甲', '乙']);
    // The new day of 进厂 stands only beside the new day of 参加工作.
    const decisions = [
      upheld(second!, 'JOIN_UNIT_ON', '1997-01-01'),
      upheld(first!, 'JOIN_WORK_ON', '1996-01-01'),
    ];
    const turned = [
      upheld(first!, 'JOIN_UNIT_ON', '1997-01-01'),
      upheld(second!, 'JOIN_WORK_ON', '1996-01-01'),
    ];
    expect(await story.act('decideObjections', { decisions: turned })).toMatchObject({
      problems: [{ index: 0, code: 'ObjectionCorrectionValueError' }],
    });
    expect(await story.act('decideObjections', { decisions })).toMatchObject({
      objections: [{ id: second }, { id: first }],
    });
    const legal_basis = '企业破产法 art. 48';
    expect(await amendmentsOf(22)).toEqual([
      { before: { joinWorkOn: '1998-07-01' }, after: { joinWorkOn: '1996-01-01' }, legal_basis },
      { before: { joinUnitOn: '2000-08-01' }, after: { joinUnitOn: '1997-01-01' }, legal_basis },
    ]);
  });

  it('finds no conclusion for a grade that one before it took away', async () => {
    const [first, second] = await accepted(23, ['甲', '乙']);
    const decisions = [upheld(first!, 'INJURY_GRADE', 'NONE'), upheld(second!, 'INJURY_GRADE', '5')];
    expect(await story.act('decideObjections', { decisions })).toMatchObject({
      problems: [{ index: 1, code: 'ObjectionCorrectionEvidenceError' }],
    });
    expect(await amendmentsOf(23)).toEqual([]);
  });

  it.each([
    [1, 'ARREARS', '2026-01 2026-05 800.00', 'ARREARS', '2026-04 2026-07 700.00'],
    [3, 'ARREARS', 'NONE', 'AVERAGE_WAGE', '5100.00'],
    [5, 'SPECIAL_WORK', 'NONE', 'SPECIAL_WORK', 'UNDERGROUND 2002-01-01 2002-12-31'],
    [7, 'SPECIAL_WORK', 'NONE', 'SPECIAL_WORK', 'UNDERGROUND 2002-01-01 2002-12-31'],
    [9, 'SPECIAL_WORK', 'HIGH_TEMP 2002-01-01 2002-12-31', 'INJURY_GRADE', '4'],
    [11, 'JOIN_UNIT_ON', '2001-01-01', 'JOIN_UNIT_ON', '1999-01-01'],
    [13, 'JOIN_WORK_ON', '1997-01-01', 'JOIN_UNIT_ON', '1997-01-01'],
    [15, 'INJURY_GRADE', '4', 'INJURY_GRADE', 'NONE'],
    [17, 'JOIN_UNIT_ON', '2002-01-01', 'JOIN_WORK_ON', '2000-08-01'],
    [19, 'UNIT', '二车间', 'UNIT', '三车间'],
  ])(
    'person %i: %s to %s and then %s to %s, as two single acts do',
    async (one, field, value, next, then) => {
      const many = one + 1;
      const single = await accepted(one, ['甲', '乙']);
      await story.act('decideObjection', upheld(single[0]!, field, value));
      await story.act('decideObjection', upheld(single[1]!, next, then));
      const [first, second] = await accepted(many, ['甲', '乙']);
      const before = await story.count("audit_entry WHERE action = 'amendEmployee'");
      const told = (await story.service.outbox('EmployeeAmended')).length;
      const decisions = [upheld(first!, field, value), upheld(second!, next, then)];
      expect(await story.act('decideObjections', { decisions })).toMatchObject({
        __typename: 'ObjectionsSuccess',
      });
      expect(await recordOf(many)).toEqual(await recordOf(one));
      expect(await amendmentsOf(many)).toEqual(await amendmentsOf(one));
      expect(await story.count("audit_entry WHERE action = 'amendEmployee'")).toBe(before + 2);
      expect(await story.service.outbox('EmployeeAmended')).toHaveLength(told + 2);
    },
  );
});

/** Everything that a correction reaches, without what names the person. */
async function recordOf(no: number): Promise<unknown> {
  const [row] = await story.service.sql<{ record: unknown }>(
    `SELECT jsonb_build_object('person', to_jsonb(e) - ARRAY['id', 'serial', 'employee_no', 'number_key', 'import_id', 'import_line',
              'identity_index', 'identity_sealed', 'phone_sealed', 'name', 'gender', 'category', 'status', 'employment_form', 'position_kind'],
            'service', (SELECT jsonb_agg(to_jsonb(p) - 'employee_id' ORDER BY from_on) FROM service_period p WHERE p.employee_id = e.id),
            'special', (SELECT jsonb_agg(to_jsonb(p) - 'employee_id' - 'id' ORDER BY from_on) FROM special_work_period p WHERE p.employee_id = e.id),
            'injury', (SELECT to_jsonb(i) - 'employee_id' - 'recognition_no' FROM work_injury i WHERE i.employee_id = e.id),
            'arrears', (SELECT jsonb_agg(to_jsonb(l) - 'employee_id' ORDER BY month, item) FROM arrear_line l WHERE l.employee_id = e.id))
              AS record FROM employee e WHERE e.employee_no = $1`,
    [numberOf(no)],
  );
  return row!.record;
}
